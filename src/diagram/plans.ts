/**
 * How much of a view is drawn one by one: from all of it to less and less, until it fits.
 */
import { isQuiet } from './compact-lanes';
import type { Detail } from './lanes';
import { stoppingWaitsFor } from './legend';
import { BOXES, stateKey } from './pod-state';
import { podsIn, type PodView, type View } from './view';

/** Pods in scope that are drawn one by one, and Nodes. */
const MOST = 12;
/** Changed Pods that keep a line of their own in counted lanes. */
const MOST_CHANGED = 6;

export type Plan = Omit<Detail, 'labels' | 'tags'>;

/** Whether lanes in which nothing happened may be one line each: several owners are in scope, and something happened. */
export function hasNewsAmongOthers(view: View): boolean {
  const owners = new Set(podsIn(view).map(({ owner, name }) => owner?.metadata.uid ?? name));
  const busy = view.lanes.filter((lane) => !isQuiet(lane) && lane.pods.length > 0);
  return owners.size > 1 && busy.length > 0 && view.lanes.some(isQuiet);
}

/** From the richest drawing to the poorest. */
export function* plansFor(view: View): Generator<Plan> {
  const pods = podsIn(view);
  const lanes = view.lanes.length;
  const explained = new Set([...sharedStates(pods), ...(stoppingWaitsFor(view) === undefined ? [] : [STOPPING])]);
  const plain = { lanes, isQuietCompact: false };
  if (hasNewsAmongOthers(view)) {
    const quiet = view.lanes.filter(isQuiet).flatMap((lane) => lane.pods);
    const inCounts = quiet.map(({ state }) => stateKey(state));
    const drawn = pods.length - quiet.length;
    if (drawn <= MOST && lanes <= MOST) {
      yield { lanes, isQuietCompact: true, explained: new Set([...explained, ...inCounts]) };
    }
  } else if (pods.length <= MOST && lanes <= MOST) yield { ...plain, explained };
  for (let changedOnly = MOST_CHANGED; changedOnly >= 0; changedOnly -= 2) {
    if (lanes <= MOST) yield { ...plain, changedOnly, explained: EVERY_STATE };
  }
  const fewer = Math.min(lanes, MOST) - 1;
  for (let most = fewer; most >= 0; most--) {
    yield { isQuietCompact: false, changedOnly: most > 4 ? 4 : 2, lanes: most, explained: EVERY_STATE };
  }
  for (let most = fewer; most >= 0; most--) {
    yield { isQuietCompact: false, changedOnly: 0, lanes: most, explained: EVERY_STATE };
  }
}

const STOPPING = stateKey({ box: 't', word: 'stopping' });

/** In counted lanes no box has its word beside it. */
const EVERY_STATE: ReadonlySet<string> = new Set(
  BOXES.flatMap(({ box, words }) => words.map((word) => stateKey({ box, word }))),
);

/** States that two or more Pods share, other than ready and gone: one line explains them all. */
function sharedStates(pods: readonly PodView[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { state } of pods) {
    const key = stateKey(state);
    if (state.box !== 'R' && state.box !== ' ') counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count > 1).map(([key]) => key));
}
