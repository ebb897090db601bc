/**
 * `show rollout` and `show --replay`: what a change did, moment by moment.
 */
import type { Deployment, Ref } from '../../api/objects';
import { describePicture } from '../../diagram/describe';
import { describeReplay, type ToldMoment } from '../../diagram/replay/describe-replay';
import type { Scene } from '../../diagram/scene';
import { cut, PHONE_COLUMNS } from '../../diagram/text/columns';
import { drawPicture } from '../../diagram/text/picture';
import { stripOf } from '../../diagram/text/strip-of';
import { isRollingOut } from '../../diagram/workload';
import { button } from '../button';
import { LONGEST_HEADLINE } from '../reply';
import { captionsOf } from '../story/captions';
import type { ToldChange, TutorContext } from '../verbs/tutor-verb';
import { begunRollout } from './begun-rollout';
import { fitting } from './fitting';
import type { Shown } from './shown';
import { showTheseSteps } from './steps';

/** The change that was asked for, once more: a strip where its order matters, else its steps. */
export function showReplay({ cluster, told }: TutorContext): Shown {
  if (told === undefined) return nothingYet();
  const scene = sceneOf(cluster, told, 'all');
  const { picture, buttons = [] } = pictureOf(scene, told);
  return {
    headline: cut(`Replay of ${told.command}`, LONGEST_HEADLINE),
    picture,
    said: describeReplay({ ...scene, moments: momentsOf(scene, told) }),
    buttons: told.isLast ? buttons : [],
    image: { view: 'nodes', focus: 'command', isMotion: true, version: told.version },
  };
}

function pictureOf(scene: Scene, { steps }: ToldChange): Pick<Shown, 'picture' | 'buttons'> {
  const strip = stripOf(scene);
  if (strip !== undefined) return { picture: fitting([...strip.lines, ...strip.legend]) };
  return steps.length > 0 ? showTheseSteps(steps, scene.after) : { picture: drawPicture(scene) };
}

/** What the story says of every time at which something happened. */
function momentsOf({ before, after }: Scene, { steps }: ToldChange): readonly ToldMoment[] {
  const times = [...new Set(steps.map(({ at }) => at - before.now))];
  const captions = captionsOf({ before, after, steps, knownTerms: [] }, times);
  return times.map((at, index) => ({ at, said: captions[index] ?? [] }));
}

/**
 * The rollout that a change was, of one workload or of whichever rolled out.
 * @param ref the workload
 */
export function showRollout(context: TutorContext, ref?: Ref): Shown {
  const { cluster, told } = context;
  if (told === undefined) return nothingYet();
  const image = {
    view: 'rollout',
    ...(ref === undefined ? {} : { object: ref }),
    focus: 'all',
    version: told.version,
  } as const;
  const scene = sceneOf(cluster, told, ref === undefined ? 'all' : [ref]);
  const strip = stripOf(scene);
  const steps = showTheseSteps(told.steps, cluster);
  if (strip !== undefined || begunRollout(told.steps, ref) !== undefined) {
    return {
      headline: cut(rolloutHeadline(told, ref), LONGEST_HEADLINE),
      picture: strip === undefined ? steps.picture : fitting([...strip.lines, ...strip.legend]),
      said: steps.said,
      buttons: [button('Replay', `show --replay ${told.version}`)],
      image,
    };
  }
  const rolling = cluster.list('Deployment').find((one) => isRollingOut(one, cluster) && isAbout(one, ref));
  if (rolling === undefined) return { ...nothingRolled(context), image };
  const picture = drawPicture(scene);
  const headline = cut(`${rolling.metadata.name} rolls out, and is not at its end`, LONGEST_HEADLINE);
  return { headline, picture, said: describePicture(scene), image };
}

function rolloutHeadline({ command, isLast }: ToldChange, ref: Ref | undefined): string {
  if (isLast) return ref === undefined ? `Moment by moment: ${command}` : `The rollout of ${ref.name}`;
  return `${ref === undefined ? 'The last rollout' : `The last rollout of ${ref.name}`}: ${command}`;
}

const isAbout = ({ metadata }: Deployment, ref: Ref | undefined): boolean =>
  ref === undefined ||
  (ref.kind === 'Deployment' && ref.name === metadata.name && ref.namespace === metadata.namespace);

function nothingRolled({ cluster }: TutorContext): Shown {
  const [first] = cluster.list('Deployment');
  if (first === undefined) return nothingYet();
  const { name } = first.metadata;
  const lines = [
    'no rollout in the last change',
    '(older changes: /kube history)',
    '',
    'A rollout begins with a new template:',
  ];
  const command = `rollout restart ${name}`;
  return {
    headline: 'The last change rolled nothing out',
    picture: [...lines, cut(`/kube ${command}`, PHONE_COLUMNS)],
    said: [...lines.filter((line) => line !== ''), `/kube ${command}`],
    buttons: [button('Restart its Pods', command)],
  };
}

function nothingYet(): Shown {
  return {
    headline: 'Nothing has changed here yet',
    picture: ['no change to show'],
    said: ['There is no change to show'],
    buttons: [button('Deploy an app', 'deploy web')],
  };
}

function sceneOf(after: Scene['after'], { before, steps }: ToldChange, focus: Scene['focus']): Scene {
  return { before, after, focus, steps };
}
