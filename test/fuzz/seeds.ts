/** Inputs of the project itself: commands of its pages and proofs, and its files of Kubernetes objects, lessons and scenarios. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Json } from '../../src/api/yaml/value';
import { COURSE_WALK } from '../../docs/course-walk-deeds';
import { KINDS, MORE_KINDS } from '../exhaustive/kinds';

const ROOT = join(__dirname, '..', '..');

/** The texts of files below a folder, in the order of their paths. */
function filesIn(folder: string, ending: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .sort()
    .map((path) => readFileSync(join(ROOT, folder, path), 'utf8'));
}

/** Commands that people type, without the name of the slash command. */
export function commands(): readonly string[] {
  const pages = ['docs/commands.md', 'docs/first-session.md', 'README.md'].map((page) =>
    readFileSync(join(ROOT, page), 'utf8'),
  );
  const quoted = pages.flatMap((page) =>
    [...page.matchAll(/\/kube ([^`\n|]+)/g)].map(([, command = '']) => command.trim()),
  );
  const walked = COURSE_WALK.flatMap(({ deeds }) =>
    deeds.flatMap((deed) => ('types' in deed ? [deed.types ?? ''] : [])),
  );
  return [...new Set([...quoted, ...walked, ...KINDS, ...MORE_KINDS])];
}

/** Files with Kubernetes objects. */
export const manifests = (): readonly string[] =>
  ['test/golden', 'test/kubectl/compare/manifests', 'test/fidelity'].flatMap((folder) =>
    filesIn(folder, '.yaml').filter((text) => text.includes('apiVersion')),
  );

export const exercises = (): readonly string[] =>
  ['src/tutor/content/missions', 'src/tutor/content/lessons'].flatMap((folder) => filesIn(folder, '.yaml'));

export const scenarios = (): readonly string[] =>
  ['test/fidelity', 'test/golden', 'docs'].flatMap((folder) => filesIn(folder, '.yaml'));

/** Every Kubernetes object of these files. */
export function objects(): readonly Json[] {
  const seen = new Map<string, Json>();
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('apiVersion' in value && 'kind' in value) seen.set(JSON.stringify(value), value as Json);
    for (const part of Object.values(value)) collect(part);
  };
  for (const text of [...manifests(), ...scenarios()]) {
    for (const document of parseAllDocuments(text, { logLevel: 'silent' })) {
      if (!('errors' in document) || document.errors.length > 0) continue;
      collect(document.toJS());
    }
  }
  return [...seen.values()];
}
