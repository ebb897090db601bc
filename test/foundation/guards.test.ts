import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const program = (name: string): string => join(ROOT, 'node_modules', '.bin', name);

/** Does something in a repository that holds these files and our rules. */
function withFiles<T>(files: Readonly<Record<string, string>>, work: (root: string) => T): T {
  const root = mkdtempSync(join(tmpdir(), 'kube-tutor-guards-'));
  try {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(join(root, dirname(file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
    for (const file of ['.dependency-cruiser.cjs', 'eslint.config.mjs', 'tsconfig.json', 'package.json']) {
      copyFileSync(join(ROOT, file), join(root, file));
    }
    symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
    return work(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** The names of the rules that each file breaks. */
function brokenRules(files: Readonly<Record<string, string>>): readonly (readonly string[])[] {
  return withFiles(files, (cwd) => {
    const names = Object.keys(files);
    const { stdout } = spawnSync(program('eslint'), ['--format', 'json', ...names], { cwd, encoding: 'utf8' });
    const results = JSON.parse(stdout) as { filePath: string; messages: { ruleId: string; message: string }[] }[];
    return names.map((name) =>
      results
        .find(({ filePath }) => filePath.endsWith(name))!
        .messages.map(({ ruleId, message }) => `${ruleId} ${/'(\w+)'/.exec(message)?.[1] ?? ''}`.trim()),
    );
  });
}

/** The rules that a tree of files breaks, with the imports that break them. */
function brokenDirections(files: Readonly<Record<string, string>>): readonly string[] {
  return withFiles(files, (cwd) => {
    const words = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'];
    const { stdout } = spawnSync(program('depcruise'), words, { cwd, encoding: 'utf8' });
    const { summary } = JSON.parse(stdout) as {
      summary: { violations: { rule: { name: string }; from: string; to: string }[] };
    };
    return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`).sort();
  });
}

describe('the guards of the pure folders', () => {
  const loop = `
    export const clock = (): number => Date.now();
    export const lot = (): number => Math.random();
    export const environment = process.env;
    export const timer = setTimeout(clock, 1);
    export const page = fetch('http://localhost');
    export default function f(x: any): unknown { return x; }
  `;
  const time = 'export const at = (ms: number): Date => new Date(ms);\nexport const now = (): Date => new Date();\n';
  let inLoop: readonly string[] | undefined;
  let inTime: readonly string[] | undefined;
  beforeAll(() => {
    [inLoop, inTime] = brokenRules({ 'src/controllers/loop.ts': loop, 'src/cluster/time.ts': time });
  }, 120_000);

  test('refuse wall clock, randomness, process, timers, the network, `any` and default exports', () => {
    expect(inLoop).toEqual(
      expect.arrayContaining([
        'no-restricted-globals Date',
        'no-restricted-properties',
        'no-restricted-globals process',
        'no-restricted-globals setTimeout',
        'no-restricted-globals fetch',
        'no-restricted-exports default',
        '@typescript-eslint/no-explicit-any',
      ]),
    );
  });

  test('let time.ts turn instants into text, and not ask what time it is', () => {
    expect(inTime).toEqual(['no-restricted-syntax']);
  });
});

describe('the directions of imports', () => {
  test('go downwards only; the store may see the ports', () => {
    const broken = brokenDirections({
      'src/store/quiz.ts': "import type { Port } from '../app/ports';\nexport const quiz: Port = 1;\n",
      'src/app/ports.ts': "import { pod } from '../api/pod';\nexport type Port = typeof pod | 1;\n",
      'src/api/pod.ts': 'export const pod = 1;\n',
      'src/cluster/cluster.ts': "import { tell } from '../tutor/tell';\nexport const cluster = tell;\n",
      'src/tutor/tell.ts': "import { table } from '../store/table';\nexport const tell = table;\n",
      'src/store/table.ts': "import { run } from '../app/run';\nexport const table = run;\n",
      'src/app/run.ts': 'export const run = 1;\n',
    });
    expect(broken).toEqual([
      'layer-cluster: src/cluster/cluster.ts -> src/tutor/tell.ts',
      'layer-store: src/store/table.ts -> src/app/run.ts',
      'layer-tutor: src/tutor/tell.ts -> src/store/table.ts',
    ]);
  }, 120_000);

  test('keep I/O and SDKs out of the pure folders, and know every folder', () => {
    const broken = brokenDirections({
      'src/misc/x.ts': "import './y';\n",
      'src/misc/y.ts': 'export {};\n',
      'src/commands/apply.ts': "import { readFileSync } from 'node:fs';\nexport const apply = readFileSync;\n",
      'src/diagram/draw.ts': "import { App } from '@slack/bolt';\nexport const draw = App;\n",
    });
    expect(broken.map((line) => line.split(' ->')[0])).toEqual(
      expect.arrayContaining([
        'known-layer: src/misc/x.ts',
        'only-slack-knows-slack: src/diagram/draw.ts',
        'pure-no-node: src/commands/apply.ts',
        'pure-packages: src/diagram/draw.ts',
      ]),
    );
  }, 120_000);
});
