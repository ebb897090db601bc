import { clusterWith, deployment, DEPLOYMENTS, PODS, sent, stepsOf } from './written';

const JSON_PATCH = { contentType: 'application/json-patch+json' };
const MERGE = { contentType: 'application/merge-patch+json' };
const APPLY = { contentType: 'application/apply-patch+yaml' };

describe('PUT', () => {
  test('puts an object in the place of another, and keeps its status', () => {
    const cluster = clusterWith('deploy web 2');
    const { status } = cluster.get('Deployment', 'web', 'default')!;
    const live = cluster.get('Deployment', 'web', 'default')!;
    const next = { ...live, spec: { ...live.spec, replicas: 5 }, status: {} };
    const { line, about } = sent(cluster, 'PUT', `${DEPLOYMENTS}/web`, next);
    expect(cluster.get('Deployment', 'web', 'default')).toMatchObject({ spec: { replicas: 5 }, status });
    expect([line, about.length]).toEqual(['replace -f -   (deployment/web)', 1]);
    expect(stepsOf(cluster).at(-1)).toEqual(['scaled', 'web', { from: 2, to: 5 }]);
  });

  test.each<[string, object, number, RegExp]>([
    ['an older version', { resourceVersion: '1' }, 409, /the object has been modified/],
    [
      'another name',
      { name: 'other' },
      400,
      /the name of the object \(other\) does not match the name on the URL \(web\)/,
    ],
    ['another namespace', { namespace: 'other' }, 400, /the namespace of the object \(other\) does not match/],
  ])('refuses %s', (_what, metadata, code, message) => {
    const cluster = clusterWith('deploy web 2');
    const live = cluster.get('Deployment', 'web', 'default')!;
    const { body } = sent(cluster, 'PUT', `${DEPLOYMENTS}/web`, {
      ...live,
      metadata: { ...live.metadata, ...metadata },
    });
    expect(body).toMatchObject({ code, message: expect.stringMatching(message) as string });
  });

  test('makes nothing', () => {
    expect(sent(clusterWith(), 'PUT', `${DEPLOYMENTS}/x`, deployment('x')).body).toMatchObject({
      code: 404,
      reason: 'NotFound',
    });
  });
});

describe('PATCH', () => {
  test.each<[string, unknown, object, string]>([
    [
      'strategic',
      { spec: { template: { spec: { containers: [{ name: 'web', image: 'web:v2' }] } } } },
      {},
      'set image deployment/web web=web:v2',
    ],
    ['merge', { metadata: { labels: { a: 'b', app: null } } }, MERGE, 'label deployment/web a=b app-'],
    ['json', [{ op: 'replace', path: '/spec/replicas', value: 4 }], JSON_PATCH, 'scale deployment/web --replicas=4'],
    [
      'json, moved and copied',
      [
        { op: 'copy', from: '/metadata/labels/app', path: '/metadata/labels/b' },
        { op: 'move', from: '/metadata/labels/b', path: '/metadata/labels/c' },
      ],
      JSON_PATCH,
      'label deployment/web c=web',
    ],
    ['annotations', { metadata: { annotations: { secret: 'x' } } }, MERGE, 'annotate deployment/web secret'],
  ])('of the type %s changes an object', (_type, patch, options, line) => {
    const cluster = clusterWith('deploy web 2');
    const done = sent(cluster, 'PATCH', `${DEPLOYMENTS}/web`, patch, options);
    expect([done.status, done.line, done.about.length]).toEqual([200, line, 1]);
  });

  test('that changes nothing is no step', () => {
    const cluster = clusterWith('deploy web 2');
    const before = cluster.snapshot();
    expect(sent(cluster, 'PATCH', `${DEPLOYMENTS}/web`, { spec: { replicas: 2 } }).about).toEqual([]);
    expect(cluster.snapshot()).toEqual(before);
  });

  test('applies, and says whose fields are in the way', () => {
    const cluster = clusterWith();
    const apply = (manager: string, replicas: number) =>
      sent(cluster, 'PATCH', `${DEPLOYMENTS}/shop?fieldManager=${manager}`, deployment('shop', { replicas }), APPLY);
    expect([apply('one', 2).status, apply('one', 3).status]).toEqual([201, 200]);
    expect(apply('two', 4).body).toMatchObject({
      code: 409,
      message: 'Apply failed with 1 conflict: conflict with "one": .spec.replicas',
      details: {
        causes: [{ reason: 'FieldManagerConflict', message: 'conflict with "one"', field: '.spec.replicas' }],
      },
    });
    const forced = `${DEPLOYMENTS}/shop?fieldManager=two&force=true`;
    expect(sent(cluster, 'PATCH', forced, deployment('shop', { replicas: 4 }), APPLY).status).toBe(200);
  });

  test.each<[string, string, unknown, object, number, string]>([
    [
      'a manager that has no name',
      DEPLOYMENTS,
      {},
      APPLY,
      422,
      ' "" is invalid: fieldManager: Required value: is required for apply patch',
    ],
    [
      'force where nothing is applied',
      `${DEPLOYMENTS}/web?force=true`,
      {},
      {},
      422,
      'force: Forbidden: may not be specified for non-apply patch',
    ],
    [
      'a type that is none',
      `${DEPLOYMENTS}/web`,
      {},
      { contentType: 'application/json' },
      415,
      'accepted media types include: application/json-patch+json',
    ],
    ['an object that is missing', `${DEPLOYMENTS}/nope`, {}, {}, 404, 'deployments.apps "nope" not found'],
    [
      'a test that fails',
      `${DEPLOYMENTS}/web`,
      [{ op: 'test', path: '/spec/replicas', value: 9 }],
      JSON_PATCH,
      422,
      'the server rejected our request due to an error in our request',
    ],
    [
      'an item behind the end',
      `${DEPLOYMENTS}/web`,
      [{ op: 'add', path: '/spec/template/spec/containers/7', value: {} }],
      JSON_PATCH,
      422,
      'the server rejected our request',
    ],
    ['a list where fields belong', `${DEPLOYMENTS}/web`, [], {}, 400, 'json: cannot unmarshal array into Go value'],
  ])('refuses %s', (_what, address, patch, options, code, message) => {
    const cluster = clusterWith('deploy web 2');
    const path = options === APPLY ? `${address}/web` : address;
    const { body } = sent(cluster, 'PATCH', path, patch, options);
    expect(body).toMatchObject({ code, message: expect.stringContaining(message) as string });
  });
});

describe('DELETE', () => {
  test('answers the UID of what is gone, and the object where it stays', () => {
    const cluster = clusterWith('deploy web 1');
    const { uid } = cluster.get('Deployment', 'web', 'default')!.metadata;
    expect(sent(cluster, 'DELETE', `${DEPLOYMENTS}/web`).body).toMatchObject({
      status: 'Success',
      details: { name: 'web', group: 'apps', kind: 'deployments', uid },
    });
    const pod = cluster.list('Pod')[0]!.metadata.name;
    const { body, line } = sent(cluster, 'DELETE', `${PODS}/${pod}`, { gracePeriodSeconds: 5 });
    expect(body).toMatchObject({ kind: 'Pod', metadata: { deletionGracePeriodSeconds: 5 } });
    expect(line).toBe(`delete pod/${pod}`);
    expect(stepsOf(cluster).slice(-2)).toEqual([
      ['deleted', 'web', undefined],
      ['deleted', pod, { grace: 5 }],
    ]);
  });

  test('of a collection takes what the selector picks', () => {
    const cluster = clusterWith('deploy web 2', 'deploy api 1');
    const { body, about } = sent(cluster, 'DELETE', `${DEPLOYMENTS}?labelSelector=app%3Dweb`);
    expect([body.kind, about.map(({ name }) => name)]).toEqual(['DeploymentList', ['web']]);
    expect(cluster.list('Deployment').map(({ metadata }) => metadata.name)).toEqual(['api']);
    expect(sent(cluster, 'DELETE', '/api/v1/nodes?labelSelector=kubernetes.io/hostname=node-1').about).toHaveLength(1);
  });

  test.each<[string, string, unknown, number, string]>([
    [
      'another UID',
      `${DEPLOYMENTS}/web`,
      { preconditions: { uid: 'x' } },
      409,
      'Precondition failed: UID in precondition: x',
    ],
    [
      'another version',
      `${DEPLOYMENTS}/web`,
      { preconditions: { resourceVersion: '1' } },
      409,
      'Precondition failed: ResourceVersion',
    ],
    [
      'a policy that is none',
      `${DEPLOYMENTS}/web?propagationPolicy=Never`,
      undefined,
      422,
      'propagationPolicy: Unsupported value: "Never"',
    ],
    [
      'two ways for dependents',
      `${DEPLOYMENTS}/web`,
      { orphanDependents: true, propagationPolicy: 'Orphan' },
      422,
      'cannot be both set',
    ],
    ['a namespace that stays', '/api/v1/namespaces/default', undefined, 403, 'this namespace may not be deleted'],
    ['a selector that is none', `${DEPLOYMENTS}?labelSelector=a+in`, undefined, 400, 'unable to parse requirement'],
  ])('refuses %s', (_what, address, options, code, message) => {
    const cluster = clusterWith('deploy web 1');
    const before = cluster.snapshot();
    expect(sent(cluster, 'DELETE', address, options).body).toMatchObject({
      code,
      message: expect.stringContaining(message) as string,
    });
    expect(cluster.snapshot()).toEqual(before);
  });

  test('only tries where its options say so, and lets dependents be', () => {
    const cluster = clusterWith('deploy web 1');
    const before = cluster.snapshot();
    expect(sent(cluster, 'DELETE', `${DEPLOYMENTS}/web`, { dryRun: ['All'] }).about).toEqual([]);
    expect(cluster.snapshot()).toEqual(before);
    expect(sent(cluster, 'DELETE', `${DEPLOYMENTS}/web?orphanDependents=true`).body).toMatchObject({
      metadata: { finalizers: ['orphan'] },
    });
  });
});
