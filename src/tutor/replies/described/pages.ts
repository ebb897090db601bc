/** What is said about the description of one object, by kind. */
import type { Kind, Kinds, KubeObject } from '../../../api/objects';
import type { Cluster } from '../../../cluster/cluster';
import { limitRangePage, namespacePage, priorityPage, quotaPage } from './limits';
import { endpointsPage, servicePage, slicePage } from './network';
import { nodePage } from './node';
import type { DescribedPage, PageOf } from './page';
import { autoscalerPage, budgetPage } from './scaling';
import { configMapPage, secretPage } from './settings';
import { claimPage, classPage, volumePage } from './storage';

const PAGES: { readonly [K in Kind]?: PageOf<Kinds[K]> } = {
  ConfigMap: configMapPage,
  EndpointSlice: slicePage,
  Endpoints: endpointsPage,
  HorizontalPodAutoscaler: autoscalerPage,
  LimitRange: limitRangePage,
  Namespace: namespacePage,
  Node: nodePage,
  PersistentVolume: volumePage,
  PersistentVolumeClaim: claimPage,
  PodDisruptionBudget: budgetPage,
  PriorityClass: priorityPage,
  ResourceQuota: quotaPage,
  Secret: secretPage,
  Service: servicePage,
  StorageClass: classPage,
};

/** Undefined where there is nothing to say but what stands there. */
export function pageOf(object: KubeObject, cluster: Cluster): DescribedPage | undefined {
  const page = PAGES[object.kind] as PageOf<KubeObject> | undefined;
  return page?.(object, cluster);
}
