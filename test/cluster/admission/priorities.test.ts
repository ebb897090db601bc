import type { Draft, Pod, PriorityClass } from '../../../src/api/objects';
import { isRejected, type Result } from '../../../src/api/rejection';
import { createObject, updateObject } from '../../../src/cluster/admission';
import { refusedDeletion } from '../../../src/cluster/admission/namespace-lifecycle';
import { Cluster } from '../../../src/cluster/cluster';
import { newCluster } from '../../../src/cluster/new-cluster';
import { pod } from '../../controllers/pod';
import { deployment, RunningCluster } from '../../controllers/running-cluster';

const aCluster = () => new Cluster(newCluster());
const textOf = (result: Result<unknown>) => (isRejected(result) ? result.message : undefined);
const classOf = (name: string, value: number, extra: object = {}): Draft<PriorityClass> => ({
  apiVersion: 'scheduling.k8s.io/v1',
  kind: 'PriorityClass',
  metadata: { name },
  value,
  ...extra,
});

function made<T>(result: Result<T>): T {
  if (isRejected(result)) throw new Error(result.message);
  return result;
}

describe('the priority of a Pod', () => {
  test('is 0 where it names no class and none is the default', () => {
    const { spec } = made(createObject<Pod>(aCluster(), pod('a')));
    expect(spec).toMatchObject({ priority: 0, preemptionPolicy: 'PreemptLowerPriority' });
    expect(spec.priorityClassName).toBeUndefined();
  });

  test('is that of its class, with the policy of the class', () => {
    const cluster = aCluster();
    made(createObject(cluster, classOf('high', 1000, { preemptionPolicy: 'Never' })));
    const { spec } = made(createObject<Pod>(cluster, pod('a', 'web:v1', { priorityClassName: 'high' })));
    expect(spec).toMatchObject({ priorityClassName: 'high', priority: 1000, preemptionPolicy: 'Never' });
  });

  test('is that of the default class, whose name it gets', () => {
    const cluster = aCluster();
    made(createObject(cluster, classOf('normal', 5, { globalDefault: true })));
    expect(made(createObject<Pod>(cluster, pod('a'))).spec).toMatchObject({ priorityClassName: 'normal', priority: 5 });
    const [before] = cluster.list('Pod');
    cluster.remove(cluster.get('PriorityClass', 'normal')!);
    expect(cluster.list('Pod')[0]).toBe(before);
    expect(made(createObject<Pod>(cluster, pod('b'))).spec.priority).toBe(0);
  });

  test('knows the classes of the system, also in a cluster that was stored without them', () => {
    const cluster = aCluster();
    expect(cluster.list('PriorityClass').map(({ metadata, value }) => `${metadata.name} ${value}`)).toEqual([
      'system-node-critical 2000001000',
      'system-cluster-critical 2000000000',
    ]);
    for (const known of cluster.list('PriorityClass')) cluster.remove(known);
    const critical = pod('a', 'web:v1', { priorityClassName: 'system-node-critical' });
    expect(made(createObject<Pod>(cluster, critical)).spec.priority).toBe(2_000_001_000);
  });

  test('cannot be given by hand', () => {
    const create = (spec: object) => textOf(createObject(aCluster(), pod('a', 'web:v1', spec)));
    expect(create({ priorityClassName: 'nope' })).toBe(
      'Error from server (Forbidden): pods "a" is forbidden: no PriorityClass with name nope was found',
    );
    expect(create({ priority: 7 })).toBe(
      'Error from server (Forbidden): pods "a" is forbidden: the integer value of priority (7) must not be provided ' +
        'in pod spec; priority admission controller computed 0 from the given PriorityClass name',
    );
    expect(create({ preemptionPolicy: 'Never' })).toBe(
      'Error from server (Forbidden): pods "a" is forbidden: the string value of PreemptionPolicy (Never) must not be ' +
        'provided in pod spec; priority admission controller computed PreemptLowerPriority from the given PriorityClass name',
    );
  });

  test('stays when somebody sends the Pod again without it, and cannot be changed', () => {
    const cluster = aCluster();
    made(createObject(cluster, classOf('high', 1000)));
    const stored = made(createObject<Pod>(cluster, pod('a', 'web:v1', { priorityClassName: 'high' })));
    const { priority: _priority, preemptionPolicy: _policy, ...spec } = stored.spec;
    expect(made(updateObject<Pod>(cluster, { ...stored, spec })).spec.priority).toBe(1000);
    expect(textOf(updateObject<Pod>(cluster, { ...stored, spec: { ...stored.spec, priority: 1 } }))).toContain(
      'spec: Forbidden: pod updates may not change fields other than',
    );
  });

  test('reaches Pods that controllers make; an unknown class stops them', () => {
    const world = new RunningCluster();
    world.apply(classOf('high', 1000));
    const template = (priorityClassName: string) => ({
      metadata: { labels: { app: 'web' } },
      spec: { priorityClassName, containers: [{ name: 'web', image: 'web:v1' }] },
    });
    world.apply(deployment('web', { replicas: 1, template: template('high') }));
    expect(world.pods().map(({ spec }) => spec.priority)).toEqual([1000]);
    world.apply(
      deployment('bad', { replicas: 1, selector: { matchLabels: { app: 'web' } }, template: template('no') }),
    );
    const set = world.replicaSet('web:v1');
    const bad = world.cluster.list('ReplicaSet').find((one) => one !== set)!;
    expect(world.eventsOn(bad.metadata.name).join('\n')).toMatch(
      /FailedCreate: Error creating: pods "bad-\S+" is forbidden: no PriorityClass with name no was found/,
    );
  });
});

describe('a PriorityClass', () => {
  const create = (draft: Draft<PriorityClass>) => textOf(createObject(aCluster(), draft));

  test('gets a policy', () => {
    expect(made(createObject(aCluster(), classOf('high', 1)))).toMatchObject({
      preemptionPolicy: 'PreemptLowerPriority',
    });
  });

  test.each([
    [
      classOf('system-mine', 1),
      "metadata.name: Forbidden: priority class names with 'system-' prefix are reserved for system use only. error: system-mine is not a known system priority class",
    ],
    [
      classOf('high', 1_000_000_001),
      'value: Forbidden: maximum allowed value of a user defined priority is 1000000000',
    ],
    [
      classOf('high', 1, { preemptionPolicy: 'Maybe' }),
      'preemptionPolicy: Unsupported value: "Maybe": supported values: "PreemptLowerPriority", "Never"',
    ],
  ])('%j is refused', (draft, why) => {
    expect(create(draft)).toBe(`The PriorityClass "${draft.metadata.name}" is invalid: ${why}`);
  });

  test('there is one default', () => {
    const cluster = aCluster();
    made(createObject(cluster, classOf('normal', 5, { globalDefault: true })));
    expect(textOf(createObject(cluster, classOf('other', 6, { globalDefault: true })))).toBe(
      'Error from server (Forbidden): priorityclasses.scheduling.k8s.io "other" is forbidden: ' +
        'PriorityClass normal is already marked as default. Only one default can exist',
    );
    const normal = cluster.get('PriorityClass', 'normal')!;
    expect(textOf(updateObject(cluster, { ...normal, description: 'usual' }))).toBeUndefined();
    const plain = made(createObject<PriorityClass>(cluster, classOf('plain', 7)));
    expect(textOf(updateObject<PriorityClass>(cluster, { ...plain, globalDefault: true }))).toContain(
      'PriorityClass normal is already marked as default',
    );
  });

  test('keeps its value and its policy', () => {
    const cluster = aCluster();
    const high = made(createObject<PriorityClass>(cluster, classOf('high', 5)));
    expect(textOf(updateObject(cluster, { ...high, value: 6 }))).toBe(
      'The PriorityClass "high" is invalid: value: Invalid value: 6: field is immutable',
    );
    expect(textOf(updateObject(cluster, { ...high, preemptionPolicy: 'Never' }))).toBe(
      'The PriorityClass "high" is invalid: preemptionPolicy: Invalid value: "Never": field is immutable',
    );
  });

  test('of the system cannot be deleted', () => {
    const [system] = aCluster().list('PriorityClass');
    expect(textOf(refusedDeletion(system!)!)).toBe(
      'Error from server (Forbidden): priorityclasses.scheduling.k8s.io "system-node-critical" is forbidden: ' +
        'this is a system priority class and cannot be deleted',
    );
  });
});
