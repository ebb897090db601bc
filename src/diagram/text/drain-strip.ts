/**
 * A Node that is drained, as a strip: Nodes across, a letter for each Pod, and how many are ready.
 */
import type { Cluster } from '../../cluster/cluster';
import type { Step } from '../../cluster/step';
import { gridLines } from './grid';
import { byName } from '../natural';
import { letterLegend, lettersOf, type Strip, thinned, troubleIn } from './strip';
import { type Instant, timelineOf } from '../timeline';
import { podsIn, type View } from '../view';

const MOST_NODES = 4;

/** Undefined when nobody drained a Node, nothing left it, or it does not fit. */
export function drainStrip(view: View, before: Cluster, steps: readonly Step[]): Strip | undefined {
  if (!steps.some(({ verb }) => verb === 'drained')) return undefined;
  const names = new Set(podsIn(view).map(({ pod }) => `${pod.metadata.namespace ?? ''}/${pod.metadata.name}`));
  const belongs = (name: string, namespace: string | undefined) => names.has(`${namespace ?? ''}/${name}`);
  const instants = timelineOf(before, steps, belongs);
  if (instants.length < 2) return undefined;
  const busy = view.lanes.filter(({ pods, mark }) => mark !== ' ' || pods.some(({ isTouched }) => isTouched));
  const places = busy.map(({ node }) => node.metadata.name).sort(byName);
  if (places.length > MOST_NODES) return undefined;
  const told = thinned(instants);
  const rows = told.map(({ at, pods, nodes }) => {
    const boxesOn = (place: string) => [...pods].flatMap(([pod, box]) => (nodes.get(pod) === place ? [box] : []));
    return { at, cells: places.map((place) => lettersOf(boxesOn(place))), ready: readyOf(pods) };
  });
  const counted = rows.map(({ at, cells, ready }) => ({ at, cells: [...cells, String(ready)] }));
  const all = podsIn(view).filter(({ mark }) => mark !== '-').length;
  const lines =
    gridLines([...places, `ready of ${all}`], counted, false) ??
    gridLines([...places, 'ready'], counted, false) ??
    gridLines(places, rows, false);
  if (lines === undefined) return undefined;
  const boxes = told.flatMap(({ pods }) => [...pods.values()]);
  return {
    lines,
    legend: letterLegend(
      boxes,
      troubleIn(
        steps,
        podsIn(view).map(({ pod }) => pod),
        before,
      ),
    ),
  };
}

function readyOf(pods: Instant['pods']): number {
  return [...pods.values()].filter((box) => box === 'R').length;
}
