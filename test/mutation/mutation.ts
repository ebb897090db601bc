/**
 * `npm run mutation`: changes the program in small ways, one at a time, and sees whether a test notices. Prints what no
 * test noticed; the exit status is 1 where less than 70 % of an area were noticed.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isRecorded, record, recorded, stamp } from '../../docs/figures';
import { type Area, AREAS } from './areas';
import { type MutationFigures, type RecordedScore, type Report, type Sample, scoreOf, unnoticed } from './score';

const NAMES = AREAS.map(({ name }) => name);
const USAGE = `usage: npm run mutation -- [${NAMES.join('|')}]... [--seed N] [--share PERCENT] [--workers N] [--record]`;
const ROOT = join(__dirname, '..', '..');
const AIM = 70;
/** Minutes after which an area is given up. */
const MOST_MINUTES = 45;

interface Asked {
  readonly areas: readonly Area[];
  readonly seed: number;
  readonly workers: number;
  readonly isForRecord: boolean;
}

/** What was asked for, or undefined. What is recorded is areas with their own shares. */
export function readWords(words: readonly string[]): Asked | undefined {
  const string = { type: 'string' } as const;
  const options = { seed: string, share: string, workers: string, record: { type: 'boolean' } } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
    const { seed = '9', share, workers = String(Math.min(2, cpus().length)), record: isForRecord = false } = values;
    const isPossible =
      /^\d{1,9}$/.test(seed) && /^[1-9]$/.test(workers) && (share === undefined || /^([1-9]\d?|100)$/.test(share));
    const isOther = isForRecord && share !== undefined;
    if (!isPossible || !positionals.every((name) => NAMES.includes(name)) || isOther) return undefined;
    const areas = AREAS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
    return {
      areas: share === undefined ? areas : areas.map((area) => ({ ...area, share: Number(share) / 100 })),
      ...{ seed: Number(seed), workers: Number(workers), isForRecord },
    };
  } catch {
    return undefined;
  }
}

/** Tries the mutants of an area, in a copy of the project. Undefined where Stryker does not come to its end. */
function tryArea({ files, suites, share }: Area, seed: number, workers: number): Report | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'mutation-'));
  const report = join(folder, 'report.json');
  const sample: Sample = { seed, share };
  const area = { files, suites, sample, report, workers, folder: join(folder, 'copy') };
  try {
    const { status } = spawnSync(
      join(ROOT, 'node_modules', '.bin', 'stryker'),
      ['run', join(__dirname, 'stryker.config.cjs')],
      {
        ...{ cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], timeout: MOST_MINUTES * 60_000 },
        env: { ...process.env, MUTATION_AREA: JSON.stringify(area) },
      },
    );
    return status === 0 ? (JSON.parse(readFileSync(report, 'utf8')) as Report) : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An area takes minutes: each is recorded when it is done, beside those that were recorded before. */
function recordBesides(scores: MutationFigures['areas']): void {
  const before = isRecorded('mutation') ? recorded<MutationFigures>('mutation').figures.areas : {};
  record('mutation', { areas: { ...before, ...scores } } satisfies MutationFigures);
}

function main(): number {
  const asked = readWords(process.argv.slice(2));
  if (asked === undefined) {
    console.error(USAGE);
    return 2;
  }
  const { areas, seed, workers } = asked;
  const scores: Record<string, RecordedScore> = {};
  for (const area of areas) {
    const began = process.hrtime.bigint();
    const report = tryArea(area, seed, workers);
    if (report === undefined) {
      console.error(`mutation: ${area.name}: Stryker did not come to its end`);
      return 1;
    }
    const minutes = Math.round(Number(process.hrtime.bigint() - began) / 6e9) / 10;
    const sample = { seed, share: area.share };
    scores[area.name] = { ...scoreOf(report, sample), seed, minutes, commit: stamp().commit };
    console.log(['', `${area.name}, noticed by no test:`, ...unnoticed(report, sample), ''].join('\n'));
    if (asked.isForRecord) recordBesides(scores);
  }
  for (const [name, { percent, tried, all, minutes }] of Object.entries(scores)) {
    console.log(
      `mutation: ${name}: ${percent} % of ${tried} mutants noticed (of ${all}; seed ${seed}), ${minutes} min`,
    );
  }
  return Object.values(scores).every(({ percent }) => percent >= AIM) ? 0 : 1;
}

if (require.main === module) process.exitCode = main();
