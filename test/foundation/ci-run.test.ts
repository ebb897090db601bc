import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SCRIPT = join(__dirname, '..', '..', '.ci', 'run');

/** A checkout with the script and an `npm` that says and ends as told; a Chromium is there. */
function runWith(npm: string): { readonly lastLine: string; readonly status: number | null; readonly calls: string } {
  const root = mkdtempSync(join(tmpdir(), 'kube-tutor-ci-'));
  const bin = join(root, 'bin');
  try {
    mkdirSync(join(root, '.ci'));
    mkdirSync(bin);
    copyFileSync(SCRIPT, join(root, '.ci', 'run'));
    const programs = {
      npm: `echo "$1 browser=$REQUIRE_BROWSER" >> ${join(root, 'calls')}\n${npm}`,
      chromium: 'exit 0',
    };
    for (const [name, text] of Object.entries(programs)) {
      writeFileSync(join(bin, name), `#!/bin/bash\n${text}\n`);
      chmodSync(join(bin, name), 0o755);
    }
    const { stdout, status } = spawnSync('bash', [join(root, '.ci', 'run')], {
      encoding: 'utf8',
      env: { ...process.env, PATH: `${bin}:${process.env.PATH ?? ''}` },
    });
    return { lastLine: stdout.trimEnd().split('\n').at(-1)!, status, calls: readFileSync(join(root, 'calls'), 'utf8') };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

describe('.ci/run', () => {
  test("runs the README's test command with a browser required, tortures the store, and ends with the numbers", () => {
    const { lastLine, status, calls } = runWith('echo "12 passed, 0 failed, 1 skipped"; echo later words');
    expect([lastLine, status]).toEqual(['13 passed, 0 failed, 1 skipped', 0]);
    expect(calls).toBe('ci browser=1\ntest browser=1\nrun browser=1\n');
    expect(readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8')).toContain('npm ci && npm test');
  });

  test('fails when a test fails', () => {
    const { lastLine, status } = runWith('[ "$1" != test ] || { echo "3 passed, 2 failed, 0 skipped"; exit 1; }');
    expect([lastLine, status]).toEqual(['4 passed, 2 failed, 0 skipped', 1]);
  });

  test('fails when torture finds something', () => {
    const { lastLine, status } = runWith('echo "12 passed, 0 failed, 1 skipped"; [ "$1" != run ]');
    expect([lastLine, status]).toEqual(['12 passed, 1 failed, 1 skipped', 1]);
  });

  test('fails when nothing could be installed, and runs no test then', () => {
    const { lastLine, status, calls } = runWith('exit 7');
    expect([lastLine, status]).toEqual(['0 passed, 1 failed, 0 skipped', 7]);
    expect(calls).toBe('ci browser=1\n');
  });

  test('fails when the tests say nothing of what they ran', () => {
    const { lastLine, status } = runWith('exit 0');
    expect([lastLine, status]).toEqual(['0 passed, 1 failed, 0 skipped', 1]);
  });
});
