/**
 * What is said where a lesson or mission is needed and none runs, or where one runs already.
 */
import type { Rejection } from '../../api/rejection';
import type { Exercise } from '../../tutor/exercises/exercise';
import type { RunningExercise } from '../../tutor/exercises/running';
import { nameOf } from '../../tutor/exercises/words';
import type { Reply } from '../../tutor/reply';
import { spoken } from '../../tutor/text';
import type { ChannelContext } from '../channel-verb';
import { refusal } from '../refusal';

/** @param verb what was asked for: `hint`, `skip`, `lesson next` */
export function noneRuns(verb: string): Rejection {
  return refusal(`${verb} belongs to a lesson or a mission, and none runs here.`, 'All lessons: /kube lesson', [
    'lesson',
    'mission',
  ]);
}

/** The file of the running mission was removed, or a newer program is needed for it. */
export function isGone({ kind, id }: RunningExercise): Rejection {
  return refusal(`The ${kind} ${id} was removed meanwhile.`, `Your own cluster comes back: /kube ${kind} stop`, [
    `${kind} stop`,
  ]);
}

/** Another one is to be begun: the team decides. */
export function askToChange(
  wanted: Exercise,
  running: RunningExercise,
  here: Exercise | undefined,
  { pressed }: ChannelContext,
): Reply {
  const title = here?.title ?? running.id;
  const headline = `You are in the middle of a ${running.kind}`;
  const where = here === undefined ? '' : ` at step ${running.step + 1} of ${here.steps.length}`;
  const notice = `${nameOf(running)}, ${title}, stands${where}. Leave it for ${wanted.title}?`;
  return {
    audience: 'asker',
    isPersonal: true,
    command: `${wanted.kind} start ${wanted.id}`,
    pressed,
    headline,
    story: [],
    notice,
    buttons: [
      { label: 'Go on here', run: running.kind },
      { label: `Change the ${wanted.kind}`.slice(0, 20), run: `${wanted.kind} start ${wanted.id} --yes` },
      { label: 'Back to our cluster', run: `${running.kind} stop` },
    ],
    text: spoken([headline, notice]),
  };
}
