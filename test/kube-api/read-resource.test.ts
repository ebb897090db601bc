/** Objects and lists, as clients read them. */
import { KINDS } from '../../src/api/kinds';
import { Practice } from '../commands/practice';
import { answerTo, asked, bodyOf, namesIn } from './asked';

const practice = new Practice({ seed: 7 });
practice.done('deploy web 3');
practice.done('deploy db 2 statefulset');
const { cluster } = practice;
const [pod] = cluster.list('Pod');
const name = pod!.metadata.name;

test('every object has its kind and version, and the numbers of a store as text', () => {
  const web = asked(cluster, '/apis/apps/v1/namespaces/default/deployments/web');
  expect(web).toMatchObject({ kind: 'Deployment', apiVersion: 'apps/v1', metadata: { name: 'web' } });
  const list = asked(cluster, '/apis/apps/v1/deployments') as { metadata: { resourceVersion: unknown } };
  expect(list).toMatchObject({ kind: 'DeploymentList', apiVersion: 'apps/v1' });
  expect(list.metadata.resourceVersion).toBe(`${cluster.snapshot().resourceVersion}`);
});

test.each(Object.values(KINDS).map(({ plural, apiVersion, kind }) => [kind, apiVersion, plural] as const))(
  'there is a list of every %s',
  (kind, apiVersion, plural) => {
    const root = apiVersion.includes('/') ? 'apis' : 'api';
    const { status, body } = answerTo(cluster, `/${root}/${apiVersion}/${plural}`);
    expect(status).toBe(200);
    expect(JSON.parse(body as string)).toMatchObject({ kind: `${kind}List`, apiVersion });
  },
);

test('lists are in the order of the store, whatever is older', () => {
  const names = namesIn(cluster, '/api/v1/namespaces/default/pods');
  expect(names).toHaveLength(5);
  expect(names).toEqual([...names].sort());
  expect(namesIn(cluster, '/api/v1/namespaces/nowhere/pods')).toEqual([]);
});

test.each([
  ['labelSelector=app%3Dweb', 3],
  ['labelSelector=app%20in%20(db)', 2],
  ['fieldSelector=spec.nodeName%3Dnode-1', cluster.podsOn('node-1').length],
  [`fieldSelector=metadata.name%3D${name}`, 1],
  ['labelSelector=app%3Dweb&fieldSelector=status.phase!%3DRunning', 0],
])('%s picks %i', (query, count) => {
  expect(namesIn(cluster, `/api/v1/pods?${query}`)).toHaveLength(count);
});

test('managers of fields are named, as the server names them', () => {
  const { metadata } = asked(cluster, `/api/v1/namespaces/default/pods/${name}`) as {
    metadata: { managedFields: { manager: string }[] };
  };
  expect(metadata.managedFields.map(({ manager }) => manager)).toContain('kube-controller-manager');
});

test.each([
  ['/api/v1/namespaces/default/pods/nope', 'pods "nope" not found', { name: 'nope', kind: 'pods' }],
  [
    '/apis/apps/v1/namespaces/default/deployments/nope',
    'deployments.apps "nope" not found',
    { name: 'nope', group: 'apps', kind: 'deployments' },
  ],
  ['/apis/apps/v1/namespaces/other/deployments/web', 'deployments.apps "web" not found', { kind: 'deployments' }],
  ['/api/v1/namespaces/default/pods/%C3%A4', 'pods "ä" not found', { name: 'ä' }],
  ['/api/v1/nodes/node-9', 'nodes "node-9" not found', { kind: 'nodes' }],
  ['/apis/apps/v1/namespaces/default/daemonsets/web/scale', 'the server could not find the requested resource', {}],
])('%s is not found', (path, message, details) => {
  const response = answerTo(cluster, path);
  expect(response.status).toBe(404);
  expect(bodyOf(response)).toMatchObject({ kind: 'Status', reason: 'NotFound', code: 404, message, details });
});

test.each([
  '/api/v2/pods',
  '/api/v1/nopes',
  '/apis/apps/v1/pods',
  '/api/v1/namespaces/default/nodes',
  '/api/v1/pods/web',
  '/api/v1/namespaces/default/pods/a/b/c',
  '/api/v1/namespaces//pods',
  '/api/v1/namespaces/default/pods/%E0%A4%A',
  '/apis//v1/pods',
  '/nope',
  '',
])('nothing is served at "%s"', (path) => {
  expect(bodyOf(answerTo(cluster, path))).toMatchObject({
    message: 'the server could not find the requested resource',
    code: 404,
  });
});

test('what is only looked at cannot be changed by a look, and what is made by asking cannot be listed', () => {
  for (const path of [
    '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
    '/api/v1/namespaces/default/pods/x/eviction',
  ]) {
    expect(bodyOf(answerTo(cluster, path))).toMatchObject({ reason: 'MethodNotAllowed', code: 405 });
  }
  expect(answerTo(cluster, '/version', { method: 'DELETE' }).status).toBe(405);
  expect(answerTo(cluster, '/api/v1/pods', { method: 'BREW' }).status).toBe(405);
});

test('a namespace is read beside what is in it', () => {
  expect(asked(cluster, '/api/v1/namespaces/default')).toMatchObject({ kind: 'Namespace' });
  expect(asked(cluster, '/api/v1/namespaces/default/status')).toMatchObject({ kind: 'Namespace' });
});

test('scale says how many there are, in the form that all workloads share', () => {
  expect(asked(cluster, '/apis/apps/v1/namespaces/default/statefulsets/db/scale')).toMatchObject({
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: { name: 'db', namespace: 'default' },
    spec: { replicas: 2 },
    status: { replicas: 2, selector: 'app=db' },
  });
});

test('YAML comes to whoever asks for it', () => {
  const { contentType, body } = answerTo(cluster, '/api/v1/namespaces/default', { accept: 'application/yaml' });
  expect(contentType).toBe('application/yaml');
  expect(body).toMatch(/^apiVersion: v1\nkind: Namespace\n/);
});

test.each(['application/vnd.kubernetes.protobuf', 'text/html', 'application/json;as=Nothing;g=meta.k8s.io;v=v1'])(
  'to %s there is nothing to say',
  (accept) => {
    expect(bodyOf(answerTo(cluster, '/api/v1/pods', { accept }))).toMatchObject({
      reason: 'NotAcceptable',
      code: 406,
      message: 'only the following media types are accepted: application/json, application/yaml',
    });
  },
);

test.each(['', '*/*', 'application/vnd.kubernetes.protobuf, application/json', 'text/html;q=0.9, application/*;q=0.1'])(
  'JSON will do for "%s"',
  (accept) => {
    expect(answerTo(cluster, '/api/v1/pods', { accept }).contentType).toBe('application/json');
  },
);

test('nothing but metadata is sent where nothing else is wanted', () => {
  const accept = 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1';
  const { kind, items } = asked(cluster, '/api/v1/pods', { accept }) as { kind: string; items: object[] };
  expect(kind).toBe('PartialObjectMetadataList');
  expect(Object.keys(items[0]!)).toEqual(['kind', 'apiVersion', 'metadata']);
});
