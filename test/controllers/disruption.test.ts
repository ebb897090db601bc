import type { PodDisruptionBudget } from '../../src/api/objects';
import { evictionRefusal, evictPod } from '../../src/cluster/eviction';
import { MINUTE } from '../../src/cluster/time';
import { disruptionController } from '../../src/controllers/disruption';
import { Practice } from '../commands/practice';

const budget = (spec: string, name = 'web') => `apply -f -
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: ${name} }
spec:
  ${spec}
  selector: { matchLabels: { app: web } }
`;

function started(...commands: readonly string[]): Practice {
  const channel = new Practice();
  for (const command of commands) channel.done(command);
  return channel;
}

function practice(spec: string, ...more: readonly string[]): Practice {
  return started('deploy web 5', budget(spec), ...more);
}

function status({ cluster }: Practice): PodDisruptionBudget['status'] {
  return cluster.get('PodDisruptionBudget', 'web', 'default')?.status ?? {};
}

const numbers = (channel: Practice) => {
  const { disruptionsAllowed, currentHealthy, desiredHealthy, expectedPods } = status(channel);
  return [disruptionsAllowed, currentHealthy, desiredHealthy, expectedPods];
};

const verdict = (channel: Practice) => {
  const [condition] = status(channel).conditions ?? [];
  return [condition?.type, condition?.status, condition?.reason, condition?.message];
};

describe('disruption controller', () => {
  test.each([
    ['minAvailable: 2', [3, 5, 2, 5]],
    ['minAvailable: 50%', [2, 5, 3, 5]],
    ['maxUnavailable: 30%', [2, 5, 3, 5]],
    ['maxUnavailable: 9', [5, 5, 0, 5]],
    ['maxUnavailable: 0', [0, 5, 5, 5]],
    ['minAvailable: 7', [0, 5, 7, 5]],
  ])('counts for %s', (spec, expected) => {
    expect(numbers(practice(spec))).toEqual(expected);
  });

  it('says in a condition whether an eviction is allowed', () => {
    expect(verdict(practice('minAvailable: 2'))).toEqual(['DisruptionAllowed', 'True', 'SufficientPods', '']);
    expect(verdict(practice('maxUnavailable: 0'))).toEqual(['DisruptionAllowed', 'False', 'InsufficientPods', '']);
  });

  it('cannot take a share of a DaemonSet, and allows nothing then', () => {
    const channel = started('deploy web daemonset', budget('maxUnavailable: 1'));
    expect(status(channel).disruptionsAllowed).toBe(0);
    expect(verdict(channel)).toEqual([
      'DisruptionAllowed',
      'False',
      'SyncFailed',
      'daemonsets.apps does not implement the scale subresource',
    ]);
  });

  it('warns of Pods that nobody manages, where it wants to know how many there should be', () => {
    const bare = `apply -f -
apiVersion: v1
kind: Pod
metadata: { name: bare, labels: { app: web } }
spec: { containers: [{ name: app, image: "app:v1" }] }
`;
    const warnings = (channel: Practice) =>
      channel.cluster.list('Event').filter(({ reason }) => reason === 'UnmanagedPods');
    const [warning] = warnings(started(bare, budget('maxUnavailable: 1')));
    expect(warning?.type).toBe('Warning');
    expect(warning?.message).toBe(
      'Pods selected by this PodDisruptionBudget (selector: &LabelSelector{MatchLabels:map[string]string{app: web,},' +
        'MatchExpressions:[]LabelSelectorRequirement{},}) were found to be unmanaged. As a result, the status of the ' +
        'PDB cannot be calculated correctly, which may result in undefined behavior. To account for these pods please ' +
        'set ".spec.minAvailable" field of the PDB to an integer value.',
    );
    expect(numbers(started(bare, budget('maxUnavailable: 1')))).toEqual([0, 1, 0, 0]);
    expect(warnings(started(bare, budget('minAvailable: 1')))).toEqual([]);
    expect(warnings(practice('maxUnavailable: 1'))).toEqual([]);
  });

  it('changes nothing when it looks again', () => {
    const { cluster } = practice('maxUnavailable: 1');
    const before = cluster.snapshot().resourceVersion;
    for (const key of disruptionController.keys(cluster)) disruptionController.reconcile(key, cluster);
    expect(cluster.snapshot().resourceVersion).toBe(before);
  });

  it('forgets after two minutes a Pod that was to go and did not', () => {
    const { cluster } = practice('maxUnavailable: 1');
    const found = cluster.get('PodDisruptionBudget', 'web', 'default');
    const name = cluster.list('Pod')[0]?.metadata.name ?? '';
    if (found === undefined) throw new Error('no budget');
    const at = new Date(Math.floor(cluster.now / 1000) * 1000).toISOString();
    cluster.updateStatus(found, { ...found.status, disruptedPods: { [name]: at } });
    const requeue = disruptionController.reconcile('default/web', cluster);
    const counted = () => cluster.get('PodDisruptionBudget', 'web', 'default')?.status.currentHealthy;
    expect(counted()).toBe(4);
    cluster.now = requeue?.at ?? 0;
    expect(requeue?.at).toBe(Date.parse(at) + 2 * MINUTE);
    disruptionController.reconcile('default/web', cluster);
    expect(counted()).toBe(5);
  });
});

describe('eviction under a budget', () => {
  it('takes what the budget allows and refuses the rest, even at one instant', () => {
    const { cluster } = practice('minAvailable: 4');
    const [first, second] = cluster.list('Pod');
    if (first === undefined || second === undefined) throw new Error('no Pods');
    expect(evictPod(cluster, first)).toBeUndefined();
    expect(evictPod(cluster, second)).toEqual({
      code: 429,
      message: "Cannot evict pod as it would violate the pod's disruption budget.",
      cause: 'The disruption budget web needs 4 healthy pods and has 5 currently',
      budgets: ['web'],
    });
    expect(cluster.get('Pod', second.metadata.name, 'default')).toBe(second);
  });

  it('does not know what to do with two budgets', () => {
    const { cluster } = practice('minAvailable: 1', budget('minAvailable: 1', 'other'));
    expect(evictionRefusal(cluster, cluster.list('Pod')[0]!)).toMatchObject({ code: 500, budgets: ['web', 'other'] });
  });

  it('is not asked about a Pod that is Pending, has ended or is on its way out', () => {
    const { cluster } = practice('minAvailable: 7');
    const [pod] = cluster.list('Pod');
    expect(evictionRefusal(cluster, pod!)).toMatchObject({ code: 429 });
    for (const phase of ['Pending', 'Succeeded', 'Failed']) {
      expect(evictionRefusal(cluster, { ...pod!, status: { ...pod!.status, phase } })).toBeUndefined();
    }
    const deletionTimestamp = pod!.metadata.creationTimestamp;
    expect(evictionRefusal(cluster, { ...pod!, metadata: { ...pod!.metadata, deletionTimestamp } })).toBeUndefined();
  });

  it('lets a Pod that is not ready go where the policy says so', () => {
    const ask = (spec: string) => {
      const { cluster } = practice(spec);
      const pod = cluster.list('Pod')[0]!;
      const conditions = [{ type: 'Ready', status: 'False' }];
      return evictionRefusal(cluster, cluster.updateStatus(pod, { ...pod.status, conditions }))?.code;
    };
    expect(ask('minAvailable: 7')).toBe(429);
    expect(ask('minAvailable: 7\n  unhealthyPodEvictionPolicy: AlwaysAllow')).toBeUndefined();
    expect(ask('minAvailable: 5')).toBeUndefined();
  });

  it('is refused by `evict pod` with the reason, and nothing changes', () => {
    const channel = practice('maxUnavailable: 0');
    const before = channel.cluster.snapshot();
    const pod = channel.cluster.list('Pod')[0]?.metadata.name ?? '';
    const refused = channel.refused(`evict pod ${pod}`);
    expect(refused.message).toContain("Cannot evict pod as it would violate the pod's disruption budget.");
    expect(refused.message).toContain('The disruption budget web needs 5 healthy pods and has 5 currently');
    expect(channel.cluster.snapshot().resourceVersion).toBe(before.resourceVersion);
  });
});

describe('PodDisruptionBudget as an object', () => {
  it('has its table', () => {
    expect(practice('minAvailable: 50%').done('get pdb').stdout).toMatch(
      /^NAME {3}MIN AVAILABLE {3}MAX UNAVAILABLE {3}ALLOWED DISRUPTIONS {3}AGE\nweb +50% +N\/A +2 +\d+s\n$/,
    );
  });

  it.each([
    ['minAvailable: -1', 'spec.minAvailable: Invalid value: -1: must be greater than or equal to 0'],
    ['maxUnavailable: 101%', 'spec.maxUnavailable: Invalid value: "101%": must not be greater than 100%'],
    ['minAvailable: 1\n  maxUnavailable: 1', 'minAvailable and maxUnavailable cannot be both set'],
    ['unhealthyPodEvictionPolicy: Never', 'supported values: "AlwaysAllow", "IfHealthyBudget"'],
  ])('is refused with %s', (spec, words) => {
    expect(started('deploy web').refused(budget(spec)).message).toContain(words);
  });
});
