/**
 * The rollout of a Deployment as a strip: old Pods, new Pods, how many can serve.
 */
import type { Deployment } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import type { Step } from '../../cluster/step';
import { cut, PHONE_COLUMNS } from './columns';
import { duration } from '../duration';
import { imageOf, replicaSetsOf, tagOf, type TopOwner } from '../owner';
import { isRollingOut } from '../workload';
import { letterLegend, lettersOf, type Strip, thinned, troubleIn } from './strip';
import { type Instant, timelineOf } from '../timeline';

/** A rollout that came to its end in this command: old Pods, new Pods, how many can serve. */
export function rolloutStrip(
  owner: TopOwner,
  before: Cluster,
  after: Cluster,
  steps: readonly Step[],
): Strip | undefined {
  if (owner.kind !== 'Deployment' || isRollingOut(owner, after)) return undefined;
  const sets = setsOf(owner, before, after);
  if (sets === undefined) return undefined;
  const instants = timelineOf(before, steps, (name) => sets.isOld(name) || sets.isNew(name));
  if (instants.length < 3 || !instants.some((instant) => [...instant.pods.keys()].some(sets.isOld))) return undefined;
  const rows = thinned(telling(instants)).map((instant) => {
    const letters = (belongs: (name: string) => boolean) =>
      lettersOf([...instant.pods].filter(([name]) => belongs(name)).map(([, box]) => box));
    const serving = [...instant.pods.values()].filter((box) => box === 'R').length;
    const boxes = [...instant.pods.values()];
    return { time: duration(instant.at), old: letters(sets.isOld), now: letters(sets.isNew), serving, boxes };
  });
  const [oldHead, newHead] = [`old ${sets.oldTag}`, `new ${sets.newTag}`];
  const oldWidth = Math.max(8, oldHead.length, ...rows.map((row) => row.old.length)) + 2;
  const newWidth = Math.max(8, newHead.length, ...rows.map((row) => row.now.length)) + 2;
  const lines = [
    `      ${oldHead.padEnd(oldWidth)}${newHead.padEnd(newWidth)}can serve`,
    ...rows.map(
      ({ time, old, now, serving }) =>
        `${time.padStart(3).padEnd(6)}${old.padEnd(oldWidth)}${now.padEnd(newWidth)}${String(serving).padStart(4)}`,
    ),
  ];
  if (lines.some((line) => line.length > PHONE_COLUMNS)) return undefined;
  return {
    lines,
    legend: letterLegend(
      rows.flatMap(({ boxes }) => boxes),
      troubleIn(
        steps,
        before.list('Pod').filter((pod) => sets.isOld(pod.metadata.name)),
        before,
      ),
    ),
  };
}

interface Sets {
  readonly isOld: (pod: string) => boolean;
  readonly isNew: (pod: string) => boolean;
  readonly oldTag: string;
  readonly newTag: string;
}

/** Which Pods are old and which are new; undefined when the command changed no template. */
function setsOf(owner: Deployment, before: Cluster, after: Cluster): Sets | undefined {
  const was = before.get('Deployment', owner.metadata.name, owner.metadata.namespace);
  const { current } = replicaSetsOf(owner, after);
  if (was === undefined || current === undefined) return undefined;
  const previous = replicaSetsOf(was, before).current;
  if (previous === undefined || previous.metadata.uid === current.metadata.uid) return undefined;
  const others = after.controlledBy('ReplicaSet', owner.metadata.uid).filter((set) => set !== current);
  const isNew = (pod: string) => pod.startsWith(`${current.metadata.name}-`);
  return {
    isNew,
    isOld: (pod) => others.some((set) => pod.startsWith(`${set.metadata.name}-`)),
    oldTag: cut(tagOf(imageOf(previous.spec.template.spec)), 8),
    newTag: cut(tagOf(imageOf(current.spec.template.spec)), 8),
  };
}

/** Leaves out instants at which Pods were gone and nothing else happened, but for the last. */
function telling(instants: readonly Instant[]): readonly Instant[] {
  return instants.filter((instant, index) => {
    const previous = instants[index - 1];
    if (previous === undefined || index === instants.length - 1) return true;
    return [...instant.pods].some(([name, box]) => previous.pods.get(name) !== box);
  });
}
