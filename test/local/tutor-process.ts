/** The tutor as people start it, to be stopped or killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

/** `npm start` in a process of its own. */
export async function startProcess(
  folder: string,
  secret: string,
): Promise<{ readonly url: string; readonly child: ChildProcess }> {
  const child = spawn(process.execPath, ['--import', 'tsx', join('src', 'local', 'start.ts')], {
    cwd: join(__dirname, '..', '..'),
    env: { ...process.env, PORT: '0', KUBE_TUTOR_DATA: folder, SLACK_SIGNING_SECRET: secret, DYNAMODB_ENDPOINT: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString('utf8');
      const ready = /^ready (\S+)$/m.exec(output);
      if (ready !== null) resolve(ready[1]!);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', () => reject(new Error(`the tutor ended before it was ready: ${output}`)));
  });
  return { url, child };
}
