/**
 * `explain`: the fields of a kind, in kubectl's layout. Follows kubectl/pkg/explain/v2/templates/plaintext.tmpl.
 */
import type { KindInfo } from '../api/kinds';
import { own } from '../api/own';
import { meaningOf } from '../api/schema/field-meanings';
import { KIND_MEANINGS } from '../api/schema/kind-meanings';
import { REQUIRED } from '../api/schema/required.generated';
import { SCHEMA } from '../api/schema/schema.generated';

export interface Explained {
  readonly info: KindInfo;
  /** `spec`, `strategy`; empty: the kind itself. */
  readonly path: readonly string[];
  /** As the schema has it: `DeploymentStrategy`, `[]Container`. */
  readonly type: string;
  /** In plain words, where there are some. */
  readonly meaning: string | undefined;
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  int32: 'integer',
  int64: 'integer',
  bool: 'boolean',
  bytes: 'string',
  intOrString: 'IntOrString',
  quantity: 'Quantity',
  time: 'string',
  any: 'Object',
};
const COLUMNS = 76;
const UNDESCRIBED = '<no description>';

/** What a list or a map is of. */
export const elementOf = (type: string): string => type.replace(/^(\[\]|map\[string\])+/, '');

/** kubectl's word for a type. */
function typeName(type: string): string {
  const element = elementOf(type);
  const name = element.startsWith('=') ? 'string' : (own(TYPE_NAMES, element) ?? element);
  return `${type.slice(0, type.length - element.length)}${name}`;
}

/** The whole text, with its final empty line. @param isRecursive with the fields of fields, and without words */
export function printExplained({ info, path, type, meaning }: Explained, isRecursive: boolean): string {
  const { group, kind, version } = info;
  const last = path.at(-1);
  const described = last === undefined ? own(KIND_MEANINGS, kind) : meaning;
  const element = elementOf(type);
  const list = isRecursive ? namesIn(element, '  ', [element]) : fieldsIn(element);
  return [
    ...(group === '' ? [] : [`GROUP:      ${group}`]),
    `KIND:       ${kind}`,
    `VERSION:    ${version}`,
    '',
    ...(last === undefined ? [] : [`FIELD: ${last} <${typeName(type)}>`, '', '']),
    'DESCRIPTION:',
    ...(described === undefined ? ['    <empty>'] : [...wrapped(described), '    ']),
    ...(list.length === 0 ? [] : ['FIELDS:', ...list]),
    '',
  ]
    .map((line) => `${line}\n`)
    .join('');
}

const fieldsOf = (type: string): readonly (readonly [string, string])[] =>
  Object.entries(own(SCHEMA, type) ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));

function fieldsIn(type: string): readonly string[] {
  return fieldsOf(type).flatMap(([name, one]) => [
    `  ${heading(type, name, one)}`,
    ...wrapped(meaningOf(type, name) ?? UNDESCRIBED),
    '',
  ]);
}

/** Names and types only; a type within itself is not opened again. */
function namesIn(type: string, indent: string, opened: readonly string[]): readonly string[] {
  return fieldsOf(type).flatMap(([name, one]) => {
    const inner = elementOf(one);
    const below = opened.includes(inner) ? [] : namesIn(inner, `${indent}  `, [...opened, inner]);
    return [`${indent}${heading(type, name, one)}`, ...below];
  });
}

function heading(owner: string, name: string, type: string): string {
  const isRequired = own(REQUIRED, owner)?.includes(name) === true;
  return `${name}\t<${typeName(type)}>${isRequired ? ' -required-' : ''}`;
}

function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= COLUMNS) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line) => `    ${line}`);
}
