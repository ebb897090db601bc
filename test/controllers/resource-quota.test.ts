import { isRejected } from '../../src/api/rejection';
import { createObject } from '../../src/cluster/admission';
import { invariants } from '../../src/cluster/invariants';
import { CONTROLLERS } from '../../src/controllers';
import { Loop } from '../../src/controllers/loop';
import { Practice } from '../commands/practice';

const KINDS_OF_WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet'] as const;

function withQuota(hard: string): Practice {
  const practice = new Practice({ nodes: 4 });
  practice.done(`create quota q --hard=${hard}`);
  return practice;
}

const failures = ({ cluster }: Practice): readonly string[] =>
  cluster.list('Event').flatMap(({ reason, message = '' }) => (reason === 'FailedCreate' ? [message] : []));

describe('a quota', () => {
  it('lets Pods in up to its limit and says so in the words of the server', () => {
    const practice = withQuota('pods=3');
    practice.done('create deployment web --image=web:v1 --replicas=4');
    const { cluster } = practice;
    expect(cluster.list('Pod')).toHaveLength(3);
    expect(failures(practice)[0]).toMatch(
      /^Error creating: pods "web-\w+-\w{5}" is forbidden: exceeded quota: q, requested: pods=1, used: pods=3, limited: pods=3$/,
    );
    expect(cluster.get('ResourceQuota', 'q', 'default')?.status).toEqual({ hard: { pods: '3' }, used: { pods: '3' } });
    const conditions = cluster.get('Deployment', 'web', 'default')!.status.conditions!;
    expect(conditions.find(({ type }) => type === 'ReplicaFailure')).toMatchObject({
      status: 'True',
      reason: 'FailedCreate',
    });
    expect(invariants(cluster, true)).toEqual([]);
  });

  it('is counted afresh when Pods go, and refuses nothing that fits', () => {
    const practice = withQuota('pods=3');
    practice.done('create deployment web --image=web:v1 --replicas=3');
    practice.done('scale web 1');
    expect(practice.done('get quota').stdout).toMatch(/^NAME +REQUEST +LIMIT +AGE\nq +pods: 1\/3 +/);
    practice.done('scale web 3');
    expect(failures(practice)).toEqual([]);
    expect(practice.cluster.list('Pod')).toHaveLength(3);
  });

  it('does not touch what is there when it comes later', () => {
    const practice = new Practice();
    practice.done('create deployment web --image=web:v1 --replicas=3');
    practice.done('create quota q --hard=pods=1');
    expect(practice.cluster.list('Pod')).toHaveLength(3);
    expect(practice.cluster.get('ResourceQuota', 'q', 'default')?.status.used).toEqual({ pods: '3' });
  });

  it('on cpu and memory wants every container to name them, then adds them up', () => {
    const { cluster } = withQuota('requests.cpu=1,limits.memory=1Gi');
    const pod = (name: string, resources?: object) =>
      createObject(cluster, {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name },
        spec: { containers: [{ name: 'c', image: 'web:v1', ...(resources && { resources }) }] },
      } as never);
    const why = (result: unknown) => (isRejected(result) ? result.message : 'let in');
    expect(why(pod('a'))).toBe(
      'Error from server (Forbidden): pods "a" is forbidden: failed quota: q: must specify limits.memory for: c; requests.cpu for: c',
    );
    const resources = { requests: { cpu: '600m', memory: '64Mi' }, limits: { cpu: '1', memory: '256Mi' } };
    expect(why(pod('b', resources))).toBe('let in');
    expect(why(pod('d', resources))).toBe(
      'Error from server (Forbidden): pods "d" is forbidden: exceeded quota: q, requested: requests.cpu=600m, used: requests.cpu=600m, limited: requests.cpu=1',
    );
    expect(cluster.get('ResourceQuota', 'q', 'default')?.status.used).toEqual({
      'requests.cpu': '600m',
      'limits.memory': '256Mi',
    });
  });

  it('refuses the command where people make the object themselves', () => {
    const refused = withQuota('count/deployments.apps=0').type('create deployment web --image=web:v1');
    expect(isRejected(refused) && refused.message).toBe(
      'error: failed to create deployment: deployments.apps "web" is forbidden: exceeded quota: q, ' +
        'requested: count/deployments.apps=1, used: count/deployments.apps=0, limited: count/deployments.apps=0',
    );
  });

  it.each(KINDS_OF_WORKLOADS)('a %s whose Pods were refused tries again, and changes nothing at rest', (kind) => {
    const practice = withQuota('pods=2');
    const { cluster } = practice;
    practice.done(`deploy web ${kind === 'DaemonSet' ? '' : '4 '}${kind.toLowerCase()}`);
    expect(cluster.list('Pod')).toHaveLength(2);
    expect(cluster.steps.filter(({ verb }) => verb === 'failed-to-make-pod')).toHaveLength(1);
    const before = cluster.snapshot();
    for (const controller of CONTROLLERS) {
      for (const key of controller.keys(cluster)) controller.reconcile(key, cluster);
    }
    expect(cluster.snapshot()).toEqual(before);
    const loop = new Loop(cluster, CONTROLLERS);
    loop.rest();
    const quota = cluster.get('ResourceQuota', 'q', 'default')!;
    cluster.remove(quota);
    loop.drain();
    expect(cluster.list('Pod')).toHaveLength(2);
    loop.advance(1_000_000);
    expect(cluster.list('Pod')).toHaveLength(4);
    loop.close();
  });
});

describe('create quota', () => {
  it.each([
    ['create quota', 'error: exactly one NAME is required, got 0'],
    ['create quota q --hard=pods', 'error: Invalid argument syntax pods, expected <resource>=<value>'],
    ['create quota q --hard=pods=many', 'error: quantities must match the regular expression'],
    ['create quota q --hard=pods=-1', 'spec.hard[pods]: Invalid value: "-1": must be greater than or equal to 0'],
    ['create quota q --hard=pods=500m', 'spec.hard[pods]: Invalid value: "500m": must be an integer'],
  ])('%s is refused', (command, words) => {
    const practice = new Practice();
    const refused = practice.type(command);
    expect(isRejected(refused) && refused.message).toContain(words);
    expect(practice.cluster.list('ResourceQuota')).toEqual([]);
  });

  it('takes scopes: which Pods count', () => {
    const practice = new Practice();
    practice.done('create quota q --hard=pods=0 --scopes=NotTerminating,BestEffort');
    expect(practice.cluster.get('ResourceQuota', 'q', 'default')?.spec.scopes).toEqual([
      'NotTerminating',
      'BestEffort',
    ]);
    practice.done('create deployment web --image=web:v1');
    expect(practice.cluster.list('Pod')).toEqual([]);
  });
});
