/**
 * Puts a reply together: headline, story, picture, what to notice, buttons, text.
 */
import { kindNamed } from '../api/kinds';
import type { Rejection, Result } from '../api/rejection';
import type { Cluster } from '../cluster/cluster';
import type { Done, VerbInfo } from '../commands/verb';
import type { Requeue } from '../controllers/controller';
import type { RunEnd } from '../controllers/loop';
import { cut } from '../diagram/text/columns';
import { describePicture } from '../diagram/describe';
import { drawPicture, type Scene } from '../diagram/text/picture';
import { seenIn } from '../diagram/view';
import { buttonsFor } from './buttons/buttons';
import { headlineOf } from './headlines/headline';
import { imageOfChange } from './image-of-change';
import { loadDuring, loadEntry } from './load-during';
import { tellLoad } from './load-reply';
import { freshNotice, noticeOf } from './notice';
import { saidOnce } from './once';
import { rejectionReply, withinLimit } from './rejection-reply';
import { aftermathOf } from './replies/aftermath';
import { ownReply } from './replies/index';
import { leftUndone } from './replies/left-undone';
import { lookedReply } from './replies/looked';
import type { OwnReply } from './replies/own-reply';
import { LONGEST_HEADLINE, type Reply } from './reply';
import { type Situation, situationOf } from './situation';
import { shownManifest, wayToManifest } from './shown-manifest';
import { count } from './story/pod-name';
import { stepsOf } from './story/elsewhere';
import { tellStory } from './story/tell';
import { upcomingOf } from './upcoming';
import { type Taught, taughtAfter, wantsLegend } from './taught';
import { spoken, spokenStory } from './text';
import { truthOf } from './truths';
import { tellAtField } from './wrong-lines';

/** A command that was carried out, and the cluster before and after. */
export interface Happened {
  readonly verb: VerbInfo;
  readonly done: Done;
  readonly before: Cluster;
  readonly after: Cluster;
  readonly end: RunEnd;
  readonly pending: readonly Requeue[];
  readonly taught: Taught;
  readonly pressed: boolean;
  /** The person reads replies of this channel for the first time. */
  readonly isNewcomer?: boolean;
}

/** A reply, what the channel knows after it, and what the reply is about. */
export interface Composed extends Told {
  readonly situation: Situation;
}

interface Told {
  readonly reply: Reply;
  readonly taught: Taught;
}

/** The reply to a command, and what the channel knows after it. */
export function composeReply(happened: Happened): Composed {
  const situation = situationOf(happened);
  const isLook = (happened.done.effect ?? happened.verb.effect) === 'look';
  const told = isLook
    ? lookReply(happened, situation)
    : (loadReply(happened, situation) ?? changeReply(happened, situation));
  return { ...told, situation };
}

/** The reply to `load`: bars in place of lanes. */
function loadReply({ done, after, end, taught, pressed }: Happened, situation: Situation): Told | undefined {
  const service = done.load && after.get('Service', done.load.name, done.load.namespace);
  if (service === undefined) return undefined;
  const told = tellLoad(service, done, after, end.took, taught.terms);
  const once = saidOnce(done, end.took, taught.terms, told.terms);
  const left = leftUndone(done, end);
  const notice = left?.notice?.(situation) ?? freshNotice(told.notice, taught.notices);
  const reply: Reply = {
    audience: 'channel',
    command: done.understood,
    pressed,
    kubectl: kubectlLine(done),
    ...(once.aside.length === 0 ? {} : { aside: once.aside }),
    headline: told.headline,
    took: end.took,
    story: told.story,
    picture: told.picture,
    image: imageOfChange(spoken([told.headline, ...told.described]), after),
    ...(notice === undefined ? {} : { notice: `Notice: ${notice}` }),
    buttons: left?.buttons?.(situation) ?? told.buttons,
    text: spoken([told.headline, ...spokenStory(told.story), ...told.described, spokenNotice(notice), ...once.aside]),
  };
  return { reply, taught: taughtAfter(taught, [...told.terms, ...once.terms], notice) };
}

/**
 * The reply to a command that was refused: nothing was changed.
 * @param otherwise what it would have done without the course rules, where these refused it
 * @param known what the channel was told before
 */
export function composeRejection(
  rejection: Rejection,
  typed: string,
  verbs: readonly VerbInfo[],
  otherwise?: Result<Done>,
  known: readonly string[] = [],
): Reply {
  return rejectionReply(rejection, typed, verbs, otherwise, known);
}

function changeReply(happened: Happened, situation: Situation): Told {
  const { done, before, after, end, taught, pressed } = happened;
  const load = loadDuring(situation);
  const left = leftUndone(done, end);
  const special = { ...ownReply(happened.verb.name), ...left };
  const story = tellStory({
    instead: special.story?.(situation),
    before,
    after,
    steps: stepsOf(done.focus, before, after),
    focus: done.focus,
    remark: done.remark,
    knownTerms: taught.terms,
    ...(load === undefined ? {} : { last: loadEntry(load, end.took) }),
  });
  const table = aftermathOf(happened);
  const scene = sceneOf(happened, table?.lines);
  const headline = cut(
    special.headline?.(situation, end.took) ?? headlineOf(situation, end.took, load),
    LONGEST_HEADLINE,
  );
  // That something is left to do is said as often as it is so.
  const notice = freshNotice(noticeIn(situation, special), left === undefined ? taught.notices : []);
  const picture = special.picture?.(situation);
  const seen = seenIn(scene);
  const described = describePicture(scene, seen);
  const verbatim = (special.verbatim?.(situation) ?? refusedPart(done) ?? shownManifest(done))?.trimEnd();
  const truth = truthOf(situation, taught.terms);
  const once = saidOnce(done, end.took, taught.terms, story.terms);
  const footer = [...truth.said, ...once.footer];
  const reply: Reply = {
    audience: 'channel',
    command: done.understood,
    pressed,
    kubectl: kubectlLine(done),
    ...(once.aside.length === 0 ? {} : { aside: once.aside }),
    headline,
    took: end.took,
    story: story.lines,
    ...(verbatim === undefined ? {} : { verbatim }),
    picture: picture?.lines ?? drawPicture(scene, seen),
    image: imageOfChange(spoken([headline, ...described]), after),
    ...(notice === undefined ? {} : { notice: `Notice: ${notice}` }),
    buttons: buttonsFor(situation, {
      isCut: /more steps?$/.test(story.lines.at(-1) ?? ''),
      waysOn: special.buttons?.(situation),
      ...wayToManifest(done, after),
    }),
    ...(footer.length === 0 ? {} : { footer }),
    ...refusalOf(done),
    text: spoken([
      headline,
      ...spokenStory(story.lines),
      verbatim ?? '',
      ...(picture?.described ?? [...described, ...(table?.described ?? [])]),
      spokenNotice(notice),
      ...footer,
      ...once.aside,
    ]),
  };
  return { reply, taught: taughtAfter(taught, [...story.terms, ...truth.terms, ...once.terms], notice) };
}

/** Kubernetes' words for what it did not take of several objects. */
const refusedPart = ({ refused }: Done): string | undefined =>
  refused === undefined ? undefined : withinLimit(refused.map(({ message }) => message).join('\n'));

function refusalOf({ refused: [first] = [] }: Done): Pick<Reply, 'refusal'> {
  return first === undefined ? {} : { refusal: tellAtField(first) };
}

const spokenNotice = (notice: string | undefined): string => (notice === undefined ? '' : `Notice: ${notice}`);

/** A verb may have a notice of its own; null: it wants none. */
function noticeIn(situation: Situation, { notice }: OwnReply): string | undefined {
  const { focus, refused } = situation.done;
  if (refused !== undefined) {
    return `each object is a request of its own: ${focus.length} done, ${refused.length} refused.`;
  }
  const chosen = notice?.(situation);
  return chosen === null ? undefined : (chosen ?? noticeOf(situation));
}

function lookReply({ done, taught, pressed, verb }: Happened, situation: Situation): Told {
  const special = ownReply(verb.name);
  const headline = cut(
    special.headline?.(situation, 0) ?? lookedReply.headline(situation) ?? tableHeadline(done),
    LONGEST_HEADLINE,
  );
  const words = (done.stdout + (done.stderr ?? '')).trimEnd();
  const picture = special.picture?.(situation);
  const notice = special.notice?.(situation) ?? undefined;
  const isDrawn = special.verbatim?.(situation) === null;
  const reply: Reply = {
    audience: 'asker',
    command: done.understood,
    pressed,
    kubectl: kubectlLine(done),
    headline,
    story: [],
    ...(isDrawn ? {} : { verbatim: words }),
    ...(picture === undefined ? {} : { picture: picture.lines }),
    ...(notice === undefined ? {} : { notice: `Notice: ${notice}` }),
    buttons: special.buttons?.(situation) ?? lookedReply.buttons(situation),
    text: spoken([
      headline,
      ...(isDrawn ? [] : words.split('\n')),
      ...(picture?.described ?? []),
      spokenNotice(notice),
    ]),
  };
  return { reply, taught };
}

/** One for each kind that was asked for. */
const TABLE_HEADER = /^(NAME|NAMESPACE|LAST SEEN) /;

/** What kubectl's answer holds: how many rows of which kind. */
function tableHeadline({ stdout, understood }: Done): string {
  const lines = stdout.split('\n').filter((line) => line.trim() !== '');
  const rows = lines.filter((line) => !TABLE_HEADER.test(line)).length;
  if (rows === 0) return 'There is none here';
  if (rows === lines.length) return `${count(rows, 'line')} from kubectl`;
  const kind = understood.includes(',') ? undefined : kindNamed(understood.split(/[ /,]/)[1] ?? '')?.kind;
  return count(rows, kind ?? 'object');
}

function kubectlLine({ kubectl }: Done): string {
  return 'line' in kubectl ? `kubectl ${kubectl.line}` : `(no kubectl verb: ${kubectl.none})`;
}

function sceneOf(
  { done, before, after, pending, taught, verb, isNewcomer }: Happened,
  below: readonly string[] = [],
): Scene {
  return {
    below,
    before,
    after,
    focus: [...done.focus, ...after.steps.filter(({ verb: what }) => what === 'preempted').map(({ object }) => object)],
    steps: after.steps,
    next: upcomingOf(pending),
    legend: wantsLegend(taught) || isNewcomer === true,
    revisions: verb.name === 'rollback' || verb.name === 'rollout undo',
  };
}
