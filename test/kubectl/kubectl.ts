/** Runs the real kubectl against a server on this machine. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findKubectl } from './binary';

export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

/** Milliseconds after which a kubectl that waits for something is ended. */
const PATIENCE = 20_000;

/** kubectl with a home and a cache of its own; `close` removes them. */
export class Kubectl {
  private readonly home = mkdtempSync(join(tmpdir(), 'kubectl-'));
  private readonly found = findKubectl();

  /** @param options in front of every command: `--server=…` or `--kubeconfig=…` */
  constructor(
    private readonly options: readonly string[],
    private readonly environment: Readonly<Record<string, string>> = {},
  ) {}

  /** @param input what it reads from standard input */
  run(words: readonly string[], input = ''): Promise<Ran> {
    if ('missing' in this.found) throw new Error(this.found.missing);
    const { path } = this.found;
    const environment = {
      HOME: this.home,
      KUBECACHEDIR: join(this.home, 'cache'),
      PATH: process.env.PATH,
      TZ: 'UTC',
      ...this.environment,
    };
    return new Promise((resolve, reject) => {
      const child = spawn(path, [...words.slice(0, 1), ...this.options, ...words.slice(1)], {
        env: environment as unknown as NodeJS.ProcessEnv,
      });
      const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
      const [out, err]: Buffer[][] = [[], []];
      child.stdout.on('data', (chunk: Buffer) => out!.push(chunk));
      child.stderr.on('data', (chunk: Buffer) => err!.push(chunk));
      child.on('error', reject);
      child.on('close', (code) => {
        clearTimeout(timer);
        resolve({ stdout: Buffer.concat(out!).toString(), stderr: Buffer.concat(err!).toString(), code: code ?? 137 });
      });
      child.stdin.on('error', () => {});
      child.stdin.end(input);
    });
  }

  close(): void {
    rmSync(this.home, { recursive: true, force: true });
  }
}
