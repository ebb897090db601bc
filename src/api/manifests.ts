/**
 * Manifests: the text that people apply, read as kubectl reads it from standard input.
 */
import { asNewerVersion } from './autoscaling-v1';
import { decode } from './decode';
import { type JsonFields, isFields } from './fields';
import { isMadeByControllers, type KindInfo, kindOfManifest, KINDS } from './kinds';
import type { Draft } from './objects';
import { type InvalidObject, isRejected, type Rejection, type Result, type WrongLine } from './rejection';
import { clientError, notWritable, whileDoing } from './status';
import { readDocuments } from './yaml/documents';
import type { LineOf } from './yaml/line-of';
import { MANIFEST_LIMITS, tooManyObjects } from './yaml/limits';
import type { Json, YamlValue } from './yaml/value';

/**
 * `apply`, `diff` and `replace` find objects by name; `create` can have the server make one up (generateName).
 * `delete` reads nothing but what an object is called.
 */
export type ManifestVerb = 'apply' | 'create' | 'diff' | 'replace' | 'delete';

/** Every object of a YAML or JSON text, `kind: List` unfolded; the first mistake rejects the whole text. */
export function readManifests(text: string, verb: ManifestVerb = 'apply'): Result<readonly Draft[]> {
  const documents = readDocuments(text);
  if (isRejected(documents)) return documents;
  const items = documents.flatMap(unfolded);
  if (items.length > MANIFEST_LIMITS.objects) return tooManyObjects();
  // To compare nothing is not an error, nor to delete it.
  if (items.length === 0 && verb !== 'diff' && verb !== 'delete') return clientError(`no objects passed to ${verb}`);
  const drafts: Draft[] = [];
  for (const item of items) {
    const draft = readManifest(item, verb);
    if (isRejected(draft)) return draft;
    drafts.push(draft);
  }
  return drafts;
}

/** The lines of the fields that are wrong in one object of a text; none where the text has no such object. */
export function linesOfFields(text: string, { kind, name, causes }: InvalidObject): readonly WrongLine[] {
  const documents = readDocuments(text);
  if (isRejected(documents)) return [];
  const item = documents.flatMap(unfolded).find(({ value }) => {
    const metadata = isFields(value) && isFields(value.metadata) ? value.metadata : {};
    return isFields(value) && value.kind === kind && (metadata.name === name || metadata.name === undefined);
  });
  if (item === undefined) return [];
  const wrong = causes.map(({ field, detail }) => ({ line: item.lineOf(field), what: `${field}: ${detail}` }));
  return wrong.filter((one, index) => wrong.findIndex(({ what }) => what === one.what) === index);
}

function readManifest(manifest: YamlValue, verb: ManifestVerb): Result<Draft> {
  const { value: given, lineOf } = manifest;
  const at = (path: string, rejection: Rejection, what: string): Rejection => ({
    ...rejection,
    lines: [{ line: lineOf(path), what }],
  });
  if (!isFields(given)) return at('', notValid('invalid object to validate'), 'invalid object to validate');
  if (verb === 'delete') return readName(given);
  const value = asNewerVersion(given);
  const doing = verb === 'replace' ? 'replacing' : 'creating';
  if (isRejected(value)) return whileDoing(doing, value);
  const { apiVersion, kind } = value;
  const unset = [isText(apiVersion) ? [] : 'apiVersion not set', isText(kind) ? [] : 'kind not set'].flat();
  if (!isText(apiVersion) || !isText(kind)) {
    const what = unset.length === 1 ? `${unset[0]}` : `[${unset.join(', ')}]`;
    const hint = isText(kind) ? whereKindIs(kind) : 'Every object says its apiVersion and its kind.';
    return at('', { ...notValid(what), hint }, what);
  }
  const metadata = isFields(value.metadata) ? value.metadata : {};
  const info = kindOfManifest(apiVersion, kind);
  if (info === undefined) {
    const isKnown = Object.values(KINDS).some((one) => one.kind === kind);
    const what = `no matches for kind "${kind}" in version "${apiVersion}"`;
    return at(isKnown ? 'apiVersion' : 'kind', noMatch(apiVersion, kind, metadata), what);
  }
  if (info.isDerived === true) return at('kind', whileDoing(doing, notWritable(info.kind)), 'nobody writes this kind');
  const unnamed = verb !== 'create' ? nameless(info, metadata, verb) : undefined;
  if (unnamed !== undefined) return at('metadata', unnamed, 'resource name may not be empty');
  const draft = decode({ ...manifest, value }, info);
  if (isRejected(draft)) return whileDoing(doing, draft);
  return isFields(value.metadata) ? draft : { ...draft, metadata: {} };
}

/** What an object is called, whatever else is wrong with its manifest: nothing is validated to delete it. */
function readName(given: JsonFields): Result<Draft> {
  const { apiVersion, kind } = given;
  if (!isText(kind)) {
    return clientError(`unable to decode "STDIN": Object 'Kind' is missing in '${JSON.stringify(given)}'`);
  }
  const metadata = isFields(given.metadata) ? given.metadata : {};
  const info = kindOfManifest(isText(apiVersion) ? apiVersion : '', kind);
  if (info === undefined) return noMatch(isText(apiVersion) ? apiVersion : '', kind, metadata);
  if (info.isDerived === true) return whileDoing('deleting', notWritable(info.kind));
  const { name, namespace } = metadata;
  if (!isText(name)) return clientError('resource name may not be empty');
  return {
    apiVersion: info.apiVersion,
    kind: info.kind,
    metadata: { name, ...(isText(namespace) ? { namespace } : {}) },
  } as Draft;
}

/** The items of a list; a path in an item is one from its own root. */
function unfolded(document: YamlValue): readonly YamlValue[] {
  const { value, duplicates, lineOf } = document;
  if (!isFields(value) || !isText(value.kind) || !value.kind.endsWith('List') || !Array.isArray(value.items)) {
    return [document];
  }
  return (value.items as readonly Json[]).map((item, index) => {
    const prefix = `items[${index}].`;
    const own = duplicates.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
    const lineOfItem: LineOf = (path) => lineOf(path === '' ? prefix.slice(0, -1) : `${prefix}${path}`);
    return { value: item, duplicates: own, lineOf: lineOfItem };
  });
}

const isText = (value: Json | undefined): value is string => typeof value === 'string' && value !== '';

function notValid(what: string): Rejection {
  const advice = 'if you choose to ignore these errors, turn validation off with --validate=false';
  return clientError(`error validating "STDIN": error validating data: ${what}; ${advice}`);
}

function noMatch(apiVersion: string, kind: string, metadata: JsonFields): Rejection {
  const name = isText(metadata.name) ? metadata.name : '';
  const namespace = isText(metadata.namespace) ? metadata.namespace : '';
  const about = `resource mapping not found for name: "${name}" namespace: "${namespace}" from "STDIN"`;
  const message = `${about}: no matches for kind "${kind}" in version "${apiVersion}"\nensure CRDs are installed first`;
  return { ...clientError(message), hint: whereKindIs(kind) };
}

/** A kind may be real and not simulated: nobody should look for a mistake of their own then. */
function whereKindIs(kind: string): string {
  const known = Object.values(KINDS).find((info) => info.kind === kind);
  if (known !== undefined) return `A ${kind} is of apiVersion ${known.apiVersion}.`;
  const kinds = Object.values(KINDS).flatMap((one) => (isMadeByControllers(one) ? [] : [one.kind]));
  return `This practice cluster has no ${kind}. It has ${kinds.sort().join(', ')}.`;
}

function nameless(info: KindInfo, metadata: JsonFields, verb: ManifestVerb): Rejection | undefined {
  const isNamed = metadata.name !== undefined && metadata.name !== null && metadata.name !== '';
  if (isNamed) return undefined;
  if (verb === 'replace') return clientError('resource name may not be empty');
  const { generateName } = metadata;
  if (isText(generateName)) return clientError(`from ${generateName}: cannot use generate name with apply`);
  const { apiVersion, plural, kind, namespaced } = info;
  const group = info.group === '' ? `/${apiVersion}` : apiVersion;
  const namespace = isText(metadata.namespace) ? metadata.namespace : namespaced ? 'default' : '';
  return clientError(
    [
      'error when retrieving current configuration of:',
      `Resource: "${group}, Resource=${plural}", GroupVersionKind: "${group}, Kind=${kind}"`,
      `Name: "", Namespace: "${namespace}"`,
      'from server for: "STDIN": resource name may not be empty',
    ].join('\n'),
  );
}
