/**
 * DynamoDB on this machine: a DynamoDB-compatible server inside this process, with its data in a folder.
 */
import { mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createDynamoClient, IN_PROCESS } from '../store/client';
import { ensureIndexed } from './indexed-table';
import { quietVersionWarning } from './quiet-warnings';

export interface EmbeddedServer {
  readonly endpoint: string;
  close(): Promise<void>;
}

/** Starts the server; without a folder it keeps everything in memory. */
export async function startDynamo(folder: string | undefined): Promise<EmbeddedServer> {
  quietVersionWarning();
  const { default: dynalite } = await import('dynalite');
  if (folder !== undefined) await mkdir(folder, { recursive: true });
  const path = folder === undefined ? {} : { path: join(folder, 'dynamodb') };
  const server = dynalite({ ...path, createTableMs: 0, deleteTableMs: 0 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error: Error | null | undefined) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

/** Creates the table if there is none, brings one of an earlier program up to date, and waits until it can be used. */
export async function ensureTable(endpoint: string, name: string): Promise<void> {
  const client = createDynamoClient({ endpoint, timeouts: IN_PROCESS });
  try {
    await ensureIndexed(client, name);
  } finally {
    client.destroy();
  }
}
