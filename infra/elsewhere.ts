/**
 * An esbuild plugin that leaves out of a file what lies in other files: in the place of such a module stands one whose
 * exports look into the other file, which is read at the first of these looks.
 */
import { join, relative } from 'node:path';
import type { Metafile, Plugin } from 'esbuild';

/** A module of another file. */
export interface Elsewhere {
  /** The name of the file that holds it. */
  readonly file: string;
  /** The names that it exports. */
  readonly names: readonly string[];
}

const NAMESPACE = 'elsewhere';

/**
 * @param root of the project; paths of modules count from it
 * @param whole what a build of all modules in one file says: which module an import means
 */
export function elsewhere(root: string, whole: Metafile, modules: ReadonlyMap<string, Elsewhere>): Plugin {
  const meant = (importer: string, words: string): string | undefined =>
    whole.inputs[relative(root, importer)]?.imports.find(({ original }) => original === words)?.path;
  return {
    name: NAMESPACE,
    setup(build) {
      build.onResolve({ filter: /^\./, namespace: 'file' }, ({ path: words, importer }) => {
        const path = meant(importer, words);
        return path !== undefined && modules.has(path) ? { path, namespace: NAMESPACE } : undefined;
      });
      build.onResolve({ filter: /./, namespace: NAMESPACE }, ({ path }) => ({ path, external: true }));
      build.onLoad({ filter: /./, namespace: NAMESPACE }, ({ path }) => {
        const module = modules.get(path);
        return module === undefined ? undefined : { contents: lookingAt(path, module), loader: 'js' };
      });
    },
  };
}

/**
 * The beginning of a file.
 * @param entry a module whose exports are those of the file
 * @param shared modules that other files look at; while the file itself is being read they cannot
 */
export function fileEntry(root: string, entry: string | undefined, shared: readonly string[]): string {
  const from = (path: string): string => JSON.stringify(join(root, path));
  return [
    ...(entry === undefined ? [] : [`export * from ${from(entry)};`]),
    ...shared.map((path, i) => `import * as module${i} from ${from(path)};`),
    `export const modules = { ${shared.map((path, i) => `${JSON.stringify(path)}: module${i}`).join(', ')} };`,
  ].join('\n');
}

function lookingAt(path: string, { file, names }: Elsewhere): string {
  return [
    'let module;',
    `const look = () => (module ??= require('./${file}.js').modules[${JSON.stringify(path)}]);`,
    `Object.defineProperty(exports, '__esModule', { value: true });`,
    ...names.map(
      (name) => `Object.defineProperty(exports, '${name}', { enumerable: true, get: () => look().${name} });`,
    ),
  ].join('\n');
}
