/**
 * The whole course as a team would walk it: a chapter for each kind of workload, each in a channel of its own.
 * `shows` names the statements of the course that a reply shows, each with words of that reply.
 */
import type { Deed } from './played-session';

export interface Chapter {
  readonly title: string;
  readonly deeds: readonly Deed[];
}

const PODS: readonly Deed[] = [
  { by: 'ana', types: '' },
  { by: 'ana', types: 'explain pod' },
  { by: 'ana', types: 'deploy shop 1 with shipper', shows: { S1: 'made 1 Pod', S2: '2/2' } },
  { by: 'ana', types: 'write shop /logs/today hello' },
  { by: 'ana', types: 'crash pod shop -c shipper', shows: { S2: 'shipper in shop' } },
  { by: 'ana', types: 'show {pod}', shows: { S2: "'--(logs) emptyDir, used by both" } },
  { by: 'ana', types: 'read shop /logs/today' },
  { by: 'ben', types: 'which' },
  { by: 'ben', presses: 'Yes, keep the data' },
  { by: 'ben', types: 'which case 1' },
  { by: 'ben', presses: 'StatefulSet' },
  { by: 'ben', types: 'deploy old 2 replicaset', shows: { S4: 'a bare ReplicaSet' } },
  { by: 'ben', types: 'update old v2', shows: { S4: '2 stay as before' } },
  { by: 'ben', types: 'explain crash', shows: { S22: 'own files   lost' } },
];

const DEPLOYMENTS: readonly Deed[] = [
  { by: 'ana', types: 'deploy web', shows: { S5: "'- ReplicaSet" } },
  { by: 'ana', types: 'show owners', shows: { S5: '|- Pod' } },
  { by: 'ana', types: 'crash pod', shows: { S8: 'they are interchangeable, I took one' } },
  { by: 'ana', types: 'delete pod', shows: { S9: 'took its place' } },
  { by: 'ana', types: 'update web v2', shows: { S10: 'can serve' } },
  { by: 'ana', types: 'update web nopull' },
  { by: 'ana', types: 'diagnose' },
  { by: 'ana', types: 'rollback', shows: { S11: '~rev 4' } },
  { by: 'ana', types: 'rollout history deployment/web' },
  { by: 'ben', types: 'load web 700', shows: { S12: '700 requests/s, 100 lost', S13: '##########' } },
  { by: 'ben', types: 'scale web 5', shows: { S12: '5 of 5 ready' } },
  { by: 'ben', types: 'curl web -n 12', shows: { S13: 'full bar: all 12' } },
  { by: 'ben', types: 'load web off' },
  { by: 'ben', types: 'scale web 2' },
  { by: 'chen', types: 'write web /tmp/x hello', shows: { S6: 'the container  "hello"' } },
  { by: 'chen', types: 'delete pod {pod}', shows: { S6: 'lost' } },
  { by: 'chen', types: 'read web /tmp/x' },
  { by: 'chen', types: 'deploy notes 3 volume', shows: { S14: 'one disk for all', S16: '---.' } },
  { by: 'chen', types: 'write notes /data/x hello' },
  { by: 'chen', types: 'read notes /data/x', shows: { S14: '(notes-data)   "hello"' } },
  { by: 'chen', types: 'curl notes /visit -n 2', shows: { S15: 'writes 1    1' } },
  { by: 'chen', types: 'show storage', shows: { S16: '(notes-data)' } },
  { by: 'chen', types: 'explain lost update' },
  { by: 'ana', types: 'node fail node-1' },
  { by: 'ana', types: 'wait 5m', shows: { S9: 'Pod replaced' } },
  { by: 'ana', types: 'node recover node-1' },
];

const STATEFUL_SETS: readonly Deed[] = [
  {
    by: 'ana',
    types: 'deploy db 3 statefulset',
    shows: { S17: 'db-0   db-1   db-2', S18: 'StatefulSet db            3 of 3', S21: '---(data-db-2)' },
  },
  { by: 'ana', types: 'show owners', shows: { S26: 'StatefulSet db' } },
  { by: 'ana', types: 'crash pod db' },
  { by: 'ana', types: 'write db-1 /data/x hello' },
  { by: 'ana', types: 'write db-1 /tmp/x hello', shows: { S20: 'file in db-1' } },
  { by: 'ana', types: 'crash pod db-1', shows: { S22: 'its volume kept the data' } },
  {
    by: 'ana',
    types: 'delete pod db-1',
    shows: { S19: 'old db-1     new db-1', S24: '/data/x    "hello"      "hello"' },
  },
  { by: 'ben', types: 'deploy web --to db' },
  { by: 'ben', types: 'curl web /add milk', shows: { S7: 'forwards it' } },
  { by: 'ben', types: 'read db /data/rows' },
  { by: 'ben', types: 'crash pod db-0 loop', shows: { S23: 'no answer from db-0 for 5s, so db-1 leads' } },
  { by: 'ben', types: 'curl web /add bread' },
  { by: 'ben', types: 'delete pod db-0', shows: { S23: 'copied 1 write that it had missed' } },
  { by: 'chen', types: 'scale db 2', shows: { S17: 'the highest number goes first', S25: 'kept |' } },
  { by: 'chen', types: 'scale db 4', shows: { S28: 'db has 4 of 4 Pods', S32: '---(data-db-3)', S33: '4 of 4 ready' } },
  { by: 'chen', types: 'rollback db' },
  { by: 'chen', presses: 'Why this rule?' },
  { by: 'chen', types: 'update db v2' },
  { by: 'chen', presses: 'Do it as Kubernetes' },
  { by: 'chen', types: 'rollback db', shows: { S27: 'db is back on v1' } },
  { by: 'ana', types: 'disk lose data-db-1' },
  { by: 'ana', types: 'delete statefulset db', shows: { S28: '4 volumes stayed' } },
  { by: 'ana', types: 'deploy db 3 statefulset' },
];

const DAEMON_SETS: readonly Deed[] = [
  { by: 'ana', types: 'deploy web 4' },
  { by: 'ana', types: 'deploy db 3 statefulset', shows: { S3: 'StatefulSet db' } },
  { by: 'ana', types: 'deploy agent daemonset', shows: { S3: 'DaemonSet agent', S29: 'agent runs on 3 of 3 Nodes' } },
  { by: 'ana', types: 'node add', shows: { S30: '+node-4', S33: '4 of 4 Nodes' } },
  { by: 'ana', types: 'label node node-2 disk=ssd' },
  { by: 'ana', types: 'deploy logs daemonset on disk=ssd', shows: { S31: 'runs on: disk=ssd' } },
  { by: 'ana', types: 'label node node-4 disk=ssd', shows: { S31: '1 Pod new' } },
  { by: 'ben', types: 'drain node-3' },
  { by: 'ben', presses: 'Drain' },
  { by: 'ben', types: 'uncordon node-3' },
  { by: 'chen', types: 'node fail node-2' },
  { by: 'chen', types: 'why db-1' },
  { by: 'chen', types: 'wait 5m', shows: { S29: '2 DaemonSets stay' } },
  { by: 'chen', types: 'node recover node-2', shows: { S22: 'db-0 made anew' } },
  { by: 'chen', types: 'history' },
];

export const COURSE_WALK: readonly Chapter[] = [
  { title: 'Pods', deeds: PODS },
  { title: 'Deployments', deeds: DEPLOYMENTS },
  { title: 'StatefulSets', deeds: STATEFUL_SETS },
  { title: 'DaemonSets and Nodes', deeds: DAEMON_SETS },
];
