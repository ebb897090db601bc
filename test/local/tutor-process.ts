/** The tutor as people start it, to be stopped or killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const ROOT = join(__dirname, '..', '..');
/** As deep as src/local: a program finds the files of the page from where it is. */
const FOLDER = join(ROOT, 'dist', 'local');

type Program = 'start' | 'socket' | 'kube' | 'kubeconfig' | 'scenario';

const sourceOf = (name: string): string => join('src', 'local', `${name}.ts`);

/** What Node is told to run a program of src/local as its npm script does. */
export const asTyped = (name: Program): readonly string[] => ['--import', 'tsx', sourceOf(name)];

/** The same program in one file, which starts in a quarter of the time: for suites that start it again and again. */
export const bundled = (name: Program): Promise<readonly string[]> => bundledFrom(sourceOf(name), name);

/** The same for a program of a suite. @param source below the root; @param name of the file that it becomes */
export async function bundledFrom(source: string, name: string): Promise<readonly string[]> {
  const { outputFiles } = await build({
    entryPoints: [source],
    absWorkingDir: ROOT,
    bundle: true,
    platform: 'node',
    target: 'node20',
    packages: 'external',
    write: false,
  });
  await mkdir(FOLDER, { recursive: true });
  // Another suite may run the file at this moment.
  const file = join(FOLDER, `${name}.cjs`);
  await writeFile(`${file}.${process.pid}`, outputFiles[0]!.contents);
  await rename(`${file}.${process.pid}`, file);
  return [file];
}

/** The whole tutor in a process of its own. */
export async function startProcess(
  folder: string,
  secret: string,
  program: readonly string[],
  more: NodeJS.ProcessEnv = {},
): Promise<{ readonly url: string; readonly child: ChildProcess }> {
  const child = spawn(process.execPath, program, {
    cwd: ROOT,
    env: {
      ...{ ...process.env, PORT: '0', KUBE_TUTOR_DATA: folder, SLACK_SIGNING_SECRET: secret, DYNAMODB_ENDPOINT: '' },
      ...more,
    },
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

/** Resolves when a process has ended, also when it did before. */
export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise((resolve) => child.once('exit', resolve));
}
