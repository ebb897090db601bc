/**
 * The object that a request carries, as the API server reads it: of the right kind and version, its fields checked as
 * strictly as was asked for, its times the cluster's own.
 * Follows apiserver/pkg/endpoints/handlers/create.go and rest.go.
 */
import { asNewerVersion } from '../api/autoscaling-v1';
import { decodeStrictly } from '../api/decode';
import { type JsonFields, isFields } from '../api/fields';
import { type KindInfo, KINDS } from '../api/kinds';
import { jsonMismatch } from '../api/mismatch';
import type { Draft, Kind, KubeObject } from '../api/objects';
import { isRejected, type Rejection, type Result } from '../api/rejection';
import { badRequest } from '../api/status';
import type { Json } from '../api/yaml/value';
import { type ApiResponse, json } from './request';
import { groupVersion } from '../api/resources';
import { shiftedObject } from './shifted';
import { rowsOf } from './views';
import type { RequestBody, WriteRequest } from './write-request';

export interface ReadDraft {
  readonly draft: Draft;
  readonly warnings: readonly string[];
}

/** The draft in the body. */
export function readDraft(write: WriteRequest): Result<ReadDraft> {
  const { info, resource } = write.target;
  const { value, duplicates } = write.body;
  if (!isFields(value)) return unrecognized(info, write.body);
  const ofKind = asKind(value, info, groupVersion(resource));
  if (isRejected(ofKind)) return ofKind;
  const { object, problem, wrong } = decodeStrictly(ofKind, info.kind, jsonMismatch, duplicates);
  const isUnknown = problem?.startsWith('strict decoding error: ') === true;
  if (problem !== undefined && (!isUnknown || write.validation === 'Strict')) return notHandled(info, problem);
  const draft = backInTime({ metadata: {}, ...(object as object) } as unknown as Draft, write.by);
  return { draft, warnings: isUnknown && write.validation === 'Warn' ? wrong.map(({ what }) => what) : [] };
}

const notHandled = ({ kind, version }: KindInfo, problem: string) =>
  badRequest(`${kind} in version "${version}" cannot be handled as a ${kind}: ${problem}`);

/** What was sent has no fields, and so neither kind nor version. */
function unrecognized({ kind }: KindInfo, { value, problem = 'unexpected end of JSON input' }: RequestBody): Rejection {
  const type = Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
  const why = value === undefined ? problem : `json: cannot unmarshal ${type} into Go value of type struct`;
  return badRequest(
    `the object provided is unrecognized (must be of type ${kind}): couldn't get version/kind; json parse error: ${why}`,
  );
}

/** The value with the kind and version that are kept; what says nothing of them means those of the address. */
function asKind(value: JsonFields, info: KindInfo, expected: string): Result<JsonFields> {
  const kind = said(value.kind, info.kind);
  const version = said(value.apiVersion, expected);
  if (kind === undefined || version === undefined) return notHandled(info, 'kind and apiVersion are texts');
  const newer = asNewerVersion({ ...value, apiVersion: version, kind });
  if (isRejected(newer) || (kind === info.kind && newer.apiVersion === info.apiVersion)) return newer;
  const isKnown = Object.hasOwn(KINDS, kind) && KINDS[kind as Kind].apiVersion === newer.apiVersion;
  const why = isKnown
    ? `converting (v1.${kind}) to (${info.group === '' ? 'core' : info.group}.${info.kind}): unknown conversion`
    : `no kind "${kind}" is registered for version "${version}" in scheme "pkg/api/legacyscheme/scheme.go:30"`;
  return badRequest(`${kind} in version "${version.replace(/^.*\//, '')}" cannot be handled as a ${info.kind}: ${why}`);
}

/** A text, or what stands in the place of none; undefined where it is no text. */
function said(value: Json | undefined, otherwise: string): string | undefined {
  if (value === undefined || value === '') return otherwise;
  return typeof value === 'string' ? value : undefined;
}

/** An object that somebody sent, with the cluster's own times. */
export const backInTime = <T extends Draft | KubeObject>(object: T, by: number): T =>
  shiftedObject(object as unknown as KubeObject, -by) as unknown as T;

/** The answer with an object as it is served. */
export function answerWith(
  { by, target, cluster }: WriteRequest,
  object: KubeObject,
  status: number,
  warnings: readonly string[] = [],
): ApiResponse {
  const [row] = rowsOf(target.resource, [shiftedObject(object, by)], cluster);
  const response = json(row?.shown, status);
  return warnings.length === 0 ? response : { ...response, warnings };
}
