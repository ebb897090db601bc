import { deleteObject } from '../../src/cluster/deletion';
import { isRejected } from '../../src/api/rejection';
import type { Draft, Service } from '../../src/api/objects';
import { createObject, updateObject } from '../../src/cluster/admission';
import { podsFor, readyPods, receivers } from '../../src/containers/requests';
import { pod, service } from './pod';
import { deployment, RunningCluster, statefulSet, withReplicas } from './running-cluster';

const running = () => new RunningCluster({ seed: 3 });
const endpoints = ({ cluster }: RunningCluster) => cluster.list('EndpointSlice').flatMap((slice) => slice.endpoints);
const ready = (world: RunningCluster) =>
  endpoints(world)
    .filter(({ conditions }) => conditions?.ready)
    .map(({ targetRef }) => targetRef?.name)
    .sort();

test('a Service knows the addresses of its ready Pods', () => {
  const world = running();
  world.apply(service('web', { ports: [{ port: 80, targetPort: 8080 }] }));
  world.apply(deployment('web'));
  const [slice] = world.cluster.list('EndpointSlice');
  expect(slice?.ports).toEqual([{ name: '', port: 8080, protocol: 'TCP' }]);
  expect(slice?.metadata.name).toMatch(/^web-[a-z0-9]{5}$/);
  expect(slice?.metadata.labels?.['kubernetes.io/service-name']).toBe('web');
  expect(
    endpoints(world)
      .flatMap(({ addresses }) => addresses)
      .sort(),
  ).toEqual(
    world
      .pods()
      .map(({ status }) => status.podIP)
      .sort(),
  );
  expect(ready(world)).toHaveLength(3);
});

test('a Pod that is not ready is listed, but gets no requests; unless the Service wants it', () => {
  const world = running();
  world.apply(service('web'));
  world.apply(service('all', { selector: { app: 'web' }, publishNotReadyAddresses: true }));
  world.apply(pod('a', 'web:bad'));
  expect(endpoints(world).map(({ conditions }) => conditions)).toEqual([
    { ready: false, serving: false, terminating: false },
    { ready: true, serving: false, terminating: false },
  ]);
});

test('a Pod that is being deleted gets no new requests at once', () => {
  const world = running();
  world.apply(service('web'));
  world.apply(pod('a'));
  world.apply(pod('b'));
  deleteObject(world.cluster, world.the('Pod', 'a'));
  world.loop.drain();
  expect(ready(world)).toEqual(['b']);
  expect(endpoints(world)[0]?.conditions).toEqual({ ready: false, serving: true, terminating: true });
  expect(world.stepsOf(['removed-endpoint'])).toMatchObject([
    { object: { name: 'a' }, because: 'it is being deleted', detail: { service: 'web', ready: 1 } },
  ]);
  world.loop.rest();
  expect(endpoints(world)).toHaveLength(1);
});

test('a Pod whose labels no longer match leaves, and a new Service finds what is there', () => {
  const world = running();
  world.apply(pod('a'));
  world.apply(service('web'));
  expect(ready(world)).toEqual(['a']);
  world.change('Pod', 'a', (old) => ({ ...old, metadata: { ...old.metadata, labels: { app: 'other' } } }));
  expect(ready(world)).toEqual([]);
});

test('a slice holds a hundred endpoints at most', () => {
  const world = running();
  world.apply(service('web'));
  world.apply(deployment('web', { replicas: 250 }));
  const sizes = () => world.cluster.list('EndpointSlice').map((slice) => slice.endpoints.length);
  expect(sizes()).toEqual([100, 100, 50]);
  world.change('Deployment', 'web', (web) => withReplicas(web, 1));
  expect(sizes()).toEqual([1]);
});

test('Pods of a StatefulSet keep their name behind a headless Service; slices go with the Service', () => {
  const world = running();
  world.apply(service('db', { clusterIP: 'None' }));
  world.apply(statefulSet('db', { replicas: 2 }));
  expect(endpoints(world).map(({ hostname }) => hostname)).toEqual(['db-0', 'db-1']);
  deleteObject(world.cluster, world.the('Service', 'db'));
  world.loop.rest();
  expect(world.cluster.count('EndpointSlice')).toBe(0);
});

test('Pods that call a port by the same name and another number stand in slices of their own', () => {
  const world = running();
  const named = (containerPort: number) => ({
    containers: [{ name: 'web', image: 'web:v1', ports: [{ name: 'http', containerPort }] }],
  });
  world.apply(service('web', { ports: [{ port: 80, targetPort: 'http' }] }));
  world.apply(pod('a', 'web:v1', named(8080)));
  world.apply(pod('b', 'web:v1', named(9090)));
  world.apply(pod('c', 'web:v1'));
  for (const name of ['a', 'b', 'c']) {
    world.change('Pod', name, (old) => ({ ...old, metadata: { ...old.metadata, labels: { app: 'web' } } }));
  }
  const slices = world.cluster.list('EndpointSlice').map((slice) => ({
    ports: (slice.ports ?? []).map(({ port }) => port),
    pods: slice.endpoints.map(({ targetRef }) => targetRef?.name),
  }));
  expect(slices).toHaveLength(3);
  expect(slices).toEqual(
    expect.arrayContaining([
      { ports: [8080], pods: ['a'] },
      { ports: [9090], pods: ['b'] },
      { ports: [], pods: ['c'] },
    ]),
  );
});

test('a Service without endpoints keeps one slice without ports', () => {
  const world = running();
  world.apply(service('web'));
  world.apply(deployment('web', { replicas: 1 }));
  const shapes = () =>
    world.cluster.list('EndpointSlice').map(({ ports, endpoints: all }) => [ports?.length, all.length]);
  expect(shapes()).toEqual([[1, 1]]);
  world.change('Deployment', 'web', (web) => withReplicas(web, 0));
  expect(shapes()).toEqual([[0, 0]]);
});

test('new endpoints go into the slice that has room for all of them', () => {
  const world = running();
  world.apply(service('web'));
  world.apply(deployment('web', { replicas: 150 }));
  world.change('Deployment', 'web', (web) => withReplicas(web, 190));
  const sizes = () => world.cluster.list('EndpointSlice').map((slice) => slice.endpoints.length);
  expect(sizes()).toEqual([100, 90]);
});

test('an endpoint names the zone of its Node', () => {
  const world = running();
  const zone = { 'topology.kubernetes.io/zone': 'a' };
  world.change('Node', 'node-1', (node) => ({
    ...node,
    metadata: { ...node.metadata, labels: { ...node.metadata.labels, ...zone } },
  }));
  world.apply(service('web'));
  world.apply(pod('a', 'web:v1', { nodeName: 'node-1' }));
  world.change('Pod', 'a', (old) => ({ ...old, metadata: { ...old.metadata, labels: { app: 'web' } } }));
  expect(endpoints(world).map((endpoint) => endpoint.zone)).toEqual(['a']);
});

describe('where no Pod is ready', () => {
  const names = (world: RunningCluster) => readyPods(world.cluster, world.the('Service', 'web')).length;

  test('those that are being deleted and still serve get the requests', () => {
    const world = new RunningCluster({ seed: 3, timing: { stop: 10_000 } });
    world.apply(service('web'));
    world.apply(deployment('web', { replicas: 2 }));
    world.cluster.update(withReplicas(world.the('Deployment', 'web'), 0));
    world.loop.drain();
    expect(ready(world)).toEqual([]);
    expect(names(world)).toBe(2);
    world.loop.rest();
    expect(names(world)).toBe(0);
  });

  test('a headless Service names nobody', () => {
    const world = new RunningCluster({ seed: 3, timing: { stop: 10_000 } });
    world.apply(service('web', { clusterIP: 'None' }));
    world.apply(deployment('web', { replicas: 2 }));
    world.cluster.update(withReplicas(world.the('Deployment', 'web'), 0));
    world.loop.drain();
    expect(names(world)).toBe(0);
  });
});

test('a Service that keeps to one Pod sends every request of a client there, whoever else comes', () => {
  const world = running();
  world.apply(service('web', { sessionAffinity: 'ClientIP' }));
  world.apply(deployment('web'));
  const got = (from?: string) => {
    const web = world.the('Service', 'web');
    const all = receivers({ position: 1 }, web, readyPods(world.cluster, web), { count: 12, from });
    return [...new Set(all.map(({ metadata }) => metadata.name))];
  };
  const [first] = got();
  expect(got()).toEqual([first]);
  world.change('Deployment', 'web', (web) => withReplicas(web, 9));
  const nodes = ['node-1', 'node-2', 'node-3'].flatMap((node) => got(node));
  expect(new Set(nodes).size).toBeGreaterThan(1);
  expect(world.the('Service', 'web').spec.sessionAffinityConfig).toEqual({ clientIP: { timeoutSeconds: 10_800 } });
});

test('a Service with a local policy sends requests only to Pods beside the one that asks', () => {
  const world = running();
  world.apply(service('web', { internalTrafficPolicy: 'Local' }));
  world.apply(deployment('web', { replicas: 2 }));
  const web = world.the('Service', 'web');
  const perNode = ['node-1', 'node-2', 'node-3'].map((node) =>
    podsFor(world.cluster, web, node).map(({ spec }) => spec.nodeName),
  );
  expect(perNode.flat()).toHaveLength(2);
  for (const [i, nodes] of perNode.entries()) expect(nodes.every((node) => node === `node-${i + 1}`)).toBe(true);
});

describe('the addresses of a Service', () => {
  const typed = (type: string, ports: object[] = [{ port: 80 }]): Draft<Service> => service('web', { type, ports });
  const change = (world: RunningCluster, spec: object) => {
    const web = world.the('Service', 'web');
    const changed = updateObject<Service>(world.cluster, { ...web, spec: { ...web.spec, ...spec } });
    if (isRejected(changed)) throw new Error(changed.message);
    return changed;
  };

  test('follow its type', () => {
    const world = running();
    const { clusterIP } = world.apply(typed('ClusterIP')).spec;
    const open = change(world, { type: 'NodePort' });
    const nodePort = open.spec.ports?.[0]?.nodePort ?? 0;
    expect(nodePort).toBeGreaterThanOrEqual(30_000);
    expect(open.spec).toMatchObject({ clusterIP, externalTrafficPolicy: 'Cluster' });
    const closed = change(world, { type: 'ClusterIP' });
    expect(closed.spec.ports).toEqual([{ port: 80, protocol: 'TCP', targetPort: 80 }]);
    expect(closed.spec).not.toHaveProperty('externalTrafficPolicy');
    const elsewhere = change(world, { type: 'ExternalName', externalName: 'example.com' });
    expect(elsewhere.spec).not.toHaveProperty('clusterIP');
  });

  test('belong to one Service', () => {
    const world = running();
    world.apply(typed('NodePort', [{ port: 80, nodePort: 30_080 }]));
    const refused = (draft: Draft<Service>) => {
      const made = createObject(world.cluster, { ...draft, metadata: { name: 'other' } });
      return isRejected(made) ? made.message : 'made';
    };
    expect(refused(typed('NodePort', [{ port: 80, nodePort: 30_080 }]))).toBe(
      'The Service "other" is invalid: spec.ports[0].nodePort: Invalid value: 30080: provided port is already allocated',
    );
    expect(refused(service('other', { clusterIP: '10.0.0.9' }))).toBe(
      'The Service "other" is invalid: spec.clusterIPs: Invalid value: ["10.0.0.9"]: failed to allocate IP 10.0.0.9: the provided IP (10.0.0.9) is not in the valid range. The range of valid IPs is 10.96.0.0/16',
    );
    expect(refused(service('other', { sessionAffinityConfig: { clientIP: { timeoutSeconds: 9 } } }))).toBe(
      'The Service "other" is invalid: spec.sessionAffinityConfig: Forbidden: must not be set when session affinity is None',
    );
    // The Service itself may keep its port.
    expect(change(world, { ports: [{ port: 81, nodePort: 30_080 }] }).spec.ports?.[0]?.nodePort).toBe(30_080);
  });
});
