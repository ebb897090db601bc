/** Cold: what the bundle of each function takes to load, beside a plain Bolt hello-world and a handler that does nothing. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Bundle, bundleFunctions } from '../../infra/bundle';
import { BENCH_FOLDER, bundleProgram } from './bundles';
import { type FirstCommand, measureFirstCommand } from './first-command';
import { type LoadTime, measureLoad } from './load-time';
import type { BenchOptions, Part } from './part';
import { kilobytes, milliseconds, printTable } from './table';

export interface LoadedFile extends LoadTime {
  readonly bytes: number;
  readonly gzipBytes: number;
}

export interface ColdFigures {
  readonly runs: number;
  /** By the name of the function; what a start reads. */
  readonly functions: Readonly<Record<string, LoadedFile>>;
  readonly plainBolt: LoadedFile;
  readonly empty: LoadedFile;
  readonly first: FirstCommand;
  /** Bytes of every file of the function that answers Slack; the first is what a start reads. */
  readonly files: Readonly<Record<string, number>>;
  /** Bytes of its first file, and of all its files, by package of npm or folder of this project, the largest first. */
  readonly atStart: Readonly<Record<string, number>>;
  readonly inAll: Readonly<Record<string, number>>;
}

const SLACK = 'slack';
/** Packages and folders that are listed by name. */
const LISTED = 15;

export const coldPart: Part = { title: 'loading each function in a fresh process, and its first command', measure };

async function measure({ runs }: BenchOptions): Promise<ColdFigures> {
  const folder = join(BENCH_FOLDER, 'functions');
  const bundles = await bundleFunctions(folder);
  const others = [await bundleProgram('plain-bolt'), await bundleProgram('empty-handler')];
  const loads = measureLoad([...bundles.map(({ file }) => file), ...others], runs);
  const slack = bundles.find(({ name }) => name === SLACK)!;
  const [plainBolt, empty] = others.map((file, i) => loaded(file, loads[bundles.length + i]!));
  const figures: ColdFigures = {
    runs,
    functions: Object.fromEntries(bundles.map(({ name, file }, i) => [name, loaded(file, loads[i]!)])),
    plainBolt: plainBolt!,
    empty: empty!,
    first: await measureFirstCommand(slack.file, runs),
    files: Object.fromEntries(slack.files.map(({ file, bytes }) => [basename(file), bytes])),
    atStart: byOrigin([slack.inputs]),
    inAll: byOrigin(slack.files.map(({ inputs }) => inputs)),
  };
  print(figures);
  return figures;
}

function loaded(file: string, time: LoadTime): LoadedFile {
  const code = readFileSync(file);
  return { bytes: code.length, gzipBytes: gzipSync(code).length, ...time };
}

/** A package with its scope; of this project a folder of src. */
function originOf(path: string): string {
  const parts = path.split('/');
  const at = parts.lastIndexOf('node_modules');
  if (at < 0) return parts.slice(0, 2).join('/');
  return parts.slice(at + 1, parts[at + 1]!.startsWith('@') ? at + 3 : at + 2).join('/');
}

function byOrigin(inputs: readonly Bundle['inputs'][]): Readonly<Record<string, number>> {
  const bytes = new Map<string, number>();
  for (const [path, size] of inputs.flatMap((one) => Object.entries(one))) {
    bytes.set(originOf(path), (bytes.get(originOf(path)) ?? 0) + size);
  }
  const sorted = [...bytes].sort(([, a], [, b]) => b - a);
  const rest = sorted.slice(LISTED).reduce((sum, [, size]) => sum + size, 0);
  return Object.fromEntries([...sorted.slice(0, LISTED), ...(rest > 0 ? [['others', rest] as const] : [])]);
}

function print({ runs, functions, plainBolt, empty, first, files, atStart }: ColdFigures): void {
  const rows = { ...functions, 'plain Bolt, hello world': plainBolt, 'empty handler': empty };
  printTable(`Cold: median of ${runs} loads each, in fresh processes, in turns`, [
    ['', 'size', 'gzip', 'load', 'of Bolt', '+-', 'quickest', 'CPU', 'of Bolt', 'memory'],
    ...Object.entries(rows).map(([name, one]) => [
      name,
      kilobytes(one.bytes),
      kilobytes(one.gzipBytes),
      milliseconds(one.milliseconds),
      `${(one.milliseconds / plainBolt.milliseconds).toFixed(2)} x`,
      milliseconds(one.deviation),
      milliseconds(one.quickest),
      milliseconds(one.cpu),
      `${(one.cpu / plainBolt.cpu).toFixed(2)} x`,
      `${one.memory.toFixed(0)} MB`,
    ]),
  ]);
  const read = Object.values(first.files).reduce((sum, bytes) => sum + bytes, 0);
  printTable(`Cold: until the first deploy is answered, median of ${first.runs}`, [
    ['elapsed', milliseconds(first.milliseconds)],
    ['CPU', milliseconds(first.cpu)],
    [`read, of ${Object.keys(files).length} files`, `${Object.keys(first.files).length}, ${kilobytes(read)}`],
  ]);
  printTable('Cold: what the first file of functions/slack.ts consists of', [
    ['', 'size'],
    ...Object.entries(atStart).map(([name, bytes]) => [name, kilobytes(bytes)]),
  ]);
}
