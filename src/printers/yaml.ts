/**
 * Objects as YAML in kubectl's style: keys in alphabetical order, lists not indented.
 */
import { stringify } from 'yaml';
import { sortKeys } from './json';

/** One document with a final newline. */
export function printYaml(value: unknown): string {
  return stringify(sortKeys(value), { indentSeq: false, lineWidth: 0, blockQuote: 'literal', version: '1.1' });
}
