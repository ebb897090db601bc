/**
 * Requests to a Service as bars: what each Pod gets, and how near it is to all that it can do.
 */
import type { Pod } from '../../api/objects';
import { cut, PHONE_COLUMNS, spread } from './columns';
import { shortNames } from '../short-name';

/** Requests to a Service, in requests per second. */
export interface LoadView {
  readonly rate: number;
  readonly lost: number;
  /** What one Pod can answer: a full bar. */
  readonly capacity: number;
  readonly pods: readonly { readonly pod: Pod; readonly offered: number }[];
}

const BAR = 10;
/** Columns of a number at the end of a line. */
const NUMBER = 6;
/** More Pods than this are told in one line. */
const MOST_BARS = 10;

/** At most 16 lines of at most 38 columns. */
export function drawLoad(service: string, load: LoadView): readonly string[] {
  const names = shortNames(load.pods.map(({ pod }) => pod));
  const shown = load.pods.slice(0, MOST_BARS);
  const width = Math.max(...shown.map(({ pod }) => names.get(pod.metadata.uid)?.length ?? 0), 0);
  const isLossy = shown.some(({ offered }) => lostBy(offered, load) > 0);
  const columns = isLossy ? Math.min(BAR, PHONE_COLUMNS - width - 4 - 2 * NUMBER) : BAR;
  const bars = shown.map(({ pod, offered }) => {
    const start = ` ${(names.get(pod.metadata.uid) ?? '').padEnd(width)}  ${bar(offered / load.capacity, columns)} `;
    if (!isLossy) return start + `${offered}/s`.padStart(NUMBER);
    return start + String(offered).padStart(NUMBER) + String(lostBy(offered, load)).padStart(NUMBER);
  });
  const heads = 'sent'.padStart(width + columns + 4 + NUMBER) + 'lost'.padStart(NUMBER);
  const left = load.pods.slice(MOST_BARS);
  const rest = left.reduce((sum, { offered }) => sum + offered, 0);
  return [
    spread(cut(`Service ${service}`, 16), `${load.rate} requests/s, ${load.lost} lost`),
    '',
    ...(isLossy ? [heads] : []),
    ...(bars.length === 0 ? [' no Pod is ready: all are lost'] : bars),
    ...(left.length === 0 ? [] : [` ${left.length} more Pods, ${rest}/s`]),
    '',
    ` full bar: ${load.capacity}/s, all that a Pod can`,
  ];
}

/** @param share of a full bar; more than 1 where a Pod gets more than it can do */
function bar(share: number, columns: number): string {
  const full = Math.min(columns, Math.round(share * columns));
  return '#'.repeat(full).padEnd(columns, '.');
}

/** Of what is sent to a Pod, what it cannot answer. */
const lostBy = (offered: number, { capacity }: LoadView): number => Math.max(0, offered - capacity);

/** The same in sentences. */
export function describeLoad(service: string, load: LoadView): readonly string[] {
  const names = shortNames(load.pods.map(({ pod }) => pod));
  const shares = load.pods.slice(0, MOST_BARS).map(({ pod, offered }) => {
    const name = names.get(pod.metadata.uid) ?? pod.metadata.name;
    const lost = lostBy(offered, load);
    return `${name} gets ${offered} a second${lost === 0 ? '' : `, ${lost} of them are lost`}`;
  });
  return [`Service ${service} gets ${load.rate} requests a second, ${load.lost} are lost`, ...shares];
}
