import { clusterWith, deployment, DEPLOYMENTS, PODS, sent, stepsOf } from './written';

const MERGE = { contentType: 'application/merge-patch+json' };

describe('scale', () => {
  test('sets the number of Pods by a patch and by a whole Scale', () => {
    const cluster = clusterWith('deploy web 2');
    const { body, line, about } = sent(cluster, 'PATCH', `${DEPLOYMENTS}/web/scale`, { spec: { replicas: 5 } }, MERGE);
    expect(body).toMatchObject({ kind: 'Scale', apiVersion: 'autoscaling/v1', spec: { replicas: 5 } });
    expect([line, about.length]).toEqual(['scale deployment/web --replicas=5', 1]);
    const { body: put } = sent(cluster, 'PUT', `${DEPLOYMENTS}/web/scale`, { ...body, spec: { replicas: 0 } });
    expect(put).toMatchObject({ spec: { replicas: 0 } });
    expect(stepsOf(cluster).slice(-2)).toEqual([
      ['scaled', 'web', { from: 2, to: 5 }],
      ['scaled', 'web', { from: 5, to: 0 }],
    ]);
    expect(cluster.get('Deployment', 'web', 'default')!.metadata.managedFields).toMatchObject([
      { manager: 'kubectl', subresource: 'scale' },
    ]);
  });

  test.each<[string, string, string, unknown, number, string]>([
    [
      'fewer than none',
      'PATCH',
      'web',
      { spec: { replicas: -1 } },
      422,
      'Scale.autoscaling "web" is invalid: spec.replicas: Invalid value: -1',
    ],
    [
      'a text',
      'PATCH',
      'web',
      { spec: { replicas: 'x' } },
      400,
      'cannot unmarshal string into Go struct field ScaleSpec.spec.replicas of type int32',
    ],
    [
      'an older version',
      'PUT',
      'web',
      { metadata: { name: 'web', resourceVersion: '1' }, spec: { replicas: 3 } },
      409,
      'the object has been modified',
    ],
    [
      'another name',
      'PUT',
      'web',
      { metadata: { name: 'api' }, spec: { replicas: 3 } },
      400,
      'does not match the name on the URL',
    ],
    ['another kind', 'PUT', 'web', { kind: 'Deployment' }, 400, 'cannot be handled as a Scale'],
    ['what is missing', 'PATCH', 'nope', { spec: { replicas: 1 } }, 404, 'deployments.apps "nope" not found'],
  ])('refuses %s', (_what, method, name, body, code, message) => {
    const cluster = clusterWith('deploy web 2');
    const before = cluster.snapshot();
    const options = method === 'PATCH' ? MERGE : {};
    const answer = sent(cluster, method, `${DEPLOYMENTS}/${name}/scale`, body, options).body;
    expect(answer).toMatchObject({ code, message: expect.stringContaining(message) as string });
    expect(cluster.snapshot()).toEqual(before);
  });

  test('is nothing that a DaemonSet has', () => {
    const cluster = clusterWith('deploy agent daemonset');
    const path = '/apis/apps/v1/namespaces/default/daemonsets/agent/scale';
    expect(sent(cluster, 'PATCH', path, { spec: { replicas: 1 } }, MERGE).status).toBe(404);
  });
});

describe('status', () => {
  test('is all that changes', () => {
    const cluster = clusterWith('deploy web 2');
    const before = cluster.get('Deployment', 'web', 'default')!;
    const patch = { spec: { replicas: 9 }, status: { readyReplicas: 1 } };
    expect(sent(cluster, 'PATCH', `${DEPLOYMENTS}/web/status`, patch, MERGE).status).toBe(200);
    const after = cluster.get('Deployment', 'web', 'default')!;
    expect([after.spec, after.status.readyReplicas, after.metadata.generation]).toEqual([
      before.spec,
      1,
      before.metadata.generation,
    ]);
    expect(sent(cluster, 'PUT', `${DEPLOYMENTS}/web/status`, { ...after, status: before.status }).about).toHaveLength(
      1,
    );
    expect(cluster.get('Deployment', 'web', 'default')!.status).toEqual(before.status);
    expect(sent(cluster, 'PUT', `${DEPLOYMENTS}/web/status`, after).body).toMatchObject({ code: 409 });
  });
});

describe('eviction', () => {
  const eviction = (name: string) => ({
    apiVersion: 'policy/v1',
    kind: 'Eviction',
    metadata: { name, namespace: 'default' },
  });

  test('asks a Pod to leave, and is told no by its budget', () => {
    const cluster = clusterWith('deploy web 1', 'create pdb one --selector=app=web --min-available=1');
    const { name } = cluster.list('Pod')[0]!.metadata;
    const refused = sent(cluster, 'POST', `${PODS}/${name}/eviction`, eviction(name));
    expect(refused.body).toMatchObject({
      code: 429,
      reason: 'TooManyRequests',
      message: "Cannot evict pod as it would violate the pod's disruption budget.",
      details: {
        causes: [
          { reason: 'DisruptionBudget', message: 'The disruption budget one needs 1 healthy pods and has 1 currently' },
        ],
      },
    });
    sent(cluster, 'DELETE', '/apis/policy/v1/namespaces/default/poddisruptionbudgets/one');
    const { status, body, line } = sent(cluster, 'POST', `${PODS}/${name}/eviction`, eviction(name));
    expect([status, body.status]).toEqual([201, 'Success']);
    expect(line).toMatch(/^drain node-\d {3}\(evicts pod\/web-\S+\)$/);
    expect(stepsOf(cluster).at(-1)?.slice(0, 2)).toEqual(['asked-eviction', name]);
    expect(cluster.get('Pod', name, 'default')!.metadata.deletionTimestamp).toBeDefined();
  });

  test('of another name, of nothing, or of the wrong kind is refused', () => {
    const cluster = clusterWith('deploy web 1');
    const { name } = cluster.list('Pod')[0]!.metadata;
    const codes = [eviction('other'), 'x', { kind: 'Pod' }, { kind: 'Eviction', apiVersion: 'policy/v3' }].map(
      (body) => sent(cluster, 'POST', `${PODS}/${name}/eviction`, body).status,
    );
    expect(codes).toEqual([400, 400, 400, 400]);
    expect(sent(cluster, 'POST', `${PODS}/nope/eviction`, eviction('nope')).status).toBe(404);
  });
});

describe('what nobody but the control plane does', () => {
  test.each(['binding', 'ephemeralcontainers'])('%s is not served', (part) => {
    const cluster = clusterWith('deploy web 1');
    const { name } = cluster.list('Pod')[0]!.metadata;
    expect(sent(cluster, 'POST', `${PODS}/${name}/${part}`, {}).status).toBe(404);
  });
});

describe('reviews', () => {
  const can = (attributes: object) =>
    sent(clusterWith(), 'POST', '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews', {
      spec: { resourceAttributes: attributes },
    }).body.status;

  test('allow what discovery says', () => {
    expect(can({ verb: 'create', resource: 'pods' })).toEqual({ allowed: true });
    expect(can({ verb: '*', resource: '*', group: '*' })).toEqual({ allowed: true });
    expect(can({ verb: 'patch', resource: 'deployments', group: 'apps', subresource: 'scale' })).toEqual({
      allowed: true,
    });
    expect(can({ verb: 'delete', resource: 'events' })).toEqual({
      allowed: false,
      reason: 'only the control plane may',
    });
    expect(can({ verb: 'get', resource: 'unicorns' })).toEqual({
      allowed: false,
      reason: 'this cluster does not serve it',
    });
  });

  test('say who asks, and change nothing', () => {
    const cluster = clusterWith();
    const before = cluster.snapshot();
    const { body, about } = sent(
      cluster,
      'POST',
      '/apis/authentication.k8s.io/v1/selfsubjectreviews',
      {},
      { user: 'Ada' },
    );
    expect([body.status, about]).toEqual([{ userInfo: expect.objectContaining({ username: 'Ada' }) as object }, []]);
    const rules = sent(cluster, 'POST', '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews', {
      spec: { namespace: 'default' },
    }).body.status;
    expect(rules).toMatchObject({
      incomplete: false,
      resourceRules: expect.arrayContaining([
        expect.objectContaining({ resources: ['pods/log'], verbs: ['get'] }),
      ]) as object,
    });
    expect(cluster.snapshot()).toEqual(before);
  });
});

describe('the line for the history', () => {
  test.each<[string, string, string, unknown, object, string]>([
    [
      'kubectl run',
      'POST',
      PODS,
      { metadata: { name: 'solo' }, spec: { containers: [{ name: 'solo', image: 'web:v1' }] } },
      {},
      'run solo --image=web:v1',
    ],
    ['kubectl apply', 'POST', DEPLOYMENTS, deployment('x'), {}, 'apply -f -   (deployment/x)'],
    ['kubectl apply', 'PATCH', `${DEPLOYMENTS}/web`, { spec: { replicas: 3 } }, MERGE, 'apply -f -   (deployment/web)'],
    [
      'kubectl rollout restart',
      'PATCH',
      `${DEPLOYMENTS}/web`,
      { spec: { template: { metadata: { annotations: { a: 'b' } } } } },
      MERGE,
      'rollout restart deployment/web',
    ],
    [
      'kubectl set env',
      'PATCH',
      `${DEPLOYMENTS}/web`,
      { spec: { template: { metadata: { annotations: { a: 'b' } } } } },
      MERGE,
      'set env deployment/web',
    ],
    ['kubectl edit', 'PATCH', `${DEPLOYMENTS}/web`, { spec: { replicas: 3 } }, MERGE, 'edit deployment/web'],
    [
      'kubectl taint',
      'PATCH',
      '/api/v1/nodes/node-1',
      { spec: { taints: [{ key: 'a', value: 'b', effect: 'NoSchedule' }] } },
      MERGE,
      'taint node/node-1 a=b:NoSchedule',
    ],
    ['kubectl cordon', 'PATCH', '/api/v1/nodes/node-1', { spec: { unschedulable: true } }, MERGE, 'cordon node-1'],
    [
      'rm -rf / && kubectl scale',
      'PATCH',
      `${DEPLOYMENTS}/web`,
      { spec: { minReadySeconds: 3 } },
      MERGE,
      'patch deployment/web',
    ],
    ['', 'DELETE', `${DEPLOYMENTS}/we%60%0Ab`, undefined, {}, 'delete deployment/web'],
    ['', 'POST', '/api/v1/namespaces/annex/pods', {}, {}, 'create -f -   (pod) -n annex'],
    ['', 'DELETE', DEPLOYMENTS, undefined, {}, 'delete deployment --all'],
  ])('of %p %s %s', (kubectlCommand, method, address, body, options, line) => {
    expect(sent(clusterWith('deploy web 2'), method, address, body, { ...options, kubectlCommand }).line).toBe(line);
  });
});
