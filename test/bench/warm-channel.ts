/** A channel with so many Pods, as it would be after people deployed them. */
import { newChannel } from '../../src/app/new-channel';
import type { ChannelRecord } from '../../src/app/ports';
import { run } from '../../src/app/run';
import { systemClock } from '../../src/app/system-clock';
import { ALL_VERBS } from '../../src/app/verbs';
import { newCluster } from '../../src/cluster/new-cluster';
import { createDynamoClient } from '../../src/store/client';
import { DynamoClusterStore } from '../../src/store/dynamo-cluster-store';

const CHANNEL = { team: 'T0BENCH', channel: 'C0BENCH' };
/** Pods of the app that commands are about, and of each other one. */
const OWN = 4;
const OTHERS = 50;
/** Pods for each Node, and the fewest Nodes. */
const PER_NODE = 10;
const FEWEST_NODES = 3;

/** Saves the channel: `web` with 4 Pods, and the rest in apps of 50. */
export async function seedChannel(pods: number): Promise<void> {
  const nodes = Math.max(FEWEST_NODES, Math.ceil(pods / PER_NODE));
  const quota = { nodes, pods: 2 * pods, objects: 10_000, endpoints: 100_000, characters: 1e9, fileCharacters: 1e6 };
  const empty = newChannel(CHANNEL);
  let record: ChannelRecord = { ...empty, cluster: newCluster({ nodes }), limits: { nodes, pods: 2 * pods } };
  const type = (text: string): void => {
    const outcome = run(record.cluster, text, { verbs: ALL_VERBS, taught: record.taught, pressed: false, quota });
    if ('channelVerb' in outcome || !outcome.changed) throw new Error(`not done: ${text}`);
    record = { ...record, cluster: outcome.cluster, taught: outcome.taught };
  };
  type(`deploy web ${OWN}`);
  for (let app = 1, left = pods - OWN; left > 0; app++, left -= OTHERS) {
    type(`deploy app-${app} ${Math.min(OTHERS, left)}`);
  }
  const store = new DynamoClusterStore(createDynamoClient({}), 'kube-tutor', systemClock);
  await store.save(CHANNEL, { ...record, version: 1 }, undefined);
}
