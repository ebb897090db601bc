/**
 * Remembers in the data folder where a gateway runs: the folder has room for one process, and `npm run kube` talks to
 * that one instead of opening the data a second time.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const fileIn = (folder: string) => join(folder, 'gateway');

/** What `/healthz` answers beside `ok`: which tutor it is. After a kill, another program may have the port. */
export const INSTANCE_HEADER = 'kube-tutor-instance';

export interface Running {
  /** `http://localhost:3000` */
  readonly url: string;
  /** No two processes have the same. */
  readonly instance: string;
}

export async function rememberGateway(folder: string | undefined, { url, instance }: Running): Promise<void> {
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await writeFile(fileIn(folder), `${url} ${instance}`);
}

export async function forgetGateway(folder: string | undefined): Promise<void> {
  if (folder !== undefined) await rm(fileIn(folder), { force: true });
}

/** The address of a gateway that runs with this folder and answers, or undefined. */
export async function runningGateway(folder: string | undefined): Promise<string | undefined> {
  if (folder === undefined) return undefined;
  try {
    const [url, instance] = (await readFile(fileIn(folder), 'utf8')).split(' ');
    const answer = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(1000) });
    return answer.headers.get(INSTANCE_HEADER) === instance ? url : undefined;
  } catch {
    return undefined;
  }
}
