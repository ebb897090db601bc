/**
 * Whole objects, as `-o yaml`, `-o json` and `-o name` print them.
 */
import type { KubeObject } from '../api/objects';
import { sortedJson } from './json';
import { qualifiedName } from './result';
import { printYaml } from './yaml';

const JSON_INDENT = 4;

/** @param isList whether several were asked for: they come as one `kind: List` */
export function printObjects(
  objects: readonly KubeObject[],
  output: 'yaml' | 'json' | 'name',
  isList: boolean,
): string {
  if (output === 'name') return objects.map((object) => `${qualifiedName(object)}\n`).join('');
  const value = isList
    ? { apiVersion: 'v1', items: objects, kind: 'List', metadata: { resourceVersion: '' } }
    : objects[0];
  return output === 'yaml' ? printYaml(value) : `${sortedJson(value, JSON_INDENT)}\n`;
}
