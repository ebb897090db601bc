/** A sandbox of Lambda: the zip of a function, unpacked, in a process that AWS's runtime client runs. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PACKAGE } from '../infra/packaged';
import { zipFiles } from '../infra/zip';
import { type Outcome, RuntimeApi } from './runtime-api';

/** The files of a function where Lambda has them. */
export function unpacked(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `kube-tutor-${name}-`));
  for (const [file, content] of zipFiles(readFileSync(join(PACKAGE, `${name}.zip`)))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
  return folder;
}

export interface SandboxOptions {
  /** What Node is told to run AWS's client. */
  readonly client: readonly string[];
  /** Of `unpacked`. */
  readonly folder: string;
  /** As serverless.yml names it: `dist/functions/slack.handler`. */
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
}

export class Sandbox {
  /** What the function wrote, and AWS's client. */
  output = '';

  private constructor(
    private readonly api: RuntimeApi,
    private readonly process: ChildProcess,
  ) {
    for (const stream of [process.stdout, process.stderr]) {
      stream?.on('data', (chunk: Buffer) => (this.output += chunk.toString('utf8')));
    }
  }

  static async start({ client, folder, handler, environment }: SandboxOptions): Promise<Sandbox> {
    const api = await RuntimeApi.start();
    const name = `kube-tutor-test-${handler}`;
    const child = spawn(process.execPath, client, {
      cwd: folder,
      // Nothing of this machine's environment: what a function needs, AWS or serverless.yml gives it.
      env: {
        PATH: process.env.PATH,
        AWS_LAMBDA_RUNTIME_API: api.address,
        LAMBDA_TASK_ROOT: folder,
        _HANDLER: handler,
        AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
        AWS_LAMBDA_FUNCTION_NAME: name,
        AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '1024',
        AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
        AWS_LAMBDA_LOG_STREAM_NAME: '2026/01/01/[$LATEST]1',
        AWS_REGION: 'eu-central-1',
        AWS_ACCESS_KEY_ID: 'test',
        AWS_SECRET_ACCESS_KEY: 'test',
        ...environment,
      },
    });
    return new Sandbox(api, child);
  }

  /** What the function makes of an event; rejects when its process ends. */
  invoke(event: object): Promise<Outcome> {
    return Promise.race([this.api.invoke(event), this.ended()]);
  }

  /** Why the function could not be loaded. */
  initError(): Promise<Outcome> {
    return this.api.initError;
  }

  async close(): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      this.process.kill('SIGKILL');
      await once(this.process, 'exit');
    }
    this.api.close();
  }

  private async ended(): Promise<never> {
    if (this.process.exitCode === null) await once(this.process, 'exit');
    throw new Error(`the sandbox ended: ${this.output}`);
  }
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
