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
  const lanes: LanePlaces[] = [...nodes].sort(byName).map((node) => ({
    node,
    places: placesIn(moments, ({ view }) => view.lanes.find((lane) => lane.node.metadata.name === node)?.pods ?? []),
  }));
  const homeless = placesIn(moments, ({ view }) => view.homeless);
  return homeless.length === 0 ? lanes : [...lanes, { node: undefined, places: homeless }];
}

/** In the order of appearance; the Pod that takes over from another stands in its place. */
function placesIn(
  moments: readonly Moment[],
  podsOf: (moment: Moment) => readonly PodView[],
): readonly (readonly string[])[] {
  const places: { readonly role: string; readonly uids: Set<string>; lastSeen: number }[] = [];
  moments.forEach((moment, index) => {
    for (const one of podsOf(moment)) {
      const { uid } = one.pod.metadata;
      const role = roleOf(one);
      const own = places.find(({ uids }) => uids.has(uid));
      const place = own ?? places.find((other) => other.role === role && other.lastSeen < index);
      if (place === undefined) places.push({ role, uids: new Set([uid]), lastSeen: index });
      else {
        place.uids.add(uid);
        place.lastSeen = index;
      }
    }
  });
  return places.map(({ uids }) => [...uids]);
}

/** All Pods of a lane at one moment. */
export function podsOfLane({ node, nodes }: LanePlaces, { view }: Moment): readonly PodView[] {
  if (nodes === undefined) return podsIn(view).filter((pod) => pod.node === node);
  return podsIn(view).filter((pod) => pod.node !== undefined && nodes.has(pod.node));
}
