/**
 * The one error model. Whatever a user gets wrong ends here: a value, never an exception.
 */
import type { Kind } from './objects';

/** `reason` of a Kubernetes Status, or `Client` for what kubectl itself refuses, or `Tutor` for the tutor's own verbs. */
export type Reason =
  | 'NotFound'
  | 'AlreadyExists'
  | 'Invalid'
  | 'Forbidden'
  | 'Conflict'
  | 'BadRequest'
  | 'MethodNotAllowed'
  | 'TooManyRequests'
  | 'InternalError'
  | 'Client'
  | 'Tutor';

/** One wrong field of a manifest. */
export interface FieldError {
  readonly field: string;
  /** Everything after `FIELD: `, for example `Required value`. */
  readonly detail: string;
}

/** The fields of an object that break rules of its kind. */
export interface InvalidObject {
  readonly kind: Kind;
  readonly name: string;
  readonly causes: readonly FieldError[];
}

/** One wrong line of a manifest. */
export interface WrongLine {
  /** From 1, in the text as it was given. */
  readonly line: number;
  /** Kubernetes' own words for what is wrong there. */
  readonly what: string;
  /** What helps, in the tutor's voice. */
  readonly help?: string;
  /** What could stand there in the place of a name that is not known. */
  readonly names?: readonly string[];
}

/** Why a command changed nothing. */
export interface Rejection {
  readonly rejected: true;
  readonly code: Reason;
  /** What kubectl prints on stderr, without a final newline. For `Tutor` the tutor's own sentence. */
  readonly message: string;
  /** One line of help, in the tutor's voice. */
  readonly hint?: string;
  /** Commands (without `/kube`) that would do what was probably meant; they become buttons. */
  readonly fixes?: readonly string[];
  /** For `Invalid`: the kind, name and fields that were wrong. */
  readonly details?: InvalidObject;
  /** For a manifest: where it is wrong. */
  readonly lines?: readonly WrongLine[];
  /** What was not given, and could be asked for. */
  readonly lacks?: 'manifest';
  /** What could be given in its place to begin with: the text of an object (edit). */
  readonly prefilled?: string;
}

/** A value, or why there is none. */
export type Result<T> = T | Rejection;

/** Whether a result is a refusal. */
export function isRejected(value: unknown): value is Rejection {
  return typeof value === 'object' && value !== null && (value as { rejected?: unknown }).rejected === true;
}
