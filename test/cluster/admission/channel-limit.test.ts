import { isRejected } from '../../../src/api/rejection';
import { createObject } from '../../../src/cluster/admission';
import { HOUR, MINUTE } from '../../../src/cluster/time';
import { deployment, job, RunningCluster, withReplicas } from '../../controllers/running-cluster';

const LIMIT = 5;

function limited(): RunningCluster {
  const world = new RunningCluster();
  world.cluster.mostPods = LIMIT;
  return world;
}

test('controllers make Pods up to the limit, and report why there are no more', () => {
  const world = limited();
  world.apply(deployment('web', { replicas: 8 }));
  expect(world.cluster.count('Pod')).toBe(LIMIT);
  const set = world.replicaSet('web:v1').metadata.name;
  expect(world.eventsOn(set).find((event) => event.startsWith('FailedCreate'))).toMatch(
    /^FailedCreate: Error creating: pods "web-\w+-\w+" is forbidden: exceeded quota: channel-limit, requested: pods=1, used: pods=5, limited: pods=5$/,
  );
});

test('what was refused is made once there is room', () => {
  const world = limited();
  world.apply(deployment('web', { replicas: 8 }));
  world.change('Deployment', 'web', (web) => withReplicas(web, 1));
  world.apply(deployment('api', { replicas: 4 }));
  expect(world.pods('api:v1')).toHaveLength(4);
});

test('a schedule cannot fill the cluster with Jobs', () => {
  const world = limited();
  world.apply({
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'tick', namespace: 'default' },
    spec: { schedule: '* * * * *', jobTemplate: { spec: job('tick', 'v1').spec } },
  } as unknown as Parameters<RunningCluster['apply']>[0]);
  world.loop.advance(HOUR + MINUTE);
  expect(world.cluster.count('Job')).toBe(LIMIT);
  const refused = createObject(world.cluster, job('more', 'v1'));
  expect(isRejected(refused) && refused.message).toContain(
    'exceeded quota: channel-limit, requested: count/jobs.batch=1, used: count/jobs.batch=5, limited: count/jobs.batch=5',
  );
});

test('a fork has the same limit', () => {
  expect(limited().cluster.fork().mostPods).toBe(LIMIT);
});
