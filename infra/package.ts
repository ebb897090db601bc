/**
 * `npm run package`: everything that a deployment uploads, made without network and without an AWS account. Arguments are
 * handed on (`--stage prod --region us-east-1`).
 */
import { spawnSync } from 'node:child_process';
import { rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { bundleFunctions } from './bundle';

const ROOT = join(__dirname, '..');
const BUNDLES = join(ROOT, 'dist', 'functions');
const PACKAGE = join(ROOT, 'dist', 'package');

async function main(): Promise<number> {
  rmSync(BUNDLES, { recursive: true, force: true });
  rmSync(PACKAGE, { recursive: true, force: true });
  const bundles = await bundleFunctions(BUNDLES);
  const compiled = spawnSync(
    join(ROOT, 'node_modules', '.bin', 'osls'),
    ['package', '--package', PACKAGE, ...process.argv.slice(2)],
    { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, SLS_TELEMETRY_DISABLED: '1' } },
  );
  if (compiled.status !== 0) return compiled.status ?? 1;

  print('template', join(PACKAGE, 'cloudformation-template-update-stack.json'));
  for (const bundle of bundles) {
    print(`${bundle.name} zip`, join(PACKAGE, `${bundle.name}.zip`));
    print(`${bundle.name} bundle`, bundle.file);
  }
  console.log('\nDeploy it: npx osls deploy --package dist/package (docs/operating.md says what must exist before).');
  return 0;
}

function print(what: string, file: string): void {
  const kilobytes = (statSync(file).size / 1024).toFixed(1);
  console.log(`${what.padEnd(13)} ${relative(ROOT, file).padEnd(58)} ${kilobytes.padStart(8)} KiB`);
}

void main().then((code) => {
  process.exitCode = code;
});
