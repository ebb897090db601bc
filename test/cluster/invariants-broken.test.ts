/** Each rule finds what it is for: one thing of a sound cluster is broken, and told. */
import type { Kind, Kinds } from '../../src/api/objects';
import { invariants } from '../../src/cluster/invariants';
import { Practice } from '../commands/practice';

const BUDGET = JSON.stringify({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'web' },
  spec: { minAvailable: 2, selector: { matchLabels: { app: 'web' } } },
});

function sound(): Practice {
  const practice = new Practice();
  for (const command of [
    'deploy web 3',
    'deploy db 2 statefulset volume',
    'deploy agent daemonset',
    `apply -f -\n${BUDGET}`,
  ]) {
    practice.done(command);
  }
  expect(invariants(practice.cluster, true)).toEqual([]);
  return practice;
}

/** What is told when the first object of a kind that fits is changed behind everybody's back. */
function told<K extends Kind>(kind: K, edit: (object: Kinds[K]) => Kinds[K], fits = /./): readonly string[] {
  const { cluster } = sound();
  const object = cluster.list(kind).find(({ metadata }) => fits.test(metadata.name))!;
  cluster.update(edit(object));
  return invariants(cluster, true);
}

const relabelled = (labels: Readonly<Record<string, string>>) => (pod: Kinds['Pod']) => ({
  ...pod,
  metadata: { ...pod.metadata, labels: { ...pod.metadata.labels, ...labels } },
});

test.each<[string, () => readonly string[], RegExp]>([
  [
    'a Pod that is not called by its number',
    () => told('Pod', relabelled({ 'apps.kubernetes.io/pod-index': '7' }), /^db-0$/),
    /Pod default\/db-0 of StatefulSet db is not called by its number everywhere/,
  ],
  [
    'two Pods with one address',
    () => {
      const { cluster } = sound();
      const [one, other] = cluster.list('Pod');
      cluster.update({ ...other!, status: { ...other!.status, podIP: one!.status.podIP } });
      return invariants(cluster);
    },
    /have the same address/,
  ],
  [
    'two controllers of one object',
    () =>
      told('Pod', (pod) => {
        const [owner] = pod.metadata.ownerReferences!;
        return { ...pod, metadata: { ...pod.metadata, ownerReferences: [owner!, owner!] } };
      }),
    /has two controllers/,
  ],
  [
    'what is deleted and held by nothing',
    () =>
      told('Service', (service) => ({
        ...service,
        metadata: { ...service.metadata, deletionTimestamp: '2026-01-01T00:00:00Z' },
      })),
    /is deleted, nothing holds it, and it is there/,
  ],
  [
    'a Pod that is ready and has ended',
    () => told('Pod', (pod) => ({ ...pod, status: { ...pod.status, phase: 'Failed' } }), /^web/),
    /is ready, and its phase is Failed/,
  ],
  [
    'what a kubelet remembers of nobody',
    () => {
      const { cluster } = sound();
      cluster.machines.pods.set('nobody', { containers: {} });
      return invariants(cluster);
    },
    /a kubelet remembers Pod nobody, which is gone/,
  ],
  [
    'a claim and its volume that disagree',
    () => told('PersistentVolumeClaim', (claim) => ({ ...claim, spec: { ...claim.spec, volumeName: 'pvc-other' } })),
    /volume pvc-.* and its claim disagree/,
  ],
  [
    'a ReplicaSet that counts wrongly',
    () => told('ReplicaSet', (set) => ({ ...set, status: { ...set.status, readyReplicas: 1 } })),
    /ReplicaSet .* says readyReplicas 1, there are 3/,
  ],
  [
    'a StatefulSet whose controller did not look',
    () => told('StatefulSet', (set) => ({ ...set, spec: { ...set.spec, minReadySeconds: 9 } })),
    /StatefulSet default\/db has generation 2, its controller saw 1/,
  ],
  [
    'a DaemonSet that counts too many Nodes',
    () => told('DaemonSet', (set) => ({ ...set, status: { ...set.status, currentNumberScheduled: 4 } })),
    /DaemonSet default\/agent counts (more than it wants|4 Nodes)/,
  ],
  [
    'a Deployment that asks for too much',
    () => told('ReplicaSet', (set) => ({ ...set, spec: { ...set.spec, replicas: 9 } })),
    /Deployment default\/web asks for 9 Pods, 4 are the most/,
  ],
  [
    'a Deployment that says another number than its ReplicaSets',
    () => told('Deployment', (web) => ({ ...web, status: { ...web.status, availableReplicas: 1 } })),
    /Deployment default\/web says availableReplicas 1, its ReplicaSets together 3/,
  ],
  [
    'a Service that sends to nobody',
    () => told('EndpointSlice', (slice) => ({ ...slice, endpoints: [] })),
    /has 0 endpoints for 3 Pods/,
  ],
  [
    'a budget that allows too much',
    () => told('PodDisruptionBudget', (pdb) => ({ ...pdb, status: { ...pdb.status, disruptionsAllowed: 2 } })),
    /budget web allows 2, it can spare 1/,
  ],
])('%s', (_what, tell, sentence) => {
  expect(tell().filter((problem) => sentence.test(problem))).not.toEqual([]);
});
