/**
 * Nodes as lanes, one Pod a line; or, where there are too many or nothing happened, one lane a line with its Pods counted.
 */
import { own } from '../../api/own';
import type { PersistentVolumeClaim } from '../../api/objects';
import { cut, diskName, pack, PHONE_COLUMNS } from './columns';
import { boxCounts, countLines, isQuiet, quietText } from './compact-lanes';
import { podRows, type SharedClaim, volumeColumnsOf } from './pod-rows';
import { type Row, withDisk } from './shared-disk';
import { isChanged, isInTrouble, isShown } from '../lane-choice';
import { type SharedDisk } from '../shared-disk';
import type { LaneView, PodView, View } from '../view';

/** How much is drawn one by one. */
export interface Detail {
  /** Lanes are counted, and changed Pods get a line of their own if they are at most so many; undefined: all Pods do. */
  readonly changedOnly?: number;
  /** Lines that the counts of a lane may take. */
  readonly countLines: number;
  /** Lanes in which nothing happened are one line each. */
  readonly isQuietCompact: boolean;
  /** Several Pods of a lane that are gone share a line. */
  readonly isGoneCounted: boolean;
  /** At most so many lanes are drawn, those with changes or trouble first. */
  readonly lanes: number;
  /** States that are explained under the Nodes: their word is left out beside the box. */
  readonly explained: ReadonlySet<string>;
  /** Whether image tags stand behind names. */
  readonly tags: boolean;
  /** Keys of labels of Nodes that stand behind their first line. */
  readonly labels: readonly string[];
}

/** What all lanes of one drawing share. */
interface Frame {
  readonly detail: Detail;
  /** Columns of the names. */
  readonly width: number;
  /** Pods that get a line of their own. */
  readonly alone: ReadonlySet<PodView>;
  readonly volumeColumns: ReadonlyMap<string, number>;
  readonly shared: SharedClaim | undefined;
}

const LONGEST_LANE_NAME = 10;
/** With fewer columns behind what is special about a Node, its Pods have a line of their own. */
const LEAST_BESIDE = 14;

/** The lanes, drawn. */
export interface Lanes {
  readonly lines: readonly string[];
  /** Pods that have a line of their own. */
  readonly alone: ReadonlySet<PodView>;
  /** The shared disk that stands under them. */
  readonly disk?: SharedDisk;
}

/** The lanes of a view, top to bottom, and the disk that they share. */
export function drawLanes(view: View, detail: Detail): Lanes {
  const lanes = view.lanes.filter((lane) => detail.labels.length > 0 || isShown(lane, view));
  const drawn = chooseLanes(lanes, detail.lanes);
  const rest = lanes.filter((lane) => !drawn.includes(lane));
  const width = widthOf(drawn, view, rest.length);
  const alone = chosenPods(drawn, view, detail);
  const rows = (shared?: SharedClaim): readonly Row[] => {
    const frame = { detail, width, alone, shared, volumeColumns: volumeColumnsOf([...alone], shared) };
    return [
      ...labelled(drawn, frame),
      ...(view.homeless.length > 0 ? laneBody(' ', 'no Node', [], view.homeless, frame) : []),
      ...keptLane(view.kept, frame),
      ...(rest.length > 0 ? [{ text: restLine(rest, width) }] : []),
    ];
  };
  const used = view.disks.filter(({ claim }) => [...alone].some((pod) => pod.claims.includes(claim)));
  const [disk] = used;
  if (disk === undefined || used.length > 1) return { lines: textOf(rows()), alone };
  const isDrawn = isEveryUserAlone(disk, alone);
  const withOne = isDrawn ? withDisk(rows({ claim: disk.claim, isDrawn }), disk) : undefined;
  if (withOne !== undefined) return { lines: withOne, alone, disk };
  return { lines: textOf(isDrawn ? rows() : rows({ claim: disk.claim, isDrawn })), alone };
}

function textOf(rows: readonly Row[]): readonly string[] {
  return rows.map(({ text }) => text);
}

/** A shared disk is drawn when all Pods that use it are. */
function isEveryUserAlone({ claim, users }: SharedDisk, alone: ReadonlySet<PodView>): boolean {
  return [...alone].filter((pod) => pod.claims.includes(claim)).length === users;
}

function chooseLanes(lanes: readonly LaneView[], most: number): readonly LaneView[] {
  if (lanes.length <= most) return lanes;
  const changed = lanes.filter(isChanged);
  // What the command changed is drawn before what was in trouble already.
  const urgent = [...changed, ...lanes.filter((lane) => !isChanged(lane) && isInTrouble(lane))];
  const chosen = new Set(urgent.slice(0, most));
  return lanes.filter((lane) => chosen.has(lane));
}

function chosenPods(lanes: readonly LaneView[], view: View, detail: Detail): ReadonlySet<PodView> {
  const busy = detail.isQuietCompact ? lanes.filter((lane) => !isQuiet(lane)) : lanes;
  const named = busy.map((lane) => (detail.isGoneCounted ? withoutGone(lane.pods) : lane.pods));
  const pods = [...named.flat(), ...view.homeless];
  if (detail.changedOnly === undefined) return new Set(pods);
  const changed = pods.filter((pod) => pod.mark !== ' ');
  return new Set(changed.length <= detail.changedOnly ? changed : []);
}

/** Those that are there, and one that went where it is the only one. */
function withoutGone(pods: readonly PodView[]): readonly PodView[] {
  return pods.filter(isGone).length === 1 ? pods : pods.filter((pod) => !isGone(pod));
}

function isGone({ state }: PodView): boolean {
  return state.box === ' ';
}

function widthOf(lanes: readonly LaneView[], view: View, rest: number): number {
  const names = lanes.map((lane) => lane.node.metadata.name);
  if (view.homeless.length > 0) names.push('no Node');
  if (view.kept.length > 0) names.push('kept');
  if (rest > 0) names.push(`${rest} more`);
  return Math.min(LONGEST_LANE_NAME, Math.max(4, ...names.map((name) => name.length)));
}

/** The lanes with the labels of their Nodes: under each other behind the first lines, or where they fit. */
function labelled(lanes: readonly LaneView[], frame: Frame): readonly Row[] {
  const all = lanes.map((lane) => ({
    lane,
    rows: laneOf(lane, [], frame),
    labels: labelsOf(lane, frame.detail.labels),
  }));
  const longest = Math.max(0, ...all.map(({ labels }) => labels.length));
  if (longest === 0) return all.flatMap(({ rows }) => rows);
  const column = Math.max(...all.map(({ rows, labels }) => (labels === '' ? 0 : (rows[0]?.text.length ?? 0)))) + 3;
  const isAligned = column + longest <= PHONE_COLUMNS;
  return all.flatMap(({ lane, rows, labels }) => {
    const [first, ...under] = rows;
    if (labels === '' || first === undefined) return rows;
    const text = isAligned ? first.text.padEnd(column) + labels : `${first.text}   ${labels}`;
    if (text.length > PHONE_COLUMNS || first.isUser === true) return laneOf(lane, [labels], frame);
    return [{ text }, ...under];
  });
}

export function labelsOf({ node, note }: LaneView, keys: readonly string[]): string {
  if (note === 'gone') return '';
  const labels = keys.map((key) => [key, own(node.metadata.labels, key)] as const);
  return labels.flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${value}`])).join(' ');
}

/** Names of Nodes are cut in the middle: what tells them apart is mostly at the end. */
function laneName(name: string): string {
  if (name.length <= LONGEST_LANE_NAME) return name;
  return `${name.slice(0, 3)}..${name.slice(-(LONGEST_LANE_NAME - 5))}`;
}

/** One Node, with more to say about it besides what is special. */
function laneOf(lane: LaneView, more: readonly string[], frame: Frame): readonly Row[] {
  const { note, pods, others } = lane;
  const notes = [...(note?.split(', ') ?? []), ...more];
  const name = laneName(lane.node.metadata.name);
  if (pods.length === 0 && note !== 'gone') {
    notes.splice(
      notes.length - more.length,
      0,
      others === 0 ? 'empty' : `${others} other${others === 1 ? ' Pod' : ' Pods'}`,
    );
  }
  if (frame.detail.isQuietCompact && isQuiet(lane)) {
    const room = PHONE_COLUMNS - frame.width - 6;
    const beside = room - [...notes, ''].join(', ').length;
    const whole = quietText(pods, room);
    const fits = beside < LEAST_BESIDE || (whole.includes('*') && whole.length > beside) ? room : beside;
    return laneBody(lane.mark, name, [...notes, quietText(pods, fits)], [], frame);
  }
  return laneBody(lane.mark, name, notes, pods, frame);
}

function laneBody(
  mark: string,
  name: string,
  notes: readonly string[],
  pods: readonly PodView[],
  { detail, width, alone, volumeColumns, shared }: Frame,
): readonly Row[] {
  const room = PHONE_COLUMNS - width - 3;
  const { explained, tags } = detail;
  const left = pods.filter((pod) => !alone.has(pod));
  const gone = detail.isGoneCounted ? left.filter(isGone) : [];
  const counted = left.filter((pod) => !gone.includes(pod));
  const layout = { room, explained, tags, volumeColumns, shared };
  const body: readonly Row[] = [
    ...pack(notes, ', ', room - 3).map((text) => ({ text: `   ${text}` })),
    ...(counted.length > 0
      ? countLines(counted, room - 1, detail.countLines).map((text) => ({ text: ` ${text}` }))
      : []),
    ...(gone.length > 0 ? [{ text: goneLine(gone, room) }] : []),
    ...pods.filter((pod) => alone.has(pod)).flatMap((pod) => podRows(pod, layout)),
  ];
  return body.map(({ text, isUser }, index) => {
    const start = index === 0 ? `${mark}${name.padEnd(width)}` : ' '.repeat(width + 1);
    return { text: `${start} |${text}`.trimEnd(), ...(isUser === true ? { isUser } : {}) };
  });
}

/** ` - [ ] db-1, db-3  gone`; counted where the names do not fit. */
function goneLine(gone: readonly PodView[], room: number): string {
  const named = ` - [ ] ${gone.map(({ name }) => name).join(', ')}  gone`;
  return named.length <= room ? named : ` - [ ]x${gone.length}  gone`;
}

function keptLane(claims: readonly PersistentVolumeClaim[], { width, volumeColumns }: Frame): readonly Row[] {
  const room = PHONE_COLUMNS - width - 3;
  const wanted = 8 + Math.max(4, ...volumeColumns.values());
  const shown = claims.slice(0, claims.length > 4 ? 3 : 4);
  const longest = Math.max(0, ...shown.map((claim) => claim.metadata.name.length + 5));
  const indent = ' '.repeat(Math.max(1, Math.min(wanted, room - longest)));
  const lines = shown.map((claim) => `${indent}---${diskName(claim.metadata.name, room - indent.length - 3)}`);
  if (shown.length < claims.length) lines.push(`${indent}${claims.length - shown.length} more volumes`);
  return lines.map((line, index) => ({ text: ` ${(index === 0 ? 'kept' : '').padStart(width)} |${line}` }));
}

function restLine(lanes: readonly LaneView[], width: number): string {
  const pods = lanes.flatMap((lane) => lane.pods);
  const counts = pods.length === 0 ? 'no Pod of these' : boxCounts(pods);
  return ` ${`${lanes.length} more`.padEnd(width)} | ${cut(counts, PHONE_COLUMNS - width - 4)}`;
}
