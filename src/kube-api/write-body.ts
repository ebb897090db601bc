/**
 * The body of a request as a value: JSON, YAML, or the protobuf of kubectl's generators. Whatever it holds, reading it is
 * bounded, and what cannot be read is an answer.
 * Follows apimachinery/pkg/runtime/serializer and apiserver/pkg/endpoints/handlers/negotiation.
 */
import type { Rejection, Result } from '../api/rejection';
import { isRejected } from '../api/rejection';
import { badRequest } from '../api/status';
import { readDocuments } from '../api/yaml/documents';
import { decodeProtobuf } from './protobuf/decode';
import { failing, messageOf } from './write-failure';
import { readJson } from './write-json';
import type { RequestBody } from './write-request';

/** Upstream takes 3 MiB; a channel's whole cluster is kept in less. */
const LONGEST_BODY = 256 * 1024;

const JSON_TYPES: ReadonlySet<string> = new Set([
  '',
  'application/json',
  'application/json-patch+json',
  'application/merge-patch+json',
  'application/strategic-merge-patch+json',
]);
const YAML_TYPES: ReadonlySet<string> = new Set(['application/yaml', 'application/apply-patch+yaml']);

const PROTOBUF = 'application/vnd.kubernetes.protobuf';

/** A type without its parameters: `application/json`. */
export const plainType = (contentType: string): string => (contentType.split(';')[0] ?? '').trim().toLowerCase();

const NOTHING: RequestBody = { value: undefined, duplicates: [] };

export function readBody(contentType: string, body: Uint8Array): Result<RequestBody> {
  if (body.length > LONGEST_BODY) return tooLarge();
  if (body.length === 0) return NOTHING;
  const type = plainType(contentType);
  if (type === PROTOBUF) return readProtobuf(body);
  const text = textOf(body);
  if (text === undefined) return badRequest('error decoding body: invalid UTF-8');
  // What is applied is YAML, of which JSON is a part: kubectl sends JSON.
  const isJson = JSON_TYPES.has(type) || (YAML_TYPES.has(type) && /^\s*\{/.test(text));
  if (isJson) return readJson(text);
  if (YAML_TYPES.has(type)) return readYaml(text);
  return unsupportedType(['application/json', 'application/yaml', PROTOBUF]);
}

function readProtobuf(body: Uint8Array): Result<RequestBody> {
  const value = decodeProtobuf(body);
  return isRejected(value) ? value : { value, duplicates: [] };
}

function readYaml(text: string): Result<RequestBody> {
  const documents = readDocuments(text);
  if (isRejected(documents)) return badRequest(`error decoding YAML: ${messageOf(documents)}`);
  const [document] = documents;
  return document === undefined ? NOTHING : { value: document.value, duplicates: document.duplicates };
}

function textOf(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}

/** Nobody here reads bodies of that type. */
export const unsupportedType = (accepted: readonly string[]): Rejection =>
  failing({
    code: 415,
    reason: 'UnsupportedMediaType',
    message: `the body of the request was in an unknown format - accepted media types include: ${accepted.join(', ')}`,
    details: {},
  });

const tooLarge = (): Rejection =>
  failing({
    code: 413,
    reason: 'RequestEntityTooLarge',
    message: `Request entity too large: limit is ${LONGEST_BODY}`,
    details: {},
  });
