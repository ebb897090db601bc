/**
 * A request that changes something, understood: where it goes, what it carries, and how it wants to be carried out.
 */
import type { Rejection, Result } from '../api/rejection';
import type { Json } from '../api/yaml/value';
import type { Cluster } from '../cluster/cluster';
import type { ApiResponse } from './request';
import type { Ref } from '../api/objects';
import type { WriteTarget } from './write-target';

/** What becomes of fields that no type has: refused, said in a header, or nothing. */
export type FieldValidation = 'Strict' | 'Warn' | 'Ignore';

export interface WriteRequest {
  readonly target: WriteTarget;
  /** The working copy: that of the channel, or one that is thrown away. */
  readonly cluster: Cluster;
  /** Milliseconds by which times are served later than the cluster has them. */
  readonly by: number;
  readonly query: URLSearchParams;
  /** Without parameters: `application/json`. */
  readonly contentType: string;
  readonly body: RequestBody;
  /** Who makes the change, by the name that it gives itself. */
  readonly manager: string;
  readonly validation: FieldValidation;
}

/** What was sent, as a value. */
export interface RequestBody {
  /** Undefined: nothing was sent. */
  readonly value: Json | undefined;
  /** Fields that it gives twice, as paths. */
  readonly duplicates: readonly string[];
  /** Why it has no value although something was sent. */
  readonly problem?: string;
}

/** What became of a request. */
export interface Changed {
  readonly response: ApiResponse;
  readonly about: readonly Ref[];
}

/** kubectl's name where a request gives none. */
const DEFAULT_MANAGER = 'kubectl';
/** Upstream's limit for the name of a field manager. */
const LONGEST_MANAGER = 128;

/** The name under which fields are owned afterwards. Follows apimachinery/pkg/apis/meta/v1/validation. */
export function managerOf(query: URLSearchParams): Result<string> {
  const given = query.get('fieldManager') ?? '';
  if (given.length > LONGEST_MANAGER) return optionError('fieldManager', `Too long: may not be more than 128 bytes`);
  if (/[^\x20-\x7e]/.test(given)) {
    return optionError(
      'fieldManager',
      `Invalid value: ${JSON.stringify(given)}: should only contain printable characters`,
    );
  }
  return given === '' ? DEFAULT_MANAGER : given;
}

/** Upstream warns where nothing is asked for. */
export function validationOf(query: URLSearchParams): Result<FieldValidation> {
  const given = query.get('fieldValidation') ?? '';
  if (given === '') return 'Warn';
  if (given === 'Strict' || given === 'Warn' || given === 'Ignore') return given;
  const all = '"Ignore", "Strict", "Warn"';
  return optionError('fieldValidation', `Unsupported value: ${JSON.stringify(given)}: supported values: ${all}`);
}

/** Whether nothing is to be kept of it. */
export function isDryRun(query: URLSearchParams): Result<boolean> {
  const given = query.getAll('dryRun').filter((value) => value !== '');
  const wrong = given.find((value) => value !== 'All');
  if (wrong === undefined) return given.length > 0;
  return optionError('dryRun', `Unsupported value: ${JSON.stringify(wrong)}: supported values: "All"`);
}

/** Upstream's `PatchOptions.meta.k8s.io "" is invalid: …`, and so for other verbs. */
export const optionError = (field: string, what: string, options = 'PatchOptions'): Rejection => ({
  rejected: true,
  code: 'Invalid',
  message: `The ${options} "" is invalid: ${field}: ${what}`,
});
