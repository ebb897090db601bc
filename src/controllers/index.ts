/**
 * Every controller of the cluster. At one instant the earlier ones work first.
 */
import type { Controller } from './controller';
import { deploymentController } from './deployment';
import { kubelet } from './kubelet';
import { nodeStatus } from './kubelet/node-status';
import { replicaSetController } from './replica-set';
import { scheduler } from './scheduler';

export const CONTROLLERS: readonly Controller[] = [
  replicaSetController,
  deploymentController,
  scheduler,
  nodeStatus,
  kubelet,
];
