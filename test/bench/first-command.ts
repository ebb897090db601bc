/**
 * From a fresh process to the first answered command: how long that takes, and which files it reads. The table is another
 * process's, so its time is not the function's.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ensureTable, startDynamo } from '../../src/local/embedded-table';
import { LAMBDA_ENVIRONMENT } from './load-time';
import { signedCommand } from './signed-command';
import { median } from './statistics';

export interface FirstCommand {
  readonly runs: number;
  /** Milliseconds and processor's milliseconds from `require` to the answer, medians. */
  readonly milliseconds: number;
  readonly cpu: number;
  /** Files of the package that were read until then, and their bytes. */
  readonly files: Readonly<Record<string, number>>;
}

interface First {
  readonly milliseconds: number;
  readonly cpu: number;
  readonly files: Readonly<Record<string, number>>;
}

/** Whatever way a function reads its files, it goes through `fs`; and compiled code through `Module._extensions`. */
const PROBE = `
  const fs = require('node:fs'), { dirname, basename } = require('node:path');
  const folder = dirname(process.argv[1]), files = {};
  const readFileSync = fs.readFileSync;
  fs.readFileSync = (path, ...rest) => {
    const read = readFileSync(path, ...rest);
    if (String(path).startsWith(folder)) files[basename(String(path))] = Buffer.byteLength(read);
    return read;
  };
  const start = process.hrtime.bigint(), cpu = process.cpuUsage();
  require(process.argv[1]).handler(JSON.parse(process.argv[2]), {}).then(({ statusCode, body }) => {
    const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
    const used = process.cpuUsage(cpu);
    if (statusCode !== 200 || !body.includes('runs')) throw new Error(statusCode + ' ' + body);
    console.log('\\n' + JSON.stringify({ milliseconds, cpu: (used.user + used.system) / 1e3, files }));
  });
`;

/** The first \`deploy web\` in each of so many channels, each in a process of its own. */
export async function measureFirstCommand(file: string, runs: number): Promise<FirstCommand> {
  const table = await startDynamo(undefined);
  try {
    await ensureTable(table.endpoint, 'kube-tutor');
    const env = { ...LAMBDA_ENVIRONMENT, DYNAMODB_ENDPOINT: table.endpoint };
    const taken: First[] = [];
    for (let run = 0; run < runs; run++) {
      const command = { text: 'deploy web', channel: `C0BENCH${run}`, trigger: '1' };
      const event = JSON.stringify(signedCommand(command, 'bench-signing-secret'));
      // A process that waits serves the table meanwhile.
      const { stdout } = await promisify(execFile)(process.execPath, ['-e', PROBE, file, event], { env });
      taken.push(JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as First);
    }
    return {
      runs,
      milliseconds: median(taken.map((one) => one.milliseconds)),
      cpu: median(taken.map((one) => one.cpu)),
      files: taken[0]!.files,
    };
  } finally {
    await table.close();
  }
}
