/**
 * RollingUpdate of a DaemonSet: old Pods go, a few Nodes at a time; the next pass makes the new ones.
 * Follows rollingUpdate in pkg/controller/daemon/update.go.
 */
import type { Pod } from '../../api/objects';
import { isTerminating } from '../availability';
import { limitsOf } from './limits';
import { isAvailableNow, isUpdated, type Place, type View } from './view';
import type { Doomed, Work } from './work';

/** The Pods of one Node that stay; undefined where there are several of one template. */
interface Pair {
  readonly fresh: Pod | undefined;
  readonly old: Pod | undefined;
}

/** What the update may do now. */
export function updateWork(view: View): Work {
  const places = view.places.filter(({ shouldRun, pods }) => shouldRun || pods.length > 0);
  const desired = view.places.filter(({ shouldRun }) => shouldRun).length;
  const { surge, unavailable } = limitsOf(view.set, desired);
  return surge === 0 ? replace(view, places, unavailable) : surgeOver(view, places, surge);
}

/** An old Pod that serves no one is replaced at once; others as long as not too many Nodes are without. */
function replace(view: View, places: readonly Place[], most: number): Work {
  const broken: Doomed[] = [];
  const candidates: Pod[] = [];
  let down = 0;
  for (const place of places) {
    const pair = pairOf(view, place);
    const single = pair === undefined ? undefined : onlyOne(pair);
    if (single === undefined) {
      down++;
    } else if (isAvailableNow(view, single)) {
      if (single === pair?.old) candidates.push(single);
    } else {
      down++;
      if (single === pair?.old) {
        const because = 'it has the old Pod template and does not serve anyway';
        broken.push({ pod: single, because, isBroken: true });
      }
    }
  }
  const because = `it has the old Pod template, and ${most} of ${places.length} Nodes may be without a ready one`;
  const spared = candidates.slice(0, Math.max(0, most - down)).map((pod) => ({ pod, because }));
  return { needy: [], doomed: [...broken, ...spared] };
}

/** A new Pod beside the old one on a few Nodes; the old one goes when the new one serves. */
function surgeOver(view: View, places: readonly Place[], most: number): Work {
  const doomed: Doomed[] = [];
  const urgent: string[] = [];
  const candidates: string[] = [];
  let surging = 0;
  for (const place of places) {
    const pair = pairOf(view, place);
    if (pair === undefined) {
      surging++;
    } else if (pair.old !== undefined && pair.fresh === undefined) {
      if (!place.shouldRun) doomed.push({ pod: pair.old, because: `${place.node} gets no new Pod` });
      else if (!isAvailableNow(view, pair.old)) urgent.push(place.node);
      else candidates.push(place.node);
    } else if (pair.old !== undefined && pair.fresh !== undefined) {
      if (isAvailableNow(view, pair.fresh)) doomed.push({ pod: pair.old, because: 'the new one beside it is ready' });
      else surging++;
    }
  }
  return { needy: [...urgent, ...candidates.slice(0, Math.max(0, most - surging))], doomed };
}

function pairOf({ hash }: View, { pods }: Place): Pair | undefined {
  const staying = pods.filter((pod) => !isTerminating(pod));
  const fresh = staying.filter((pod) => isUpdated(pod, hash));
  const old = staying.filter((pod) => !isUpdated(pod, hash));
  return fresh.length > 1 || old.length > 1 ? undefined : { fresh: fresh[0], old: old[0] };
}

function onlyOne({ fresh, old }: Pair): Pod | undefined {
  return fresh !== undefined && old !== undefined ? undefined : (fresh ?? old);
}
