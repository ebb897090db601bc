/**
 * Which Nodes are worth a box of their own.
 */
import type { LaneView, View } from './view';

/** A Node is drawn when it holds something of the scope, is empty, or needs a look. */
export function isShown(lane: LaneView, view: View): boolean {
  if (lane.pods.length > 0 || lane.mark !== ' ' || lane.note !== undefined) return true;
  return lane.others === 0 || view.lanes.every((other) => other.pods.length === 0);
}

/** Whether the command changed the Node or a Pod on it. */
export function isChanged({ mark, pods }: LaneView): boolean {
  return mark !== ' ' || pods.some((pod) => pod.mark !== ' ');
}

/** Whether something about the Node or its Pods is not as it should be. */
export function isInTrouble({ note, pods }: LaneView): boolean {
  return note !== undefined || pods.some(({ state }) => state.box !== 'R' && state.box !== '.');
}
