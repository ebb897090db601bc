/**
 * DynamoDB on this machine: a DynamoDB-compatible server inside this process, with its data in a folder.
 */
import { mkdir } from 'node:fs/promises';
import type { Server } from 'node:http';
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
  const unwatch = folder === undefined ? () => {} : stopWhereDiskRefuses(server);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve, reject) => {
        unwatch();
        server.close((error: Error | null | undefined) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

/** Whether an error is LevelDB's word for what the disk refused. */
export const isOfDisk = (error: unknown): error is Error =>
  error instanceof Error && error.message.startsWith('IO error');

/**
 * What the disk refuses, such as a write where no room is left, the server throws where nobody can catch it. From then on
 * it answers that it is broken: people hear so with each command, and nothing is written behind a record that was cut off.
 */
function stopWhereDiskRefuses(server: Server): () => void {
  let isStopped = false;
  const refused = (error: unknown): void => {
    if (!isOfDisk(error)) throw error;
    server.closeAllConnections();
    if (isStopped) return;
    isStopped = true;
    server.removeAllListeners('request');
    server.on('request', (_request, response) => {
      response.writeHead(500, { 'Content-Type': 'application/x-amz-json-1.0' });
      response.end('{"__type":"InternalServerError"}');
    });
    process.stderr.write(
      `${error.message}\nNothing can be stored. What was answered is kept: make room, and start again.\n`,
    );
  };
  process.on('uncaughtException', refused);
  return () => void process.off('uncaughtException', refused);
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
