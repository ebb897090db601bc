/**
 * Every controller of the cluster. At one instant the earlier ones work first.
 */
import type { Controller } from './controller';
import { deploymentController } from './deployment';
import { replicaSetController } from './replica-set';

export const CONTROLLERS: readonly Controller[] = [replicaSetController, deploymentController];
