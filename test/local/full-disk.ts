/**
 * The whole tutor on a disk of its own that fills up under it, and is freed again: what people hear, what is kept, and
 * whether it goes on.
 */
import { execFileSync } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sign, slashCommandBody } from '../../src/local/slack-requests';
import { bundled, ended, startProcess } from './tutor-process';

const SECRET = 'disk-secret';
/** Bytes; the store begins with some hundred kB. */
const DISK = 3 * 1024 * 1024;
const BLOCK = Buffer.alloc(4096, 1);
/** Commands on the full disk. */
const TRIES = 6;

export interface FullDisk {
  /** Commands that were answered as if nothing had happened, before and while the disk was full. */
  readonly acknowledged: number;
  /** Those that people were told had failed, and the longest that one of them waited, milliseconds. */
  readonly told: number;
  readonly longest: number;
  /** Whether commands worked again when there was room, without a new start. */
  readonly goesOn: boolean;
  readonly wrong: readonly string[];
}

/** Undefined where this machine lets nobody make a disk. */
export async function fillDisk(): Promise<FullDisk | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'kube-tutor-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK}`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    await rm(folder, { recursive: true, force: true });
    return undefined;
  }
  try {
    return await onDisk(folder);
  } finally {
    execFileSync('umount', [folder], { stdio: 'ignore' });
    await rm(folder, { recursive: true, force: true });
  }
}

interface Typed {
  readonly status: number;
  readonly text: string;
  readonly took: number;
}

const isFailure = ({ status, text }: Typed): boolean => status !== 200 || /failed here|did not answer/.test(text);

async function onDisk(folder: string): Promise<FullDisk> {
  const program = await bundled('start');
  const acknowledged: string[] = [];
  const wrong: string[] = [];
  let [told, longest, commands] = [0, 0, 0];
  const change = async (url: string): Promise<boolean> => {
    const name = `app-${++commands}`;
    const answer = await type(url, `deploy ${name} --replicas 1`);
    longest = Math.max(longest, answer.took);
    if (answer.status !== 200 || answer.text === '') wrong.push(`${name}: no answer, ${answer.status}`);
    if (!isFailure(answer)) acknowledged.push(name);
    else told++;
    return !isFailure(answer);
  };
  const first = await startProcess(folder, SECRET, program);
  for (let i = 0; i < 3; i++) await change(first.url);
  const ballast = join(folder, 'ballast');
  for (let i = 0; i < TRIES; i++) {
    fill(ballast);
    await change(first.url);
  }
  const look = await type(first.url, 'get deployments');
  if (look.status !== 200) wrong.push(`a look on the full disk: ${look.status}`);
  await rm(ballast);
  const goesOn = (await change(first.url)) && (await change(first.url));
  first.child.kill('SIGKILL');
  await ended(first.child);
  const second = await startProcess(folder, SECRET, program);
  if (!(await change(second.url))) wrong.push('does not work after a new start');
  const { text } = await type(second.url, 'get deployments');
  for (const name of acknowledged) if (!new RegExp(`\\b${name}\\b`).test(text)) wrong.push(`${name} is lost`);
  second.child.kill('SIGKILL');
  await ended(second.child);
  return { acknowledged: acknowledged.length, told, longest, goesOn, wrong };
}

/** Writes until there is no room for one more block. */
function fill(file: string): void {
  const opened = openSync(file, 'a');
  try {
    for (let i = 0; i < DISK / BLOCK.length; i++) writeSync(opened, BLOCK);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(opened);
  }
}

async function type(url: string, text: string): Promise<Typed> {
  const place = { member: { id: 'U1', name: 'ana' }, channel: { id: 'C0DISK', name: 'disk' } };
  const body = slashCommandBody({ ...place, text, trigger: `${text} ${performance.now()}`, responseUrl: '' });
  const began = performance.now();
  try {
    const answer = await fetch(`${url}/slack/events`, { method: 'POST', ...sign(body, SECRET, Date.now()) });
    const said = await answer.text();
    const { text: words = '' } = (said === '' ? {} : JSON.parse(said)) as { readonly text?: string };
    return { status: answer.status, text: words, took: Math.round(performance.now() - began) };
  } catch {
    return { status: 0, text: '', took: Math.round(performance.now() - began) };
  }
}
