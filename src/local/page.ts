/**
 * The playground page: its markup, and its script and its look in one file each. Built at the first request, so that
 * `npm start` is ready without it.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const FOLDER = join(__dirname, '..', '..', 'playground');

export interface Page {
  readonly html: string;
  readonly js: string;
  readonly css: string;
}

let built: Promise<Page> | undefined;

/** The page; a failed build is tried again at the next request. */
export function buildPage(): Promise<Page> {
  built ??= build().catch((error: unknown) => {
    built = undefined;
    throw error;
  });
  return built;
}

async function build(): Promise<Page> {
  const html = readFile(join(FOLDER, 'index.html'), 'utf8');
  const { build: bundle, stop } = await import('esbuild');
  const { outputFiles } = await bundle({
    entryPoints: { playground: join(FOLDER, 'main.tsx'), look: join(FOLDER, 'playground.css') },
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    jsx: 'automatic',
    target: ['es2022', 'chrome123', 'firefox120', 'safari17.5'],
    outdir: '/',
    external: ['/fonts/*'],
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  });
  // The bundler is a process of its own, which is of no more use.
  await stop();
  const textOf = (ending: string): string => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return { html: await html, js: textOf('.js'), css: textOf('.css') };
}
