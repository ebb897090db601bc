/**
 * RollingUpdate of a DaemonSet: old Pods go, a few Nodes at a time; the next pass makes the new ones.
 * Follows rollingUpdate in pkg/controller/daemon/update.go.
 */
import { isTerminating } from '../../api/lifecycle';
import type { Pod } from '../../api/objects';
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
  return surge === 0 ? replace(view, places, unavailable) : surgeOver(view, places, desired, surge);
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

/**
 * A new Pod beside the old one on a few Nodes; the old one goes when the new one serves. On a Node that should have none
 * any more the old one stays until enough others serve.
 */
function surgeOver(view: View, places: readonly Place[], desired: number, most: number): Work {
  const doomed: Doomed[] = [];
  const spare: Pod[] = [];
  const urgent: string[] = [];
  const candidates: string[] = [];
  let [surging, serving] = [0, 0];
  for (const place of places) {
    const pair = pairOf(view, place);
    if (pair === undefined) {
      surging++;
      continue;
    }
    const { old, fresh } = pair;
    const first = old ?? fresh;
    const firstServes = first !== undefined && isAvailableNow(view, first);
    if (firstServes) serving++;
    if (old === undefined) continue;
    if (fresh !== undefined) {
      if (isAvailableNow(view, fresh)) doomed.push({ pod: old, because: 'the new one beside it is ready' });
      else surging++;
    } else if (!place.shouldRun) {
      if (firstServes) spare.push(old);
      else doomed.push({ pod: old, because: `${place.node} gets no new Pod, and it does not serve anyway` });
    } else {
      (firstServes ? candidates : urgent).push(place.node);
    }
  }
  const because = `its Node gets no new Pod, and ${serving} serve where ${desired} are wanted`;
  const spared = spare.slice(0, Math.max(0, serving - desired)).map((pod) => ({ pod, because }));
  return { needy: [...urgent, ...candidates.slice(0, Math.max(0, most - surging))], doomed: [...doomed, ...spared] };
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
