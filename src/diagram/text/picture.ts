/**
 * Draws a cluster as text: owners, Nodes as lanes, what comes next, a legend. 38 columns, 16 lines, ASCII.
 */
import { ascii, MAX_LINES } from './columns';
import type { Cluster } from '../../cluster/cluster';
import { drainStrip } from './drain-strip';
import { failoverStrip } from './failover-strip';
import { alsoLine, keptLine, leadLine, pendingLine, symbolLines } from './foot';
import { labelKeys } from '../labels';
import { drawLanes } from './lanes';
import { nextLines } from './next-lines';
import { type Upcoming, upcomingInScope } from '../upcoming';
import { orderedStrip } from './ordered-strip';
import { imageOf, type TopOwner } from '../owner';
import { olderPods } from '../older-pods';
import { ownerLines } from './owner-lines';
import { isRollingOut, podsOf } from '../workload';
import { hasNewsAmongOthers, plansFor } from './plans';
import type { Scene } from '../scene';
import { severalOwners, touchedOwners } from './several-owners';
import { rolloutStrip } from './rollout-strip';
import type { Strip } from './strip';
import { podsIn, type Seen, seenIn, type View } from '../view';

export type { Scene } from '../scene';

/** Owners with a line each; more share lines. */
const MOST_OWNER_LINES = 3;

/** The lines of the picture, at most 16 of at most 38 columns. */
export function drawPicture(scene: Scene, { scope, view }: Seen = seenIn(scene)): readonly string[] {
  const upcoming = upcomingInScope(scene.next ?? [], scope, scene.after);
  let poorest: readonly string[] = [];
  for (const lines of compositions(scene, view, upcoming)) {
    if (lines.length <= MAX_LINES) return lines.map(ascii);
    poorest = lines;
  }
  return poorest.slice(0, MAX_LINES).map(ascii);
}

/** From the richest drawing to the poorest. */
function* compositions(scene: Scene, view: View, upcoming: readonly Upcoming[]): Generator<readonly string[]> {
  const { before, after, steps = [], below = [], legend: isFull = false } = scene;
  const owner = view.owners.length === 1 ? view.owners[0] : undefined;
  const rollout = owner === undefined ? undefined : rolloutStrip(owner, before, after, steps);
  const head = headOf(scene, view, rollout !== undefined);
  const next = nextLines(upcoming, after);
  const also = alsoLine(view);
  if (rollout !== undefined) yield* insteadOfLanes(rollout, head, below, [also, next]);
  const strip = drainStrip(view, before, steps) ?? (owner && orderedStrip(owner, before, after, steps));
  const failover = (strip ?? owner === undefined) ? undefined : failoverStrip(owner, before, steps);
  const areTagsShown =
    owner !== undefined &&
    (isRollingOut(owner, after) || (scene.revisions === true && mixed(view)) || isBehind(owner, after));
  const labels = labelKeys(view, steps);
  for (const plan of plansFor(view)) {
    const tags = areTagsShown && plan.lanes === view.lanes.length;
    const lanes = drawLanes(view, { ...plan, labels, tags });
    const few = symbolLines(view, lanes, plan.explained, false);
    const parts: Parts = {
      head,
      lanes: lanes.lines,
      lead: leadLine(lanes, isFull),
      hasDisk: lanes.disk !== undefined,
      below,
      few,
      symbols: isFull ? symbolLines(view, lanes, plan.explained, true) : few,
      rest: [...pendingLine(view, lanes), ...also],
      next,
    };
    if (strip !== undefined) yield* aboveLanes([...strip.lines, ...strip.legend], parts);
    if (strip !== undefined) yield* aboveLanes(strip.lines, parts);
    if (strip !== undefined) yield* insteadOfLanes(strip, head, below, [[...keptLine(view), ...parts.rest], next]);
    if (failover !== undefined) yield* aboveLanes([...failover.lines, ...failover.legend], parts);
    if (failover !== undefined) yield* aboveLanes(failover.lines, parts);
    // Who leads now is news; what a file says can be read.
    if (failover !== undefined) yield* aboveLanes(failover.lines, { ...parts, lead: [], below: [], symbols: few });
    yield* lanesOnly(parts);
  }
}

/** What a picture with lanes is put together from. */
interface Parts {
  readonly head: readonly string[];
  readonly lanes: readonly string[];
  /** What the mark of a leader means. */
  readonly lead: readonly string[];
  /** Whether the lanes end with the name of a shared disk. */
  readonly hasDisk: boolean;
  readonly below: readonly string[];
  /** All symbols that are explained, and only those that need it. */
  readonly symbols: readonly string[];
  readonly few: readonly string[];
  readonly rest: readonly string[];
  readonly next: readonly string[];
}

function* aboveLanes(strip: readonly string[], parts: Parts): Generator<readonly string[]> {
  const { head, lanes, lead, below, symbols, few, rest, next } = parts;
  yield joined([head, strip, [...lanes, ...lead], below, [...symbols, ...rest, ...next]]);
  yield joined([head, strip, [...lanes, ...lead], below, [...few, ...rest, ...next]]);
}

function* lanesOnly({
  head,
  lanes,
  lead,
  hasDisk,
  below,
  symbols,
  few,
  rest,
  next,
}: Parts): Generator<readonly string[]> {
  // What else there is stands right under the name of a shared disk.
  if (hasDisk && below.length === 0 && symbols.length === 0) yield joined([head, [...lanes, ...rest, ...next]]);
  yield joined([head, [...lanes, ...lead], below, [...symbols, ...rest, ...next]]);
  yield joined([head, [...lanes, ...lead], below, [...few, ...rest, ...next]]);
  yield joined([head, lanes, below, [...few, ...rest, ...next.slice(0, 1)]]);
  yield joined([head, [...lanes, ...few, ...rest, ...next.slice(0, 1)], below]);
}

/** A strip says more than lanes about what happened in order. */
function* insteadOfLanes(
  strip: Strip,
  head: readonly string[],
  below: readonly string[],
  [rest, next]: readonly [readonly string[], readonly string[]],
): Generator<readonly string[]> {
  const drawn = [...strip.lines, ...strip.legend];
  yield joined([head, drawn, below, [...rest, ...next]]);
  yield joined([head, drawn, below, [...rest, ...next.slice(0, 1)]]);
  yield joined([head, drawn, [...below, ...rest, ...next.slice(0, 1)]]);
}

/** Who wants what, and has what. */
function headOf(scene: Scene, view: View, isRolledOut: boolean): readonly string[] {
  const { before, after } = scene;
  if (view.owners.length === 0 && after.count('Pod') === 0 && before.count('Pod') === 0) {
    return ['nothing runs here yet'];
  }
  const isPacked = hasNewsAmongOthers(view);
  const owners = isPacked ? touchedOwners(view, before, after) : view.owners;
  if (owners.length > MOST_OWNER_LINES || (isPacked && owners.length > 1)) return severalOwners(owners, after);
  const [first] = owners;
  return ownerLines(owners, before, after, {
    withReplicaSet: scene.replicaSet === true || (first !== undefined && isNew(first.metadata.uid, scene)),
    withRevisions: scene.revisions === true && !isRolledOut,
    withOldAndNew: isRolledOut,
  });
}

/** Whether Pods of an older image stand that nobody is about to replace. */
function isBehind(owner: TopOwner, after: Cluster): boolean {
  if (owner.kind !== 'ReplicaSet' && olderPods(owner, after).length === 0) return false;
  const image = imageOf(owner.spec.template.spec);
  return podsOf(owner, after).some((pod) => imageOf(pod.spec) !== image);
}

/** Whether Pods of several images stand side by side. */
function mixed(view: View): boolean {
  const there = podsIn(view).filter(({ mark, node }) => mark !== '-' && node !== undefined);
  return new Set(there.map(({ tag }) => tag)).size > 1;
}

function isNew(uid: string, { before }: Scene): boolean {
  return !before.list('Deployment').some((object) => object.metadata.uid === uid);
}

/** Parts with an empty line between them. */
function joined(parts: readonly (readonly string[])[]): readonly string[] {
  return parts.filter((part) => part.length > 0).flatMap((part, index) => (index === 0 ? part : ['', ...part]));
}
