/** The processes that are put under load, each on this machine alone and with a port of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import type { Vitals } from './load-program';

const ROOT = join(__dirname, '..', '..');
const FOLDER = join(ROOT, 'dist', 'bench');
/** Milliseconds that a process may take to start, to answer, and to end. */
const PATIENCE = 30_000;

export class ServerUnderLoad {
  /** Lines of its log that tell of an error, and of a command that gave way to others. */
  readonly errors: string[] = [];
  busy = 0;

  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
  ) {}

  /** @param environment besides that of this process */
  static async start(program: 'load-program' | 'load-echo', environment: NodeJS.ProcessEnv): Promise<ServerUnderLoad> {
    const file = await bundled(program);
    const child = spawn(process.execPath, ['--expose-gc', file], {
      cwd: ROOT,
      env: { ...process.env, NODE_NO_WARNINGS: '1', NODE_ENV: 'production', ...environment },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const url = await ready(child).catch((error: unknown) => {
      child.kill();
      throw error;
    });
    const server = new ServerUnderLoad(url.replace('localhost', '127.0.0.1'), child);
    if (child.stderr !== null) createInterface(child.stderr).on('line', (line) => server.hear(line));
    return server;
  }

  async vitals(): Promise<Vitals> {
    const answer = once(this.child, 'message', { signal: AbortSignal.timeout(PATIENCE) });
    this.child.send('vitals');
    return ((await answer) as [Vitals])[0];
  }

  /** Bytes that the process has of the machine's memory; 0 where the machine does not tell. */
  resident(): number {
    if (process.platform !== 'linux') return 0;
    const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    const late = setTimeout(() => this.child.kill('SIGKILL'), PATIENCE);
    await ended;
    clearTimeout(late);
  }

  private hear(line: string): void {
    if (line.startsWith('{"level":"info"')) {
      if (line.includes('"event":"busy"')) this.busy++;
    } else this.errors.push(line);
  }
}

async function bundled(program: string): Promise<string> {
  const outfile = join(FOLDER, `${program}.cjs`);
  await build({
    entryPoints: [join('test', 'bench', `${program}.ts`)],
    absWorkingDir: ROOT,
    bundle: true,
    platform: 'node',
    target: 'node20',
    packages: 'external',
    // The tutor is started by being loaded.
    ignoreAnnotations: true,
    outfile,
  });
  return outfile;
}

/** The address that a process says it listens at. */
function ready(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the server did not start in time')), PATIENCE);
    child.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`the server ended with status ${code} before it was ready`));
    });
    let output = '';
    const read = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
      const url = /^ready (\S+)$/m.exec(output)?.[1];
      if (url === undefined) return;
      clearTimeout(late);
      child.stdout?.off('data', read).resume();
      resolve(url);
    };
    child.stdout?.on('data', read);
  });
}
