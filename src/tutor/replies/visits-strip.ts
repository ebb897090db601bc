/**
 * Visits as a strip: time down, Pods across, what the file says at the end.
 */
import type { Pod } from '../../api/objects';
import type { FilePlace } from '../../containers/files';
import { COUNT } from '../../containers/visits';
import { ascii, cut, PHONE_COLUMNS } from '../../diagram/text/columns';
import { duration } from '../../diagram/duration';
import { shortName } from '../../diagram/short-name';
import type { Situation } from '../situation';

/** What one Pod did at one time: the last thing of that time. */
interface Deed {
  readonly pod: string;
  readonly verb: 'reads' | 'writes';
  readonly number: number;
}

export interface Visits {
  readonly pods: readonly string[];
  readonly instants: readonly { readonly at: number; readonly deeds: readonly Deed[] }[];
}

export interface CountedFile {
  readonly place: FilePlace;
  /** Several Pods write it. */
  readonly isShared: boolean;
  /** There is one Pod only. */
  readonly isOne: boolean;
  /** What it said before. */
  readonly start: number;
}

const MOST_ROWS = 6;
/** The column of times, and that of the file. */
const TIME = 6;
const FILE = 5;
const WIDEST = 11;

/** What the Pods did, from the record. */
export function visitsIn({ steps, before }: Situation, pods: readonly Pod[]): Visits {
  const short = new Map(pods.map((pod) => [pod.metadata.name, suffixOf(pod)]));
  const instants = new Map<number, Map<string, Deed>>();
  for (const { verb, object, at, detail } of steps) {
    const pod = short.get(object.name);
    if (pod === undefined || (verb !== 'read-file' && verb !== 'saved-file')) continue;
    const deeds = instants.get(at) ?? new Map<string, Deed>();
    const isRead = verb === 'read-file';
    if (!isRead || deeds.get(pod) === undefined) {
      deeds.set(pod, { pod, verb: isRead ? 'reads' : 'writes', number: Number(detail?.number ?? 0) });
    }
    instants.set(at, deeds);
  }
  return {
    pods: [...short.values()],
    instants: [...instants].map(([at, deeds]) => ({ at: at - before.now, deeds: [...deeds.values()] })),
  };
}

/** `fj5km` of `notes-6f8d4c97b5-fj5km`; `db-0` in full. */
function suffixOf(pod: Pod): string {
  return shortName(pod).split('..').at(-1) ?? pod.metadata.name;
}

/** At most 10 lines of at most 38 columns. */
export function drawVisits({ pods, instants }: Visits, file: CountedFile): readonly string[] {
  const hasFile = file.isShared || file.isOne;
  const room = PHONE_COLUMNS - TIME - (hasFile ? FILE : 0);
  const width = Math.min(WIDEST, Math.floor(room / pods.length));
  let says = file.start;
  const isTable = width >= 9 && pods.every((pod) => pod.length < width);
  const rows = instants.map(({ at, deeds }) => {
    says = deeds.findLast(({ verb }) => verb === 'writes')?.number ?? says;
    const time = duration(at).padStart(3).padEnd(TIME);
    const end = hasFile ? ` ${says}` : '';
    if (!isTable) return `${time}${cut(inWords(deeds), room - 1).padEnd(room)}${end}`;
    const cells = pods.map((pod) => {
      const deed = deeds.find((one) => one.pod === pod);
      return (deed === undefined ? '' : `${deed.verb} ${deed.number}`).padEnd(width);
    });
    return `${time}${cells.join('')}${end}`;
  });
  const names = isTable ? pods.map((pod) => pod.padEnd(width)).join('') : ''.padEnd(room);
  const head = `${' '.repeat(TIME)}${names}${hasFile ? 'file' : ''}`;
  const title = `file ${COUNT} ${inPlace(file)}`;
  return [title, '', ...(isTable || hasFile ? [head] : []), ...thinned(rows)].map((line) =>
    cut(ascii(line), PHONE_COLUMNS),
  );
}

function inPlace({ place, isShared, isOne }: CountedFile): string {
  if (!isShared && !isOne) return 'of each Pod';
  if (place.kind === 'disk') return `on (${place.name})`;
  return place.kind === 'container' ? 'in the container' : `in (${place.name})`;
}

/** `4 Pods read 0`, `fj5km writes 1`. */
function inWords(deeds: readonly Deed[]): string {
  const [first] = deeds;
  if (first === undefined) return '';
  if (deeds.length === 1) return `${first.pod} ${first.verb} ${first.number}`;
  const isEqual = deeds.every(({ verb, number }) => verb === first.verb && number === first.number);
  return isEqual
    ? `${deeds.length} Pods ${first.verb.slice(0, -1)} ${first.number}`
    : deeds.map(({ pod, verb, number }) => `${pod} ${verb} ${number}`).join(', ');
}

/** The first rows and the last. */
function thinned(rows: readonly string[]): readonly string[] {
  if (rows.length <= MOST_ROWS) return rows;
  return [...rows.slice(0, MOST_ROWS - 2), ' ...', rows.at(-1) ?? ''];
}

/** The same in sentences. */
export function describeVisits({ instants }: Visits): readonly string[] {
  return instants
    .slice(0, MOST_ROWS)
    .map(
      ({ at, deeds }) =>
        `after ${duration(at)} ${deeds.map(({ pod, verb, number }) => `${pod} ${verb} ${number}`).join(', ')}`,
    );
}
