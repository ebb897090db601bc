/**
 * Who wants what, and has what: a row for each workload above the Nodes, with the old and the new ReplicaSet while Pods
 * are replaced.
 */
import type { Deployment } from '../../../api/objects';
import type { Cluster } from '../../../cluster/cluster';
import { column, flow, padded, type Piece, row, thing, words } from '../../drawing/piece';
import { spread } from '../../drawing/spread';
import type { Tone } from '../../drawing/shape';
import { widthOf } from '../../drawing/text-size';
import { paragraph } from '../../drawing/paragraph';
import { nameWords } from '../../drawing/name';
import { imageOf, placedName, replicaSetsOf, tagOf, type TopOwner } from '../../owner';
import type { Scene } from '../../scene';
import { fractionOf, fractionWords, isRefused, isRollingOut, readyCount, standing } from '../../workload';
import { SMALL } from '../chip';

/** More workloads share lines. */
const MOST_ROWS = 4;
const MOST_CHIPS = 18;
const NAME = { size: 13, weight: 'strong' } as const;

/** Wider rows would part a name from its number. */
const WIDEST = 456;

/** The rows above the Nodes. */
export function ownerRows(owners: readonly TopOwner[], { after }: Scene, width: number): readonly Piece[] {
  if (owners.length > MOST_ROWS) return [packed(owners, after, width)];
  const rowWidth = Math.min(width, WIDEST);
  const rows = owners.map((owner) => {
    const parts = [
      ownerRow(owner, after, rowWidth),
      ...revisionRows(owner, after, rowWidth),
      ...choiceRow(owner, rowWidth),
    ];
    const label = `${owner.kind} ${placedName(owner)}, ${told(owner, after).text}`;
    return thing({ ...column(parts, 3), width: rowWidth }, { id: `owner/${owner.metadata.uid}`, label });
  });
  return rows.length === 0 ? [] : [flow(rows, width, width - 2 * rowWidth > 0 ? width - 2 * rowWidth : 8, 6)];
}

function ownerRow(owner: TopOwner, after: Cluster, width: number): Piece {
  const { text, tone, part } = told(owner, after);
  const count = words(text, { size: 12, weight: 'strong', tone });
  const state = row([...(part === undefined ? [] : [meter(part, tone)]), count], 7);
  const kind = words(owner.kind, { size: SMALL, tone: 'faint' });
  const room = width - kind.width - 14;
  const isLong = widthOf(placedName(owner), NAME.size, NAME.weight) > room - state.width;
  const end = isLong ? count : state;
  const name = nameWords(placedName(owner), NAME, room - end.width);
  return spread(row([kind, name], 6, 'middle'), end, width);
}

interface Told {
  readonly text: string;
  readonly tone: Tone;
  /** Of what is wanted, what is there. */
  readonly part?: number;
}

function told(owner: TopOwner, after: Cluster): Told {
  const { kind, metadata } = owner;
  if (after.get(kind, metadata.name, metadata.namespace) === undefined) return { text: 'gone', tone: 'faint' };
  const { ready, wanted } = fractionOf(owner, after);
  const tone = ready >= wanted ? 'ready' : ready === 0 ? 'trouble' : 'waiting';
  return { text: fractionWords(owner, after), tone, ...(wanted > 0 ? { part: Math.min(1, ready / wanted) } : {}) };
}

const METER = { width: 44, height: 6 } as const;

/** A bar that is full when all that is wanted is there. */
function meter(part: number, tone: Tone): Piece {
  const { width, height } = METER;
  return {
    width,
    height,
    at: (x, y) => [
      { shape: 'box', x, y, width, height, radius: height / 2, fill: 'band' },
      ...(part > 0
        ? [
            {
              shape: 'box',
              x,
              y,
              width: Math.max(height, width * part),
              height,
              radius: height / 2,
              fill: tone,
            } as const,
          ]
        : []),
    ],
  };
}

/** The old and the new ReplicaSet of a Deployment whose Pods are being replaced. */
function revisionRows(owner: TopOwner, after: Cluster, width: number): readonly Piece[] {
  if (owner.kind !== 'Deployment' || isRefused(owner) || !isRollingOut(owner, after)) return [];
  const { current, old } = replicaSetsOf(owner, after);
  if (current === undefined) return [];
  const sets = [...old.filter((set) => standing(set, after).length > 0).reverse(), current];
  return sets.slice(-MOST_ROWS).map((set) => {
    const ready = readyCount(after.controlledBy('Pod', set.metadata.uid));
    const isNew = set === current;
    const count = isNew ? `${ready} of ${set.spec.replicas} ready` : `${ready} ready`;
    const state = words(count, { size: SMALL, tone: 'ink' });
    const age = words(isNew ? 'new' : 'old', { size: SMALL, weight: 'strong' });
    const tag = words(tagOf(imageOf(set.spec.template.spec)), { size: SMALL, weight: 'strong' }, 90);
    const name = words(
      set.metadata.name,
      { size: SMALL, tone: 'faint' },
      width - state.width - tag.width - age.width - 44,
    );
    return spread(padded(row([age, tag, name], 7), 10, 0), state, width);
  });
}

/** What a DaemonSet asks of Nodes. */
function choiceRow(owner: TopOwner, width: number): readonly Piece[] {
  const wanted = owner.kind === 'DaemonSet' ? Object.entries(owner.spec.template.spec.nodeSelector ?? {}) : [];
  if (wanted.length === 0) return [];
  const text = `runs on Nodes with ${wanted.map(([key, value]) => `${key}=${value}`).join(', ')}`;
  return [paragraph(text, { size: SMALL, tone: 'faint' }, width, 3)];
}

/** Many workloads: name and number of each beside each other. */
function packed(owners: readonly TopOwner[], after: Cluster, width: number): Piece {
  const shown = owners.length > MOST_CHIPS ? owners.slice(0, MOST_CHIPS - 1) : owners;
  const chips = shown.map((owner) => {
    const { text, tone } = told(owner, after);
    const number = words(text.replace(/ [a-zN].*$/, ''), { size: 12, weight: 'strong', tone });
    return row([nameWords(placedName(owner), { size: 12 }, width - number.width - 6), number], 5);
  });
  const rest = owners.length - shown.length;
  const more = rest === 0 ? [] : [words(`${rest} more`, { size: 12, tone: 'faint' })];
  return flow([...chips, ...more], width, 12);
}

/** For the pictures' other parts: a Deployment that is being rolled out shows the tags of its Pods. */
export function showsTags(owners: readonly TopOwner[], after: Cluster): boolean {
  return owners.some((owner): owner is Deployment => isRollingOut(owner, after));
}
