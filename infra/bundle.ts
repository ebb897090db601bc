/** Bundles each file of functions/ into CommonJS files that Lambda runs: one that it starts, and those that this reads later. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';
import { type Elsewhere, elsewhere, fileEntry } from './elsewhere';
import { PICTURE_PACKAGES } from './picture-packages';
import { LATER_FILES, sharedModules, type Split, splitModules } from './split';
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

const OPTIONS = {
  ...BUNDLE_OPTIONS,
  absWorkingDir: ROOT,
  alias: { '@aws-sdk/credential-provider-node': './src/store/lambda-credentials.ts' },
  external: PICTURE_PACKAGES,
  plugins: [unusedInLambda],
} satisfies BuildOptions;

export interface BundleFile {
  readonly file: string;
  readonly bytes: number;
  readonly gzipBytes: number;
  /** Every source file in it, relative to the root of the project, and the bytes it has there. */
  readonly inputs: Readonly<Record<string, number>>;
}

/** What a start reads, by itself. */
export interface Bundle extends BundleFile {
  /** `slack` for functions/slack.ts. */
  readonly name: string;
  /** The same file, and those beside it that are read later. */
  readonly files: readonly BundleFile[];
}

/** Builds all functions into `folder`, with source maps beside them. */
export async function bundleFunctions(folder: string): Promise<readonly Bundle[]> {
  const entries = readdirSync(join(ROOT, 'functions')).filter((file) => file.endsWith('.ts'));
  return Promise.all(entries.map((entry) => bundleFunction(basename(entry, '.ts'), folder)));
}

/** Builds functions/`name`.ts into `folder`: `name`.js, and `name`.*.js for what is read later. */
export async function bundleFunction(name: string, folder: string): Promise<Bundle> {
  const entry = `functions/${name}.ts`;
  const { metafile: whole } = await build({ ...OPTIONS, entryPoints: [entry], write: false, minify: false });
  const split = splitModules(whole, name, LATER_FILES);
  const shared = sharedModules(whole, split);
  const places = await placesOf(shared);
  const files = await Promise.all(
    [...split.keys()].map((file) => {
      const others = new Map([...places].filter(([, place]) => place.file !== file));
      const contents = fileEntry(ROOT, file === name ? entry : undefined, shared.get(file) ?? []);
      return buildFile(join(folder, `${file}.js`), contents, [elsewhere(ROOT, whole, others), unusedInLambda]);
    }),
  );
  const [first] = files;
  if (first === undefined) throw new Error(`${entry} has no modules`);
  return { ...first, name, files };
}

async function buildFile(file: string, contents: string, plugins: Plugin[]): Promise<BundleFile> {
  const { metafile } = await build({
    ...OPTIONS,
    stdin: { contents, resolveDir: ROOT },
    outfile: file,
    sourcemap: 'linked',
    sourcesContent: false,
    plugins,
  });
  const code = readFileSync(file);
  return { file, bytes: code.length, gzipBytes: gzipSync(code).length, inputs: inputsOf(metafile) };
}

/** Where modules that other files look at are to be found, by their paths. */
async function placesOf(shared: Split): Promise<ReadonlyMap<string, Elsewhere>> {
  const files = new Map([...shared].flatMap(([file, paths]) => paths.map((path) => [path, file] as const)));
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [...files.keys()],
    bundle: false,
    format: 'esm',
    write: false,
    metafile: true,
    outdir: ROOT,
    outbase: ROOT,
  });
  const names = new Map(Object.values(metafile.outputs).map(({ entryPoint, exports }) => [entryPoint, exports]));
  return new Map([...files].map(([path, file]) => [path, { file, names: names.get(path) ?? [] }]));
}

function inputsOf({ outputs }: Metafile): Readonly<Record<string, number>> {
  const output = Object.values(outputs).find((candidate) => candidate.entryPoint !== undefined);
  const inputs = Object.entries(output?.inputs ?? {}).map(([path, input]) => [path, input.bytesInOutput] as const);
  return Object.fromEntries(inputs.filter(([, bytes]) => bytes > 0));
}
