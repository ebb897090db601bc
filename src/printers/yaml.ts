/**
 * Objects as YAML in kubectl's style: keys in alphabetical order, lists not indented.
 */
import { Document, visit } from 'yaml';
import { sortKeys } from './json';
import { foldYaml } from './yaml-fold';

/** One document with a final newline. */
export function printYaml(value: unknown): string {
  const document = new Document(sortKeys(value), { version: '1.1' });
  visit(document, {
    Scalar: (_key, node) => {
      if (isMisread(node.value)) node.type = 'QUOTE_SINGLE';
      if (isSpelledOut(node.value)) node.type = 'QUOTE_DOUBLE';
    },
  });
  const text = document.toString({
    indentSeq: false,
    lineWidth: 0,
    blockQuote: 'literal',
    doubleQuotedMinMultiLineLength: Infinity,
  });
  return foldYaml(text.replace(BEYOND_16_BITS, escaped).replace(SPELLED_OUT, plainSpaces));
}

/**
 * Text that its signs would make something else, unless it were quoted. Text that would be read as a number or a truth
 * value gets double quotes instead. Follows go-yaml's emitter (yaml_emitter_analyze_scalar).
 */
const isMisread = (value: unknown): boolean =>
  typeof value === 'string' &&
  /^[ -~]+$/.test(value) &&
  (/^[#,[\]{}&*!|>'"%@`]|^[-?:](?: |$)/.test(value) || /: |:$| #|^ | $/.test(value));

/** What go-yaml takes for unprintable, tabs and all beyond 16 bits among it. */
const UNPRINTABLE = /[^\n\x20-\x7E\u00A0-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD]/;
const BEYOND_16_BITS = /[\u{10000}-\u{10FFFF}]/gu;

/** The yaml package escapes a space before a break, too. */
const SPELLED_OUT = /^ *(?:- )*(?:\S+: )?"[^\n]*"$/gm;
const plainSpaces = (line: string): string => line.replaceAll('\\ \\n', ' \\n');

const escaped = (character: string): string =>
  `\\U${character.codePointAt(0)!.toString(16).toUpperCase().padStart(8, '0')}`;

/** Text with signs that cannot be seen, and lines that end in spaces: in double quotes, breaks and all. */
const isSpelledOut = (value: unknown): boolean =>
  typeof value === 'string' && (UNPRINTABLE.test(value) || (value.includes('\n') && / (?:\n|$)/.test(value)));
