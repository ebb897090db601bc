/** Every question that is answered by running its command; of each topic the easier ones first. */
import type { Prediction } from '../prediction';
import { badImage } from './bad-image';
import { budget } from './budget';
import { claimsRemain } from './claims-remain';
import { cordon } from './cordon';
import { crash } from './crash';
import { crashLoop } from './crash-loop';
import { creationOrder } from './creation-order';
import { daemonCordoned } from './daemon-cordoned';
import { daemonLabel } from './daemon-label';
import { daemonTainted } from './daemon-tainted';
import { deleteDeploymentPod } from './delete-deployment-pod';
import { deleteReplicaSet } from './delete-replica-set';
import { deleteStatefulPod } from './delete-stateful-pod';
import { drain } from './drain';
import { fileKept } from './file-kept';
import { lostNode } from './lost-node';
import { newNode } from './new-node';
import { nodeFails } from './node-fails';
import { nodeJoins } from './node-joins';
import { nodeRemoved } from './node-removed';
import { nodeReturns } from './node-returns';
import { releasedPod } from './released-pod';
import { replicaSetScaled } from './replica-set-scaled';
import { restarts } from './restarts';
import { rollback } from './rollback';
import { rollbackNumbers } from './rollback-numbers';
import { scaleIn } from './scale-in';
import { scaleOut } from './scale-out';
import { scaleStatefulIn } from './scale-stateful-in';
import { scalingRevision } from './scaling-revision';
import { serviceReaches } from './service-reaches';
import { sharedFile } from './shared-file';
import { updateNames } from './update-names';

export const PREDICTIONS: readonly Prediction[] = [
  // Pods
  ...[crash, cordon, crashLoop, restarts],
  // Deployments
  ...[rollback, deleteDeploymentPod, updateNames, badImage, scalingRevision, rollbackNumbers, newNode],
  ...[nodeFails, nodeRemoved, nodeReturns, deleteReplicaSet, replicaSetScaled, releasedPod],
  // StatefulSets
  ...[deleteStatefulPod, creationOrder, lostNode],
  // DaemonSets
  ...[nodeJoins, daemonLabel, daemonTainted, daemonCordoned, drain],
  // Storage
  ...[scaleStatefulIn, claimsRemain, sharedFile, fileKept],
  // Scaling
  ...[scaleOut, serviceReaches, scaleIn, budget],
];
