/**
 * An object as a group and version of the API shows it.
 */
import type { Event, HorizontalPodAutoscaler, KubeObject } from '../api/objects';
import type { Cluster } from '../cluster/cluster';
import { withOwners } from '../printers/objects';
import { olderAutoscaler } from './autoscaling-v1';
import { metricsOf } from './metrics';
import { type ApiResource, groupVersion } from '../api/resources';

/** What is sent: an object with a kind, an apiVersion and metadata. */
export interface Shown {
  readonly kind: string;
  readonly apiVersion: string;
  readonly metadata: object;
}

/** An object of the cluster, and what is sent of it. */
export interface Row {
  readonly object: KubeObject;
  readonly shown: Shown;
}

/**
 * Objects of which there is nothing to show are left out, as Pods that use nothing are out of metrics.
 * @param whole says who manages which field: whoever wants a table or metadata is spared that
 */
export function rowsOf(
  resource: ApiResource,
  objects: readonly KubeObject[],
  cluster: Cluster,
  whole = withOwners,
): readonly Row[] {
  if (resource.group === 'metrics.k8s.io') return metricsOf(objects, cluster);
  return objects.map((object) => ({ object, shown: shownAs(resource, whole(object)) }));
}

function shownAs(resource: ApiResource, object: KubeObject): Shown {
  if (resource.group === 'events.k8s.io' && object.kind === 'Event') return newerEvent(object);
  if (isOlderAutoscaler(resource, object)) return olderAutoscaler(object);
  return { ...object, apiVersion: groupVersion(resource), kind: resource.kind };
}

const isOlderAutoscaler = ({ version }: ApiResource, object: KubeObject): object is HorizontalPodAutoscaler =>
  object.kind === 'HorizontalPodAutoscaler' && version === 'v1';

/** Follows pkg/apis/events/v1/conversion.go. */
function newerEvent(event: Event): Shown {
  const { metadata, involvedObject, message, source, firstTimestamp, lastTimestamp, count, ...rest } = event;
  const { eventTime, series, action, reason, related, reportingComponent, reportingInstance, type } = rest;
  return {
    apiVersion: 'events.k8s.io/v1',
    kind: 'Event',
    metadata,
    eventTime: eventTime ?? null,
    ...{ series, action, reason, related, type },
    reportingController: reportingComponent ?? '',
    reportingInstance: reportingInstance ?? '',
    regarding: involvedObject,
    note: message,
    deprecatedSource: source,
    deprecatedFirstTimestamp: firstTimestamp,
    deprecatedLastTimestamp: lastTimestamp,
    deprecatedCount: count,
  } as Shown;
}
