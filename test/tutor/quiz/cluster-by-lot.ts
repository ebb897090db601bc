/**
 * Clusters by lot, of every kind of workload, many of them half-broken: what questions are asked about.
 */
import { run } from '../../../src/app/run';
import { ALL_VERBS } from '../../../src/app/verbs';
import { newCluster } from '../../../src/cluster/new-cluster';
import { nextRandom, pick, type Random } from '../../../src/cluster/random';
import type { ClusterState } from '../../../src/cluster/state';
import { NOTHING_TAUGHT } from '../../../src/tutor/taught';

const yaml = (kind: string, name: string, version: string, spec: string): string =>
  `apply -f -\napiVersion: ${version}\nkind: ${kind}\nmetadata: {name: ${name}}\nspec: ${spec}`;

const template = (name: string, more = ''): string =>
  `selector: {matchLabels: {app: ${name}}}, template: {metadata: {labels: {app: ${name}}}, spec: {containers: [{name: ${name}, image: "${name}:v1"}]${more}}}`;

const STARTS = [
  'deploy web',
  'deploy web 2',
  'deploy web 4',
  'deploy web 7',
  'deploy shop 1',
  'deploy db 3 statefulset',
  'deploy db 2 statefulset',
  'deploy queue 4 statefulset',
  'deploy agent daemonset',
  'deploy logs daemonset on disk=ssd',
  'deploy notes 3 volume',
  'deploy notes 2 volume',
  'deploy api 3 with shipper',
  'deploy front 2 --to db',
  'deploy bad --image bad:bad',
  'deploy loop 2 --image loop:crash',
  yaml('Deployment', 'solo', 'apps/v1', `{replicas: 3, strategy: {type: Recreate}, ${template('solo')}}`),
  yaml(
    'Deployment',
    'tight',
    'apps/v1',
    `{replicas: 4, strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 2}}, ${template('tight')}}`,
  ),
  yaml(
    'StatefulSet',
    'many',
    'apps/v1',
    `{replicas: 3, serviceName: many, podManagementPolicy: Parallel, ${template('many')}}`,
  ),
  yaml(
    'StatefulSet',
    'slow',
    'apps/v1',
    `{replicas: 2, serviceName: slow, updateStrategy: {type: OnDelete}, ${template('slow')}}`,
  ),
];

const EVENTS = [
  'scale web 5',
  'scale web 3',
  'scale db 2',
  'scale shop 6',
  'update web v2',
  'update web v3',
  'update web nopull',
  'update notes v2',
  'rollback web',
  'crash pod web',
  'crash pod db-0',
  'crash pod db-1 loop',
  'crash pod web --loop',
  'crash pod api -c shipper',
  'oom pod web',
  'unready pod web',
  'unready pod notes',
  'delete pod web',
  'delete pod db-1',
  'write db-1 /data/note hello',
  'write db-0 /tmp/x hello',
  'write web /tmp/x hello',
  'write notes /data/list milk',
  'write api /tmp/y tea',
  'node add',
  'node fail node-1',
  'node fail node-3',
  'node recover node-1',
  'node notready node-2',
  'node remove node-2',
  'cordon node-1',
  'cordon node-2',
  'uncordon node-1',
  'drain node-2 --ignore-daemonsets --delete-emptydir-data --force',
  'label node node-1 disk=ssd',
  'label node node-2 disk=ssd',
  'taint node node-3 a=b:NoExecute',
  'taint node node-2 gpu=only:NoSchedule',
  'create quota small --hard=pods=6',
  'autoscale web 2 5',
  'load web 300',
  'step 2 scale web 6',
  'step 5 update web v4',
  'step 3 node fail node-2',
  'disk lose data-db-1',
  yaml('PodDisruptionBudget', 'keep-web', 'policy/v1', '{minAvailable: 100%, selector: {matchLabels: {app: web}}}'),
  yaml('PodDisruptionBudget', 'keep-db', 'policy/v1', '{maxUnavailable: 0, selector: {matchLabels: {app: db}}}'),
  'wait 30s',
  'wait 2m',
  'wait 6m',
];

/** What leads to a question that is rare otherwise. */
const BEGINNINGS = [
  ['deploy web 4', 'update web v2'],
  ['deploy shop 2', 'update shop v2', 'update shop v3'],
  ['deploy web 3', 'update web v2', 'update web nopull', 'rollback web'],
  ['deploy web 2', 'crash pod web --loop'],
  ['deploy agent daemonset', 'cordon node-1'],
  ['cordon node-2', 'deploy logs daemonset'],
  ['deploy api 2 with shipper', 'crash pod api loop'],
  ['deploy agent daemonset', 'deploy web 3'],
  ['deploy agent daemonset', 'deploy web 3', 'deploy db 3 statefulset'],
  ['label node node-1 disk=ssd', 'deploy logs daemonset on disk=ssd'],
  ['deploy web 6', 'deploy db 3 statefulset', 'node fail node-1'],
  ['deploy web 7', 'deploy db 2 statefulset', 'node fail node-2'],
  ['deploy web 7', 'deploy queue 4 statefulset', 'node fail node-1'],
  ['deploy web 5', 'node fail node-1', 'wait 6m'],
  ['deploy web 7', 'node fail node-2', 'wait 8m'],
  ['label node node-2 disk=ssd', 'deploy logs daemonset on disk=ssd', 'deploy web 2'],
  ['node add', 'label node node-2 disk=ssd', 'deploy logs daemonset on disk=ssd'],
  ['deploy db 2 statefulset', 'write db-1 /data/note hello'],
  ['deploy web 2', 'write web /tmp/x hello'],
  ['deploy api 2 with shipper', 'write api /logs/y tea'],
  ['deploy web 3', 'deploy notes 3 volume', 'write notes /data/list milk'],
  [
    'deploy web 4',
    yaml('PodDisruptionBudget', 'keep-web', 'policy/v1', '{maxUnavailable: 0, selector: {matchLabels: {app: web}}}'),
  ],
];

export interface ByLot {
  readonly state: ClusterState;
  /** What was typed. */
  readonly commands: readonly string[];
}

/** The same again for the same seed. Refused commands change nothing, as in a channel. */
export function clusterByLot(seed: number): ByLot {
  const random: Random = { position: Math.imul(seed, 7919) >>> 0 };
  const nodes = pick(random, [1, 2, 3, 3, 3, 4, 5]);
  let state = newCluster({ seed, rules: seed % 3 === 0 ? 'course' : 'kubernetes', nodes });
  const commands: string[] = [];
  const beginning = nextRandom(random) < 0.75 ? pick(random, BEGINNINGS) : [];
  const starts = Math.floor(nextRandom(random) * 2) + (beginning.length === 0 ? 1 : 0);
  const events = Math.floor(nextRandom(random) * 4);
  for (let index = 0; index < beginning.length + starts + events; index++) {
    const isStart = index < beginning.length + starts;
    const text = beginning[index] ?? pick(random, isStart ? STARTS : EVENTS);
    const outcome = run(state, text, { verbs: ALL_VERBS, taught: NOTHING_TAUGHT, pressed: false });
    if ('channelVerb' in outcome) throw new Error(`${text} is not for the cluster`);
    state = outcome.cluster;
    commands.push(text);
  }
  return { state, commands };
}
