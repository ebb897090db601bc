/**
 * What becomes of disks when Pods, workloads or claims go, and when a disk is lost.
 */
import type { KubeObject, Pod, Workload } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import type { Step } from '../../cluster/step';
import { claimsOf } from '../../diagram/mark';
import { keptAgain } from '../kept-again';
import type { Entry } from './lines';
import { count, listed } from './pod-name';
import { type Happening, since, withVerb } from './telling';

/** What people may expect to go and that stayed, or to stay and that went. */
export function tellDisks(happening: Happening): readonly Entry[] {
  return [
    ...keptVolumes(happening),
    ...gotBack(happening),
    ...keptAfterDeletion(happening),
    ...afterClaim(happening),
    ...afterLostDisk(happening),
  ];
}

function isKept(after: Cluster, claim: string, namespace: string): boolean {
  const found = after.get('PersistentVolumeClaim', claim, namespace);
  return found !== undefined && found.metadata.deletionTimestamp === undefined;
}

/** Fewer Pods are not fewer volumes. */
function keptVolumes(happening: Happening): readonly Entry[] {
  const taken = withVerb(happening.steps, 'deleted-pod').filter((step) => step.actor === 'StatefulSet');
  const pods = taken.flatMap((step) => happening.before.resolve(step.object) ?? []);
  const claims = pods.flatMap((pod) =>
    pod.kind !== 'Pod'
      ? []
      : claimsOf(pod).filter((claim) => isKept(happening.after, claim, pod.metadata.namespace ?? 'default')),
  );
  const last = taken.at(-1);
  const isScaled = withVerb(happening.steps, 'scaled').length > 0;
  if (last === undefined || claims.length === 0 || !isScaled) return [];
  const text = `${listed(claims, 'claims')} stayed, and ${claims.length === 1 ? 'its volume' : 'their volumes'} too`;
  return [{ at: since(last, happening), order: last.id, text, weight: 8, steps: 0 }];
}

/** What was kept for a name goes to the next Pod of that name. */
function gotBack(happening: Happening): readonly Entry[] {
  const { before, after } = happening;
  const steps = withVerb(happening.steps, 'made-pod').filter(({ actor }) => actor === 'StatefulSet');
  const made = steps.flatMap(({ object }) => after.resolve(object) ?? []);
  const pods = keptAgain(
    made.flatMap((object) => (object.kind === 'Pod' ? [object] : [])),
    before,
    after,
  );
  const step = steps.find(({ object }) => object.name === pods[0]?.metadata.name);
  if (step === undefined) return [];
  const files = pods.reduce((sum, pod) => sum + filesOnDisks(pod, before), 0);
  const [what, on] = pods.length === 1 ? ['its kept volume', 'it'] : ['their kept volumes', 'them'];
  const names = listed(
    pods.map(({ metadata }) => metadata.name),
    'Pods',
  );
  const text = `${names} got ${what} back${files === 0 ? '' : `, with ${count(files, 'file')} on ${on}`}`;
  return [{ at: since(step, happening), order: step.id, text, weight: 9, steps: 0 }];
}

function filesOnDisks(pod: Pod, before: Cluster): number {
  const disks = claimsOf(pod).flatMap((name) => {
    const claim = before.get('PersistentVolumeClaim', name, pod.metadata.namespace);
    return before.get('PersistentVolume', claim?.spec.volumeName ?? '') ?? [];
  });
  return disks.reduce((sum, { metadata }) => {
    return sum + Object.keys(before.machines.disks.get(metadata.uid) ?? {}).length;
  }, 0);
}

/** A claim that a Pod template names belongs to nobody: it stays when the workload goes. */
function keptAfterDeletion(happening: Happening): readonly Entry[] {
  const kept = new Map<string, Step>();
  for (const step of withVerb(happening.steps, 'deleted')) {
    const workload = happening.before.resolve(step.object);
    if (workload === undefined || !hasTemplate(workload) || workload.kind === 'StatefulSet') continue;
    for (const { persistentVolumeClaim } of workload.spec.template.spec.volumes ?? []) {
      const name = persistentVolumeClaim?.claimName ?? '';
      const claim = happening.after.get('PersistentVolumeClaim', name, workload.metadata.namespace);
      if (claim !== undefined && claim.metadata.deletionTimestamp === undefined) kept.set(name, step);
    }
  }
  const [step] = kept.values();
  if (step === undefined) return [];
  const names = [...kept.keys()];
  const text = `claim ${listed(names, 'claims')} stayed, because no controller owns ${names.length === 1 ? 'it' : 'them'}`;
  return [{ at: since(step, happening), order: step.id, text, weight: 9, steps: 0 }];
}

/** Controllers keep volumes, not what is on them. */
function afterLostDisk(happening: Happening): readonly Entry[] {
  const [lost] = withVerb(happening.steps, 'lost-disk');
  if (lost === undefined) return [];
  const text = 'no controller noticed: claim and volume are Bound as before';
  return [{ at: since(lost, happening), order: lost.id, text, weight: 9, steps: 0 }];
}

/** A deleted claim takes its disk along, unless the reclaim policy keeps it. */
function afterClaim(happening: Happening): readonly Entry[] {
  const { before, after } = happening;
  return withVerb(happening.steps, 'deleted').flatMap((step): readonly Entry[] => {
    const claim = before.resolve(step.object);
    if (claim?.kind !== 'PersistentVolumeClaim' || after.resolve(step.object) !== undefined) return [];
    const volume = before.get('PersistentVolume', claim.spec.volumeName ?? '');
    if (volume === undefined) return [];
    const isKept = after.get('PersistentVolume', volume.metadata.name) !== undefined;
    const files = Object.keys(before.machines.disks.get(volume.metadata.uid) ?? {}).length;
    const lost = files === 0 ? '' : `, with ${count(files, 'file')} on it`;
    const text = isKept
      ? 'its disk stayed, because the reclaim policy is Retain'
      : `its disk went too${lost}, because the reclaim policy is Delete`;
    return [{ at: since(step, happening), order: step.id, text, weight: 9, steps: 0 }];
  });
}

function hasTemplate(object: KubeObject): object is Workload {
  const { kind } = object;
  return kind === 'Deployment' || kind === 'StatefulSet' || kind === 'DaemonSet' || kind === 'ReplicaSet';
}
