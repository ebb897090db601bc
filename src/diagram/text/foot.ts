/**
 * The last lines of a picture: symbols, what has no disk yet, what else there is, what comes next.
 */
import { cut, PHONE_COLUMNS } from './columns';
import type { Lanes } from './lanes';
import { legendLines, stoppingWaitsFor } from './legend';
import type { Mark } from '../mark';
import { stateKey } from '../pod-state';
import { podsIn, type View } from '../view';

/** What explains the symbols of these lanes: all of them, or only those that have no word beside them. */
export function symbolLines(
  view: View,
  lanes: Lanes,
  explained: ReadonlySet<string>,
  isFull: boolean,
): readonly string[] {
  const pods = podsIn(view);
  const stopping = stoppingWaitsFor(view);
  const more = {
    lead: leadLine(lanes, isFull).length === 0 && isLeadNews(lanes),
    ...(stopping === undefined ? {} : { stopping }),
  };
  if (!isFull) {
    return legendLines(
      pods.filter((pod) => explained.has(stateKey(pod.state))),
      new Set(),
      more,
    );
  }
  const marks = new Set<Mark>([...pods.map((pod) => pod.mark), ...view.lanes.map((lane) => lane.mark)]);
  return legendLines(pods, marks, more);
}

/** `* leads: writes go there`, where the mark is new to the reader. */
export function leadLine({ alone }: Lanes, isFull: boolean): readonly string[] {
  const leaders = [...alone].filter(({ leads }) => leads);
  return leaders.some(({ mark }) => mark === '+' || isFull) ? ['* leads: writes go there'] : [];
}

function isLeadNews({ alone }: Lanes): boolean {
  return [...alone].some(({ leads, isNewsOfLead }) => leads && isNewsOfLead);
}

/** `no disk yet: (data-db-0)`. A disk that Pods share says it itself. */
export function pendingLine(
  { pending }: View,
  { disk }: Pick<Lanes, 'disk'>,
  columns = PHONE_COLUMNS,
): readonly string[] {
  const names = pending.filter((name) => name !== disk?.claim).map((name) => `(${name})`);
  return names.length === 0 ? [] : [listed('no disk yet: ', names, `${names.length} claims`, columns)];
}

/** `kept: (data-db-2)`, where no lanes are drawn. */
export function keptLine({ kept }: View, columns = PHONE_COLUMNS): readonly string[] {
  const names = kept.map((claim) => `(${claim.metadata.name})`);
  return names.length === 0 ? [] : [listed('kept: ', names, `${names.length} volumes`, columns)];
}

/** `also here: web 4, db 3`. */
export function alsoLine({ alsoHere }: View, columns = PHONE_COLUMNS): readonly string[] {
  if (alsoHere.length === 0) return [];
  const all = alsoHere.map(({ name, pods }) => `${cut(name, 16)} ${pods}`);
  const pods = alsoHere.reduce((sum, other) => sum + other.pods, 0);
  return [listed('also here: ', all, `${pods} Pods of ${all.length} others`, columns)];
}

/** As many as fit, and how many more there are; or `all` where not even one fits. */
function listed(start: string, items: readonly string[], all: string, columns: number): string {
  for (let shown = items.length; shown > 0; shown--) {
    const left = items.length - shown;
    const line = start + [...items.slice(0, shown), ...(left > 0 ? [`${left} more`] : [])].join(', ');
    if (line.length <= columns) return line;
  }
  return cut(start + all, columns);
}
