/**
 * Every controller of the cluster. At one instant the earlier ones work first.
 */
import { attachDetach } from './attach-detach';
import { autoscaler } from './autoscaler';
import type { Controller } from './controller';
import { cronJobController } from './cron-job';
import { daemonSetController } from './daemon-set';
import { databaseController } from './database';
import { deploymentController } from './deployment';
import { disruptionController } from './disruption';
import { endpointSliceController } from './endpoint-slice';
import { ephemeralVolumes } from './ephemeral-volume';
import { garbageCollector } from './garbage-collector';
import { jobController } from './job';
import { jobOrphans } from './job-orphans';
import { kubelet } from './kubelet';
import { nodeStatus } from './kubelet/node-status';
import { volumesInUse } from './kubelet/volumes-in-use';
import { namespaceController } from './namespace';
import { nodeLifecycle } from './node-lifecycle';
import { noExecuteTaints } from './node-lifecycle/no-execute-taints';
import { removedNodes } from './node-lifecycle/removed-nodes';
import { taintEviction } from './node-lifecycle/taint-eviction';
import { persistentVolumeController } from './persistent-volume';
import { podGc } from './pod-gc';
import { replicaSetController } from './replica-set';
import { quotaController } from './resource-quota';
import { scheduler } from './scheduler';
import { statefulSetController } from './stateful-set';
import { ttlAfterFinished } from './ttl-after-finished';
import { visits } from './visits';

export const CONTROLLERS: readonly Controller[] = [
  garbageCollector,
  namespaceController,
  nodeLifecycle,
  removedNodes,
  noExecuteTaints,
  // Both see a new taint at the same time: the set takes its Pod away, and the Pod is evicted all the same.
  daemonSetController,
  taintEviction,
  podGc,
  ephemeralVolumes,
  persistentVolumeController,
  quotaController,
  statefulSetController,
  cronJobController,
  jobOrphans,
  jobController,
  ttlAfterFinished,
  replicaSetController,
  deploymentController,
  endpointSliceController,
  scheduler,
  attachDetach,
  nodeStatus,
  volumesInUse,
  kubelet,
  databaseController,
  disruptionController,
  autoscaler,
  visits,
];
