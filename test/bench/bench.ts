/**
 * `npm run bench`: prints measured figures as a table and as JSON. `-- --runs 25` loads each bundle so often (15 times when
 * left out).
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { BUNDLE_OPTIONS, bundleFunction } from '../../infra/bundle';
import { PICTURE_PACKAGES } from '../../infra/picture-packages';
import { measureEngine } from './engine-figures';
import { type LoadTime, measureLoad } from './load-time';
import { printPictures } from './picture-tables';
import type { PictureFigures } from './pictures';
import { kilobytes, milliseconds, printTable } from './table';
import { measureWarmCommands, type WarmCommands } from './warm-command';

const ROOT = join(__dirname, '..', '..');
const FOLDER = join(ROOT, 'dist', 'bench');

interface BundleFigures extends LoadTime {
  readonly bytes: number;
  readonly gzipBytes: number;
}

/** How often each picture is made; with one round before. */
const PICTURE_ROUNDS = 9;

async function main(words: readonly string[]): Promise<void> {
  const runs = words.includes('--runs') ? Number(words[words.indexOf('--runs') + 1]) : 15;

  const slack = await bundleFunction('slack', FOLDER);
  const plainFile = join(FOLDER, 'plain-bolt.js');
  await buildOther('test/bench/plain-bolt.ts', plainFile);
  const engineFile = join(FOLDER, 'engine.js');
  await buildOther('test/bench/engine.ts', engineFile);
  const warmFile = join(FOLDER, 'warm-program.js');
  await buildOther('test/bench/warm-program.ts', warmFile);
  const picturesFile = join(FOLDER, 'pictures.js');
  await buildOther('test/bench/pictures.ts', picturesFile);

  const [ours, plain] = measureLoad([slack.file, plainFile], runs);
  const plainCode = readFileSync(plainFile);
  const bundles: Record<string, BundleFigures> = {
    'functions/slack.ts': { bytes: slack.bytes, gzipBytes: slack.gzipBytes, ...ours! },
    'plain Bolt, hello world': { bytes: plainCode.length, gzipBytes: gzipSync(plainCode).length, ...plain! },
  };
  const engine = measureEngine(engineFile);
  const command = await measureWarmCommands(warmFile, slack.file, 200);

  const pictures = JSON.parse(
    execFileSync(process.execPath, [picturesFile, String(PICTURE_ROUNDS)], { encoding: 'utf8' }),
  ) as PictureFigures;

  printBundles(bundles);
  printCommand(command);
  printPictures(pictures);
  console.log(`\n${JSON.stringify({ node: process.version, bundles, engine, command, pictures })}`);
}

async function buildOther(entry: string, outfile: string): Promise<void> {
  await build({
    ...BUNDLE_OPTIONS,
    absWorkingDir: ROOT,
    entryPoints: [entry],
    outfile,
    external: PICTURE_PACKAGES,
  });
}

function printBundles(bundles: Readonly<Record<string, BundleFigures>>): void {
  const rows = Object.entries(bundles).map(([name, figures]) => [
    name,
    kilobytes(figures.bytes),
    kilobytes(figures.gzipBytes),
    milliseconds(figures.milliseconds),
    milliseconds(figures.cpu),
    `${figures.memory.toFixed(0)} MB`,
  ]);
  const [ours, plain] = Object.values(bundles);
  const ratio = (of: (figures: BundleFigures) => number): string => `${(of(ours!) / of(plain!)).toFixed(2)} x`;
  rows.push([
    'ratio',
    ratio((one) => one.bytes),
    ratio((one) => one.gzipBytes),
    ratio((one) => one.milliseconds),
    ratio((one) => one.cpu),
    ratio((one) => one.memory),
  ]);
  const runs = ours!.runs;
  printTable(`Bundles: median of ${runs} loads each, in fresh processes`, [
    ['', 'size', 'gzip', 'load', 'CPU', 'memory'],
    ...rows,
  ]);
}

function printCommand(figures: WarmCommands): void {
  printTable(`One warm /kube command through the handler and the embedded table, of ${figures.count}`, [
    ['', 'median', '99 of 100'],
    ['first, cold', milliseconds(figures.first), ''],
    ['look: get pods', milliseconds(figures.look.median), milliseconds(figures.look.p99)],
    ['change: scale', milliseconds(figures.change.median), milliseconds(figures.change.p99)],
  ]);
}

void main(process.argv.slice(2));
