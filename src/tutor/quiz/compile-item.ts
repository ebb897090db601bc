/**
 * Compiles a question of the bank (`npm run content`): its scene is played on an example cluster, so that the prompt can
 * show the cluster before, and the reveal what happened. Nobody waits for that who asks the question.
 */
import { isRejected } from '../../api/rejection';
import { Cluster } from '../../cluster/cluster';
import { MAX_LINES, PHONE_COLUMNS } from '../../diagram/text/columns';
import { describePicture } from '../../diagram/describe';
import { drawPicture } from '../../diagram/text/picture';
import { shortName } from '../../diagram/short-name';
import { composeReply } from '../compose';
import type { Entry } from '../story/lines';
import { TERMS } from '../story/terms';
import { spoken, spokenStory } from '../text';
import { tryOut } from './experiment';
import type { BankItem, FileItem, ItemScene, ItemShown } from './item';
import { type Played, playScene } from './play-scene';
import { thenLines } from './prediction';
import type { RevealScene } from './question';
import { firstEntries, storyOf, withRemark } from './scene';

const REMARK = '(on the example)';
/** Lines of a picture under which the command still has room. */
const MOST_LINES = 14;

/** What the program reads of an item; without a scene it has nothing to show but its explanations. */
export function compileItem({ scene, ...item }: FileItem): BankItem {
  return { ...item, shown: scene === undefined ? { reveal: { story: [] } } : show(scene) };
}

function show(scene: ItemScene): ItemShown {
  const played = playScene(scene);
  const [last, ...more] = played.commands;
  const only = more.length === 0 && last?.accepted === true ? last.text : undefined;
  return {
    ...promptOf(played, scene),
    reveal: (only === undefined ? undefined : asReplied(played, only)) ?? revealOf(played),
  };
}

/** What is there when the question is asked, and the one command that comes next. */
function promptOf(played: Played, { then: steps }: ItemScene): Omit<ItemShown, 'reveal'> {
  const before = new Cluster(played.before);
  const [step, ...more] = steps.filter((step) => 'kube' in step);
  // Of a manifest the command says nothing; the situation tells what is in it.
  const isShown = step !== undefined && more.length === 0 && step.stdin === undefined;
  const only = isShown ? played.commands[0]?.text : undefined;
  const { focus } = played;
  const scene = { before, after: before, focus: focus.length === 0 ? ('all' as const) : focus };
  const command = only === undefined ? undefined : withShortNames(only, before);
  const written = command === undefined ? [] : thenLines(command);
  const lines = before.count('Pod') === 0 ? [] : drawPicture(scene);
  if (lines.length > MOST_LINES) return {};
  const isFitting = written.every((line) => line.length <= PHONE_COLUMNS) && lines.length + written.length < MAX_LINES;
  const then = isFitting ? written : [];
  const picture = [...lines, ...(lines.length > 0 && then.length > 0 ? [''] : []), ...then];
  if (picture.length === 0) return {};
  const said = [lines.length === 0 ? '' : describePicture(scene).join(' '), command ? `Then: ${command}.` : ''];
  return { picture, pictureText: said.filter((text) => text !== '').join(' ') };
}

const withShortNames = (command: string, cluster: Cluster): string =>
  cluster.list('Pod').reduce((text, pod) => text.replace(pod.metadata.name, shortName(pod)), command);

/** What a channel would be answered to this command: with bars for requests, with the files of a Pod. */
function asReplied({ since }: Played, command: string): RevealScene | undefined {
  const ran = tryOut(since, command);
  if (isRejected(ran)) return undefined;
  const taught = { terms: Object.keys(TERMS), replies: MANY };
  const { headline, story, picture, text } = composeReply({ ...ran, taught, pressed: false }).reply;
  if (picture === undefined) return undefined;
  const told = spoken([headline, ...spokenStory(story)]);
  return {
    story: firstEntries(story, picture.length),
    picture: withRemark(picture, REMARK),
    pictureText: text.startsWith(told) ? text.slice(told.length).trim() : text,
  };
}

/** Replies after which symbols are not explained any more. */
const MANY = 1000;

/** What happened on the example, told and drawn from the record. */
function revealOf({ run, since, focus, commands }: Played): RevealScene {
  const [before, after] = [new Cluster(since), run.cluster];
  const first = before.history.at(-1)?.id ?? 0;
  const steps = after.history.filter(({ id }) => id > first);
  if (steps.length === 0 && commands.length === 0) return { story: [] };
  const next = run.pending().flatMap(({ at, next }) => (next === undefined ? [] : [{ at, ...next }]));
  const scene = { before, after, focus: focus.length === 0 ? ('all' as const) : focus, steps, next };
  const picture = drawPicture(scene);
  return {
    story: firstEntries(storyOf({ before, after, steps, focus, last: refusedOf(commands, before) }), picture.length),
    picture: withRemark(picture, REMARK),
    pictureText: describePicture(scene).join(' '),
  };
}

/** What the cluster did not do. */
function refusedOf(commands: Played['commands'], before: Cluster): Entry | undefined {
  const [first, ...more] = commands.filter(({ accepted }) => !accepted);
  if (first === undefined) return undefined;
  const text = more.length === 0 ? withShortNames(first.text, before) : `${more.length + 1} commands`;
  return { at: first.at, order: Infinity, text: `refused: ${text}`, weight: 9, steps: 0 };
}
