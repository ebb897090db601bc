/** Bundles each file of functions/ into one CommonJS file that Lambda runs. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type BuildOptions, build } from 'esbuild';
import { PICTURE_PACKAGES } from './picture-packages';
import { unusedInLambda } from './unused-in-lambda';

const ROOT = join(__dirname, '..');

/** Shared with the benchmark, which builds its plain Bolt program the same way but for what is left out. */
export const BUNDLE_OPTIONS = {
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  mainFields: ['module', 'main'],
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
} as const satisfies BuildOptions;

export interface Bundle {
  /** `slack` for functions/slack.ts. */
  readonly name: string;
  readonly file: string;
  readonly bytes: number;
  readonly gzipBytes: number;
  /** Every source file in it, relative to the root of the project, and the bytes it has there. */
  readonly inputs: Readonly<Record<string, number>>;
}

/** Builds all functions into `folder`, with source maps beside them. */
export async function bundleFunctions(folder: string): Promise<readonly Bundle[]> {
  const entries = readdirSync(join(ROOT, 'functions')).filter((file) => file.endsWith('.ts'));
  return Promise.all(entries.map((entry) => bundleFunction(basename(entry, '.ts'), folder)));
}

/** Builds functions/`name`.ts into `folder`. */
export async function bundleFunction(name: string, folder: string): Promise<Bundle> {
  const file = join(folder, `${name}.js`);
  const { metafile } = await build({
    ...BUNDLE_OPTIONS,
    absWorkingDir: ROOT,
    entryPoints: [join('functions', `${name}.ts`)],
    outfile: file,
    sourcemap: 'linked',
    sourcesContent: false,
    alias: { '@aws-sdk/credential-provider-node': './src/store/lambda-credentials.ts' },
    external: PICTURE_PACKAGES,
    plugins: [unusedInLambda],
  });
  const output = Object.values(metafile.outputs).find((candidate) => candidate.entryPoint !== undefined);
  const inputs = Object.entries(output?.inputs ?? {}).map(([path, input]) => [path, input.bytesInOutput] as const);
  const code = readFileSync(file);
  return {
    name,
    file,
    bytes: code.length,
    gzipBytes: gzipSync(code).length,
    inputs: Object.fromEntries(inputs.filter(([, bytes]) => bytes > 0)),
  };
}
