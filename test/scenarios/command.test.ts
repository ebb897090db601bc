/**
 * `npm run scenario` as a process: what it prints where, and its exit status.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asTyped, bundled } from '../local/tutor-process';

const ROOT = join(__dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'kube-tutor-scenario-'));
let bundle: readonly string[];
beforeAll(async () => (bundle = await bundled('scenario')));
afterAll(() => rmSync(folder, { recursive: true }));

function scenario(text: string, ...flags: readonly string[]) {
  const file = join(folder, 'file.yaml');
  writeFileSync(file, text);
  return { file, ...run(file, ...flags) };
}

function run(...words: readonly string[]) {
  return runAs(bundle, ...words);
}

function runAs(program: readonly string[], ...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...program, ...words], {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { status, stdout, stderr };
}

const DEPLOYED = 'steps:\n  - kube: deploy web 2\n  - settle: true\n  - expect: { deployment/web: { ready: 2 } }\n';

describe('npm run scenario', () => {
  test('ends with status 0 when all is as expected, and reports every step', () => {
    const { status, stdout, stderr } = scenario(DEPLOYED);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('ok  expect deployment/web\n\n3 steps, all as expected\n');
  });

  test('with --trace, standard output holds nothing but lines of JSON', () => {
    const { status, stdout, stderr } = scenario(DEPLOYED, '--trace');
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(lines.at(-1)).toHaveProperty('final.Deployment');
    expect(stderr).toContain('3 steps, all as expected');
    expect(status).toBe(0);
  });

  test('ends with status 1 when an expectation fails, and names its line', () => {
    const { status, stdout } = scenario(DEPLOYED.replace('ready: 2', 'ready: 5'));
    expect(stdout).toContain('line 4: deployment/web ready: expected 5, got 2\n');
    expect(status).toBe(1);
  });

  test('ends with status 2 when the file is no scenario, and names the line', () => {
    const { file, status, stderr } = scenario('steps:\n  - kube: get pods\n    typo: 1\n');
    expect(stderr).toMatch(`${file}:3: unknown key "typo" in step; known: kube, wait, `);
    expect(status).toBe(2);
  });

  test('ends with status 2 when there is no such file', () => {
    const { status, stderr } = runAs(asTyped('scenario'), join(folder, 'nowhere.yaml'));
    expect(stderr).toMatch(/nowhere\.yaml cannot be read: ENOENT/);
    expect(status).toBe(2);
  });
});
