/** How long a /kube command takes in a warm sandbox, with the embedded table in another process. */
import { spawn } from 'node:child_process';
import { ensureTable, startDynamo } from '../../src/local/embedded-table';
import { LAMBDA_ENVIRONMENT } from './load-time';
import { median, percentile } from './statistics';
import type { WarmSamples } from './warm-program';

export interface Spread {
  readonly median: number;
  readonly p99: number;
}

export interface WarmCommands {
  /** How many of each were run. */
  readonly count: number;
  /** Milliseconds of the first command, `deploy web`. */
  readonly first: number;
  readonly look: Spread;
  readonly change: Spread;
}

/** Runs `count` look-ups and as many changes through the handler of a bundle; `program` is warm-program.ts, bundled. */
export async function measureWarmCommands(program: string, bundle: string, count: number): Promise<WarmCommands> {
  const table = await startDynamo(undefined);
  try {
    await ensureTable(table.endpoint, 'kube-tutor');
    const output = await run([program, bundle, String(count)], { DYNAMODB_ENDPOINT: table.endpoint });
    const { first, looks, changes } = JSON.parse(output.trim().split('\n').at(-1) ?? '') as WarmSamples;
    const spread = (samples: readonly number[]): Spread => ({ median: median(samples), p99: percentile(samples, 99) });
    return { count, first, look: spread(looks), change: spread(changes) };
  } finally {
    await table.close();
  }
}

/** The standard output of a Node program; without blocking this process, which serves the table. */
function run(words: readonly string[], environment: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, {
      env: { ...LAMBDA_ENVIRONMENT, ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(chunks).toString());
      else reject(new Error(`the program ended with status ${String(code)}`));
    });
  });
}
