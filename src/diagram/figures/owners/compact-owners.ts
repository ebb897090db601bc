/**
 * Many workloads: a card for each, with its Pods counted by state; more of them than that in one card.
 */
import type { CronJob } from '../../../api/objects';
import { flow, type Piece, thing } from '../../drawing/piece';
import type { Mark } from '../../mark';
import { placedName, type TopOwner } from '../../owner';
import type { Scene } from '../../scene';
import type { PodView } from '../../view';
import { fractionWords } from '../../workload';
import { card, roomIn } from '../card';
import { crowd } from '../crowd';
import { count } from '../object/facts';

export interface CompactOwner {
  readonly object: TopOwner | CronJob;
  readonly mark: Mark;
  readonly pods: readonly PodView[];
}

const MOST_CARDS = 30;
const LEAST_CARD = 290;
const GAP = 8;

/** The cards in as many columns as fit; those with news or trouble have one of their own before others. */
export function compactOwners(owners: readonly CompactOwner[], scene: Scene, width: number): Piece {
  const columns = Math.max(1, Math.floor((width + GAP) / (LEAST_CARD + GAP)));
  const cardWidth = Math.floor((width - GAP * (columns - 1)) / columns);
  const chosen = chosenOf(owners);
  const rest = owners.filter((owner) => !chosen.has(owner));
  const cards = owners.filter((owner) => chosen.has(owner)).map((owner) => ownerCard(owner, scene, cardWidth));
  return flow([...cards, ...(rest.length === 0 ? [] : [restCard(rest, cardWidth)])], width, GAP);
}

function chosenOf(owners: readonly CompactOwner[]): ReadonlySet<CompactOwner> {
  if (owners.length <= MOST_CARDS) return new Set(owners);
  const notable = owners.filter(isNotable);
  const others = owners.filter((owner) => !isNotable(owner));
  return new Set([...notable, ...others].slice(0, MOST_CARDS - 1));
}

const isNotable = ({ mark, pods }: CompactOwner): boolean =>
  mark !== ' ' || pods.some((pod) => pod.mark !== ' ' || !['R', '.'].includes(pod.state.box));

function ownerCard({ object, mark, pods }: CompactOwner, { after }: Scene, width: number): Piece {
  const { kind } = object;
  const { uid } = object.metadata;
  const name = placedName(object);
  const state = mark === '-' ? 'gone' : object.kind === 'CronJob' ? object.spec.schedule : fractionWords(object, after);
  const counted = pods.length === 0 ? [] : [crowd(pods, { width: roomIn(width), id: uid, isCounted: true })];
  // Where all Pods that are wanted are ready, their number says it all.
  const isWell = state === `${pods.length} of ${pods.length} ready`;
  const [badge] = isWell ? counted : [];
  const about = badge === undefined ? { state, inside: counted } : { badge };
  return thing(card({ kind, name, mark, ...about }, width), {
    id: `${kind.toLowerCase()}/${uid}`,
    label: `${kind} ${name}, ${state}`,
  });
}

function restCard(owners: readonly CompactOwner[], width: number): Piece {
  const pods = owners.flatMap((owner) => owner.pods);
  const name = count(owners.length, 'more workload');
  const inside = pods.length === 0 ? [] : [crowd(pods, { width: roomIn(width), id: 'rest', isCounted: true })];
  return thing(card({ kind: 'and', name, inside, fill: 'lane' }, width), { id: 'owners/rest', label: name });
}
