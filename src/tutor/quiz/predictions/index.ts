/** Every question that is answered by running its command. */
import type { Prediction } from '../prediction';
import { crash } from './crash';
import { deleteDeploymentPod } from './delete-deployment-pod';
import { deleteStatefulPod } from './delete-stateful-pod';
import { lostNode } from './lost-node';
import { nodeJoins } from './node-joins';
import { rollback } from './rollback';
import { scaleOut } from './scale-out';
import { scaleStatefulIn } from './scale-stateful-in';

export const PREDICTIONS: readonly Prediction[] = [
  crash,
  rollback,
  deleteDeploymentPod,
  deleteStatefulPod,
  nodeJoins,
  lostNode,
  scaleStatefulIn,
  scaleOut,
];
