/**
 * The scheduler's verdict on every Node for one Pod: what kept it away, or its score.
 */
import type { Pod } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { type NodeVerdict, readVerdicts, verdictsFor } from '../../controllers/scheduler/verdicts';
import { ascii, cut, PHONE_COLUMNS } from '../../diagram/text/columns';
import { wrap } from '../story/lines';
import { keepsAway } from './keeps-away';

export interface Verdicts {
  /** `Nodes, as they are for it now`. */
  readonly title: string;
  readonly rows: readonly NodeVerdict[];
  /** The Node that the Pod was given. */
  readonly chosen: string | undefined;
}

/** What the scores stand for, in few words. */
const PARTS: Readonly<Record<string, string>> = {
  taints: 'taints',
  affinity: 'labels',
  spread: 'few like it',
  pods: 'neighbours',
  room: 'room',
  balance: 'balance',
  image: 'image there',
};

/** Of a Pod that waits: now, tried on a copy. Of a bound one: as they were then, if that is remembered. */
export function verdictsOn(pod: Pod, cluster: Cluster): Verdicts | undefined {
  if (pod.spec.nodeName === undefined) {
    return { title: 'the scheduler, Node by Node', rows: verdictsFor(cluster.fork(), pod), chosen: undefined };
  }
  const bound = cluster.history.findLast(
    ({ verb, object }) =>
      verb === 'bound' && object.name === pod.metadata.name && object.namespace === pod.metadata.namespace,
  );
  const recorded = bound?.detail?.node === pod.spec.nodeName ? bound.detail.verdicts : undefined;
  if (typeof recorded !== 'string') return undefined;
  return { title: 'the scheduler, when it was placed', rows: readVerdicts(recorded), chosen: pod.spec.nodeName };
}

/** Verdicts for a Pod as if it had no Node yet, in this cluster as it is now. */
export function verdictsNow(pod: Pod, cluster: Cluster): readonly NodeVerdict[] {
  const { nodeName: _nodeName, ...spec } = pod.spec;
  const draft: Pod = {
    ...pod,
    metadata: { ...pod.metadata, name: `${pod.metadata.name}-x`, uid: `${pod.metadata.uid}-x` },
    spec,
    status: { ...pod.status, nominatedNodeName: undefined },
  };
  return verdictsFor(cluster.fork(), draft);
}

/** A line for each Node, 38 columns wide; those that tell most where there are too many. */
export function verdictLines(
  { title, rows, chosen }: Verdicts,
  pod: Pod,
  cluster: Cluster,
  { most, inFull = false }: { readonly most: number; readonly inFull?: boolean },
): readonly string[] {
  if (rows.length === 0) return [];
  const room = inFull ? most - 3 : most - 1;
  const drawn = rows.map((row) => ({
    row,
    lines: rowLines(row, { chosen, best: bestOf(rows), inFull }, pod, cluster),
  }));
  const order = [...drawn].sort((a, b) => Number(b.row.node === chosen) - Number(a.row.node === chosen));
  const shown = new Set<NodeVerdict>();
  const height = drawn.reduce((sum, { lines }) => sum + lines.length, 0);
  let left = height > room ? room - 1 : room;
  for (const { row, lines } of order) {
    if (lines.length > left) break;
    shown.add(row);
    left -= lines.length;
  }
  const rest = rows.length - shown.size;
  return [
    title,
    ...drawn.filter(({ row }) => shown.has(row)).flatMap(({ lines }) => lines),
    ...(rest === 0 ? [] : [` ... ${rest} more`]),
    ...(inFull && rows.some(({ total }) => total !== undefined) ? ['more is better; equal parts left out'] : []),
  ].map((line) => ascii(cut(line, PHONE_COLUMNS)));
}

const bestOf = (rows: readonly NodeVerdict[]): number => Math.max(...rows.map(({ total }) => total ?? 0));

interface RowOptions {
  readonly chosen: string | undefined;
  readonly best: number;
  readonly inFull: boolean;
}

function rowLines(
  row: NodeVerdict,
  { chosen, best, inFull }: RowOptions,
  pod: Pod,
  cluster: Cluster,
): readonly string[] {
  const { node, reasons, total, parts } = row;
  const name = ` ${cut(node, 14)}  `;
  const indent = ' '.repeat(name.length);
  if (total === undefined) return wrap(`${name}no: ${keepsAway(reasons, pod, node, cluster)}`, PHONE_COLUMNS, indent);
  const isChosen = node === chosen;
  const end = isChosen ? ', chosen' : total === best && chosen !== undefined ? ', equal' : '';
  if (chosen === undefined && !inFull) return [`${name}fits`];
  if (!inFull) return [`${name}score ${total}${end}`];
  const why = Object.entries(parts).map(([part, score]) => `${PARTS[part] ?? part} ${score}`);
  return wrap(`${name}score ${total}${end}${why.length === 0 ? '' : `: ${why.join(', ')}`}`, PHONE_COLUMNS, indent);
}
