/**
 * `npx tsx test/proofs/defences.ts [WORDS]`: takes each defence of docs/security.md out of a copy of the program, and
 * expects the test that the line names to fail. Ends with status 1 where a defence is missed by nobody.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFENCES } from './all-defences';
import type { Defence } from './defence';

const ROOT = join(__dirname, '..', '..');
const COPIED = ['src', 'functions', 'test', 'docs', 'infra', 'playground', 'package.json', 'package-lock.json'];
const CONFIGURATION = ['jest.config.cjs', 'tsconfig.json', 'serverless.yml'];

interface JestResult {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly title: string; readonly status: string }[];
  }[];
}

/** `failed`: the test misses the defence. `not run`: the program without it does not start, so nothing is shown. */
type Outcome = 'failed' | 'passed' | 'not run';

function main([word = '']: readonly string[]): number {
  const folder = mkdtempSync(join(tmpdir(), 'kube-tutor-defences-'));
  try {
    for (const name of [...COPIED, ...CONFIGURATION]) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    const chosen = DEFENCES.filter(({ test, title }) => `${test}: ${title}`.includes(word));
    const missed = chosen.filter((defence) => outcomeWithout(defence, folder) === 'failed');
    process.stdout.write(`${missed.length} of ${chosen.length} defences are missed by their test\n`);
    return missed.length === chosen.length && chosen.length > 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function outcomeWithout(defence: Defence, folder: string): Outcome {
  const path = join(folder, defence.file);
  const whole = readFileSync(path, 'utf8');
  const parts = whole.split(defence.text);
  if (parts.length !== 2) throw new Error(`${defence.file} has ${parts.length - 1} times: ${defence.text}`);
  writeFileSync(path, parts.join(defence.without));
  const outcome = outcomeOf(defence, folder);
  writeFileSync(path, whole);
  process.stdout.write(
    `${outcome === 'failed' ? 'missed' : `NOT MISSED (${outcome})`}  ${defence.test}: ${defence.title}\n`,
  );
  return outcome;
}

function outcomeOf({ test, title }: Defence, folder: string): Outcome {
  const report = join(folder, 'report.json');
  rmSync(report, { force: true });
  const words = [test, '--json', `--outputFile=${report}`, '--silent', '--forceExit'];
  spawnSync(join(ROOT, 'node_modules', '.bin', 'jest'), words, { cwd: folder, stdio: 'ignore', timeout: 180_000 });
  try {
    const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as JestResult;
    const named = testResults.flatMap(({ assertionResults }) =>
      assertionResults.filter((one) => isTitled(one.title, title)),
    );
    if (named.length === 0) return 'not run';
    return named.some(({ status }) => status === 'failed') ? 'failed' : 'passed';
  } catch {
    return 'not run';
  }
}

/** Whether a title is this one, with anything where it is filled in. */
function isTitled(given: string, title: string): boolean {
  const parts = title.split(/%[sj]/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^]*')}$`).test(given);
}

process.exitCode = main(process.argv.slice(2));
