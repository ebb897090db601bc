/**
 * How much of a view is drawn one by one: from all of it to less and less, until it fits.
 */
import { isQuiet } from './compact-lanes';
import type { Detail } from './lanes';
import { stoppingWaitsFor } from './legend';
import { BOXES, stateKey } from '../pod-state';
import { podsIn, type PodView, type View } from '../view';

/** Pods in scope that are drawn one by one, and Nodes. */
const MOST = 12;
/** Changed Pods that keep a line of their own in counted lanes. */
const MOST_CHANGED = 6;

/** Lines of counts in one lane. */
const MOST_COUNT_LINES = 3;

export type Plan = Omit<Detail, 'labels' | 'tags'>;

/** Whether lanes in which nothing happened may be one line each: several owners are in scope, and something happened. */
export function hasNewsAmongOthers(view: View): boolean {
  const owners = new Set(podsIn(view).map(({ owner, name }) => owner?.metadata.uid ?? name));
  const busy = view.lanes.filter((lane) => !isQuiet(lane) && lane.pods.length > 0);
  return owners.size > 1 && busy.length > 0 && view.lanes.some(isQuiet);
}

/** From the richest drawing to the poorest. */
export function* plansFor(view: View): Generator<Plan> {
  const lanes = view.lanes.length;
  if (lanes <= MOST) {
    yield* oneByOne(view);
    yield { ...COUNTED, lanes, changedOnly: MOST_CHANGED, countLines: MOST_COUNT_LINES };
    for (let changedOnly = MOST_CHANGED; changedOnly >= 0; changedOnly -= 2) yield { ...COUNTED, lanes, changedOnly };
  }
  const fewer = Math.min(lanes, MOST) - 1;
  for (let most = fewer; most >= 0; most--) yield { ...COUNTED, lanes: most, changedOnly: most > 4 ? 4 : 2 };
  for (let most = fewer; most >= 0; most--) yield { ...COUNTED, lanes: most, changedOnly: 0 };
}

/** Every Pod on a line of its own, or every Pod to which something happened. */
function* oneByOne(view: View): Generator<Plan> {
  const isQuietCompact = hasNewsAmongOthers(view);
  const quiet = isQuietCompact ? view.lanes.filter(isQuiet).flatMap((lane) => lane.pods) : [];
  const pods = podsIn(view);
  const stopping = stoppingWaitsFor(view) === undefined ? [] : [STOPPING];
  const explained = new Set([...sharedStates(pods), ...stopping, ...quiet.map(({ state }) => stateKey(state))]);
  explained.delete(READY);
  const plan = { lanes: view.lanes.length, isQuietCompact, explained, countLines: 1 };
  const drawn = pods.length - quiet.length;
  if (drawn <= MOST) yield { ...plan, isGoneCounted: false };
  const gone = pods.filter(({ state }) => state.word === 'gone').length;
  if (gone > 1 && drawn - gone <= MOST) yield { ...plan, isGoneCounted: true };
}

const READY = stateKey({ box: 'R', word: 'ready' });
const STOPPING = stateKey({ box: 't', word: 'stopping' });

/** In counted lanes no box has its word beside it; that of ready needs none. */
const COUNTED = {
  isQuietCompact: false,
  isGoneCounted: false,
  countLines: 1,
  explained: new Set(
    BOXES.flatMap(({ box, words }) => (box === 'R' ? [] : words.map((word) => stateKey({ box, word })))),
  ),
};

/** States that two or more Pods share, other than ready and gone: one line explains them all. */
function sharedStates(pods: readonly PodView[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { state } of pods) {
    const key = stateKey(state);
    if (state.box !== 'R' && state.box !== ' ') counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count > 1).map(([key]) => key));
}
