/**
 * The view *rollout*: time runs across, a line for every Pod, those of the old ReplicaSet above those of the new one, and
 * how many could serve meanwhile. A start in order, a drain and a failover read the same way.
 */
import { boxed, column, flow, padded, type Piece, row, thing, words } from '../drawing/piece';
import { paragraph } from '../drawing/paragraph';
import type { TopOwner } from '../owner';
import { BOXES, type Box } from '../pod-state';
import type { Scene } from '../scene';
import { scopeOf } from '../scope';
import { troubleIn } from '../text/strip';
import { podsIn, type View, viewOf } from '../view';
import { fractionOf } from '../workload';
import { alsoHere, nothingRuns } from './nodes/beside-nodes';
import { SMALL } from './chip';
import { ownerRows } from './nodes/owner-rows';
import { podBadge } from './pod-badge';
import { starMark } from './pod-box';
import { changedWorkloads } from './rollout/changed-workloads';
import { boundsOf } from './rollout/rollout-bounds';
import { servingChart } from './rollout/rollout-chart';
import { groupCrowd } from './rollout/rollout-crowd';
import { type Grid, gridOf, mostColumns, timesRow } from './rollout/rollout-grid';
import { groupLines } from './rollout/rollout-lines';
import { type RolloutStory, storyOf } from './rollout/rollout-story';

const PART_GAP = 12;
/** More Pods are counted. */
const MOST_LINES = 20;

/** @param width units that the figure has */
export function rolloutFigure(scene: Scene, width: number): Piece {
  const story = storyOf(scene, scopeOf(scene.before, scene.after, scene.focus), Infinity);
  const isOfAll = scene.focus === 'all' && story !== undefined;
  return figureAbout(isOfAll ? { ...scene, focus: changedWorkloads(story) } : scene, width);
}

function figureAbout(scene: Scene, width: number): Piece {
  const scope = scopeOf(scene.before, scene.after, scene.focus);
  const view = viewOf(scene.before, scene.after, scope);
  const names = podsIn(view).map(({ name }) => name);
  const story = storyOf(scene, scope, mostColumns(width, names));
  const head = ownerRows(view.owners, scene, width);
  const rows = head.length > 0 ? [column(head, 6)] : [];
  if (story === undefined) {
    return column([...rows, nothingHappened(view, width), ...alsoHere(view.alsoHere, width)], PART_GAP);
  }
  return column([...rows, timePart(story, scene, view, width), ...foot(story, scene, view, width)], PART_GAP);
}

function timePart(story: RolloutStory, scene: Scene, view: View, width: number): Piece {
  const { columns, groups } = story;
  const names = groups.flatMap(({ lines }) => lines.map(({ name }) => name));
  const grid = gridOf(columns.length, width, [...names, ...podsIn(view).map(({ name }) => name)]);
  const isCrowd = groups.reduce((sum, { lines }) => sum + lines.length, 0) > MOST_LINES;
  const blocks = groups.map((group) => (isCrowd ? groupCrowd(group, columns, grid) : groupLines(group, columns, grid)));
  return column([timesRow(columns, grid), ...blocks, ...chartOf(story, grid, scene, view)], 8);
}

/** Of what serves: Jobs do their work and end. */
function chartOf({ columns, groups }: RolloutStory, grid: Grid, scene: Scene, view: View): readonly Piece[] {
  const serving = groups.filter(({ owner }) => owner?.kind !== 'Job');
  if (serving.length === 0) return [];
  const keys = new Set(serving.flatMap(({ lines }) => lines.flatMap((line) => line.keys)));
  const counted = columns.map((moment) => ({
    ...moment,
    boxes: new Map([...moment.boxes].filter(([key]) => keys.has(key))),
  }));
  const alone = groups.find(({ owner }) => owner === undefined)?.lines.length ?? 0;
  const wanted = view.owners.reduce((sum, owner) => sum + wantedBy(owner, scene), alone);
  const [only] = view.owners;
  const isReplacing = groups.some(({ age, newTag }) => age !== undefined || newTag !== undefined);
  const bounds = view.owners.length === 1 && only !== undefined && isReplacing ? boundsOf(only, wanted) : undefined;
  return [servingChart({ columns: counted, grid, wanted, ...(bounds === undefined ? {} : { bounds }) })];
}

const wantedBy = (owner: TopOwner, { after }: Scene): number => {
  const { name, namespace } = owner.metadata;
  return owner.kind === 'Job' || after.get(owner.kind, name, namespace) === undefined
    ? 0
    : fractionOf(owner, after).wanted;
};

function foot(
  { columns, leftOut }: RolloutStory,
  { steps = [], before }: Scene,
  view: View,
  width: number,
): readonly Piece[] {
  const used = new Set<Box>(columns.flatMap(({ boxes }) => [...boxes.values()]));
  const pods = podsIn(view).map(({ pod }) => pod);
  const entries = BOXES.filter(({ box }) => used.has(box)).map(({ box, words: [word = ''] }) => {
    const trouble = box === '!' ? troubleIn(steps, pods, before) : '';
    return row([podBadge(box, 18.5), words(trouble === '' ? word : trouble, { size: SMALL }, width - 30)], 5);
  });
  const hasLeader = columns.some(({ leaders }) => leaders.size > 0);
  const star = hasLeader ? [row([starMark(), words('leads: writes go there', { size: SMALL })], 5)] : [];
  const left = `${leftOut} quieter instant${leftOut === 1 ? '' : 's'} left out`;
  return [
    ...(leftOut === 0 ? [] : [words(left, { size: SMALL, tone: 'faint' }, width)]),
    ...alsoHere(view.alsoHere, width),
    ...(entries.length === 0 ? [] : [flow([...entries, ...star], width, 12)]),
  ];
}

/** An honest picture of nothing, and what to type to see something. */
function nothingHappened(view: View, width: number): Piece {
  const pods = podsIn(view);
  if (pods.length === 0 && view.owners.length === 0) return nothingRuns();
  const owner = view.owners.find(({ kind }) => kind === 'Deployment' || kind === 'StatefulSet') ?? view.owners[0];
  const command = owner === undefined ? 'deploy web' : `update ${owner.metadata.name} v2`;
  const text = column(
    [
      words('Nothing happened here one after another.', { size: 13, weight: 'strong' }, width - 28),
      paragraph(
        'The last command changed no Pod over time. To see Pods replaced step by step:',
        { size: 12 },
        width - 28,
        3,
      ),
      words(command, { size: 13, weight: 'strong', tone: 'changed' }, width - 28),
    ],
    6,
  );
  const box = boxed({ ...padded(text, 14, 12), width }, { fill: 'lane', radius: 10 });
  return thing(box, {
    id: 'nothing',
    label: `Nothing happened here one after another; ${pods.length} Pod${pods.length === 1 ? '' : 's'}`,
    pods: pods.map(({ pod }) => pod.metadata.uid),
  });
}
