/**
 * Manifests: the text that people apply, read as kubectl reads it.
 */
import { parseAllDocuments } from 'yaml';
import { kindOfManifest } from './kinds';
import type { Draft } from './objects';
import type { Result } from './rejection';
import { clientError } from './status';

/** Every object of a YAML or JSON text, `kind: List` unfolded; the first mistake rejects the whole text. */
export function readManifests(text: string): Result<readonly Draft[]> {
  const drafts: Draft[] = [];
  for (const document of parseAllDocuments(text, { version: '1.1', merge: true })) {
    const value = document.toJS() as { kind?: string; apiVersion?: string; items?: unknown[] } | null;
    if (value === null) continue;
    for (const item of (value.kind === 'List' ? value.items : [value]) as { kind: string; apiVersion: string }[]) {
      if (kindOfManifest(item.apiVersion, item.kind) === undefined) {
        return clientError(`no matches for kind "${item.kind}" in version "${item.apiVersion}"`);
      }
      drafts.push(item as unknown as Draft);
    }
  }
  return drafts.length === 0 ? clientError('no objects passed to apply') : drafts;
}
