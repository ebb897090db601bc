/**
 * Draws a cluster as text: owners, Nodes as lanes, what comes next, a legend. 38 columns, 16 lines, ASCII.
 */
import type { Ref } from '../api/objects';
import type { Cluster } from '../cluster/cluster';
import type { Step } from '../cluster/step';
import { ascii, cut, MAX_LINES, PHONE_COLUMNS } from './columns';
import { type Detail, laneLines, stateKey } from './lanes';
import { explainedLines, legendLines } from './legend';
import type { Mark } from './mark';
import { nextLines, type Upcoming, upcomingInScope } from './next-lines';
import { isRollingOut, ownerLines } from './owner-lines';
import { scopeOf } from './scope';
import { rolloutStrip, startStrip } from './strip';
import { type View, viewOf } from './view';

export interface Scene {
  /** The cluster before the command; the same as `after` for a look. */
  readonly before: Cluster;
  readonly after: Cluster;
  /** What the picture is about, or all of it. */
  readonly focus: readonly Ref[] | 'all';
  /** What happened in between, for strips. */
  readonly steps?: readonly Step[];
  /** What is due later. */
  readonly next?: readonly Upcoming[];
  /** Lines under the Nodes, such as a table of files: kept where a legend has no room. */
  readonly below?: readonly string[];
  /** Explain every symbol: in the first replies of a channel. */
  readonly legend?: boolean;
  /** Show the revisions of a Deployment, as after a rollback. */
  readonly revisions?: boolean;
  /** Show the ReplicaSet of a Deployment although nothing rolls out. */
  readonly replicaSet?: boolean;
}

/** Pods in scope that are drawn one by one. */
const MOST_PODS = 12;
/** Changed Pods that keep a line of their own in counted lanes. */
const MOST_CHANGED = 6;

/** The lines of the picture, at most 16 of at most 38 columns. */
export function drawPicture(scene: Scene): readonly string[] {
  const scope = scopeOf(scene.before, scene.after, scene.focus);
  const view = viewOf(scene.before, scene.after, scope);
  const isEmpty = scene.after.count('Pod') === 0 && view.owners.length === 0 && scene.before.count('Pod') === 0;
  const drawings = [...compositions(scene, view, isEmpty, upcomingInScope(scene.next ?? [], scope, scene.after))];
  const fitting = drawings.find((lines) => lines.length <= MAX_LINES);
  return (fitting ?? drawings.at(-1) ?? []).slice(0, MAX_LINES).map(ascii);
}

/** From the richest drawing to the poorest. */
function* compositions(
  scene: Scene,
  view: View,
  isEmpty: boolean,
  upcoming: readonly Upcoming[],
): Generator<readonly string[]> {
  const owner = view.owners.length === 1 ? view.owners[0] : undefined;
  const rollout = owner === undefined ? undefined : rolloutStrip(owner, scene.before, scene.after, scene.steps ?? []);
  const start = owner === undefined ? undefined : startStrip(owner, scene.before, scene.steps ?? []);
  const head = isEmpty
    ? ['nothing runs here yet']
    : ownerLines(view.owners, scene.before, scene.after, {
        withReplicaSet: scene.replicaSet === true || isNewOwner(scene, owner?.metadata.uid),
        withRevisions: scene.revisions === true && rollout === undefined,
        withOldAndNew: rollout !== undefined,
      });
  const next = nextLines(upcoming, scene.after);
  const also = alsoLine(view);
  if (rollout !== undefined) {
    yield joined([head, [...rollout.lines, ...rollout.legend], [...also, ...next]]);
    yield joined([head, [...rollout.lines, ...rollout.legend], [...also, ...next.slice(0, 1)]]);
  }
  const pods = [...view.lanes.flatMap((lane) => lane.pods), ...view.homeless];
  const marks = new Set<Mark>([...pods.map((pod) => pod.mark), ...view.lanes.map((lane) => lane.mark)]);
  const tags = owner !== undefined && (isRollingOut(owner, scene.after) || (scene.revisions === true && mixed(view)));
  const explained = explainedStates(view);
  const labels = labelKeys(view, scene.steps ?? []);
  for (const plan of details(pods.length, view.lanes.length, explained, tags)) {
    const detail = { ...plan, labels };
    const lanes = laneLines(view, detail);
    const legend = scene.legend === true ? legendLines(pods, marks) : explainedLines(pods, detail.explained);
    const foot = [...legend, ...also, ...next];
    const strip = start === undefined ? [] : [start];
    const below = scene.below ?? [];
    yield joined([head, ...strip, lanes, below, foot]);
    yield joined([head, lanes, below, [...explainedLines(pods, detail.explained), ...also, ...next]]);
    yield joined([head, lanes, below, [...explainedLines(pods, detail.explained), ...also, ...next.slice(0, 1)]]);
  }
}

type Plan = Omit<Detail, 'labels'>;

/** Labels that decide where Pods run, or that the command changed. */
export function labelKeys(view: View, steps: readonly Step[]): readonly string[] {
  const chosen = view.owners.flatMap((owner) => Object.keys(owner.spec.template.spec.nodeSelector ?? {}));
  const changed = steps.filter((step) => step.verb === 'labelled' && step.object.kind === 'Node');
  const keys = changed.flatMap((step) => String(step.detail?.labels ?? '').split(', '));
  return [...new Set([...chosen, ...keys.map((label) => label.replace(/(=.*|-)$/, ''))])].filter((key) => key !== '');
}

/** All Pods one by one, then fewer and fewer, then fewer lanes. */
function* details(pods: number, lanes: number, explained: ReadonlySet<string>, tags: boolean): Generator<Plan> {
  const everyState = new Set([...explained, ...ALL_EXPLAINED]);
  if (pods <= MOST_PODS && lanes <= MOST_PODS) yield { lanes, explained, tags };
  for (let changedOnly = MOST_CHANGED; changedOnly >= 0; changedOnly -= 2) {
    if (lanes <= MOST_PODS) yield { changedOnly, lanes, explained: everyState, tags };
  }
  for (let most = Math.min(lanes, MOST_PODS) - 1; most >= 0; most--) {
    yield { changedOnly: most > 4 ? 4 : 2, lanes: most, explained: everyState, tags: false };
  }
  for (let most = Math.min(lanes, MOST_PODS) - 1; most >= 0; most--) {
    yield { changedOnly: 0, lanes: most, explained: everyState, tags: false };
  }
}

/** In counted lanes no box has its word beside it. */
const ALL_EXPLAINED = [
  'nnot ready',
  'sstarting',
  'Pno Node yet',
  '!image pull',
  '!crash wait',
  '!config',
  'tstopping',
  '?silent',
  'xfailed',
  '.done',
  ' gone',
];

/** States that two or more Pods share, other than ready and gone: one line explains them all. */
function explainedStates(view: View): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const pod of [...view.lanes.flatMap((lane) => lane.pods), ...view.homeless]) {
    const key = stateKey(pod.state);
    if (pod.state.box !== 'R' && pod.state.box !== ' ') counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count > 1).map(([key]) => key));
}

/** Whether Pods of several images stand side by side. */
function mixed(view: View): boolean {
  const tags = view.lanes
    .flatMap((lane) => lane.pods)
    .filter((pod) => pod.mark !== '-')
    .map((pod) => pod.tag);
  return new Set(tags).size > 1;
}

function isNewOwner(scene: Scene, uid: string | undefined): boolean {
  if (uid === undefined) return false;
  return !['Deployment' as const].some((kind) => scene.before.list(kind).some((object) => object.metadata.uid === uid));
}

function alsoLine(view: View): readonly string[] {
  if (view.alsoHere.length === 0) return [];
  const all = view.alsoHere.map(({ name, pods }) => `${name} ${pods}`);
  const line = `also here: ${all.join(', ')}`;
  if (line.length <= PHONE_COLUMNS) return [line];
  for (let shown = all.length - 1; shown > 0; shown--) {
    const some = `also here: ${all.slice(0, shown).join(', ')}, ${all.length - shown} more`;
    if (some.length <= PHONE_COLUMNS) return [some];
  }
  const pods = view.alsoHere.reduce((sum, other) => sum + other.pods, 0);
  return [cut(`also here: ${pods} Pods of ${all.length} others`, PHONE_COLUMNS)];
}

/** Parts with an empty line between them. */
function joined(parts: readonly (readonly string[])[]): readonly string[] {
  return parts.filter((part) => part.length > 0).flatMap((part, index) => (index === 0 ? part : ['', ...part]));
}
