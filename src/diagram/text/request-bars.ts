/**
 * A few requests as bars: how many of them each Pod got.
 */
import type { Pod } from '../../api/objects';
import { cut, spread } from './columns';
import { shortNames } from '../short-name';

const BAR = 10;
/** More Pods than this are told in one line. */
const MOST_BARS = 10;

export interface PodShare {
  readonly pod: Pod;
  readonly requests: number;
}

/** At most 14 lines of at most 38 columns; a full bar is all of them. */
export function drawShares(service: string, shares: readonly PodShare[]): readonly string[] {
  const names = shortNames(shares.map(({ pod }) => pod));
  const all = sum(shares);
  const shown = shares.slice(0, MOST_BARS);
  const width = Math.max(...shown.map(({ pod }) => names.get(pod.metadata.uid)?.length ?? 0), 0);
  const bars = shown.map(({ pod, requests }) => {
    const bar = '#'.repeat(Math.round((requests / all) * BAR)).padEnd(BAR, '.');
    return ` ${(names.get(pod.metadata.uid) ?? '').padEnd(width)}  ${bar} ${String(requests).padStart(4)}`;
  });
  const left = shares.slice(MOST_BARS);
  return [
    spread(cut(`Service ${service}`, 24), `${all} requests`),
    '',
    ...bars,
    ...(left.length === 0 ? [] : [` ${left.length} more Pods, ${sum(left)}`]),
    '',
    ` full bar: all ${all}`,
  ];
}

/** The same in sentences. */
export function describeShares(shares: readonly PodShare[]): readonly string[] {
  const names = shortNames(shares.map(({ pod }) => pod));
  return shares.map(({ pod, requests }) => `${names.get(pod.metadata.uid) ?? pod.metadata.name} answered ${requests}`);
}

const sum = (shares: readonly PodShare[]): number => shares.reduce((total, { requests }) => total + requests, 0);
