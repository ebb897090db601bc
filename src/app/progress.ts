/**
 * `/kube progress`: what this channel's people have seen of the course, what the person knows, and what comes next.
 * `progress off` ends the notes about it for the person who says so; `progress me` and `progress channel` tell more.
 */
import { isRejected, type Result } from '../api/rejection';
import { nearest } from '../commands/grammar/near-miss';
import type { Words } from '../commands/grammar/words';
import { progressReply } from '../tutor/course/progress-reply';
import { lessonsPart } from '../tutor/exercises/lesson-list';
import { withExercise } from '../tutor/exercises/with-exercise';
import type { Button, Reply } from '../tutor/reply';
import { spoken } from '../tutor/text';
import type { ChannelAnswer, ChannelContext, ChannelVerb } from './channel-verb';
import { toldOf, withTold } from './course-log';
import { progressChannel } from './learners/progress-channel';
import { learnedBy, progressOfPerson } from './learners/progress-person';
import { progressOf } from './next-in-course';
import type { ChannelRecord } from './ports';
import { refusal } from './refusal';

export const progress: ChannelVerb = {
  name: 'progress',
  usage: 'progress [me|channel|on|off]',
  summary: 'says what you have seen of the course, and what comes next',
  examples: ['progress', 'progress me', 'progress channel', 'progress off'],
  effect: 'look',
  origin: 'tutor',
  keepsCluster: true,
  act: showOrSet,
};

/** Tries before a write gives way to others. */
const TRIES = 8;
const SHOW: Button = { label: 'Show progress', run: 'progress' };

async function showOrSet({ positional }: Words, context: ChannelContext): Promise<Result<ChannelAnswer>> {
  const { id, person, record, verbs, ports, pressed } = context;
  const learner = { team: id.team, person: person.id };
  const [word = '', ...more] = positional.map((one) => one.toLowerCase());
  if (positional.length === 0) {
    const [log, learned] = await Promise.all([ports.clusters.loadCourse(id), learnedBy(ports, learner)]);
    const reply = progressReply({ ...progressOf(record, log, verbs), ...learned }, pressed);
    return { reply: withLessons(reply, record) };
  }
  if (word === 'me' && more.length === 0) return { reply: { ...(await progressOfPerson(ports, learner)), pressed } };
  if (word === 'channel') {
    const reply = await progressChannel(more, context);
    return isRejected(reply) ? reply : { reply: { ...reply, pressed } };
  }
  const wantsNotes = /^(on|start)$/.test(word) ? true : /^(off|stop)$/.test(word) ? false : undefined;
  if (wantsNotes === undefined || more.length > 0) {
    const near = nearest(word, ['channel']);
    return refusal(
      'progress stands alone, or with me, channel, on or off.',
      near === undefined ? 'off: no more notes about the course for you. on: notes again.' : `Did you mean ${near}?`,
      [near === undefined ? 'progress' : `progress ${near}`, 'progress off'],
    );
  }
  if (!(await setNotes(wantsNotes, context))) {
    return refusal('Nothing was changed: others were faster. Try again.', 'How far you are: /kube progress', [
      `progress ${wantsNotes ? 'on' : 'off'}`,
    ]);
  }
  return { reply: notesReply(wantsNotes, pressed) };
}

/** What runs goes on first; where nothing runs, the next lesson stands beside the next step. */
function withLessons(reply: Reply, { exercise, exercisesDone = [] }: ChannelRecord): Reply {
  const part = lessonsPart(exercisesDone, exercise);
  if (exercise !== undefined) return withExercise(reply, part);
  const [first, ...rest] = reply.buttons;
  const beside = first === undefined ? reply.buttons : [first, ...part.buttons, ...rest];
  return withExercise({ ...reply, buttons: beside }, { ...part, buttons: [] });
}

/** Answers whether it was saved, or was so already. */
async function setNotes(wanted: boolean, { id, person, ports }: ChannelContext): Promise<boolean> {
  for (let tries = 0; tries < TRIES; tries++) {
    const log = await ports.clusters.loadCourse(id);
    const { off, ...told } = toldOf(log, person.id);
    if ((off !== true) === wanted) return true;
    const next = withTold(log, wanted ? told : { ...told, off: true });
    if ((await ports.clusters.saveCourse(id, next)) === 'saved') return true;
  }
  return false;
}

function notesReply(wanted: boolean, pressed: boolean): Reply {
  const headline = wanted ? 'You get notes about the course again' : 'No more notes about the course for you';
  const notice = wanted
    ? 'One comes when most of the course is seen, and one at the end.'
    : 'They come back with /kube progress on. Others here still get theirs.';
  return {
    audience: 'asker',
    isPersonal: true,
    command: `progress ${wanted ? 'on' : 'off'}`,
    pressed,
    headline,
    story: [],
    notice,
    buttons: [SHOW, wanted ? { label: 'No notes', run: 'progress off' } : { label: 'Notes again', run: 'progress on' }],
    text: spoken([headline, notice]),
  };
}
