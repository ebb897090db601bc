/**
 * From a refusal to the Status that says it: what kubectl makes of it is the refusal's own text again.
 * Follows apimachinery/pkg/api/errors.
 */
import { KINDS } from '../api/kinds';
import type { FieldError, Reason, Rejection } from '../api/rejection';
import { serverText } from '../api/status';
import type { ApiResponse } from './request';
import { type Failure, NOT_ALLOWED, NOT_SERVED, statusResponse } from './status';

const CODES: Readonly<Record<Reason, number>> = {
  NotFound: 404,
  AlreadyExists: 409,
  Invalid: 422,
  Forbidden: 403,
  Conflict: 409,
  BadRequest: 400,
  MethodNotAllowed: 405,
  TooManyRequests: 429,
  InternalError: 500,
  Client: 400,
  Tutor: 403,
};

/** A refusal for which the API has a reason of its own. */
interface Refusal extends Rejection {
  readonly failure: Failure;
}

/** Refuses with what programs read. */
export const failing = (failure: Failure): Refusal => ({
  rejected: true,
  code: 'BadRequest',
  message: `Error from server (${failure.reason}): ${failure.message}`,
  failure,
});

export const notAllowed = (): Refusal => failing(NOT_ALLOWED);
export const notServed = (): Refusal => failing(NOT_SERVED);

/** The answer to a request that is refused. */
export const refused = (rejection: Rejection): ApiResponse => statusResponse(failureOf(rejection));

/** What a refusal says, without what kubectl puts before it. */
export const messageOf = (rejection: Rejection): string => serverText(rejection).replace(/^error: /, '');

/** What a refusal is to programs. */
function failureOf(rejection: Rejection): Failure {
  if ('failure' in rejection) return (rejection as Refusal).failure;
  const { code, details } = rejection;
  const status = CODES[code];
  const message = messageOf(rejection);
  if (code === 'Invalid' && details !== undefined) {
    const { kind, name, causes } = details;
    const group = KINDS[kind].group;
    return {
      code: status,
      reason: code,
      message,
      details: { name, ...grouped(group), kind, causes: causes.map(causeOf) },
    };
  }
  if (code === 'Invalid') return invalidRequest(message);
  const reason = code === 'Client' ? 'BadRequest' : code === 'Tutor' ? 'Forbidden' : code;
  return { code: status, reason, message, details: conflictIn(message) ?? namedIn(message) };
}

/** The patch, and no object, is wrong: no kind and no name. */
function invalidRequest(message: string): Failure {
  const text = message.replace(/^The request is invalid: /, '');
  if (!text.startsWith('patch: ')) return { code: 422, reason: 'Invalid', message: text, details: {} };
  const cause = causeOf({ field: 'patch', detail: text.slice('patch: '.length) });
  return { code: 422, reason: 'Invalid', message: ` "" is invalid: ${text}`, details: { causes: [cause] } };
}

/** Each field that somebody else owns, and who. */
function conflictIn(message: string): Failure['details'] {
  if (!message.startsWith('Apply failed with ')) return undefined;
  const causes: { reason: string; message: string; field: string }[] = [];
  let by = '';
  for (const line of message.split('\n')) {
    const one = /conflict with (.*): (\..*)$/.exec(line);
    const several = /conflicts with (.*):$/.exec(line);
    if (several !== null) by = several[1] ?? '';
    const [whose = '', field = ''] = one !== null ? one.slice(1) : line.startsWith('- ') ? [by, line.slice(2)] : [];
    if (field !== '') causes.push({ reason: 'FieldManagerConflict', message: `conflict with ${whose}`, field });
  }
  return { causes };
}

const grouped = (group: string) => (group === '' ? {} : { group });

/** `Required value` is how a cause of FieldValueRequired begins. */
const CAUSES: readonly (readonly [string, string])[] = [
  ['Required value', 'FieldValueRequired'],
  ['Duplicate value', 'FieldValueDuplicate'],
  ['Unsupported value', 'FieldValueNotSupported'],
  ['Forbidden', 'FieldValueForbidden'],
  ['Too long', 'FieldValueTooLong'],
  ['Too many', 'FieldValueTooMany'],
  ['Not found', 'FieldValueNotFound'],
  ['Internal error', 'InternalError'],
];

function causeOf({ field, detail }: FieldError): { reason: string; message: string; field: string } {
  const reason = CAUSES.find(([start]) => detail.startsWith(start))?.[1] ?? 'FieldValueInvalid';
  return { reason, message: detail, field };
}

/** The resource and the name that a message begins with: `deployments.apps "web" not found`. */
function namedIn(message: string): Readonly<Record<string, unknown>> | undefined {
  const found = /(?:^|on )([a-z]+)(?:\.([a-z0-9.]+))? "([^"]*)"/.exec(message);
  if (found === null) return undefined;
  const [, kind, group = '', name] = found;
  return { name, ...grouped(group), kind };
}
