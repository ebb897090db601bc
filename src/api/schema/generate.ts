/**
 * Writes schema.generated.ts from the type definitions of kubernetes-types: `npm run schema`. Runs on a developer's
 * machine only.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';
import { BYTES_FIELDS, INT64_FIELDS, NAMED_TEXTS, NEWER_FIELDS } from './go-types';

/** Where the kinds of objects.ts are defined. */
const ROOTS: Readonly<Record<string, readonly string[]>> = {
  'apps/v1': ['ControllerRevision', 'DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'],
  'autoscaling/v2': ['HorizontalPodAutoscaler'],
  'batch/v1': ['CronJob', 'Job'],
  'coordination/v1': ['Lease'],
  'core/v1': [
    'ConfigMap',
    'Endpoints',
    'Event',
    'LimitRange',
    'Namespace',
    'Node',
    'PersistentVolume',
    'PersistentVolumeClaim',
    'Pod',
    'ResourceQuota',
    'Secret',
    'Service',
  ],
  'discovery/v1': ['EndpointSlice'],
  'policy/v1': ['PodDisruptionBudget'],
  'scheduling/v1': ['PriorityClass'],
  'storage/v1': ['StorageClass', 'VolumeAttachment'],
};

/** Definitions that stand for something simpler. */
const SIMPLE: Readonly<Record<string, string>> = {
  FieldsV1: 'any',
  MicroTime: 'time',
  Quantity: 'quantity',
  RawExtension: 'any',
  Time: 'time',
};

type Fields = Record<string, string>;

interface Found {
  readonly schema: Record<string, Fields>;
  /** Fields that every object of a type has, by type. */
  readonly required: Record<string, readonly string[]>;
}

/** Every type of the definitions that an object can hold. */
function found(packageFolder: string): Found {
  const all: Found = { schema: {}, required: {} };
  for (const [module, names] of Object.entries(ROOTS)) {
    for (const name of names) addType(all, join(packageFolder, module), name);
  }
  return all;
}

/** The text of required.generated.ts. */
export function generateRequired(packageFolder: string): string {
  const types = Object.entries(found(packageFolder).required)
    .filter(([, fields]) => fields.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, fields]) => `  ${name}: [${fields.map((field) => `'${field}'`).join(', ')}],`);
  return [
    '// Written by `npm run schema` from kubernetes-types. Do not edit.',
    '/** Type → fields that must be there. */',
    'export const REQUIRED: Readonly<Record<string, readonly string[]>> = {',
    ...types,
    '};',
    '',
  ].join('\n');
}

/** The text of schema.generated.ts. */
export function generateSchema(packageFolder: string): string {
  const { schema } = found(packageFolder);
  const types = Object.keys(schema)
    .sort()
    .map((name) => `  ${name}: { ${fieldsText(schema[name] ?? {})} },`);
  return [
    '// Written by `npm run schema` from kubernetes-types. Do not edit.',
    '/** Type → field → type; `[]T` is a list, `map[string]T` a map, `=T` a text of the Go type T. */',
    'export const SCHEMA: Readonly<Record<string, Readonly<Record<string, string>>>> = {',
    ...types,
    '};',
    '',
  ].join('\n');
}

function fieldsText(fields: Fields): string {
  return Object.keys(fields)
    .sort()
    .map((field) => `${field}: '${fields[field]}'`)
    .join(', ');
}

/** Adds a type and every type that it mentions. `path` is its file, without `.d.ts`. */
function addType(all: Found, path: string, name: string): void {
  const { schema, required } = all;
  if (schema[name] !== undefined) return;
  const newer = NEWER_FIELDS[name];
  const source = sourceFile(path);
  const definition = source.statements.find(
    (statement): statement is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(statement) && statement.name.text === name,
  );
  if (definition === undefined && newer === undefined) throw new Error(`${path} does not define ${name}`);
  const fields: Fields = {};
  schema[name] = fields;
  const needed: string[] = [];
  required[name] = needed;
  for (const member of definition?.members ?? []) {
    if (!ts.isPropertySignature(member) || member.type === undefined) continue;
    const field = member.name.getText(source).replace(/['"]/g, '');
    if (member.questionToken === undefined) needed.push(field);
    const id = `${name}.${field}`;
    const isBytes = BYTES_FIELDS.has(id);
    fields[field] = isBytes ? 'map[string]bytes' : NAMED_TEXTS[id] ? `=${NAMED_TEXTS[id]}` : typeText(member.type);
  }
  for (const [field, type] of Object.entries(newer ?? {})) {
    fields[field] = type;
    mention(type);
  }

  function typeText(type: ts.TypeNode, field = (type.parent as ts.PropertySignature).name.getText(source)): string {
    if (type.kind === ts.SyntaxKind.BooleanKeyword) return 'bool';
    if (type.kind === ts.SyntaxKind.NumberKeyword) return INT64_FIELDS.has(field) ? 'int64' : 'int32';
    if (type.kind === ts.SyntaxKind.StringKeyword || ts.isLiteralTypeNode(type)) return 'string';
    if (ts.isUnionTypeNode(type)) return type.types.some(isNumber) ? 'intOrString' : 'string';
    if (ts.isTypeLiteralNode(type)) {
      const index = type.members.find(ts.isIndexSignatureDeclaration);
      return index === undefined ? 'any' : `map[string]${typeText(index.type, field)}`;
    }
    if (ts.isTypeReferenceNode(type)) {
      const reference = type.typeName.getText(source);
      const item = type.typeArguments?.[0];
      if (reference === 'Array' && item !== undefined) return `[]${typeText(item, field)}`;
      if (SIMPLE[reference] !== undefined) return SIMPLE[reference];
      mention(reference);
      return reference;
    }
    throw new Error(`${name}.${field} has a type that is not understood: ${type.getText(source)}`);
  }

  function mention(type: string): void {
    const reference = type.replace(/^(\[\]|map\[string\])+/, '');
    if (/^[A-Z]/.test(reference)) addType(all, fileOf(source, path, reference), reference);
  }
}

const isNumber = (type: ts.TypeNode): boolean => type.kind === ts.SyntaxKind.NumberKeyword;

/** The file that a name comes from: the one that it is imported from, or this one. */
function fileOf(source: ts.SourceFile, path: string, name: string): string {
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    const bindings = statement.importClause?.namedBindings;
    if (bindings === undefined || !ts.isNamedImports(bindings)) continue;
    if (!bindings.elements.some((element) => element.name.text === name)) continue;
    return resolve(dirname(path), (statement.moduleSpecifier as ts.StringLiteral).text);
  }
  return path;
}

const sources = new Map<string, ts.SourceFile>();

function sourceFile(path: string): ts.SourceFile {
  const known = sources.get(path);
  if (known !== undefined) return known;
  const file = `${path}.d.ts`;
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  sources.set(path, source);
  return source;
}

/** The folder of the installed kubernetes-types. */
export function kubernetesTypesFolder(from: string): string {
  return dirname(createRequire(from).resolve('kubernetes-types/package.json'));
}

if (process.argv[1]?.endsWith('generate.ts') === true) {
  const target = (name: string) => resolve('src/api/schema', name);
  const folder = kubernetesTypesFolder(target(''));
  writeFileSync(target('schema.generated.ts'), generateSchema(folder));
  writeFileSync(target('required.generated.ts'), generateRequired(folder));
}
