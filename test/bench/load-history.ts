/** Whether what was answered is in the history of its channel: each change once, and nothing besides. */
import type { ChannelRecord } from '../../src/app/ports';
import { systemClock } from '../../src/app/system-clock';
import { ensureTable, startDynamo } from '../../src/local/embedded-table';
import { LOCAL_TEAM } from '../../src/local/slack-requests';
import { createDynamoClient, IN_PROCESS } from '../../src/store/client';
import { DynamoClusterStore } from '../../src/store/dynamo-cluster-store';
import { type Done, noteOf } from './load-crowd';

const TABLE = 'kube-tutor';

/** What is wrong with the history of some channels; all empty, as it should be. */
export interface Losses {
  /** Changes that were answered and are not there, or twice. */
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  /** Versions that nobody asked for, or whose person was told that nothing was changed. */
  readonly unasked: readonly string[];
  /** Notes that somebody else's change took away. */
  readonly overwritten: readonly string[];
}

/** What a channel has at the end. */
export interface Kept {
  /** The request that made each version, oldest first. */
  readonly requests: readonly string[];
  /** The notes at its app. */
  readonly notes: Readonly<Record<string, string>>;
}

/** Compares what the people of one channel were told with what there is. */
export function compare(done: readonly Done[], { requests, notes }: Kept): Losses {
  const changed = done.filter(({ outcome }) => outcome === 'changed');
  const times = (trigger: string) => requests.filter((one) => one === trigger).length;
  const mayBe = new Set(done.filter(({ outcome }) => outcome !== 'answered').map(({ trigger }) => trigger));
  const places = new Map(requests.map((request, i) => [request, i]));
  const latest = [...changed].sort((a, b) => (places.get(a.trigger) ?? 0) - (places.get(b.trigger) ?? 0));
  const expected = new Map(latest.flatMap(({ person, text }) => noteIn(person, text)));
  return {
    lost: changed.filter(({ trigger }) => times(trigger) === 0).map(told),
    doubled: changed.filter(({ trigger }) => times(trigger) > 1).map(told),
    unasked: requests.filter((request) => !mayBe.has(request)),
    overwritten: [...expected].filter(([name, value]) => notes[name] !== value).map(([name]) => name),
  };
}

const told = ({ channel, trigger, text }: Done): string => `${channel} ${trigger} ${text}`;

function noteIn(person: string, text: string): readonly (readonly [string, string])[] {
  const name = noteOf(person);
  const value = new RegExp(`${name}=(\\S+)`).exec(text)?.[1];
  return value === undefined ? [] : [[name, value]];
}

/** How many versions all channels have, and what is wrong with them. */
export interface Checked extends Losses {
  readonly versions: number;
}

/** @param folder of the embedded table; nobody else has it open */
export async function checkHistory(folder: string, done: readonly Done[]): Promise<Checked> {
  const channels = new Map<string, Done[]>();
  for (const one of done) channels.set(one.channel, [...(channels.get(one.channel) ?? []), one]);
  const server = await startDynamo(folder);
  const client = createDynamoClient({ endpoint: server.endpoint, timeouts: IN_PROCESS });
  try {
    await ensureTable(server.endpoint, TABLE);
    const store = new DynamoClusterStore(client, TABLE, systemClock);
    let versions = 0;
    const losses: Losses[] = [];
    for (const [channel, own] of channels) {
      const kept = await keptIn(store, channel);
      versions += kept.requests.length;
      losses.push(compare(own, kept));
    }
    const all = (key: keyof Losses) => losses.flatMap((one) => one[key]);
    return {
      versions,
      lost: all('lost'),
      doubled: all('doubled'),
      unasked: all('unasked'),
      overwritten: all('overwritten'),
    };
  } finally {
    client.destroy();
    await server.close();
  }
}

async function keptIn(store: DynamoClusterStore, channel: string): Promise<Kept> {
  const id = { team: LOCAL_TEAM, channel };
  const newest = await store.load(id);
  if (newest === undefined) return { requests: [], notes: {} };
  const requests = new Map<number, string>();
  // A record remembers the last requests; those before them are in an older one.
  for (let record: ChannelRecord | undefined = newest; record !== undefined;) {
    for (const request of record.requests) requests.set(request.version, request.id);
    const before = (record.requests[0]?.version ?? 1) - 1;
    if (before < 1) break;
    record = await store.loadVersion(id, before);
  }
  const web = newest.cluster.objects.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === 'web');
  const inOrder = [...requests].sort(([a], [b]) => a - b);
  return { requests: inOrder.map(([, request]) => request), notes: web?.metadata.annotations ?? {} };
}
