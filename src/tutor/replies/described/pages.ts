/** What is said about the description of one object, by kind. */
import type { Kind, Kinds, KubeObject } from '../../../api/objects';
import type { Cluster } from '../../../cluster/cluster';
import { cronJobPage, jobPage } from './jobs';
import { limitRangePage, namespacePage, priorityPage, quotaPage } from './limits';
import { endpointsPage, servicePage, slicePage } from './network';
import { nodePage } from './node';
import type { DescribedPage, PageOf } from './page';
import { podPage } from './pod';
import { autoscalerPage, budgetPage } from './scaling';
import { configMapPage, secretPage } from './settings';
import { claimPage, classPage, volumePage } from './storage';
import { daemonSetPage, deploymentPage, replicaSetPage, statefulSetPage } from './workloads';

const PAGES: { readonly [K in Kind]?: PageOf<Kinds[K]> } = {
  ConfigMap: configMapPage,
  CronJob: cronJobPage,
  DaemonSet: daemonSetPage,
  Deployment: deploymentPage,
  EndpointSlice: slicePage,
  Endpoints: endpointsPage,
  HorizontalPodAutoscaler: autoscalerPage,
  Job: jobPage,
  LimitRange: limitRangePage,
  Namespace: namespacePage,
  Node: nodePage,
  PersistentVolume: volumePage,
  PersistentVolumeClaim: claimPage,
  Pod: podPage,
  PodDisruptionBudget: budgetPage,
  PriorityClass: priorityPage,
  ReplicaSet: replicaSetPage,
  ResourceQuota: quotaPage,
  Secret: secretPage,
  Service: servicePage,
  StatefulSet: statefulSetPage,
  StorageClass: classPage,
};

/** Undefined where there is nothing to say but what stands there. */
export function pageOf(object: KubeObject, cluster: Cluster): DescribedPage | undefined {
  const page = PAGES[object.kind] as PageOf<KubeObject> | undefined;
  return page?.(object, cluster);
}
