/**
 * Objects as YAML in kubectl's style: keys in alphabetical order, lists not indented.
 */
import { Document, visit } from 'yaml';
import { sortKeys } from './json';

/** One document with a final newline. */
export function printYaml(value: unknown): string {
  const document = new Document(sortKeys(value), { version: '1.1' });
  visit(document, {
    Scalar: (_key, node) => {
      if (isMisread(node.value)) node.type = 'QUOTE_SINGLE';
    },
  });
  return document.toString({ indentSeq: false, lineWidth: 0, blockQuote: 'literal' });
}

/**
 * Text that its signs would make something else, unless it were quoted. Text that would be read as a number or a truth
 * value gets double quotes instead. Follows go-yaml's emitter (yaml_emitter_analyze_scalar).
 */
const isMisread = (value: unknown): boolean =>
  typeof value === 'string' &&
  /^[ -~]+$/.test(value) &&
  (/^[#,[\]{}&*!|>'"%@`]|^[-?:](?: |$)/.test(value) || /: |:$| #|^ | $/.test(value));
