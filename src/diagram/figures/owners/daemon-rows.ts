/**
 * The Pods of a DaemonSet by Node: one row for every Node that wants a Pod, and for every Node that it leaves out.
 */
import type { DaemonSet } from '../../../api/objects';
import { atLeast, boxed, column, flow, padded, type Piece, row, thing, words } from '../../drawing/piece';
import { byName } from '../../natural';
import type { Scene } from '../../scene';
import type { PodView } from '../../view';
import { crowd } from '../crowd';
import type { Maker } from './forest';
import { reasonLeftOut } from './left-out';
import { podBox } from '../pod-box';

/** More Nodes than this are counted. */
const MOST_ROWS = 14;
const NAME = 96;
const POD = 190;

interface Place {
  readonly node: string;
  readonly pods: readonly PodView[];
  readonly reason: string | undefined;
  readonly isThere: boolean;
}

/** Rows, or counts where there are too many Nodes. */
export function daemonRows(maker: Maker<DaemonSet>, scene: Scene, width: number): readonly Piece[] {
  const places = placesOf(maker, scene);
  const homeless = maker.pods.filter(({ pod }) => pod.spec.nodeName === undefined);
  const rest = homeless.length === 0 ? [] : [crowd(homeless, { width, id: maker.object.metadata.uid })];
  if (places.length > MOST_ROWS) return [...counted(maker, places, width), ...rest];
  return [...places.map((place) => placeRow(place, width)), ...rest];
}

function placesOf({ object, mark, pods }: Maker<DaemonSet>, { after }: Scene): readonly Place[] {
  const onNode = new Map<string, PodView[]>();
  for (const view of pods) {
    const node = targetOf(view);
    if (node !== undefined) onNode.set(node, [...(onNode.get(node) ?? []), view]);
  }
  const nodes = new Map(after.list('Node').map((node) => [node.metadata.name, node] as const));
  const names = new Set([...(mark === '-' ? [] : nodes.keys()), ...onNode.keys()]);
  return [...names].sort(byName).map((name) => {
    const node = nodes.get(name);
    return {
      node: name,
      pods: onNode.get(name) ?? [],
      reason: node === undefined ? undefined : reasonLeftOut(object, node),
      isThere: node !== undefined,
    };
  });
}

/** Where a daemon Pod runs. */
const targetOf = ({ pod }: PodView): string | undefined => pod.spec.nodeName;

function placeRow({ node, pods, reason, isThere }: Place, width: number): Piece {
  const isLeftOut = reason !== undefined && pods.length === 0;
  const name = atLeast(
    words(node, { size: 12.5, weight: isLeftOut ? 'regular' : 'strong', tone: isLeftOut ? 'faint' : 'ink' }, NAME),
    NAME,
  );
  const room = width - NAME - 28;
  const said = (text: string) => words(text, { size: 11, tone: 'faint' }, room);
  const content =
    pods.length > 0
      ? column(
          pods.map((pod) => podBox(pod, { width: Math.min(room, POD) })),
          4,
        )
      : said(isLeftOut ? `left out: ${reason}` : 'no Pod yet');
  const note = pods.length > 0 && reason !== undefined ? [said(reason)] : [];
  const box = atLeast(padded(row([name, column([content, ...note], 2)], 8), 10, 6), width, 0);
  const paint = isLeftOut || !isThere ? ({ stroke: 'line', isDashed: true } as const) : ({ fill: 'lane' } as const);
  return thing(boxed(box, { ...paint, radius: 8 }), {
    id: `place/${node}`,
    label: isLeftOut ? `${node}, left out: ${reason}` : `${node}, ${pods.length} ${pods.length === 1 ? 'Pod' : 'Pods'}`,
  });
}

/** `96 Nodes with a Pod each`, by state; Nodes left out by reason. */
function counted({ object, pods }: Maker<DaemonSet>, places: readonly Place[], width: number): readonly Piece[] {
  const used = places.filter((place) => place.pods.length > 0);
  const reasons = new Map<string, number>();
  let empty = 0;
  for (const { pods: here, reason } of places) {
    if (here.length > 0) continue;
    if (reason === undefined) empty++;
    else reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  const line = (text: string) => words(text, { size: 12, tone: 'faint' }, width);
  return [
    column(
      [
        words(`${used.length} Nodes with a Pod each`, { size: 12.5, weight: 'strong' }, width),
        crowd(pods, { width, id: object.metadata.uid }),
      ],
      6,
    ),
    ...(empty === 0 ? [] : [line(`${empty} Nodes without a Pod yet`)]),
    ...(reasons.size === 0
      ? []
      : [
          flow(
            [...reasons].map(([reason, count]) => line(`${count} Nodes left out: ${reason}`)),
            width,
            6,
          ),
        ]),
  ];
}
