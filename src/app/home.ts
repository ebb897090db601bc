/**
 * `/kube home`: where a person is, and their next step; what the home tab of the app shows.
 */
import type { Result } from '../api/rejection';
import { homeParts } from '../tutor/course/home-parts';
import { homeReply } from '../tutor/course/home-reply';
import type { Words } from '../commands/grammar/words';
import type { ChannelAnswer, ChannelContext, ChannelVerb } from './channel-verb';
import { homeChannels } from './home-channels';
import { exercisesDone } from './learners/exercises-done';
import { loadLearner } from './learners/learner';
import { numbersOf } from './learners/progress-person';
import { hoursInWords, USUAL_HOURS } from './learners/review-hours';
import { refusal } from './refusal';
import { isPrivate } from './visit';

export const home: ChannelVerb = {
  name: 'home',
  usage: 'home [PAGE]',
  summary: 'shows where you are, and your next step',
  examples: ['home'],
  effect: 'look',
  origin: 'tutor',
  keepsCluster: true,
  act: showHome,
};

async function showHome({ positional }: Words, context: ChannelContext): Promise<Result<ChannelAnswer>> {
  const [typed = '1', ...more] = positional;
  const page = /^\d{1,3}$/.test(typed) ? Number(typed) : 0;
  if (page < 1 || more.length > 0) {
    return refusal('home stands alone, or with a page.', 'What you know: /kube progress me', ['home']);
  }
  const { ports, id, person, record, pressed } = context;
  const [learner, done, around] = await Promise.all([
    loadLearner(ports, { team: id.team, person: person.id }),
    exercisesDone(ports, id.team, person.id),
    // Nobody sees the rest of the page in a channel.
    isPrivate(id) ? homeChannels(ports, id.team, person.id, page) : undefined,
  ]);
  const { hours = USUAL_HOURS, messages } = learner;
  const reviews = { isOn: messages !== undefined, hours: hoursInWords(hours) };
  const { exercise, exercisesDone: here = [] } = record;
  const reply = homeReply({
    learned: numbersOf(learner, done, ports.clock.now()),
    done: done.map((one) => one.id),
    ...(exercise === undefined || here.includes(exercise.id) ? {} : { running: exercise }),
    isReminded: messages !== undefined,
  });
  if (around === undefined) return { reply: { ...reply, pressed } };
  // The page has a part for settings.
  const buttons = reply.buttons.filter(({ run }) => run !== 'review settings');
  return { reply: { ...reply, buttons, parts: homeParts({ ...around, reviews }), pressed } };
}
