/**
 * `/kube home`: where a person is, and their next step; what the home tab of the app shows.
 */
import type { Result } from '../api/rejection';
import { homeReply } from '../tutor/course/home-reply';
import type { Words } from '../commands/grammar/words';
import type { ChannelAnswer, ChannelContext, ChannelVerb } from './channel-verb';
import { exercisesDone } from './learners/exercises-done';
import { loadLearner } from './learners/learner';
import { numbersOf } from './learners/progress-person';
import { refusal } from './refusal';

export const home: ChannelVerb = {
  name: 'home',
  usage: 'home',
  summary: 'shows where you are, and your next step',
  examples: ['home'],
  effect: 'look',
  origin: 'tutor',
  keepsCluster: true,
  act: showHome,
};

async function showHome({ positional }: Words, context: ChannelContext): Promise<Result<ChannelAnswer>> {
  if (positional.length > 0) return refusal('home stands alone.', 'What you know: /kube progress me', ['home']);
  const { ports, id, person, record, pressed } = context;
  const [learner, done] = await Promise.all([
    loadLearner(ports, { team: id.team, person: person.id }),
    exercisesDone(ports, id.team, person.id),
  ]);
  const { exercise, exercisesDone: here = [] } = record;
  const reply = homeReply({
    learned: numbersOf(learner, done, ports.clock.now()),
    done: done.map((one) => one.id),
    ...(exercise === undefined || here.includes(exercise.id) ? {} : { running: exercise }),
    isReminded: learner.messages !== undefined,
  });
  return { reply: { ...reply, pressed } };
}
