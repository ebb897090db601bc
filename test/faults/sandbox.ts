/** A function in a warm sandbox, as Lambda keeps one: what it remembers, the next request finds. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { bundleFunction } from '../../infra/bundle';
import type { HttpResponse } from '../../src/slack/http-event';

export type FunctionName = 'slack' | 'prompts' | 'pictures' | 'install';

const ROOT = join(__dirname, '..', '..');
/** Below the root, so that packages outside of the bundles are found. */
const FOLDER = join(ROOT, 'dist', 'faults');
const WORKER = join(FOLDER, 'sandbox-worker.cjs');

/** Bundles what sandboxes run, as it is deployed. */
export async function bundleSandboxes(names: Iterable<FunctionName>): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  await build({
    entryPoints: [join(ROOT, 'test', 'faults', 'sandbox-worker.ts')],
    bundle: true,
    platform: 'node',
    target: 'node20',
    outfile: WORKER,
  });
  for (const name of names) await bundleFunction(name, FOLDER);
}

export interface Answered {
  readonly answer: HttpResponse | undefined;
  /** Milliseconds until it came. */
  readonly took: number;
  /** Those of them in which the function could have gone on, and the machine's processors had other work. */
  readonly waited: number;
}

interface Heard {
  readonly id: number;
  readonly answer?: HttpResponse;
  readonly error?: string;
  readonly waited?: number;
}

/** Milliseconds after which an answer is missing: Lambda would have ended the function. */
const LONGEST = 30_000;
/** Begins the line after which everything was written. */
const END = 'end of output ';
/** It is written to both. */
const STREAMS = 2;

export class Sandbox {
  private readonly waiting = new Map<number, (heard: Heard) => void>();
  private readonly written: string[] = [];
  private ids = 0;

  private constructor(private readonly worker: Worker) {
    worker.on('message', (heard: Heard) => this.waiting.get(heard.id)?.(heard));
    for (const stream of [worker.stdout, worker.stderr]) {
      stream.on('data', (part: Buffer) => this.written.push(part.toString('utf8')));
    }
  }

  /** @param hooks where hooks.slack.com is */
  static async start(name: FunctionName, env: NodeJS.ProcessEnv, hooks: string): Promise<Sandbox> {
    const workerData = { bundle: join(FOLDER, `${name}.js`), hooks };
    const worker = new Worker(WORKER, { workerData, env: { ...env }, stdout: true, stderr: true });
    const sandbox = new Sandbox(worker);
    await new Promise<void>((resolve, reject) => {
      sandbox.waiting.set(0, () => resolve());
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error(`the sandbox ended: ${sandbox.written.join('')}`)));
    });
    return sandbox;
  }

  /** @param remaining milliseconds that the function may run */
  async invoke(event: unknown, remaining = 25_000): Promise<Answered> {
    const began = performance.now();
    const { answer, error, waited = 0 } = await this.ask({ event, remaining });
    if (error !== undefined) throw new Error(`an exception out of a handler: ${error}`);
    return { answer, took: performance.now() - began, waited };
  }

  /** Moves its wall clock away from ours. */
  async setClock(offset: number): Promise<void> {
    await this.ask({ offset });
  }

  /** The lines of its log since the last call. */
  async lines(): Promise<readonly string[]> {
    const end = `${END}${this.ids}`;
    await this.ask({ end });
    // Output of a thread arrives later than its messages, and both kinds of it in an order of their own.
    while (this.written.join('').split(end).length <= STREAMS) await new Promise((resolve) => setTimeout(resolve, 1));
    const lines = this.written.join('').split('\n');
    this.written.length = 0;
    return lines.filter((line) => line !== '' && !line.startsWith(END));
  }

  async close(): Promise<void> {
    this.worker.removeAllListeners('exit');
    await this.worker.terminate();
  }

  private ask(message: object): Promise<Heard> {
    const id = ++this.ids;
    return new Promise<Heard>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no answer within ${LONGEST} ms`)), LONGEST);
      this.waiting.set(id, (heard) => {
        clearTimeout(timer);
        this.waiting.delete(id);
        resolve(heard);
      });
      this.worker.postMessage({ ...message, id });
    });
  }
}
