/**
 * `/kube hint`: the next hint for the step of a lesson or mission, for the whole channel. It costs nothing and is counted.
 */
import type { Result } from '../../api/rejection';
import type { Exercise } from '../../tutor/exercises/exercise';
import { type RunningExercise, withPerson } from '../../tutor/exercises/running';
import { solvedFromHere } from '../../tutor/exercises/solve';
import { placeOf } from '../../tutor/exercises/words';
import { spoken } from '../../tutor/text';
import type { ChannelAnswer, ChannelContext, ChannelVerb } from '../channel-verb';
import { refusal } from '../refusal';
import { exerciseHere } from './find';
import { isGone, noneRuns } from './none-runs';

export const hint: ChannelVerb = {
  name: 'hint',
  aliases: ['hints'],
  usage: 'hint',
  summary: 'gives the next hint for the step of a lesson or mission',
  examples: ['hint'],
  effect: 'change',
  origin: 'tutor',
  async act(_words, context) {
    const { record, ports, id } = context;
    if (record.exercise === undefined) return noneRuns('hint');
    const exercise = await exerciseHere(ports, id.team, record.exercise);
    return exercise === undefined ? isGone(record.exercise) : nextHint(exercise, record.exercise, context);
  },
};

function nextHint(exercise: Exercise, running: RunningExercise, context: ChannelContext): Result<ChannelAnswer> {
  const step = exercise.steps[running.step];
  const { kind } = exercise;
  if (step === undefined) {
    return refusal(`The ${kind} is over: there is nothing left to find.`, `What else there is: /kube ${kind} list`, [
      `${kind} list`,
      `${kind} stop`,
    ]);
  }
  if (step.hints.length === 0) {
    const what = step.show === undefined ? `${kind} next` : step.show.split('\n')[0]!;
    return refusal('This step gives everything away: there is no hint.', `Do it: /kube ${what}`, [what, 'skip']);
  }
  const isLast = running.hints >= step.hints.length;
  const place = Math.min(running.hints, step.hints.length - 1);
  const text = step.hints[place]!;
  const left = step.hints.length - place - 1;
  const isAstray = left === 0 && solvedFromHere(step, running, context.record.cluster) === undefined;
  const astray = isAstray ? ['From where the cluster is now this does not lead there. Take steps back, or skip.'] : [];
  const headline = `Hint ${place + 1} of ${step.hints.length}`;
  const where = placeOf(exercise, running);
  const counts = isLast ? running.counts : { ...running.counts, hints: running.counts.hints + 1 };
  const next: RunningExercise = { ...withPerson(running, context.person.id), hints: place + 1, counts };
  const more = { label: 'Next hint', run: 'hint' };
  return {
    reply: {
      audience: 'channel',
      command: 'hint',
      pressed: context.pressed,
      headline,
      story: [],
      exercise: { lines: [text, ...astray, `${where}: ${step.say}`], isNews: true, buttons: [] },
      buttons: [
        ...(left > 0 ? [more] : []),
        ...(isAstray && context.record.undo.length > 0 ? [{ label: 'Take a step back', run: 'undo' }] : []),
        { label: 'Show the cluster', run: 'show' },
        { label: 'Skip the step', run: 'skip' },
      ],
      text: spoken([headline, text, ...astray]),
    },
    ...(isLast ? {} : { next: { exercise: next } }),
  };
}
