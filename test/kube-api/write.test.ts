import { clusterWith, deployment, DEPLOYMENTS, PODS, sent, stepsOf } from './written';

describe('POST', () => {
  test('makes an object, for a manager, and says so', () => {
    const cluster = clusterWith();
    const { status, body, about, line } = sent(cluster, 'POST', `${DEPLOYMENTS}?fieldManager=me`, deployment('shop'));
    expect(status).toBe(201);
    expect(body).toMatchObject({
      kind: 'Deployment',
      metadata: { managedFields: [{ manager: 'me', operation: 'Update' }] },
    });
    expect(about).toEqual([{ kind: 'Deployment', name: 'shop', namespace: 'default' }]);
    expect(line).toBe('create -f -   (deployment/shop)');
    expect(stepsOf(cluster)).toEqual([['created', 'shop', undefined]]);
  });

  test('takes the kind and version of the address where the body has none', () => {
    const { apiVersion: _version, kind: _kind, ...rest } = deployment('shop');
    expect(sent(clusterWith(), 'POST', DEPLOYMENTS, rest).status).toBe(201);
  });

  test('finds a name where one is to be generated', () => {
    const { status, body } = sent(clusterWith(), 'POST', PODS, {
      metadata: { generateName: 'a-' },
      spec: { containers: [{ name: 'a', image: 'web:v1' }] },
    });
    expect([status, body.metadata]).toEqual([
      201,
      expect.objectContaining({ name: expect.stringMatching(/^a-\w{5}$/) as string }),
    ]);
  });

  test('reads YAML', () => {
    const yaml = 'metadata: {name: a}\ndata: {b: c}\n';
    const { body } = sent(clusterWith(), 'POST', '/api/v1/namespaces/default/configmaps', yaml, {
      contentType: 'application/yaml',
    });
    expect(body).toMatchObject({ kind: 'ConfigMap', data: { b: 'c' } });
  });

  test('only tries where it is a dry run', () => {
    const cluster = clusterWith();
    const before = cluster.snapshot();
    const { status, about, line } = sent(cluster, 'POST', `${DEPLOYMENTS}?dryRun=All`, deployment('shop'));
    expect([status, about, line]).toEqual([201, [], 'create -f -   (deployment) --dry-run=server']);
    expect(cluster.snapshot()).toEqual(before);
  });

  test('serves the times by which it is told later, and takes them back', () => {
    const cluster = clusterWith();
    const by = 86_400_000;
    const node = cluster.get('Node', 'node-1')!;
    const { body } = sent(
      cluster,
      'PATCH',
      '/api/v1/nodes/node-1',
      { spec: { taints: [{ key: 'a', effect: 'NoExecute' }] } },
      { by },
    );
    const { taints } = body.spec as { readonly taints: readonly { readonly timeAdded: string }[] };
    const stored = cluster.get('Node', 'node-1')!.spec.taints![0]!;
    expect(Date.parse(taints[0]!.timeAdded) - Date.parse(stored.timeAdded!)).toBe(by);
    sent(cluster, 'PATCH', '/api/v1/nodes/node-1', { spec: { taints }, metadata: { labels: { x: 'y' } } }, { by });
    expect(cluster.get('Node', 'node-1')!.spec.taints).toEqual([stored]);
    expect(cluster.get('Node', 'node-1')!.metadata.creationTimestamp).toBe(node.metadata.creationTimestamp);
  });

  test.each<[string, string, unknown, number, string]>([
    ['a name that is taken', DEPLOYMENTS, deployment('web'), 409, 'deployments.apps "web" already exists'],
    [
      'another namespace',
      DEPLOYMENTS,
      { ...deployment('x'), metadata: { name: 'x', namespace: 'other' } },
      400,
      'the namespace of the provided object does not match the namespace sent on the request',
    ],
    [
      'a namespace that is missing',
      DEPLOYMENTS.replace('default', 'nope'),
      deployment('x'),
      404,
      'namespaces "nope" not found',
    ],
    [
      'no body',
      DEPLOYMENTS,
      undefined,
      400,
      "the object provided is unrecognized (must be of type Deployment): couldn't get version/kind; json parse error: unexpected end of JSON input",
    ],
    [
      'no JSON',
      DEPLOYMENTS,
      '{bad',
      400,
      "the object provided is unrecognized (must be of type Deployment): couldn't get version/kind; json parse error: invalid character 'b' looking for beginning of object key string",
    ],
    [
      'a list',
      DEPLOYMENTS,
      '[]',
      400,
      "the object provided is unrecognized (must be of type Deployment): couldn't get version/kind; json parse error: json: cannot unmarshal array into Go value of type struct",
    ],
    [
      'another kind',
      DEPLOYMENTS,
      { kind: 'Service', apiVersion: 'v1' },
      400,
      'Service in version "v1" cannot be handled as a Deployment: converting (v1.Service) to (apps.Deployment): unknown conversion',
    ],
    [
      'an unknown kind',
      DEPLOYMENTS,
      { kind: 'Foo', apiVersion: 'foo/v2' },
      400,
      'Foo in version "v2" cannot be handled as a Deployment: no kind "Foo" is registered for version "foo/v2" in scheme "pkg/api/legacyscheme/scheme.go:30"',
    ],
    [
      'a text for a number',
      DEPLOYMENTS,
      deployment('x', { replicas: 'three' }),
      400,
      'Deployment in version "v1" cannot be handled as a Deployment: json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32',
    ],
    [
      'a path that nobody serves',
      '/apis/apps/v2/namespaces/default/deployments',
      deployment('x'),
      404,
      'the server could not find the requested resource',
    ],
    [
      'a kind that only the control plane writes',
      '/api/v1/namespaces/default/events',
      {},
      405,
      'the server does not allow this method on the requested resource',
    ],
    [
      'every namespace at once',
      '/apis/apps/v1/deployments',
      deployment('x'),
      405,
      'the server does not allow this method on the requested resource',
    ],
    [
      'a body that nests too deep',
      DEPLOYMENTS,
      '['.repeat(5000),
      400,
      'exceeded max depth: 100 levels is the limit here',
    ],
    [
      'a body that is too long',
      DEPLOYMENTS,
      new Uint8Array(256 * 1024 + 1),
      413,
      'Request entity too large: limit is 262144',
    ],
  ])('refuses %s', (_what, address, body, code, message) => {
    const cluster = clusterWith('deploy web 1');
    const before = cluster.snapshot();
    expect(sent(cluster, 'POST', address, body).body).toMatchObject({
      kind: 'Status',
      status: 'Failure',
      code,
      message,
    });
    expect(cluster.snapshot()).toEqual(before);
  });

  test('names the fields of an object that are wrong', () => {
    const { body } = sent(clusterWith(), 'POST', DEPLOYMENTS, deployment('x', { replicas: -1 }));
    expect(body).toMatchObject({
      code: 422,
      reason: 'Invalid',
      message: 'Deployment.apps "x" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0',
      details: {
        name: 'x',
        group: 'apps',
        kind: 'Deployment',
        causes: [{ reason: 'FieldValueInvalid', field: 'spec.replicas' }],
      },
    });
  });

  test('refuses a type of body that nobody reads', () => {
    const { body } = sent(clusterWith(), 'POST', DEPLOYMENTS, 'x', { contentType: 'text/plain' });
    expect(body).toMatchObject({ code: 415, reason: 'UnsupportedMediaType' });
  });
});

describe('fields that no type has', () => {
  const twice = '{"metadata":{"name":"a"},"dota":{},"data":{"x":"1","x":"2"}}';
  const address = '/api/v1/namespaces/default/configmaps';
  const found = ['duplicate field "data.x"', 'unknown field "dota"'];

  test('are refused where the request is strict', () => {
    expect(sent(clusterWith(), 'POST', `${address}?fieldValidation=Strict`, twice).body).toMatchObject({
      code: 400,
      message: `ConfigMap in version "v1" cannot be handled as a ConfigMap: strict decoding error: ${found.join(', ')}`,
    });
  });

  test('are warned of where it says nothing, and passed over where it says so', () => {
    expect(sent(clusterWith(), 'POST', address, twice).response.warnings).toEqual(found);
    expect(sent(clusterWith(), 'POST', `${address}?fieldValidation=Ignore`, twice).response.warnings).toBeUndefined();
  });

  test('are refused of a patch as its own fault', () => {
    const { body } = sent(clusterWith('deploy web 1'), 'PATCH', `${DEPLOYMENTS}/web?fieldValidation=Strict`, {
      spec: { replica: 1 },
    });
    const detail = 'Invalid value: "map[spec:map[replica:1]]": strict decoding error: unknown field "spec.replica"';
    expect(body).toMatchObject({ code: 422, message: ` "" is invalid: patch: ${detail}` });
    expect(body.details).toEqual({ causes: [{ reason: 'FieldValueInvalid', message: detail, field: 'patch' }] });
  });
});
