/** What a person reads above and below the description of an object. */
import type { Ref } from '../../src/api/objects';
import { ALL_VERBS } from '../../src/app/verbs';
import type { Cluster } from '../../src/cluster/cluster';
import { buildCluster, CLUSTERS } from '../kubectl/compare/compared-clusters';
import { playOne } from './play';
import { violations } from './style-rules';

const built = new Map<string, Cluster>();

function clusterNamed(name: string): Cluster {
  const cluster = built.get(name) ?? buildCluster(CLUSTERS.find((one) => one.name === name)!);
  built.set(name, cluster);
  return cluster;
}

const KINDS = [
  'Node',
  'PersistentVolumeClaim',
  'PersistentVolume',
  'StorageClass',
  'Service',
  'EndpointSlice',
  'Endpoints',
  'HorizontalPodAutoscaler',
  'PodDisruptionBudget',
  'Namespace',
  'ResourceQuota',
  'LimitRange',
  'PriorityClass',
  'ConfigMap',
  'Secret',
] as const;

const described = (cluster: Cluster, { kind, name, namespace = 'default' }: Ref) =>
  playOne(cluster.snapshot(), `describe ${kind} ${name} -n ${namespace}`).reply;

describe('the reply to describe', () => {
  test.each([
    ['workloads of all kinds', 'Node', 'node-1', 'node-1 is Ready: 3 Pods on it'],
    ['Nodes that fail', 'Node', 'node-2', 'node-2 is not Ready: 2 Pods on it'],
    ['Nodes that fail', 'Node', 'node-1', 'node-1 is Ready and cordoned: 3 Pods on it'],
    ['storage', 'PersistentVolumeClaim', 'pages', 'Claim pages is kept: 2 Pods name it'],
    ['storage', 'PersistentVolumeClaim', 'later', 'Claim later has no volume'],
    ['storage', 'PersistentVolumeClaim', 'shared', 'Claim shared has 512Mi, for 2 Pods'],
    ['storage', 'StorageClass', 'zoned', 'StorageClass zoned makes volumes for Pods'],
    ['network', 'Service', 'web', 'Service web: 4 Pods can answer'],
    ['network', 'Service', 'nobody', 'Service nobody: nobody answers'],
    ['autoscalers and budgets', 'PodDisruptionBudget', 'at-least', 'at-least: 1 Pod may be evicted now'],
  ] as const)('in %s says of %s %s: %s', (name, kind, object, headline) => {
    expect(described(clusterNamed(name), { kind, name: object }).headline).toBe(headline);
  });

  /** How long it is, and what people wrote into their objects, is the business of others. */
  const isOfTheirs = (problem: string): boolean => /^reply has|^emoji/.test(problem);

  test.each(['storage', 'limits', 'network', 'autoscalers and budgets', 'Nodes that fail', 'settings'])(
    'keeps to the rules of style, and its buttons work, in %s',
    (name) => {
      const cluster = clusterNamed(name);
      const objects = KINDS.flatMap((kind) => cluster.list(kind).slice(0, 3));
      const wrong = objects.flatMap(({ kind, metadata }) => {
        const { name: object, namespace = 'default' } = metadata;
        const reply = described(cluster, { kind, name: object, namespace });
        const broken = violations(reply, { verbs: ALL_VERBS }).filter((problem) => !isOfTheirs(problem));
        return broken.map((problem) => `${kind} ${object}: ${problem}`);
      });
      expect(wrong).toEqual([]);
    },
  );

  test('offers buttons that are not refused', () => {
    const cluster = clusterNamed('limits');
    const objects = KINDS.flatMap((kind) => cluster.list(kind).slice(0, 1));
    const runs = objects.flatMap(({ kind, metadata: { name, namespace = 'default' } }) =>
      described(cluster, { kind, name, namespace }).buttons.map(({ run }) => run),
    );
    const refused = [...new Set(runs)].filter((run) => playOne(cluster.snapshot(), run).reply.refusal !== undefined);
    expect(refused).toEqual([]);
  });

  test('offers no request where nobody answers', () => {
    const runs = (name: string) =>
      described(clusterNamed('network'), { kind: 'Service', name }).buttons.map(({ run }) => run);
    expect(runs('web')).toContain('curl web');
    expect(runs('nobody')).not.toContain('curl nobody');
  });
});
