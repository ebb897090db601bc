import { isRejected } from '../../src/api/rejection';
import { Practice } from './practice';

function withWeb(): Practice {
  const practice = new Practice();
  practice.done('deploy web');
  return practice;
}

const cpu = (averageUtilization: number) => ({
  type: 'Resource',
  resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization } },
});

test('says what kubectl says', () => {
  const done = withWeb().done('autoscale deployment web --min=2 --max=5 --cpu=50%');
  expect(done.stdout).toBe('horizontalpodautoscaler.autoscaling/web autoscaled\n');
  expect(done.kubectl).toEqual({ line: 'autoscale deployment web --min=2 --max=5 --cpu=50%' });
});

test.each<[string, object]>([
  ['autoscale web 2 5', { minReplicas: 2, maxReplicas: 5, metrics: [cpu(80)] }],
  ['autoscale web 2 to 5 50%', { minReplicas: 2, maxReplicas: 5, metrics: [cpu(50)] }],
  ['autoscale web 2-5', { minReplicas: 2, maxReplicas: 5 }],
  ['autoscale web 5', { minReplicas: 1, maxReplicas: 5 }],
  ['Autoscale Deployment Web min 2 max 5 cpu 60%.', { minReplicas: 2, maxReplicas: 5, metrics: [cpu(60)] }],
  ['autoscale web —min 2 —max 5', { minReplicas: 2, maxReplicas: 5 }],
  ['autoscale deploy/web --max=5 --min=-1', { minReplicas: 1, maxReplicas: 5 }],
  ['autoscale web --max=5 --cpu-percent=70', { metrics: [cpu(70)] }],
  [
    'autoscale web --max=5 --cpu=500 --memory=200Mi',
    {
      metrics: [
        { type: 'Resource', resource: { name: 'cpu', target: { type: 'AverageValue', averageValue: '500m' } } },
        { type: 'Resource', resource: { name: 'memory', target: { type: 'AverageValue', averageValue: '200Mi' } } },
      ],
    },
  ],
])('%s', (text, spec) => {
  const practice = withWeb();
  practice.done(text);
  expect(practice.cluster.get('HorizontalPodAutoscaler', 'web', 'default')?.spec).toMatchObject({
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
    ...spec,
  });
});

test('the old flag is told to be old', () => {
  expect(withWeb().done('autoscale web --max=5 --cpu-percent=70').stderr).toMatch(
    /^Flag --cpu-percent has been deprecated, /,
  );
});

test.each([
  ['autoscale web', 'error: required flag(s) "max" not set', ['autoscale web 2 5']],
  ['autoscale web --max=0', 'error: --max=MAXPODS is required and must be at least 1, max: 0', ['autoscale web 1 5']],
  [
    'autoscale web --min=3 --max=1',
    'error: --max=MAXPODS must be larger or equal to --min=MINPODS, max: 1, min: 3',
    ['autoscale web 1 3'],
  ],
  [
    'autoscale agent 1 3',
    'error: cannot autoscale a DaemonSet: could not find scale subresource for apps/v1, Resource=daemonsets in discovery information',
    ['node add'],
  ],
  ['autoscale shop 1 3', 'Error from server (NotFound): deployments.apps "shop" not found', undefined],
  ['autoscale web 1 3 --cpu=half', 'error: invalid resource cpu value: half', undefined],
])('%s is refused', (text, message, fixes) => {
  const practice = withWeb();
  practice.done('deploy agent daemonset');
  const refused = practice.type(text);
  if (!isRejected(refused)) throw new Error('was not refused');
  expect(refused.message).toBe(message);
  if (fixes !== undefined) expect(refused.fixes).toEqual(fixes);
  for (const fix of refused.fixes ?? []) expect(isRejected(practice.onCopy(fix))).toBe(false);
  expect(practice.cluster.list('HorizontalPodAutoscaler')).toEqual([]);
});

test('a second one of the name is refused, with a way to change the first', () => {
  const practice = withWeb();
  practice.done('autoscale web 2 5');
  const refused = practice.type('autoscale web 3 9');
  if (!isRejected(refused)) throw new Error('was not refused');
  expect(refused.message).toBe(
    'Error from server (AlreadyExists): horizontalpodautoscalers.autoscaling "web" already exists',
  );
  practice.done(refused.fixes?.[0] ?? '');
  expect(practice.cluster.get('HorizontalPodAutoscaler', 'web', 'default')?.spec).toMatchObject({
    minReplicas: 3,
    maxReplicas: 9,
  });
});
