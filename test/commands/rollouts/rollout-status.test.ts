import type { DaemonSet, Deployment, StatefulSet } from '../../../src/api/objects';
import { rolloutStatus } from '../../../src/commands/rollouts/rollout-status';

const at = (kind: string, name: string, spec: object, status: object) =>
  ({ kind, metadata: { name, generation: 2 }, spec, status: { observedGeneration: 2, ...status } }) as unknown;
const deployment = (status: object) => at('Deployment', 'web', { replicas: 3 }, status) as Deployment;
const daemonSet = (status: object, type = 'RollingUpdate') =>
  at('DaemonSet', 'agent', { updateStrategy: { type } }, status) as DaemonSet;
const statefulSet = (status: object, partition = 0, type = 'RollingUpdate') =>
  at(
    'StatefulSet',
    'db',
    { replicas: 3, updateStrategy: { type, rollingUpdate: { partition } } },
    status,
  ) as StatefulSet;

const WEB = 'Waiting for deployment "web" rollout to finish: ';
const AGENT = 'Waiting for daemon set "agent" rollout to finish: ';
const PARTITIONED = 'Waiting for partitioned roll out to finish: ';
const stalled = [{ type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded' }];

describe('rollout status says in the words of kubectl', () => {
  test.each([
    [deployment({ observedGeneration: 1 }), 'Waiting for deployment spec update to be observed...'],
    [deployment({ conditions: stalled }), 'error: deployment "web" exceeded its progress deadline'],
    [deployment({ updatedReplicas: 2, replicas: 4 }), `${WEB}2 out of 3 new replicas have been updated...`],
    [deployment({ updatedReplicas: 3, replicas: 4 }), `${WEB}1 old replicas are pending termination...`],
    [
      deployment({ updatedReplicas: 3, replicas: 3, availableReplicas: 2 }),
      `${WEB}2 of 3 updated replicas are available...`,
    ],
    [deployment({ updatedReplicas: 3, replicas: 3, availableReplicas: 3 }), 'deployment "web" successfully rolled out'],
    [daemonSet({ observedGeneration: 1 }), 'Waiting for daemon set spec update to be observed...'],
    [
      daemonSet({ updatedNumberScheduled: 1, desiredNumberScheduled: 3 }),
      `${AGENT}1 out of 3 new pods have been updated...`,
    ],
    [
      daemonSet({ updatedNumberScheduled: 3, desiredNumberScheduled: 3, numberAvailable: 2 }),
      `${AGENT}2 of 3 updated pods are available...`,
    ],
    [
      daemonSet({ updatedNumberScheduled: 3, desiredNumberScheduled: 3, numberAvailable: 3 }),
      'daemon set "agent" successfully rolled out',
    ],
    [daemonSet({}, 'OnDelete'), 'error: rollout status is only available for RollingUpdate strategy type'],
    [statefulSet({ observedGeneration: 1 }), 'Waiting for statefulset spec update to be observed...'],
    [statefulSet({ readyReplicas: 1, updatedReplicas: 3 }), 'Waiting for 2 pods to be ready...'],
    [
      statefulSet({ readyReplicas: 3, updatedReplicas: 1 }, 1),
      `${PARTITIONED}1 out of 2 new pods have been updated...`,
    ],
    [
      statefulSet({ readyReplicas: 3, updatedReplicas: 2 }, 1),
      'partitioned roll out complete: 2 new pods have been updated...',
    ],
    [
      statefulSet({ readyReplicas: 3, updatedReplicas: 3 }),
      'partitioned roll out complete: 3 new pods have been updated...',
    ],
    [statefulSet({}, 0, 'OnDelete'), 'error: rollout status is only available for RollingUpdate strategy type'],
  ])('%#: %s', (workload, line) => {
    expect(rolloutStatus(workload).line).toBe(line);
  });
});
