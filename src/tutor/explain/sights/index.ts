/**
 * How each term is drawn: from the channel's own cluster, else from an example.
 */
import { accessModes, attachments, keptClaims, reclaimPolicies, storage, storageClasses } from './data';
import {
  images,
  initContainers,
  insidePod,
  podWithEmptyDir,
  probes,
  qosClasses,
  requests,
  restarts,
  severalContainers,
} from './inside';
import {
  autoscalers,
  budgets,
  configMaps,
  due,
  endpoints,
  events,
  finalizers,
  limitRanges,
  managers,
  manifest,
  namespaces,
  priorities,
  quotas,
  selectors,
  wishes,
} from './lists';
import {
  cordonedNodes,
  fullestNode,
  labelledNodes,
  nodes,
  nodesInUse,
  silentNodes,
  taintedNode,
  tolerations,
} from './nodes';
import type { Sight } from './sight';
import { cronJobs, database, everything, inState, owners, readyPod, sharedVolume, workload } from './workloads';

/** What draws a term; `example`: commands on a cluster of three Nodes, for a cluster that has nothing to draw. */
export interface TermSight {
  readonly sight: Sight;
  readonly example: readonly string[];
}

const on = (sight: Sight, ...example: readonly string[]): TermSight => ({ sight, example });

const WEB = 'deploy web 3';
const DB = 'deploy db 3 statefulset';
const deployment = workload('Deployment', { replicaSet: true });
const rollouts = workload('Deployment', { replicaSet: true, revisions: true });

/** A Pod with something before or beside its main container. */
const WITH_INIT = `apply -f -
apiVersion: v1
kind: Pod
metadata: { name: shop }
spec:
  initContainers: [{ name: fetch, image: "fetch:exit0" }]
  containers: [{ name: shop, image: "shop:v1" }]
`;

const WITH_LIMITS = `apply -f -
apiVersion: v1
kind: LimitRange
metadata: { name: sizes }
spec:
  limits: [{ type: Container, max: { memory: 1Gi }, default: { memory: 256Mi } }]
`;

const WITH_SETTINGS = `apply -f -
apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data: { colour: blue }
`;

const WITH_BUDGET = `apply -f -
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec: { minAvailable: 2, selector: { matchLabels: { app: web } } }
`;

/** By the name of the term. Terms that are not here have a picture of their own. */
export const SIGHTS: Readonly<Record<string, TermSight>> = {
  Pod: on(insidePod, 'deploy web 1'),
  container: on(severalContainers, 'deploy shop 1 with shipper'),
  image: on(images, WEB),
  Deployment: on(deployment, WEB),
  ReplicaSet: on(deployment, WEB),
  StatefulSet: on(workload('StatefulSet'), DB),
  DaemonSet: on(workload('DaemonSet'), 'deploy agent daemonset'),
  Job: on(workload('Job'), 'create job report --image=report:exit0'),
  CronJob: on(
    cronJobs,
    'create cronjob backup --image=backup:exit0 --schedule="0 3 * * *"',
    'create job backup-1 --from=cronjob/backup',
  ),
  workload: on(wishes, WEB, DB),
  address: on(endpoints, WEB),
  mount: on(podWithEmptyDir, 'deploy shop 1 with shipper'),
  'force delete': on(inState('silent'), DB, 'node fail node-3'),
  cluster: on(everything, WEB, 'deploy agent daemonset'),
  controller: on(wishes, WEB, DB),
  reconcile: on(wishes, WEB),
  scheduler: on(nodesInUse, WEB),
  kubelet: on(fullestNode, WEB),
  'disruption controller': on(budgets, WEB, WITH_BUDGET),
  'Node controller': on(nodes, WEB, 'node fail node-3'),
  'volume controller': on(storage, DB),
  'garbage collector': on(owners, WEB),
  Service: on(endpoints, WEB),
  endpoint: on(endpoints, WEB),
  namespace: on(namespaces, WEB),
  manifest: on(manifest, WEB),
  stateless: on(deployment, WEB),
  stateful: on(workload('StatefulSet'), DB),
  identity: on(workload('StatefulSet'), DB),
  finalizer: on(finalizers, 'deploy db 1 statefulset'),
  'server-side apply': on(managers, WEB),
  scale: on(deployment, WEB),
  rollout: on(rollouts, 'deploy web 4', 'update web nopull'),
  revision: on(rollouts, WEB, 'update web v2'),
  rollback: on(rollouts, WEB, 'update web v2', 'rollback web'),
  'Pod template': on(images, WEB),
  surge: on(rollouts, 'deploy web 4', 'update web nopull'),
  deadline: on(rollouts, 'deploy web 4', 'update web nopull', 'wait 15m'),
  'virtual time': on(due, WEB, 'node fail node-3'),
  load: on(endpoints, WEB),
  autoscaler: on(autoscalers, WEB, 'set resources deployment/web --requests=cpu=200m', 'autoscale web 2 5', 'wait 1m'),
  utilization: on(autoscalers, WEB, 'set resources deployment/web --requests=cpu=200m', 'autoscale web 2 5', 'wait 1m'),
  'liveness probe': on(probes, WEB, 'probe web liveness'),
  'readiness probe': on(probes, WEB, 'probe web readiness'),
  'startup probe': on(probes, WEB, 'probe web startup'),
  'init container': on(initContainers, WITH_INIT),
  sidecar: on(severalContainers, 'deploy shop 1 with shipper'),
  'QoS class': on(qosClasses, WEB),
  volume: on(storage, DB),
  claim: on(storage, DB),
  'access modes': on(accessModes, DB, 'deploy notes 3 volume'),
  attach: on(attachments, DB),
  'reclaim policy': on(reclaimPolicies, DB),
  'shared volume': on(sharedVolume, 'deploy notes 3 volume'),
  emptyDir: on(podWithEmptyDir, 'deploy shop 1 with shipper'),
  StorageClass: on(storageClasses),
  'kept volume': on(keptClaims, DB, 'scale db 2'),
  leader: on(database, DB),
  failover: on(database, DB, 'crash pod db-0 loop'),
  Node: on(nodes, WEB),
  label: on(labelledNodes, 'label node node-1 disk=ssd'),
  'label selector': on(selectors, WEB),
  taint: on(taintedNode, 'taint nodes node-2 gpu=yes:NoSchedule'),
  toleration: on(tolerations, WEB),
  cordon: on(cordonedNodes, WEB, 'cordon node-1'),
  drain: on(cordonedNodes, WEB, 'drain node-1 --ignore-daemonsets'),
  eviction: on(inState('failed'), WEB, 'fail pod web'),
  PodDisruptionBudget: on(budgets, WEB, WITH_BUDGET),
  'node pressure': on(inState('failed'), WEB, 'fail pod web'),
  requests: on(requests, WEB, 'set resources deployment/web --requests=cpu=1'),
  priority: on(priorities, 'create priorityclass high --value=1000'),
  preemption: on(priorities, 'create priorityclass high --value=1000'),
  'Node failure': on(silentNodes, WEB, 'node fail node-3'),
  spreading: on(everything, 'deploy db 4 statefulset'),
  ready: on(readyPod, WEB),
  'not ready': on(inState('not ready'), WEB, 'unready pod web'),
  'no Node yet': on(inState('no Node yet'), 'deploy big 1', 'set resources deployment/big --requests=cpu=9'),
  'image pull': on(inState('image pull'), 'deploy shop 2 --image shop:nopull'),
  'crash wait': on(inState('crash wait'), WEB, 'crash pod web loop'),
  config: on(configMaps, WITH_SETTINGS),
  silent: on(inState('silent'), WEB, 'node fail node-3'),
  failed: on(inState('failed'), WEB, 'fail pod web'),
  done: on(inState('done'), 'create job report --image=report:exit0'),
  starting: on(inState('starting')),
  stopping: on(inState('stopping')),
  'volume wait': on(inState('volume wait')),
  'limit range': on(limitRanges, WITH_LIMITS),
  quota: on(quotas, WEB, 'create quota small --hard=pods=3'),
  'out of memory': on(restarts, WEB, 'oom pod web'),
  'exit code': on(restarts, WEB, 'crash pod web'),
  event: on(events, WEB),
};
