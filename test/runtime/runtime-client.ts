/**
 * AWS's runtime client for Node, installed when it is first needed, into a folder of its own: its native code takes a
 * minute to compile, which nobody who only wants the dependencies should wait for.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const SOURCE = join(__dirname, 'client');
const FILES = ['package.json', 'package-lock.json'];

/** What Node is told to run AWS's client, or why there is none. */
export type RuntimeClient = { readonly words: readonly string[] } | { readonly missing: string };

/** @param kind `native` compiles AWS's transport, `script` replaces it */
export function runtimeClient(kind: 'native' | 'script'): RuntimeClient {
  const hash = createHash('sha256');
  for (const file of FILES) hash.update(readFileSync(join(SOURCE, file)));
  const folder = join(ROOT, 'dist', `runtime-client-${kind}-${hash.digest('hex').slice(0, 12)}`);
  const client = join(folder, 'node_modules', 'aws-lambda-ric', 'index.mjs');
  if (!existsSync(client)) {
    const missing = install(folder, kind);
    if (missing !== undefined) return { missing };
  }
  return { words: kind === 'native' ? [client] : ['--require', join(__dirname, 'transport.cjs'), client] };
}

function install(folder: string, kind: 'native' | 'script'): string | undefined {
  const draft = `${folder}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  for (const file of FILES) copyFileSync(join(SOURCE, file), join(draft, file));
  const words = [
    'ci',
    '--no-audit',
    '--no-fund',
    '--fetch-retry-mintimeout=1000',
    ...(kind === 'script' ? ['--ignore-scripts'] : []),
  ];
  const { status, stderr, error } = spawnSync('npm', words, { cwd: draft, encoding: 'utf8', timeout: 300_000 });
  if (status === 0) {
    renameSync(draft, folder);
    return undefined;
  }
  rmSync(draft, { recursive: true, force: true });
  return (
    error?.message ?? /npm error (code .*|.*ENOTFOUND.*)/.exec(stderr)?.[1] ?? stderr.trim().split('\n').at(-1) ?? ''
  );
}
