/**
 * The types of Kubernetes as OpenAPI v3 has them, from the table that manifests are decoded by.
 * Follows k8s.io/kube-openapi/pkg/spec3.
 */
import type { Kind } from '../api/objects';
import { own } from '../api/own';
import { meaningOf } from '../api/schema/field-meanings';
import { KIND_MEANINGS } from '../api/schema/kind-meanings';
import { REQUIRED } from '../api/schema/required.generated';
import { SCHEMA } from '../api/schema/schema.generated';
import type { ApiResource } from '../api/resources';

type Schema = Readonly<Record<string, unknown>>;

const SIMPLE: Readonly<Record<string, Schema>> = {
  string: { type: 'string' },
  bytes: { type: 'string', format: 'byte' },
  bool: { type: 'boolean' },
  int32: { type: 'integer', format: 'int32' },
  int64: { type: 'integer', format: 'int64' },
  time: { type: 'string', format: 'date-time' },
  any: { type: 'object' },
};

/** Types that a client knows by their names. */
const NAMED: Readonly<Record<string, { readonly name: string; readonly schema: Schema }>> = {
  intOrString: {
    name: 'IntOrString',
    schema: { oneOf: [{ type: 'integer' }, { type: 'string' }], format: 'int-or-string' },
  },
  quantity: { name: 'Quantity', schema: { oneOf: [{ type: 'string' }, { type: 'number' }] } },
};

const LIST = '[]';
const MAP = 'map[string]';

/** The schemas of these kinds, and of every type that they mention, by name. */
export function schemasOf(resources: readonly ApiResource[]): Readonly<Record<string, Schema>> {
  const found = new Map<string, Schema>();
  for (const resource of resources) {
    if (isDecoded(resource)) addType(found, resource.kind);
    found.set(resource.kind, { ...(found.get(resource.kind) ?? { type: 'object' }), ...introduced(resource) });
  }
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** In other groups and versions the same kind has other fields. */
const isDecoded = (resource: ApiResource): boolean => resource.isStored && Object.hasOwn(SCHEMA, resource.kind);

function introduced({ kind, group, version }: ApiResource): Schema {
  const description = own(KIND_MEANINGS, kind as Kind);
  return {
    ...(description !== undefined && { description }),
    'x-kubernetes-group-version-kind': [{ group, version, kind }],
  };
}

function addType(found: Map<string, Schema>, name: string): void {
  if (found.has(name)) return;
  found.set(name, {});
  const fields = Object.entries(own(SCHEMA, name) ?? {});
  const properties = Object.fromEntries(
    fields.map(([field, type]) => [field, described(schemaOf(found, type), meaningOf(name, field))]),
  );
  const required = own(REQUIRED, name);
  found.set(name, { type: 'object', ...(required && { required }), properties });
}

const described = (schema: Schema, description: string | undefined): Schema =>
  description === undefined ? schema : { description, ...schema };

function schemaOf(found: Map<string, Schema>, type: string): Schema {
  if (type.startsWith(LIST)) return { type: 'array', items: schemaOf(found, type.slice(LIST.length)) };
  if (type.startsWith(MAP)) return { type: 'object', additionalProperties: schemaOf(found, type.slice(MAP.length)) };
  if (type.startsWith('=')) return { type: 'string' };
  const simple = own(SIMPLE, type);
  if (simple !== undefined) return simple;
  const named = own(NAMED, type);
  if (named === undefined) addType(found, type);
  else found.set(named.name, named.schema);
  return { allOf: [{ $ref: `#/components/schemas/${named?.name ?? type}` }] };
}
