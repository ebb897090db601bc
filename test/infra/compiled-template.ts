/**
 * The template as osls compiles it, of serverless.yml and infra/ and without the bundles, which it does not look into.
 * Compiled again only when something has changed that it is made of.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Template } from './template';

const ROOT = join(__dirname, '..', '..');

const KEPT = join(ROOT, 'dist', 'templates');
/** What a template is made of; the last one says which osls. */
const SOURCES = ['serverless.yml', 'package.json', 'package-lock.json'];

/** @param words of the command line: `--stage prod`, `--param=...` */
export function compileTemplate(...words: readonly string[]): Template {
  const file = join(KEPT, `${keyOf(words)}.json`);
  const known = read(file);
  if (known !== undefined) return JSON.parse(known) as Template;
  const compiled = compile(words);
  mkdirSync(KEPT, { recursive: true });
  // Another suite may compile the same at this moment.
  writeFileSync(`${file}.${process.pid}`, compiled);
  renameSync(`${file}.${process.pid}`, file);
  return JSON.parse(compiled) as Template;
}

function keyOf(words: readonly string[]): string {
  const files = readdirSync(join(ROOT, 'infra'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  const hash = createHash('sha256').update(JSON.stringify([words, environment()]));
  for (const file of [...SOURCES.map((name) => join(ROOT, name)), ...files]) {
    hash.update(`\0${file}\0`).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 32);
}

/** Variables that osls reads. */
const environment = () => Object.entries(process.env).filter(([name]) => /^(AWS|SLS|SERVERLESS)_/.test(name));

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function compile(words: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'kube-tutor-template-'));
  try {
    copyFileSync(join(ROOT, 'serverless.yml'), join(folder, 'serverless.yml'));
    for (const name of ['infra', 'node_modules', 'package.json']) symlinkSync(join(ROOT, name), join(folder, name));
    for (const file of bundles()) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), '// nothing\n');
    }
    execFileSync(join(ROOT, 'node_modules', '.bin', 'osls'), ['package', '--package', 'out', ...words], {
      cwd: folder,
      stdio: 'pipe',
      env: { ...process.env, SLS_TELEMETRY_DISABLED: '1', NODE_NO_WARNINGS: '1' },
    });
    return readFileSync(join(folder, 'out', 'cloudformation-template-update-stack.json'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file for everything that a package is made of. */
function bundles(): readonly string[] {
  return readdirSync(join(ROOT, 'infra'))
    .filter((file) => file.endsWith('-function.yml'))
    .map((file) => file.replace('-function.yml', ''))
    .flatMap((name) => [`${name}.js`, `${name}.js.map`])
    .concat('node_modules/font.ttf')
    .map((file) => join('dist', 'functions', file));
}
