/**
 * Draws a cluster as text: owners, Nodes as lanes, what comes next, a legend. 38 columns, 16 lines, ASCII.
 */
import { ascii, MAX_LINES } from './columns';
import { alsoLine, leadLine, pendingLine, symbolLines } from './foot';
import { labelKeys } from './labels';
import { drawLanes } from './lanes';
import { nextLines, type Upcoming, upcomingInScope } from './next-lines';
import { isRollingOut, ownerLines } from './owner-lines';
import { hasNewsAmongOthers, plansFor } from './plans';
import type { Scene } from './scene';
import { scopeOf } from './scope';
import { severalOwners, touchedOwners } from './several-owners';
import { rolloutStrip, startStrip } from './strip';
import { podsIn, type View, viewOf } from './view';

export type { Scene } from './scene';

/** Owners with a line each; more share lines. */
const MOST_OWNER_LINES = 3;

/** The lines of the picture, at most 16 of at most 38 columns. */
export function drawPicture(scene: Scene): readonly string[] {
  const scope = scopeOf(scene.before, scene.after, scene.focus);
  const view = viewOf(scene.before, scene.after, scope);
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
  const owner = view.owners.length === 1 ? view.owners[0] : undefined;
  const steps = scene.steps ?? [];
  const rollout = owner === undefined ? undefined : rolloutStrip(owner, scene.before, scene.after, steps);
  const strip = owner === undefined ? undefined : startStrip(owner, scene.before, steps);
  const head = headOf(scene, view, rollout !== undefined);
  const next = nextLines(upcoming, scene.after);
  const also = alsoLine(view);
  const below = scene.below ?? [];
  if (rollout !== undefined) {
    yield joined([head, [...rollout.lines, ...rollout.legend], below, [...also, ...next]]);
    yield joined([head, [...rollout.lines, ...rollout.legend], below, [...also, ...next.slice(0, 1)]]);
  }
  const tags = owner !== undefined && (isRollingOut(owner, scene.after) || (scene.revisions === true && mixed(view)));
  const labels = labelKeys(view, steps);
  for (const plan of plansFor(view)) {
    const lanes = drawLanes(view, { ...plan, labels, tags: tags && plan.lanes === view.lanes.length });
    const pending = pendingLine(view, lanes);
    const few = symbolLines(view, lanes, plan.explained, false);
    const legend = scene.legend === true ? symbolLines(view, lanes, plan.explained, true) : few;
    const withLead = [...lanes.lines, ...leadLine(lanes, scene.legend === true)];
    const full = [...legend, ...pending, ...also, ...next];
    // What else there is stands right under the name of a shared disk.
    const isOneBlock = lanes.hasDisk && below.length === 0 && legend.length === 0 && strip === undefined;
    yield isOneBlock ? joined([head, [...withLead, ...full]]) : joined([head, strip ?? [], withLead, below, full]);
    yield joined([head, withLead, below, [...few, ...pending, ...also, ...next]]);
    yield joined([head, withLead, below, [...few, ...pending, ...also, ...next.slice(0, 1)]]);
    yield joined([head, lanes.lines, below, [...few, ...pending, ...also, ...next.slice(0, 1)]]);
  }
}

/** Who wants what, and has what. */
function headOf(scene: Scene, view: View, isRolledOut: boolean): readonly string[] {
  const { before, after } = scene;
  if (view.owners.length === 0 && after.count('Pod') === 0 && before.count('Pod') === 0)
    return ['nothing runs here yet'];
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
