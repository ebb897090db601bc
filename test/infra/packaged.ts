/**
 * `npm run package`, for every suite that looks at what it makes: done again only when something has changed that a
 * package is made of.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
/** Where the zips and the template are. */
export const PACKAGE = join(ROOT, 'dist', 'package');
const STAMP = join(PACKAGE, 'packaged.json');
const LOCK = join(ROOT, 'dist', 'packaging');
/** What a package is made of. */
const SOURCES = ['src', 'functions', 'infra', 'serverless.yml', 'package.json', 'package-lock.json'];
/** Milliseconds after which whoever holds the lock is taken for dead. */
const DEAD = 180_000;

/** What whoever packages may have in the environment, and nobody may find in what was made. */
export const SECRETS = {
  SLACK_SIGNING_SECRET: 'a-signing-secret-that-nobody-may-read',
  SLACK_BOT_TOKEN: 'xoxb-a-token-that-nobody-may-read',
  SLACK_CLIENT_SECRET: 'a-client-secret-that-nobody-may-read',
  SLACK_APP_TOKEN: 'xapp-a-token-that-nobody-may-read',
};

/** Packages if need be. Answers what the packaging wrote to the terminal. */
export function packaged(): string {
  const key = keyOfSources();
  return alone(() => {
    const known = stamped();
    if (known?.key === key) return known.output;
    const { stdout, stderr, status } = spawnSync(join(ROOT, 'node_modules', '.bin', 'tsx'), ['infra/package.ts'], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, ...SECRETS, NODE_NO_WARNINGS: '1' },
    });
    const output = stdout + stderr;
    if (status !== 0) throw new Error(output);
    writeFileSync(STAMP, JSON.stringify({ key, output }));
    return output;
  });
}

function stamped(): { readonly key: string; readonly output: string } | undefined {
  try {
    return JSON.parse(readFileSync(STAMP, 'utf8')) as { readonly key: string; readonly output: string };
  } catch {
    return undefined;
  }
}

function keyOfSources(): string {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap(filesIn)) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(ROOT, file)));
  }
  return hash.digest('hex');
}

function filesIn(source: string): readonly string[] {
  if (statSync(join(ROOT, source)).isFile()) return [source];
  return readdirSync(join(ROOT, source), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1))
    .sort();
}

/** Suites run side by side: only one packages at a time. */
function alone<Result>(work: () => Result): Result {
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  while (!isMine()) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  try {
    return work();
  } finally {
    rmSync(LOCK, { recursive: true, force: true });
  }
}

function isMine(): boolean {
  try {
    mkdirSync(LOCK);
    return true;
  } catch {
    const { mtimeMs = Date.now() } = statSync(LOCK, { throwIfNoEntry: false }) ?? {};
    if (Date.now() - mtimeMs > DEAD) rmSync(LOCK, { recursive: true, force: true });
    return false;
  }
}
