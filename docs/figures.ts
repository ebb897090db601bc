/**
 * What was measured: docs/figures/NAME.json, written by the commands that measure, each with a stamp. The pages about
 * speed and reliability are made of these files.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const FOLDER = join(ROOT, 'docs', 'figures');

/** What was measured, when, with what and where. */
export interface Stamp {
  /** The commit that was measured; `+` behind it where the program had changes that were not committed. */
  readonly commit: string;
  /** As `2026-11-23T18:46:04Z`. */
  readonly date: string;
  readonly node: string;
  /** The packages whose versions the figures depend on. */
  readonly versions: Readonly<Record<string, string>>;
  readonly machine: string;
}

/** A file of docs/figures. */
export interface Recorded<Figures> {
  readonly stamp: Stamp;
  readonly figures: Figures;
}

const PACKAGES = ['@slack/bolt', '@aws-sdk/client-dynamodb', 'dynalite', 'esbuild'] as const;

/** A stamp for what is measured now. */
export function stamp(): Stamp {
  const packages = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
    readonly devDependencies: Readonly<Record<string, string>>;
  };
  const pins = { ...packages.dependencies, ...packages.devDependencies };
  const processors = cpus();
  return {
    commit: commit(),
    date: `${new Date().toISOString().slice(0, -'.000Z'.length)}Z`,
    node: process.version,
    versions: Object.fromEntries(PACKAGES.map((name) => [name, pins[name] ?? ''])),
    machine: `${processors.length} x ${processors[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${process.arch}`,
  };
}

/** Writes docs/figures/`name`.json, and says so. */
export function record(name: string, figures: object): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(fileOf(name), `${JSON.stringify({ stamp: stamp(), figures }, undefined, 1)}\n`);
  console.log(`\nwritten to docs/figures/${name}.json; npm run docs puts it into the pages`);
}

/** Reads docs/figures/`name`.json. The caller knows what its own command wrote. */
export function recorded<Figures>(name: string): Recorded<Figures> {
  return JSON.parse(readFileSync(fileOf(name), 'utf8')) as Recorded<Figures>;
}

/** Whether docs/figures/`name`.json is there: what takes long is recorded last. */
export function isRecorded(name: string): boolean {
  return existsSync(fileOf(name));
}

/** One line for a page: when, where and of what. */
export function stampLine({ commit, date, node, machine }: Stamp): string {
  return `_Measured on ${date.slice(0, 10)} at commit ${commit} with Node ${node} on ${machine}._`;
}

function fileOf(name: string): string {
  return join(FOLDER, `${name}.json`);
}

function commit(): string {
  const git = (...words: string[]): string => execFileSync('git', words, { cwd: ROOT, encoding: 'utf8' }).trim();
  try {
    const changed = git('status', '--porcelain', '--', 'src', 'functions', 'infra', 'package.json');
    return `${git('rev-parse', '--short=10', 'HEAD')}${changed === '' ? '' : '+'}`;
  } catch {
    return 'unknown';
  }
}
