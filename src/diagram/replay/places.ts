/**
 * Where each Pod stands in a replay. A Pod has its place from its first picture to its last; nothing moves but a Pod
 * that gets its Node late.
 */
import { byName } from '../natural';
import { podsIn, type PodView } from '../view';
import type { Moment } from './moments';
import { roleOf } from './role';

/** The Pods of a Node, or of none, in the order of their places. A place can serve several Pods after each other. */
export interface LanePlaces {
  /** Undefined: Pods without a Node. */
  readonly node: string | undefined;
  /** The Nodes of a lane that stands for several. */
  readonly nodes?: ReadonlySet<string>;
  /** UIDs of the Pods that stand there, one after another. */
  readonly places: readonly (readonly string[])[];
}

/** All Nodes that ever are, in their order; then Pods without a Node, if there are any. */
export function placesOf(moments: readonly Moment[]): readonly LanePlaces[] {
  const nodes = new Set(moments.flatMap(({ view }) => view.lanes.map(({ node }) => node.metadata.name)));
  const lanes: LanePlaces[] = [...nodes].sort(byName).map((node) => {
    const stays = staysOf(
      moments,
      ({ view }) => view.lanes.find((lane) => lane.node.metadata.name === node)?.pods ?? [],
    );
    return { node, places: placed(stays, (one, other) => one.role === other.role) };
  });
  const waiting = staysOf(moments, ({ view }) => view.homeless);
  // Whoever waits for a Node may stand where another has waited.
  return waiting.length === 0 ? lanes : [...lanes, { node: undefined, places: placed(waiting, () => true) }];
}

/** How long a Pod stands in a lane: from which moment to which. */
interface Stay {
  readonly uid: string;
  readonly role: string;
  readonly first: number;
  last: number;
}

/** In the order in which they come. */
function staysOf(moments: readonly Moment[], podsOf: (moment: Moment) => readonly PodView[]): readonly Stay[] {
  const stays = new Map<string, Stay>();
  moments.forEach((moment, index) => {
    for (const one of podsOf(moment)) {
      const { uid } = one.pod.metadata;
      const stay = stays.get(uid);
      if (stay === undefined) stays.set(uid, { uid, role: roleOf(one), first: index, last: index });
      else stay.last = index;
    }
  });
  return [...stays.values()];
}

/** A Pod that comes when another has gone stands in its place, if it may take over from it. */
function placed(
  stays: readonly Stay[],
  mayFollow: (one: Stay, other: Stay) => boolean,
): readonly (readonly string[])[] {
  const places: Stay[][] = [];
  for (const stay of stays) {
    const free = places.find((taken) => taken.every((other) => other.last < stay.first && mayFollow(stay, other)));
    if (free === undefined) places.push([stay]);
    else free.push(stay);
  }
  return places.map((taken) => taken.map(({ uid }) => uid));
}

/** All Pods of a lane at one moment. */
export function podsOfLane({ node, nodes }: LanePlaces, { view }: Moment): readonly PodView[] {
  if (nodes === undefined) return podsIn(view).filter((pod) => pod.node === node);
  return podsIn(view).filter((pod) => pod.node !== undefined && nodes.has(pod.node));
}
