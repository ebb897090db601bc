/**
 * `npm run package`: everything that a deployment uploads, made without an AWS account, and without a network (then
 * pictures take longer, and it says so). Arguments are handed on (`--stage prod --region us-east-1`).
 */
import { spawnSync } from 'node:child_process';
import { rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { bundleFunctions } from './bundle';
import { isParameter, wrongParameters } from './package-parameters';
import { addNativeBuild, copyPicturePackages } from './picture-packages';

const ROOT = join(__dirname, '..');
const BUNDLES = join(ROOT, 'dist', 'functions');
const PACKAGE = join(ROOT, 'dist', 'package');

async function main(): Promise<number> {
  const wrong = wrongParameters(process.argv.slice(2));
  if (wrong !== undefined) {
    const isProblem = 'problem' in wrong;
    process[isProblem ? 'stderr' : 'stdout'].write(`${isProblem ? wrong.problem : wrong.usage}\n`);
    return isProblem ? 1 : 0;
  }
  rmSync(BUNDLES, { recursive: true, force: true });
  rmSync(PACKAGE, { recursive: true, force: true });
  const bundles = await bundleFunctions(BUNDLES);
  copyPicturePackages(BUNDLES);
  const native = addNativeBuild(BUNDLES);
  const compiled = spawnSync(
    join(ROOT, 'node_modules', '.bin', 'osls'),
    ['package', '--package', PACKAGE, ...process.argv.slice(2)],
    { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, SLS_TELEMETRY_DISABLED: '1' } },
  );
  if (compiled.status !== 0) return compiled.status ?? 1;

  print('template', join(PACKAGE, 'cloudformation-template-update-stack.json'));
  for (const bundle of bundles) {
    print(`${bundle.name} zip`, join(PACKAGE, `${bundle.name}.zip`));
    for (const { file } of bundle.files) print(`${bundle.name} bundle`, file);
  }
  const slower = 'by WebAssembly, a first one a second slower: the native code for Lambda was not to be had';
  console.log(
    `${'pictures'.padEnd(15)} are drawn ${native.isThere ? 'by native code' : `${slower} (${native.because})`}`,
  );
  // Parameters are in the package by now.
  const where = process.argv.slice(2).filter((word, i, words) => !isParameter(word) && words[i - 1] !== '--param');
  const deploy = ['npx osls deploy --package dist/package', ...where].join(' ');
  console.log(
    `\nDeploy it: ${deploy}\nThe address that this prints is for the manifest: npm run manifest (README.md, Install it).`,
  );
  return 0;
}

function print(what: string, file: string): void {
  const kilobytes = (statSync(file).size / 1024).toFixed(1);
  console.log(`${what.padEnd(15)} ${relative(ROOT, file).padEnd(58)} ${kilobytes.padStart(8)} KiB`);
}

void main().then((code) => {
  process.exitCode = code;
});
