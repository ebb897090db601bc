/**
 * Every controller of the cluster. At one instant the earlier ones work first.
 */
import type { Controller } from './controller';
import { daemonSetController } from './daemon-set';
import { deploymentController } from './deployment';
import { kubelet } from './kubelet';
import { nodeStatus } from './kubelet/node-status';
import { replicaSetController } from './replica-set';
import { scheduler } from './scheduler';
import { statefulSetController } from './stateful-set';

export const CONTROLLERS: readonly Controller[] = [
  daemonSetController,
  statefulSetController,
  replicaSetController,
  deploymentController,
  scheduler,
  nodeStatus,
  kubelet,
];
