/**
 * What a StatefulSet or a DaemonSet did one after another, as a strip: its Pods across, or the Nodes.
 */
import type { Cluster } from '../../cluster/cluster';
import type { Step } from '../../cluster/step';
import { PHONE_COLUMNS } from './columns';
import { gridLines } from './grid';
import { byName } from '../natural';
import { imageOf, tagOf, type TopOwner } from '../owner';
import { podsOf } from '../workload';
import { letterLegend, MOST_ROWS, type Strip, thinned, troubleIn } from './strip';
import { type Belongs, type Instant, timelineOf } from '../timeline';

/** Letters of a tag beside a Pod's letter. */
const LONGEST_TAG = 3;

/** A strip if the order matters: the owner made or deleted several Pods, and not all at one time. */
export function orderedStrip(
  owner: TopOwner,
  before: Cluster,
  after: Cluster,
  steps: readonly Step[],
): Strip | undefined {
  if (owner.kind !== 'StatefulSet' && owner.kind !== 'DaemonSet') return undefined;
  const belongs = belongsTo(owner);
  const work = steps.filter(({ actor, verb, object }) => {
    return (
      actor === owner.kind && (verb === 'made-pod' || verb === 'deleted-pod') && belongs(object.name, object.namespace)
    );
  });
  const instants = timelineOf(before, steps, belongs).filter(({ pods }, index) => pods.size > 0 || index > 0);
  const placeOf = (instant: Instant, pod: string) => (owner.kind === 'StatefulSet' ? pod : instant.nodes.get(pod));
  if (instants.length < 2 || new Set(work.map(({ at }) => at)).size < 2) return undefined;
  const touched = new Set(work.map(({ object }) => object.name));
  const places = [
    ...new Set(instants.flatMap((instant) => [...instant.pods.keys()].flatMap((pod) => placeOf(instant, pod) ?? []))),
  ];
  // Each place has a column: so many never fit.
  if (places.length > PHONE_COLUMNS) return undefined;
  const busy = new Set(instants.flatMap((instant) => [...touched].flatMap((pod) => placeOf(instant, pod) ?? [])));
  if (busy.size < 2) return undefined;
  places.sort(byName);
  const isNew = newOnes(owner, before, after);
  const told = thinned(instants.length > MOST_ROWS ? turns(instants) : instants);
  const rows = told.map((instant) => ({
    at: instant.at,
    cells: places.map((place) => cellOf(instant, (pod) => placeOf(instant, pod) === place, isNew)),
  }));
  const lines = gridLines(places, rows, true);
  if (lines === undefined) return undefined;
  const boxes = told.flatMap(({ pods }) => [...pods.values()]);
  return { lines, legend: letterLegend(boxes, troubleIn(steps, podsOf(owner, before), before)) };
}

function belongsTo(owner: TopOwner): Belongs {
  const { name, namespace } = owner.metadata;
  const rest = owner.kind === 'StatefulSet' ? /^\d+$/ : /^[a-z0-9]{5}$/;
  return (pod, home) => home === namespace && pod.startsWith(`${name}-`) && rest.test(pod.slice(name.length + 1));
}

function cellOf(
  { pods, made }: Instant,
  isHere: (pod: string) => boolean,
  isNew: (pod: string, isMade: boolean) => string,
): string {
  const here = [...pods].filter(([pod]) => isHere(pod));
  const cells = here.map(([pod, box]) => `${box}${isNew(pod, made.has(pod))}`);
  return cells.length === 0 ? '-' : cells.join(' ');
}

/** While a template is rolled out: ` v2` for Pods of the new one. */
function newOnes(owner: TopOwner, before: Cluster, after: Cluster): (pod: string, isMade: boolean) => string {
  const image = imageOf(owner.spec.template.spec);
  const namespace = owner.metadata.namespace;
  const isOfNow = (pod: string, cluster: Cluster) => {
    const found = cluster.get('Pod', pod, namespace);
    return found === undefined ? undefined : imageOf(found.spec) === image;
  };
  if (podsOf(owner, before).every((pod) => imageOf(pod.spec) === image)) return () => '';
  const tag = tagOf(image);
  const word = ` ${tag.length > 0 && tag.length <= LONGEST_TAG ? tag : 'new'}`;
  return (pod, isMade) => ((isMade ? (isOfNow(pod, after) ?? true) : isOfNow(pod, before)) === true ? word : '');
}

/** The first, the last, and the instants at which a Pod became ready or began to stop. */
function turns(instants: readonly Instant[]): readonly Instant[] {
  return instants.filter(({ pods }, index) => {
    const previous = instants[index - 1]?.pods;
    if (previous === undefined || index === instants.length - 1) return true;
    return [...pods].some(([name, box]) => (box === 'R' || box === 't') && previous.get(name) !== box);
  });
}
