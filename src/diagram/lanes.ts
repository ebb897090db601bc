/**
 * Nodes as lanes, one Pod a line; or, where there are too many, one lane a line with its Pods counted.
 */
import { own } from '../api/own';
import type { PersistentVolumeClaim } from '../api/objects';
import { cut, pack, PHONE_COLUMNS } from './columns';
import type { PodState } from './pod-state';
import { BOXES } from './pod-state';
import type { LaneView, PodView, View } from './view';

/** How much is drawn one by one. */
export interface Detail {
  /** Lanes are counted, and changed Pods get a line of their own if they are at most so many; undefined: all Pods do. */
  readonly changedOnly?: number;
  /** At most so many lanes are drawn, those with changes or trouble first. */
  readonly lanes: number;
  /** States that are explained under the Nodes: their word is left out beside the box. */
  readonly explained: ReadonlySet<string>;
  /** Whether image tags stand behind names. */
  readonly tags: boolean;
  /** Keys of labels of Nodes that stand behind their first line. */
  readonly labels: readonly string[];
}

const LONGEST_LANE_NAME = 10;

/** The lanes of a view, top to bottom. */
export function laneLines(view: View, detail: Detail): readonly string[] {
  const lanes = view.lanes.filter((lane) => isShown(lane, view));
  const drawn = chooseLanes(lanes, detail.lanes);
  const rest = lanes.filter((lane) => !drawn.includes(lane));
  const width = widthOf(drawn, view, rest.length);
  const individually = chosenPods(drawn, view, detail);
  const lines = drawn.flatMap((lane) => laneOf(lane, width, detail, individually));
  if (view.homeless.length > 0) lines.push(...laneBody(' ', 'no Node', [], view.homeless, width, detail, individually));
  if (view.kept.length > 0) lines.push(...keptLane(view.kept, width));
  if (rest.length > 0) lines.push(restLine(rest, width));
  return lines;
}

/** A Node is drawn when it holds something of the scope, is empty, or needs a look. */
function isShown(lane: LaneView, view: View): boolean {
  if (lane.pods.length > 0 || lane.mark !== ' ' || lane.note !== undefined) return true;
  return lane.others === 0 || view.lanes.every((other) => other.pods.length === 0);
}

function chooseLanes(lanes: readonly LaneView[], most: number): readonly LaneView[] {
  if (lanes.length <= most) return lanes;
  const changed = lanes.filter(isChanged);
  const urgent = [...changed, ...lanes.filter((lane) => !changed.includes(lane) && needsEye(lane))];
  const chosen = new Set(urgent.slice(0, most));
  return lanes.filter((lane) => chosen.has(lane));
}

/** What the command changed is drawn before what was in trouble already. */
function isChanged({ mark, pods }: LaneView): boolean {
  return mark !== ' ' || pods.some((pod) => pod.mark !== ' ');
}

function needsEye(lane: LaneView): boolean {
  return (
    lane.mark !== ' ' || lane.note !== undefined || lane.pods.some((pod) => pod.mark !== ' ' || pod.state.box !== 'R')
  );
}

function chosenPods(lanes: readonly LaneView[], view: View, detail: Detail): ReadonlySet<PodView> | undefined {
  if (detail.changedOnly === undefined) return undefined;
  const pods = [...lanes.flatMap((lane) => lane.pods), ...view.homeless];
  const changed = pods.filter((pod) => pod.mark !== ' ');
  return new Set(changed.length <= detail.changedOnly ? changed : []);
}

function widthOf(lanes: readonly LaneView[], view: View, rest: number): number {
  const names = lanes.map((lane) => lane.node.metadata.name);
  if (view.homeless.length > 0) names.push('no Node');
  if (view.kept.length > 0) names.push('kept');
  if (rest > 0) names.push(`${rest} more`);
  return Math.min(LONGEST_LANE_NAME, Math.max(4, ...names.map((name) => name.length)));
}

function laneOf(lane: LaneView, width: number, detail: Detail, chosen: ReadonlySet<PodView> | undefined): string[] {
  const notes = lane.note === undefined ? [] : [lane.note];
  if (lane.pods.length === 0 && lane.note !== 'gone') {
    notes.push(lane.others === 0 ? 'empty' : `${lane.others} other${lane.others === 1 ? ' Pod' : ' Pods'}`);
  }
  const body = laneBody(lane.mark, laneName(lane.node.metadata.name), notes, lane.pods, width, detail, chosen);
  const labels = lane.note === 'gone' ? '' : labelsOf(lane, detail.labels);
  if (labels === '' || (body[0] ?? '').length + 3 + labels.length <= PHONE_COLUMNS) {
    return labels === '' ? body : [`${body[0] ?? ''}   ${labels}`, ...body.slice(1)];
  }
  return laneBody(lane.mark, laneName(lane.node.metadata.name), [...notes, labels], lane.pods, width, detail, chosen);
}

function labelsOf({ node }: LaneView, keys: readonly string[]): string {
  const labels = keys.map((key) => [key, own(node.metadata.labels, key)] as const);
  return labels.flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${value}`])).join(' ');
}

/** Names of Nodes are cut in the middle: what tells them apart is mostly at the end. */
function laneName(name: string): string {
  if (name.length <= LONGEST_LANE_NAME) return name;
  return `${name.slice(0, 3)}..${name.slice(-(LONGEST_LANE_NAME - 5))}`;
}

function laneBody(
  mark: string,
  name: string,
  notes: readonly string[],
  pods: readonly PodView[],
  width: number,
  detail: Detail,
  chosen: ReadonlySet<PodView> | undefined,
): string[] {
  const room = PHONE_COLUMNS - width - 3;
  const counted = chosen === undefined ? [] : pods.filter((pod) => !chosen.has(pod));
  const alone = chosen === undefined ? pods : pods.filter((pod) => chosen.has(pod));
  const volumeColumn = columnOf(alone);
  const body = [
    ...(notes.length > 0 ? [`   ${cut(notes.join(', '), room - 3)}`] : []),
    ...(counted.length > 0 ? [` ${countText(counted, room - 1)}`] : []),
    ...alone.flatMap((pod) => podLines(pod, room, detail, volumeColumn)),
  ];
  return body.map((line, index) => {
    const start = index === 0 ? `${mark}${name.padEnd(width)}` : ' '.repeat(width + 1);
    return `${start} |${line}`.trimEnd();
  });
}

/** One Pod: its line, and the line under it for what did not fit. */
function podLines(pod: PodView, room: number, detail: Detail, volumeColumn: number): readonly string[] {
  const start = ` ${pod.mark} [${pod.state.box}] `;
  const volumes = pod.claims.map((claim) => `---(${claim})`);
  const words = wordsOf(pod, detail);
  let line = start + pod.label;
  const [volume, ...more] = volumes;
  const under: string[] = [];
  if (volume !== undefined) {
    const padded = pod.label.padEnd(volumeColumn);
    const fits = start.length + padded.length + 1 + volume.length <= room;
    if (fits) line = `${start}${padded} ${volume}`;
    else under.push(cut(volume, room - start.length));
  }
  for (const extra of more) under.push(cut(extra, room - start.length));
  const wordsFit = line.length + 2 + words.join('  ').length <= room;
  if (words.length > 0 && wordsFit) line = `${line}  ${words.join('  ')}`;
  if (words.length > 0 && !wordsFit) under.push(...pack(words, ', ', room - start.length));
  return [line, ...under.map((text) => ' '.repeat(start.length) + text)];
}

function wordsOf(pod: PodView, detail: Detail): readonly string[] {
  const words: string[] = [];
  if (detail.tags && pod.tag !== '') words.push(cut(pod.tag, 8));
  if (pod.containers !== undefined) words.push(pod.containers);
  if (pod.state.box !== 'R' && !detail.explained.has(stateKey(pod.state))) words.push(pod.state.word);
  if (pod.mark !== '-' && pod.restarts > 0) words.push(`${pod.restarts} restart${pod.restarts === 1 ? '' : 's'}`);
  return words;
}

/** Volumes of a lane's Pods stand under each other. */
function columnOf(pods: readonly PodView[]): number {
  const names = pods.filter((pod) => pod.claims.length > 0).map((pod) => pod.label.length);
  return Math.max(0, ...names);
}

/** `web [R]x4 [!]x1   db [R]x1`, without the owners where they do not fit. */
function countText(pods: readonly PodView[], room: number): string {
  const owners = new Map<string, PodView[]>();
  for (const pod of pods) {
    const name = pod.owner?.metadata.name ?? pod.name;
    owners.set(name, [...(owners.get(name) ?? []), pod]);
  }
  const byOwner = [...owners].map(([name, owned]) => `${name} ${boxCounts(owned)}`).join('   ');
  return byOwner.length <= room ? byOwner : boxCounts(pods);
}

/** `[R]x4 [!]x1`, in the order of legends. */
function boxCounts(pods: readonly PodView[]): string {
  return BOXES.map(({ box }) => ({ box, count: pods.filter((pod) => pod.state.box === box).length }))
    .filter(({ count }) => count > 0)
    .map(({ box, count }) => `[${box}]x${count}`)
    .join(' ');
}

function keptLane(claims: readonly PersistentVolumeClaim[], width: number): readonly string[] {
  const room = PHONE_COLUMNS - width - 3;
  const shown = claims.slice(0, claims.length > 4 ? 3 : 4);
  const lines = shown.map((claim) => `       ${cut(`---(${claim.metadata.name})`, room - 7)}`);
  if (shown.length < claims.length) lines.push(`       ${claims.length - shown.length} more volumes`);
  return lines.map((line, index) => ` ${(index === 0 ? 'kept' : '').padEnd(width)} |${line}`);
}

function restLine(lanes: readonly LaneView[], width: number): string {
  const pods = lanes.flatMap((lane) => lane.pods);
  const counts = pods.length === 0 ? 'no Pod of these' : boxCounts(pods);
  return ` ${`${lanes.length} more`.padEnd(width)} | ${cut(counts, PHONE_COLUMNS - width - 4)}`;
}

/** What tells two states apart. */
export function stateKey(state: PodState): string {
  return `${state.box}${state.word}`;
}
