/** The channels that inputs come to: an empty one, and some in which much runs. They are frozen: whoever changes one throws. */
import type { ChannelRecord } from '../../src/app/ports';
import { decodeCluster, encodeCluster } from '../../src/cluster/codec';
import { ChannelUnderTest, SQUAD } from '../app/channel-under-test';

export interface GivenChannel {
  readonly record: ChannelRecord | undefined;
  /** Its cluster as text. */
  readonly text: string;
}

const JOB = { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'job', image: 'job:exit0' }] } } };
const nightly = { apiVersion: 'batch/v1', kind: 'CronJob', metadata: { name: 'nightly' } };
const budget = { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name: 'web' } };
const quota = { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'small' }, spec: { hard: { pods: '20' } } };
const applied = (...items: readonly object[]): string =>
  `apply -f -\n${JSON.stringify({ apiVersion: 'v1', kind: 'List', items })}`;

const PLAYED: readonly (readonly string[])[] = [
  [],
  ['deploy web 3', 'update web v2', 'crash pod', 'load web 300', 'write web /tmp/x hello', 'quiz'],
  [
    'settings rules kubernetes',
    'deploy db 2 statefulset volume',
    'deploy agent daemonset',
    'deploy web 2',
    'autoscale deployment web --min=1 --max=5 --cpu-percent=50',
    applied(
      { ...nightly, spec: { schedule: '*/5 * * * *', jobTemplate: { spec: JOB } } },
      { ...budget, spec: { minAvailable: 1, selector: { matchLabels: { app: 'web' } } } },
      quota,
    ),
    'create configmap settings --from-literal=color=blue',
    'create namespace lab',
    'label node node-1 disk=ssd',
    'taint node node-2 key=value:PreferNoSchedule',
    'node fail node-3',
    'wait 2m',
  ],
];

let played: Promise<readonly GivenChannel[]> | undefined;

/** They are played once. */
export function givenChannels(): Promise<readonly GivenChannel[]> {
  return (played ??= play());
}

async function play(): Promise<readonly GivenChannel[]> {
  const channels: GivenChannel[] = [];
  for (const commands of PLAYED) {
    const channel = new ChannelUnderTest();
    for (const command of commands) {
      const reply = await channel.type(command);
      if (reply.refusal !== undefined) throw new Error(`${command}: ${reply.refusal}`);
    }
    const record = await channel.clusters.load(SQUAD);
    // As it comes from the store.
    const stored = record && { ...record, cluster: decodeCluster(encodeCluster(record.cluster)) };
    channels.push({ record: frozen(stored), text: stored === undefined ? '' : encodeCluster(stored.cluster) });
  }
  return channels;
}

/** With everything in it. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) frozen(part);
  return value;
}
