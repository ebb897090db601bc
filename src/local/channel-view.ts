/**
 * What the page shows of a channel's cluster beside the chat: who did what, the events, what can be looked at.
 */
import type { ChannelRecord } from '../app/ports';
import { Cluster } from '../cluster/cluster';
import { CLUSTER_EPOCH } from '../cluster/time';

/** Events that are shown. */
const MOST_EVENTS = 100;
const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob'] as const;
/** What has a picture of its own, in the order in which it is offered. */
const PICTURED = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'Service',
  'Node',
  'Pod',
  'PersistentVolumeClaim',
  'ReplicaSet',
] as const;
/** Objects that are offered. */
const MOST_OBJECTS = 300;

/** A channel as it is. */
export function channelView(record: ChannelRecord): object {
  const cluster = new Cluster(record.cluster);
  return {
    version: record.version,
    now: cluster.now - CLUSTER_EPOCH,
    commands: record.commands.map(({ version, by, name, command, outcome, at, clock }) => ({
      version,
      by: name ?? by,
      command,
      outcome,
      at,
      clock: clock === undefined ? undefined : clock - CLUSTER_EPOCH,
    })),
    canUndo: record.undo.length > 0,
    canRedo: record.redo.length > 0,
    nodes: cluster.list('Node').map(({ metadata }) => metadata.name),
    events: eventsOf(cluster),
    workloads: WORKLOADS.flatMap((kind) => cluster.list(kind).map(({ metadata }) => ({ kind, name: metadata.name }))),
    objects: objectsOf(cluster),
  };
}

/** What can be looked at by itself: objects of the namespace of the pictures, and those of none. */
function objectsOf(cluster: Cluster): readonly object[] {
  return PICTURED.flatMap((kind) => cluster.list(kind))
    .filter(({ metadata }) => (metadata.namespace ?? 'default') === 'default')
    .slice(0, MOST_OBJECTS)
    .map(({ kind, metadata: { name, uid } }) => ({ kind, name, uid }));
}

/** The newest first. */
function eventsOf(cluster: Cluster): readonly object[] {
  return [...cluster.loggedEvents()]
    .sort((a, b) => b.lastAt - a.lastAt || b.birth - a.birth)
    .slice(0, MOST_EVENTS)
    .map(({ lastAt, type, reason, object, message, count }) => ({
      at: lastAt - CLUSTER_EPOCH,
      type,
      reason,
      object: `${object.involvedObject.kind}/${object.involvedObject.name}`,
      message,
      count,
    }));
}
