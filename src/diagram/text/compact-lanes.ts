/**
 * Pods counted instead of drawn: `web [R]x4 [!]x1   db [R]x1`, and `5 Pods, all [R]` for a lane in which nothing happened.
 */
import { grouped } from '../../api/grouped';
import { placedName } from '../owner';
import { pack } from './columns';
import { BOXES } from '../pod-state';
import type { LaneView, PodView } from '../view';

/** Whether nothing happened to the Node and its Pods; who leads a database may have changed. */
export function isQuiet({ mark, pods }: LaneView): boolean {
  return mark === ' ' && pods.length > 0 && !pods.some((pod) => pod.isTouched);
}

/** `5 Pods, all [R]`, `4 Pods, all [R], db-0*`, `3 Pods: [R]x2 [!]x1`. */
export function quietText(pods: readonly PodView[], room: number): string {
  const [first] = pods;
  const number = `${pods.length} Pod${pods.length === 1 ? '' : 's'}`;
  const isUniform = pods.every((pod) => pod.state.box === first?.state.box);
  const text = isUniform ? `${number}, all [${first?.state.box ?? ''}]` : `${number}: ${boxCounts(pods)}`;
  const leaders = pods.filter((pod) => pod.leads).map((pod) => pod.label);
  return leaders.reduce((line, name) => (line.length + 2 + name.length <= room ? `${line}, ${name}` : line), text);
}

/** `web [R]x4 [!]x1   db [R]x1, db-0*` on so many lines, without leaders or owners where they do not fit. */
export function countLines(pods: readonly PodView[], room: number, most: number): readonly string[] {
  const owners = grouped(pods, ({ owner, name }) => (owner === undefined ? name : placedName(owner)));
  const counts = [...owners].map(([name, owned]) => `${name} ${boxCounts(owned)}`);
  const withLeaders = [...owners.values()].map((owned, index) => {
    const leaders = owned.filter((pod) => pod.leads).map(({ label }) => `, ${label}`);
    return `${counts[index] ?? ''}${leaders.join('')}`;
  });
  for (const words of [withLeaders, counts]) {
    const lines = pack(words, '   ', room);
    if (lines.length <= most && words.every((word) => word.length <= room)) return lines;
  }
  return [boxCounts(pods)];
}

/** `[R]x4 [!]x1`, in the order of legends. */
export function boxCounts(pods: readonly PodView[]): string {
  return BOXES.map(({ box }) => ({ box, count: pods.filter((pod) => pod.state.box === box).length }))
    .filter(({ count }) => count > 0)
    .map(({ box, count }) => `[${box}]x${count}`)
    .join(' ');
}
