/** The template as osls compiles it, of serverless.yml and infra/ and without the bundles, which it does not look into. */
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Template } from './template';

const ROOT = join(__dirname, '..', '..');

/** @param words of the command line: `--stage prod`, `--param=...` */
export function compileTemplate(...words: readonly string[]): Template {
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
    const compiled = readFileSync(join(folder, 'out', 'cloudformation-template-update-stack.json'), 'utf8');
    return JSON.parse(compiled) as Template;
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
