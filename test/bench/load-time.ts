/** How long a bundle takes to load, each time in a fresh process, as when Lambda starts a function. */
import { execFileSync } from 'node:child_process';
import { median } from './statistics';

export interface LoadTime {
  /** Milliseconds from `require` to the loaded module, median of the runs. */
  readonly milliseconds: number;
  /** The median distance from that median: how noisy it was. */
  readonly deviation: number;
  readonly quickest: number;
  /** CPU time of the same, median. */
  readonly cpu: number;
  /** Resident memory of the process after loading, MB, median. */
  readonly memory: number;
  readonly runs: number;
}

interface Load {
  readonly milliseconds: number;
  readonly cpu: number;
  readonly memory: number;
}

const PROBE = `
  const start = process.hrtime.bigint(), cpu = process.cpuUsage();
  const loaded = require(process.argv[1]);
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  const used = process.cpuUsage(cpu);
  if (typeof loaded.handler !== 'function') throw new Error('no handler');
  console.log(JSON.stringify({ milliseconds, cpu: (used.user + used.system) / 1e3, memory: process.memoryUsage.rss() / 1e6 }));
`;

/** Loads each of the files `runs` times, in turns so that a busy moment of the machine hits all of them. */
export function measureLoad(files: readonly string[], runs: number): readonly LoadTime[] {
  const samples = files.map((): Load[] => []);
  for (let run = 0; run < runs; run++) {
    for (const [i, file] of files.entries()) {
      const output = execFileSync(process.execPath, ['-e', PROBE, file], { encoding: 'utf8', env: LAMBDA_ENVIRONMENT });
      samples[i]!.push(JSON.parse(output) as Load);
    }
  }
  return samples.map((sample) => {
    const taken = sample.map((one) => one.milliseconds);
    const middle = median(taken);
    return {
      milliseconds: middle,
      deviation: median(taken.map((value) => Math.abs(value - middle))),
      quickest: Math.min(...taken),
      cpu: median(sample.map((one) => one.cpu)),
      memory: median(sample.map((one) => one.memory)),
      runs,
    };
  });
}

/** What Lambda sets for a function, with made-up values. */
export const LAMBDA_ENVIRONMENT: NodeJS.ProcessEnv = {
  PATH: process.env.PATH,
  NODE_NO_WARNINGS: '1',
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  TABLE_NAME: 'kube-tutor',
  SLACK_SIGNING_SECRET: 'bench-signing-secret',
};
