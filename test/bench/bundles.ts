/** Bundles of programs that are measured. */
import { join } from 'node:path';
import { build } from 'esbuild';
import { BUNDLE_OPTIONS } from '../../infra/bundle';
import { PICTURE_PACKAGES } from '../../infra/picture-packages';
import { unusedInLambda } from '../../infra/unused-in-lambda';

const ROOT = join(__dirname, '..', '..');

/** Where this process puts them; inside the project, so that they find its packages. */
export const BENCH_FOLDER = join(ROOT, 'dist', `bench-${process.pid}`);

/** Bundles test/bench/`name`.ts as a function is bundled, but for what is left out of one. */
export async function bundleProgram(name: string): Promise<string> {
  const outfile = join(BENCH_FOLDER, `${name}.js`);
  await build({
    ...BUNDLE_OPTIONS,
    absWorkingDir: ROOT,
    entryPoints: [`test/bench/${name}.ts`],
    outfile,
    external: PICTURE_PACKAGES,
  });
  return outfile;
}

/**
 * Bundles an entry, given from the root of the project, for a warm sandbox: with a table in memory, in one file, and
 * readable. Comments in it name the module that begins there.
 */
export async function bundleWarm(entry: string, name: string): Promise<string> {
  const outfile = join(BENCH_FOLDER, `${name}.js`);
  await build({
    ...BUNDLE_OPTIONS,
    minify: false,
    absWorkingDir: ROOT,
    entryPoints: [entry],
    outfile,
    alias: { '@aws-sdk/client-dynamodb': './test/bench/instant-dynamodb.ts' },
    external: PICTURE_PACKAGES,
    plugins: entry.startsWith('functions/') ? [unusedInLambda] : [],
  });
  return outfile;
}
