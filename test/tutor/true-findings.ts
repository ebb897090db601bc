/**
 * What must hold in a cluster so that a finding is true: looked up in the objects, not in what the diagnosis says.
 */
import { isNodeReady } from '../../src/api/node-state';
import type { Pod } from '../../src/api/objects';
import { matchesLabels } from '../../src/api/selectors';
import type { Cluster } from '../../src/cluster/cluster';
import type { Finding } from '../../src/tutor/diagnose/finding';

const conditionOf = ({ status }: Pod, type: string) => status.conditions?.find((one) => one.type === type)?.status;
const containersOf = ({ status }: Pod) => [
  ...(status.initContainerStatuses ?? []),
  ...(status.containerStatuses ?? []),
];
const waitsWith = (pod: Pod, reason: RegExp) =>
  containersOf(pod).some(({ state }) => reason.test(state?.waiting?.reason ?? ''));

/** By the words of a symptom: what must be so of the Pods, Nodes and other objects that it names. */
const FACTS: readonly (readonly [RegExp, (finding: Finding, cluster: Cluster) => boolean])[] = [
  [/cannot be pulled/, (one, cluster) => podsOf(one, cluster).every((pod) => waitsWith(pod, /Image|Pull/))],
  [/keeps ending|out of memory/, (one, cluster) => podsOf(one, cluster).every((pod) => restarts(pod) > 0)],
  [/no Node fits|no place on/, (one, cluster) => podsOf(one, cluster).every(({ spec }) => spec.nodeName === undefined)],
  [/not ready, though/, (one, cluster) => podsOf(one, cluster).every((pod) => conditionOf(pod, 'Ready') !== 'True')],
  [
    /container cannot be made/,
    (one, cluster) => podsOf(one, cluster).every((pod) => waitsWith(pod, /^CreateContainer/)),
  ],
  [
    /its volume is still on/,
    (one, cluster) =>
      podsOf(one, cluster).every((pod) =>
        cluster.list('VolumeAttachment').some(({ spec }) => spec.nodeName !== pod.spec.nodeName),
      ),
  ],
  [
    / is silent| reports that it is not ready/,
    ({ about: [node] }, cluster) =>
      cluster.machines.nodes.get(node?.name ?? '')?.fault !== undefined ||
      !isNodeReady(cluster.get('Node', node?.name ?? '')!),
  ],
  [/is cordoned/, ({ about: [node] }, cluster) => cluster.get('Node', node?.name ?? '')?.spec.unschedulable === true],
  [
    /finds no Pod|has no ready Pod/,
    ({ about: [ref] }, cluster) => {
      const service = cluster.get('Service', ref?.name ?? '', ref?.namespace);
      return !cluster
        .list('Pod', ref?.namespace)
        .some(
          (pod) => matchesLabels(service?.spec.selector, pod.metadata.labels) && conditionOf(pod, 'Ready') === 'True',
        );
    },
  ],
  [
    /gets no volume/,
    ({ about: [ref] }, cluster) =>
      cluster.get('PersistentVolumeClaim', ref?.name ?? '', ref?.namespace)?.status.phase === 'Pending',
  ],
  [
    /its volume is gone/,
    ({ about: [ref] }, cluster) =>
      cluster.get('PersistentVolumeClaim', ref?.name ?? '', ref?.namespace)?.status.phase === 'Lost',
  ],
  [
    /rollout is stuck/,
    ({ about: [ref] }, cluster) => {
      const deployment = cluster.get('Deployment', ref?.name ?? '', ref?.namespace);
      const { updatedReplicas = 0, availableReplicas = 0, replicas = 0 } = deployment?.status ?? {};
      return updatedReplicas < replicas || availableReplicas < (deployment?.spec.replicas ?? 0);
    },
  ],
  [
    /allows 0|lets no Pod be evicted|refuses all/,
    ({ about: [ref] }, cluster) =>
      (cluster.get('PodDisruptionBudget', ref?.name ?? '', ref?.namespace)?.status.disruptionsAllowed ?? 0) === 0,
  ],
  [
    /Pods cannot be made/,
    ({ about: [ref] }, cluster) => {
      const owner = cluster.resolve(ref!);
      const makers = owner?.kind === 'Deployment' ? cluster.controlledBy('ReplicaSet', owner.metadata.uid) : [owner];
      return makers.some((maker) =>
        cluster.eventsAbout(maker?.metadata.uid ?? '').some(({ reason }) => reason === 'FailedCreate'),
      );
    },
  ],
  [
    /stays broken/,
    ({ about: [, ref] }, cluster) =>
      conditionOf(cluster.get('Pod', ref?.name ?? '', ref?.namespace)!, 'Ready') !== 'True',
  ],
  [
    /is not on|Nodes fits/,
    ({ about: [ref] }, cluster) =>
      (cluster.get('DaemonSet', ref?.name ?? '', ref?.namespace)?.status.desiredNumberScheduled ?? 0) <
      cluster.count('Node'),
  ],
  [
    /nobody leads/,
    ({ about }, cluster) =>
      about
        .filter(({ kind }) => kind === 'Pod')
        .every(({ name, namespace }) => conditionOf(cluster.get('Pod', name, namespace)!, 'Ready') !== 'True'),
  ],
  [
    /belongs? to nobody/,
    (one, cluster) => podsOf(one, cluster).every(({ metadata }) => (metadata.ownerReferences ?? []).length === 0),
  ],
  [/failed Pods? kept/, (one, cluster) => podsOf(one, cluster).every(({ status }) => status.phase === 'Failed')],
];

const restarts = (pod: Pod): number => Math.max(0, ...containersOf(pod).map(({ restartCount }) => restartCount));

/** The Pods that a finding is about. */
function podsOf({ about }: Finding, cluster: Cluster): readonly Pod[] {
  const named = about.filter(({ kind }) => kind === 'Pod');
  return named.map(({ name, namespace }) => cluster.get('Pod', name, namespace)!);
}

/** Findings that do not hold, or name something that is not there. */
export function falseFindings(findings: readonly Finding[], cluster: Cluster): readonly string[] {
  return findings
    .filter((finding) => {
      if (finding.about.some((ref) => cluster.resolve(ref) === undefined)) return true;
      return FACTS.some(([words, holds]) => words.test(finding.symptom) && !holds(finding, cluster));
    })
    .map(({ symptom }) => symptom);
}

/** Whether a fact above looks into a finding. */
export const looksInto = ({ symptom }: Finding): boolean => FACTS.some(([words]) => words.test(symptom));
