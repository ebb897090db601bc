/**
 * Remembers in the data folder where a gateway runs: the folder has room for one process, and `npm run kube` talks to
 * that one instead of opening the data a second time.
 */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const fileIn = (folder: string) => join(folder, 'gateway');

export async function rememberGateway(folder: string | undefined, url: string): Promise<void> {
  if (folder !== undefined) await writeFile(fileIn(folder), url);
}

export async function forgetGateway(folder: string | undefined): Promise<void> {
  if (folder !== undefined) await rm(fileIn(folder), { force: true });
}

/** The address of a gateway that runs with this folder and answers, or undefined. */
export async function runningGateway(folder: string | undefined): Promise<string | undefined> {
  if (folder === undefined) return undefined;
  try {
    const url = await readFile(fileIn(folder), 'utf8');
    const answer = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(1000) });
    return answer.ok ? url : undefined;
  } catch {
    return undefined;
  }
}
