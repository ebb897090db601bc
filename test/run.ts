/**
 * What `npm test` runs: every static check, and beside them every suite. Goes on after a failure, and ends with the true
 * numbers.
 *
 *   npm test                       everything
 *   npm test -- lint types         only these parts
 *   npm test -- suites test/api    only the suites under test/api
 *   npm test -- --list             the names of the parts
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { dirname, join } from 'node:path';
import { type Count, type JestReport, countSuites, sum, summaryLine } from './run-summary';

const ROOT = dirname(__dirname);
const { PRIORITY_BELOW_NORMAL, PRIORITY_NORMAL } = constants.priority;
const REPORT = join(ROOT, 'dist', 'jest.json');

/** A static check: one command that is quiet when all is well, unless it has something to tell. */
interface Check {
  readonly name: string;
  readonly title: string;
  readonly command: readonly [string, ...string[]];
  readonly tells?: true;
}

const CHECKS: readonly Check[] = [
  { name: 'lint', title: 'Lint: eslint', command: ['eslint', '.'] },
  { name: 'format', title: 'Format: prettier', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'types', title: 'Types: the compiler', command: ['tsc', '--noEmit'] },
  { name: 'page-types', title: 'Types of the page: the compiler', command: ['tsc', '--noEmit', '-p', 'playground'] },
  {
    name: 'architecture',
    title: 'Architecture: import directions and purity',
    command: ['depcruise', '--config', '.dependency-cruiser.cjs', 'src', 'functions'],
  },
  { name: 'dead', title: 'Dead code: unused files, exports and dependencies', command: ['knip', '--no-progress'] },
  {
    name: 'audit',
    title: 'Audit: advisories, licences and pins of packages',
    command: ['tsx', 'test/supply/audit.ts'],
    tells: true,
  },
];
const SUITES = 'suites';

interface Finished {
  readonly code: number;
  readonly output: string;
  readonly seconds: number;
}

async function main(): Promise<number> {
  const words = process.argv.slice(2);
  const names = [...CHECKS.map((check) => check.name), SUITES];
  if (words.includes('--list')) {
    console.log(names.join('\n'));
    return 0;
  }
  const named = words.filter((word) => names.includes(word));
  const wanted = new Set(named.length > 0 ? named : names);
  const jestArguments = words.filter((word) => !names.includes(word));

  const checks = CHECKS.filter((check) => wanted.has(check.name));
  const suites = wanted.has(SUITES) ? runSuites(jestArguments) : Promise.resolve([]);
  // The suites have a core each: while they run, one check at a time goes beside them, and then two.
  const counts = await Promise.all([suites, runChecks(checks), suites.then(() => runChecks(checks))]);
  const total = sum(counts.flat());
  console.log(`\n${summaryLine(total)}`);
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
}

/**
 * Takes one check after the other from those that wait (they use one core each, the longest comes first), and prints each
 * as it ends. They give way to suites, which have times to keep and wait a good deal.
 */
async function runChecks(waiting: Check[]): Promise<Count[]> {
  const counts: Count[] = [];
  for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
    const { code, output, seconds } = await run(check.command, 'collect', PRIORITY_BELOW_NORMAL);
    heading(check.title);
    if (code !== 0 || (check.tells === true && output !== '')) console.log(output.trimEnd());
    console.log(`${code === 0 ? 'passed' : `FAILED with status ${code}`} in ${seconds.toFixed(1)} s`);
    counts.push({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 });
  }
  return counts;
}

async function runSuites(jestArguments: readonly string[]): Promise<readonly Count[]> {
  heading('Suites: jest');
  mkdirSync(dirname(REPORT), { recursive: true });
  rmSync(REPORT, { force: true });
  const { code } = await run(['jest', '--json', `--outputFile=${REPORT}`, ...jestArguments], 'show');
  let report: JestReport | undefined;
  try {
    report = JSON.parse(readFileSync(REPORT, 'utf8')) as JestReport;
  } catch {
    console.log(`jest ended with status ${code} and left no report.`);
  }
  return [countSuites(report, code)];
}

function heading(title: string): void {
  console.log(`\n== ${title} ==`);
}

/** Runs a program of node_modules/.bin. `show` lets it write to the terminal; its standard output (a report) is dropped. */
function run(
  command: readonly [string, ...string[]],
  output: 'show' | 'collect',
  priority: number = PRIORITY_NORMAL,
): Promise<Finished> {
  const [program, ...programArguments] = command;
  const started = process.hrtime.bigint();
  const collected: Buffer[] = [];
  return new Promise((resolve) => {
    const child = spawn(join(ROOT, 'node_modules', '.bin', program), programArguments, {
      cwd: ROOT,
      env: { ...process.env, NODE_NO_WARNINGS: '1' },
      stdio: ['ignore', output === 'show' ? 'ignore' : 'pipe', output === 'show' ? 'inherit' : 'pipe'],
    });
    if (child.pid !== undefined && priority !== PRIORITY_NORMAL) setPriority(child.pid, priority);
    child.stdout?.on('data', (chunk: Buffer) => collected.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => collected.push(chunk));
    const finish = (code: number): void => {
      const seconds = Number(process.hrtime.bigint() - started) / 1e9;
      resolve({ code, output: Buffer.concat(collected).toString(), seconds });
    };
    child.on('error', (error) => {
      collected.push(Buffer.from(String(error)));
      finish(127);
    });
    child.on('close', (code, signal) => finish(code ?? (signal === null ? 1 : 128)));
  });
}

void main().then((code) => {
  process.exitCode = code;
});
