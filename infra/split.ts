/**
 * Which module lies in which file of a function's package. A start reads the first file; each other one is read when
 * something in it is used for the first time. The program knows nothing of this: it imports as it always does.
 */
import type { Metafile } from 'esbuild';

/** A file beside the first one. */
export interface LaterFile {
  readonly name: string;
  /** Paths of the modules that lie in it, from the root of the project. */
  readonly holds: RegExp;
}

/**
 * The pattern that fits first counts. What fits none lies in the first file, which takes requests and refuses forged ones.
 * A file is read as a whole, so what one file needs of another while it is read must not need the first one in turn: the
 * objects of all verbs lie with the commands, whatever file they look into when they run.
 */
export const LATER_FILES: readonly LaterFile[] = [
  { name: 'parameters', holds: /^src\/aws\/ssm-client\./ },
  { name: 'keys', holds: /^src\/aws\/kms-client\./ },
  { name: 'content', holds: /^src\/tutor\/content\/(lessons|missions|questions)\.generated\./ },
  {
    name: 'yaml',
    holds: /^src\/(api\/yaml|scenarios)\/|^src\/printers\/yaml\.|^src\/tutor\/(exercises|quiz)\/read-/,
  },
  { name: 'printers', holds: /^src\/printers\/(describe|output)\/|^src\/containers\/(programs|logs)/ },
  {
    name: 'course',
    holds:
      /^src\/(tutor|app)\/(courses|exercises|form|learners|quiz|report|review|schedules)\/(?!(follow|hint|quiz|quiz-logs|quiz-news|[a-z-]+-verb)\.)|^src\/app\/installations\//,
  },
  {
    name: 'reasons',
    holds: /^src\/tutor\/(diagnose|explain|which|why|content\/terms)\/|^src\/api\/schema\/field-meanings\./,
  },
  {
    name: 'commands',
    holds:
      /^src\/(api|cluster|commands|containers|controllers|diagram|pictures|printers|tutor)\/|^src\/app\/(?!(event-metrics|json-log|later-commands|latest|program|pseudonyms|system-clock|time-limit|pace\/pace)\.)/,
  },
];

/** Modules by the name of the file that holds them: of the project alone, for a package lies in every file that uses it. */
export type Split = ReadonlyMap<string, readonly string[]>;

/** @param first the name of the file that a start reads; those of the others begin with it */
export function splitModules({ inputs }: Metafile, first: string, later: readonly LaterFile[]): Split {
  const files = new Map<string, string[]>([[first, []]]);
  for (const path of Object.keys(inputs).filter((one) => !one.startsWith('node_modules/'))) {
    const file = later.find(({ holds }) => holds.test(path));
    const name = file === undefined ? first : `${first}.${file.name}`;
    files.set(name, [...(files.get(name) ?? []), path]);
  }
  return files;
}

/** Of each file, the modules that other files import. */
export function sharedModules({ inputs }: Metafile, files: Split): Split {
  const fileOf = new Map([...files].flatMap(([file, paths]) => paths.map((path) => [path, file] as const)));
  const shared = new Map([...files.keys()].map((file) => [file, new Set<string>()]));
  for (const [path, { imports }] of Object.entries(inputs)) {
    for (const { path: imported } of imports) {
      const file = fileOf.get(imported);
      if (file !== undefined && file !== fileOf.get(path)) shared.get(file)?.add(imported);
    }
  }
  return new Map([...shared].map(([file, paths]) => [file, [...paths].sort()]));
}
