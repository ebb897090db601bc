/**
 * The whole course as a team would walk it: a chapter for each kind of workload, each in a channel of its own.
 */
import type { Deed } from './played-session';

export interface Chapter {
  readonly title: string;
  readonly deeds: readonly Deed[];
}

const PODS: readonly Deed[] = [
  { by: 'ana', types: '' },
  { by: 'ana', types: 'explain pod' },
  { by: 'ana', types: 'deploy shop 1 with shipper' },
  { by: 'ana', types: 'show shop' },
  { by: 'ana', types: 'write shop /logs/today hello' },
  { by: 'ana', types: 'crash pod shop -c shipper' },
  { by: 'ana', types: 'read shop /logs/today' },
  { by: 'ben', types: 'which' },
  { by: 'ben', types: 'which case 1' },
  { by: 'ben', types: 'deploy old 2 replicaset' },
  { by: 'ben', types: 'update old v2' },
  { by: 'ben', types: 'explain crash' },
];

const DEPLOYMENTS: readonly Deed[] = [
  { by: 'ana', types: 'deploy web' },
  { by: 'ana', types: 'show owners' },
  { by: 'ana', types: 'crash pod' },
  { by: 'ana', types: 'delete pod' },
  { by: 'ana', types: 'update web v2' },
  { by: 'ana', types: 'update web nopull' },
  { by: 'ana', types: 'diagnose' },
  { by: 'ana', types: 'rollback' },
  { by: 'ana', types: 'rollout history deployment/web' },
  { by: 'ben', types: 'load web 700' },
  { by: 'ben', types: 'scale web 5' },
  { by: 'ben', types: 'curl web -n 12' },
  { by: 'ben', types: 'load web off' },
  { by: 'ben', types: 'scale web 2' },
  { by: 'chen', types: 'write web /tmp/x hello' },
  { by: 'chen', types: 'delete pod web' },
  { by: 'chen', types: 'read web /tmp/x' },
  { by: 'chen', types: 'deploy notes 3 volume' },
  { by: 'chen', types: 'write notes /data/x hello' },
  { by: 'chen', types: 'read notes /data/x' },
  { by: 'chen', types: 'curl notes /visit -n 2' },
  { by: 'chen', types: 'show storage' },
  { by: 'chen', types: 'explain lost update' },
  { by: 'ana', types: 'node fail node-1' },
  { by: 'ana', types: 'wait 5m' },
  { by: 'ana', types: 'node recover node-1' },
];

const STATEFUL_SETS: readonly Deed[] = [
  { by: 'ana', types: 'deploy db 3 statefulset' },
  { by: 'ana', types: 'show owners' },
  { by: 'ana', types: 'crash pod db' },
  { by: 'ana', types: 'write db-1 /data/x hello' },
  { by: 'ana', types: 'write db-1 /tmp/x hello' },
  { by: 'ana', types: 'crash pod db-1' },
  { by: 'ana', types: 'delete pod db-1' },
  { by: 'ben', types: 'deploy web --to db' },
  { by: 'ben', types: 'curl web /add milk' },
  { by: 'ben', types: 'read db /data/rows' },
  { by: 'ben', types: 'crash pod db-0 loop' },
  { by: 'ben', types: 'curl web /add bread' },
  { by: 'ben', types: 'delete pod db-0' },
  { by: 'chen', types: 'scale db 2' },
  { by: 'chen', types: 'scale db 4' },
  { by: 'chen', types: 'rollback db' },
  { by: 'chen', presses: 'Do it as Kubernetes' },
  { by: 'chen', types: 'update db v2' },
  { by: 'chen', types: 'rollback db' },
  { by: 'ana', types: 'disk lose data-db-1' },
  { by: 'ana', types: 'delete statefulset db' },
  { by: 'ana', types: 'deploy db 3 statefulset' },
];

const DAEMON_SETS: readonly Deed[] = [
  { by: 'ana', types: 'deploy web 4' },
  { by: 'ana', types: 'deploy db 3 statefulset' },
  { by: 'ana', types: 'deploy agent daemonset' },
  { by: 'ana', types: 'node add' },
  { by: 'ana', types: 'label node node-2 disk=ssd' },
  { by: 'ana', types: 'deploy logs daemonset on disk=ssd' },
  { by: 'ana', types: 'label node node-4 disk=ssd' },
  { by: 'ben', types: 'drain node-3' },
  { by: 'ben', presses: 'Drain' },
  { by: 'ben', types: 'uncordon node-3' },
  { by: 'chen', types: 'node fail node-2' },
  { by: 'chen', types: 'why db-1' },
  { by: 'chen', types: 'wait 5m' },
  { by: 'chen', types: 'node recover node-2' },
  { by: 'chen', types: 'history' },
];

export const COURSE_WALK: readonly Chapter[] = [
  { title: 'Pods', deeds: PODS },
  { title: 'Deployments', deeds: DEPLOYMENTS },
  { title: 'StatefulSets', deeds: STATEFUL_SETS },
  { title: 'DaemonSets and Nodes', deeds: DAEMON_SETS },
];
