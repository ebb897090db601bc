/**
 * `deployment.spec.strategy`: which field is meant, of what type it is, what is in it.
 */
import { own } from '../../api/own';
import { type KindInfo, kindNamed } from '../../api/kinds';
import { meaningOf } from '../../api/schema/field-meanings';
import { SCHEMA } from '../../api/schema/schema.generated';
import type { KubeObject } from '../../api/objects';

export interface Field {
  readonly info: KindInfo;
  /** `spec`, `strategy`. */
  readonly path: readonly string[];
  /** As the schema has it: `DeploymentStrategy`, `[]Container`. */
  readonly type: string;
  /** In plain words, where there are some. */
  readonly meaning: string | undefined;
  /** Its own fields, with their types. */
  readonly fields: readonly (readonly [name: string, type: string])[];
}

export interface NoSuchField {
  readonly info: KindInfo;
  /** The part of the path that is right. */
  readonly path: readonly string[];
  readonly missing: string;
  /** What there is in its place. */
  readonly known: readonly string[];
}

/** The field that a path names; undefined when it does not begin with a kind and a dot. */
export function readFieldPath(typed: string): Field | NoSuchField | undefined {
  const [first = '', ...path] = typed
    .replaceAll('[]', '')
    .split('.')
    .filter((part) => part !== '');
  const info = path.length === 0 ? undefined : kindNamed(first);
  if (info === undefined) return undefined;
  let type: string = info.kind;
  let owner = type;
  for (const [index, part] of path.entries()) {
    const fields = own(SCHEMA, elementOf(type)) ?? {};
    const name = Object.keys(fields).find((field) => field.toLowerCase() === part.toLowerCase());
    const next = name === undefined ? undefined : own(fields, name);
    if (name === undefined || next === undefined) {
      return { info, path: path.slice(0, index), missing: part, known: Object.keys(fields) };
    }
    path[index] = name;
    [owner, type] = [type, next];
  }
  const last = path.at(-1) ?? '';
  return {
    info,
    path,
    type,
    meaning: meaningOf(owner, last),
    fields: Object.entries(own(SCHEMA, elementOf(type)) ?? {}),
  };
}

/** What a list or a map is of. */
const elementOf = (type: string): string => type.replace(/^(\[\]|map\[string\])+/, '');

const TYPE_NAMES: Readonly<Record<string, string>> = {
  int32: 'integer',
  int64: 'integer',
  bool: 'boolean',
  intOrString: 'IntOrString',
  quantity: 'Quantity',
  time: 'Time',
  any: 'Object',
};

/** kubectl's word for a type. */
function typeName(type: string): string {
  const element = elementOf(type);
  const name = element.startsWith('=') ? 'string' : (own(TYPE_NAMES, element) ?? element);
  return `${type.slice(0, type.length - element.length)}${name}`;
}

/**
 * What kubectl explain prints, without its description, which the tutor says in words of its own.
 * Follows kubectl/pkg/explain/v2/templates/plaintext.tmpl.
 */
export function printField({ info, path, type, fields }: Field): string {
  const { group, kind, version } = info;
  const head = [...(group === '' ? [] : [`GROUP:      ${group}`]), `KIND:       ${kind}`, `VERSION:    ${version}`];
  const list = fields.map(([name, one]) => `  ${name}\t<${typeName(one)}>`);
  const below = list.length === 0 ? [] : ['', 'FIELDS:', ...list];
  return [...head, '', `FIELD: ${path.at(-1) ?? ''} <${typeName(type)}>`, ...below].join('\n');
}

/** What the field says in an object: short, as JSON; of a list what its first element says. */
export function valueIn(object: KubeObject, path: readonly string[]): string | undefined {
  let value: unknown = object;
  for (const part of path) {
    const one: unknown = Array.isArray(value) ? value[0] : value;
    if (typeof one !== 'object' || one === null) return undefined;
    value = Object.hasOwn(one, part) ? (one as Record<string, unknown>)[part] : undefined;
  }
  if (value === undefined) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
