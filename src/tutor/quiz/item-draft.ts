/**
 * A question of the bank, made ready to be asked: its scene is played on an example cluster, so that the prompt can show
 * the cluster before, and the reveal what happened.
 */
import { Cluster } from '../../cluster/cluster';
import { MAX_LINES, PHONE_COLUMNS } from '../../diagram/columns';
import { describePicture } from '../../diagram/describe';
import { drawPicture } from '../../diagram/picture';
import { shortName } from '../../diagram/short-name';
import type { BankItem, ItemScene } from './item';
import { type Played, playScene } from './play-scene';
import { thenLine } from './prediction';
import type { QuestionDraft, RevealScene } from './question';
import { storyOf } from './scene';

type Shown = Pick<QuestionDraft, 'picture' | 'pictureText' | 'reveal'>;

/** Lines of a picture under which the command still has room. */
const MOST_LINES = 14;

/** The draft of an item; without a scene it has nothing to show but its explanations. */
export function itemDraft({ id, scene, ...item }: BankItem): QuestionDraft {
  const shown: Shown = scene === undefined ? { reveal: { story: [] } } : show(scene);
  return { ...item, template: id, kind: 'course', isOwn: false, ...shown };
}

function show(scene: ItemScene): Shown {
  const played = playScene(scene);
  const before = new Cluster(played.before);
  const then = onlyCommand(played, before);
  return { ...beforePicture(before, played, then), reveal: revealOf(played, before) };
}

/** What is there when the question is asked, and the one command that comes next. Nothing of a cluster without Pods. */
function beforePicture(before: Cluster, { focus }: Played, then: string | undefined): Omit<Shown, 'reveal'> {
  const scene = { before, after: before, focus: focus.length === 0 ? ('all' as const) : focus };
  const isEmpty = before.count('Pod') === 0;
  const lines = isEmpty ? [] : drawPicture(scene);
  const command = then === undefined ? [] : [thenLine(then)];
  if (lines.length > MOST_LINES) return {};
  const picture = lines.length > 0 && command.length > 0 ? [...lines, '', ...command] : [...lines, ...command];
  if (picture.length === 0 || command.some((line) => line.length > PHONE_COLUMNS)) return {};
  const said = [isEmpty ? '' : describePicture(scene).join(' '), then === undefined ? '' : `Then: ${then}.`];
  return { picture, pictureText: said.filter((text) => text !== '').join(' ') };
}

/** The command, with the short names of Pods, where there is only one. */
function onlyCommand({ commands }: Played, before: Cluster): string | undefined {
  const [command, ...more] = commands;
  if (command === undefined || more.length > 0) return undefined;
  return before.list('Pod').reduce((text, pod) => text.replace(pod.metadata.name, shortName(pod)), command);
}

/** What happened on the example, told and drawn. */
function revealOf({ run, focus }: Played, before: Cluster): RevealScene {
  const after = run.cluster;
  const since = before.history.at(-1)?.id ?? 0;
  const steps = after.history.filter(({ id }) => id > since);
  const next = run.pending().flatMap(({ at, next }) => (next === undefined ? [] : [{ at, ...next }]));
  const scene = { before, after, focus: focus.length === 0 ? ('all' as const) : focus, steps, next };
  const lines = drawPicture(scene);
  return {
    story: storyOf({ before, after, steps, focus }),
    picture: lines.length < MAX_LINES ? [...lines, '(on the example)'] : lines,
    pictureText: describePicture(scene).join(' '),
  };
}
