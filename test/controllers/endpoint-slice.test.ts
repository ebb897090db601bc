import { deleteObject } from '../../src/cluster/deletion';
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
