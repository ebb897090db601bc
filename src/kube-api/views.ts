/**
 * An object as a group and version of the API shows it.
 */
import type { Event, KubeObject } from '../api/objects';
import type { Cluster } from '../cluster/cluster';
import { withOwners } from '../printers/objects';
import type { ApiResource } from './resources';
import { groupVersion } from './resources';

/** What is sent: an object with a kind, an apiVersion and metadata. */
export interface Shown {
  readonly kind: string;
  readonly apiVersion: string;
  readonly metadata: object;
}

/** Undefined: there is nothing to show of it, as of a Pod that uses nothing. */
export function shown(resource: ApiResource, object: KubeObject, _cluster: Cluster): Shown | undefined {
  if (resource.group === 'events.k8s.io' && object.kind === 'Event') return newerEvent(object);
  return { ...withOwners(object), apiVersion: groupVersion(resource), kind: resource.kind };
}

/** Follows pkg/apis/events/v1/conversion.go. */
function newerEvent(event: Event): Shown {
  const { metadata, involvedObject, message, source, firstTimestamp, lastTimestamp, count, ...rest } = event;
  const { eventTime, series, action, reason, related, reportingComponent, reportingInstance, type } = rest;
  return {
    apiVersion: 'events.k8s.io/v1',
    kind: 'Event',
    metadata: withOwners({ ...event, metadata }).metadata,
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
