/**
 * Status errors of the API server, with the text that kubectl makes of them.
 * Follows apimachinery/pkg/api/errors and kubectl/pkg/cmd/util/helpers.go.
 */
import { KINDS, resourceName } from './kinds';
import type { Kind } from './objects';
import type { FieldError, Reason, Rejection } from './rejection';

function fromServer(code: Reason, message: string): Rejection {
  return { rejected: true, code, message: `Error from server (${code}): ${message}` };
}

/** `deployments.apps "web" not found`. */
export function notFound(kind: Kind, name: string): Rejection {
  return fromServer('NotFound', `${resourceName(kind)} "${name}" not found`);
}

/** `deployments.apps "web" already exists`. */
export function alreadyExists(kind: Kind, name: string): Rejection {
  return fromServer('AlreadyExists', `${resourceName(kind)} "${name}" already exists`);
}

/** `pods "web" is forbidden: WHY`. */
export function forbidden(kind: Kind, name: string, why: string): Rejection {
  return fromServer('Forbidden', `${resourceName(kind)} "${name}" is forbidden: ${why}`);
}

/** Somebody changed the object since it was read. */
export function modifiedMeanwhile(kind: Kind, name: string): Rejection {
  const why = 'the object has been modified; please apply your changes to the latest version and try again';
  const hint = 'It has changed since this version was read. Read it again, or leave out resourceVersion.';
  return {
    ...fromServer('Conflict', `Operation cannot be fulfilled on ${resourceName(kind)} "${name}": ${why}`),
    hint,
  };
}

/** Objects of a kind that are read off others cannot be written. */
export function notWritable(kind: Kind): Rejection {
  return {
    ...fromServer('MethodNotAllowed', 'the server does not allow this method on the requested resource'),
    hint: WRITE_INSTEAD[kind] ?? `Nobody writes a ${kind}.`,
  };
}

const WRITE_INSTEAD: Readonly<Partial<Record<Kind, string>>> = {
  Endpoints: 'Endpoints follow the Service and its Pods here: change those.',
  Lease: 'A Lease is what the kubelet of its Node renews: nobody else writes it here.',
};

/** The request itself makes no sense to the server. */
export function badRequest(message: string): Rejection {
  return fromServer('BadRequest', message);
}

/** The object breaks rules of its kind. `causes` must not be empty; equal ones are said once. */
export function invalid(kind: Kind, name: string, causes: readonly FieldError[]): Rejection {
  const lines = linesOf(causes);
  const list = lines.length === 1 ? lines[0] : ['', ...lines.map((line) => `* ${line}`)].join('\n');
  const message = `The ${kind} "${name}" is invalid: ${list}`;
  return { rejected: true, code: 'Invalid', message, details: { kind, name, causes } };
}

/** The patch, and not the object, is what is wrong. */
export function invalidPatch(detail: string): Rejection {
  return { rejected: true, code: 'Invalid', message: `The request is invalid: ${detail}` };
}

const linesOf = (causes: readonly FieldError[]): readonly string[] => [
  ...new Set(causes.map(({ field, detail }) => `${field}: ${detail}`)),
];

/** What kubectl refuses before it asks the server: `error: MESSAGE`. */
export function clientError(message: string): Rejection {
  return { rejected: true, code: 'Client', message: `error: ${message}` };
}

/** The server's rejection in the words of commands that put their own in front: `error: failed to WHAT MESSAGE`. */
export function failedTo(what: string, rejection: Rejection): Rejection {
  return { ...rejection, message: `error: failed to ${what} ${serverText(rejection)}` };
}

/** The message of the server's Status, without what kubectl makes of it: what programs get to read. */
export function serverText({ details, message }: Rejection): string {
  if (details === undefined) return message.replace(/^Error from server \(\w+\): /, '');
  const lines = linesOf(details.causes);
  const list = lines.length === 1 ? lines[0] : `[${lines.join(', ')}]`;
  return `${kindWithGroup(details.kind)} "${details.name}" is invalid: ${list}`;
}

/** `Deployment.apps`. */
function kindWithGroup(kind: Kind): string {
  const { group } = KINDS[kind];
  return group === '' ? kind : `${kind}.${group}`;
}

/** The same rejection of an object that came from standard input: kubectl says so, except for invalid fields. */
export function whileDoing(doing: 'creating' | 'patching' | 'deleting' | 'replacing', rejection: Rejection): Rejection {
  const prefix = `Error from server (${rejection.code}): `;
  if (!rejection.message.startsWith(prefix)) return rejection;
  const rest = rejection.message.slice(prefix.length);
  return { ...rejection, message: `${prefix}error when ${doing} "STDIN": ${rest}` };
}
