/** Inputs that failed once: files in test/fuzz/found, which are tried in every `npm test`, and those of a run, in dist. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { numberOf } from './lot';
import type { Failure } from './run-target';
import type { Input } from './target';
import { TARGETS } from './targets';
import { type Trial, tried } from './trial';

const ROOT = join(__dirname, '..', '..');
const FOUND = join(__dirname, 'found');
const DIST = join(ROOT, 'dist', 'fuzz');

export interface Found {
  readonly target: string;
  /** What was wrong with it. */
  readonly problem: string;
  readonly input: Input;
}

/** Keeps a failure of this run; answers with the path below the root. */
export function keepFailure({ target, problem, input }: Failure): string {
  mkdirSync(DIST, { recursive: true });
  const name = `${target}-${numberOf(problem).toString(36)}.json`;
  const found: Found = { target, problem, input };
  writeFileSync(join(DIST, name), `${JSON.stringify(found, undefined, 1)}\n`);
  return `dist/fuzz/${name}`;
}

/** The files of test/fuzz/found, by their names. */
export const foundFiles = (): readonly string[] => readdirSync(FOUND).filter((name) => name.endsWith('.json'));

export const readFound = (path: string): Found =>
  JSON.parse(readFileSync(basename(path) === path ? join(FOUND, path) : join(ROOT, path), 'utf8')) as Found;

/** Tries one of them again. */
export async function triedAgain({ target: name, input }: Found): Promise<Trial> {
  const target = TARGETS.find((one) => one.name === name);
  if (target === undefined) throw new Error(`no target ${name}`);
  return tried(await target.open(), input, 0);
}
