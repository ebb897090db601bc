/**
 * `deployment.spec.strategy`: which field is meant, of what type it is, what is in it.
 */
import { own } from '../../api/own';
import { type KindInfo, kindNamed } from '../../api/kinds';
import { meaningOf } from '../../api/schema/field-meanings';
import { SCHEMA } from '../../api/schema/schema.generated';
import { elementOf } from '../../printers/explain';
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

/** The field that a path names, or the kind itself; undefined when it does not begin with a kind. */
export function readFieldPath(typed: string): Field | NoSuchField | undefined {
  const [first = '', ...path] = typed
    .replaceAll('[]', '')
    .split('.')
    .filter((part) => part !== '');
  const info = kindNamed(first);
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
    meaning: path.length === 0 ? undefined : meaningOf(owner, last),
    fields: Object.entries(own(SCHEMA, elementOf(type)) ?? {}),
  };
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
