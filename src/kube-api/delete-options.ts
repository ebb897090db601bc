/**
 * How an object is to be deleted: from the body, or from the address where there is no body.
 * Follows apiserver/pkg/endpoints/handlers/delete.go and apimachinery/pkg/apis/meta/v1/validation.
 */
import { type Fields, isFields } from '../api/fields';
import { type Rejection, type Result } from '../api/rejection';
import { badRequest } from '../api/status';
import type { DeleteOptions, Propagation } from '../cluster/deletion';
import { optionError, type WriteRequest } from './write-request';

/** What must hold of the object. */
export interface Preconditions {
  readonly uid?: string;
  readonly resourceVersion?: string;
}

export interface ReadOptions extends DeleteOptions, Preconditions {
  readonly isDry: boolean;
}

export function readDeleteOptions({ body, query }: Pick<WriteRequest, 'body' | 'query'>): Result<ReadOptions> {
  if (body.value === undefined) return readOptions(ofQuery(query));
  if (isFields(body.value)) return readOptions(body.value);
  return badRequest('unable to decode the body as DeleteOptions');
}

function ofQuery(query: URLSearchParams): Fields {
  const grace = query.get('gracePeriodSeconds');
  const orphan = query.get('orphanDependents');
  const policy = query.get('propagationPolicy');
  return {
    ...(grace === null ? {} : { gracePeriodSeconds: /^-?\d+$/.test(grace) ? Number(grace) : grace }),
    ...(orphan === null ? {} : { orphanDependents: orphan === 'true' }),
    ...(policy === null ? {} : { propagationPolicy: policy }),
  };
}

function readOptions(fields: Fields): Result<ReadOptions> {
  const { gracePeriodSeconds: grace, orphanDependents: orphan, propagationPolicy: policy } = fields;
  const { preconditions, dryRun } = fields;
  const wrong = wrongOption(fields);
  if (wrong !== undefined) return wrong;
  const { uid, resourceVersion } = isFields(preconditions) ? preconditions : {};
  const propagation = typeof policy === 'string' ? (policy as Propagation) : ofOrphan(orphan);
  return {
    ...(typeof grace === 'number' ? { gracePeriodSeconds: grace } : {}),
    ...(propagation === undefined ? {} : { propagation }),
    ...(typeof uid === 'string' ? { uid } : {}),
    ...(typeof resourceVersion === 'string' ? { resourceVersion } : {}),
    isDry: Array.isArray(dryRun) && dryRun.length > 0,
  };
}

function wrongOption({
  gracePeriodSeconds,
  orphanDependents,
  propagationPolicy,
  dryRun,
}: Fields): Rejection | undefined {
  const isGiven = (value: unknown): boolean => value !== undefined && value !== null;
  if (isGiven(gracePeriodSeconds) && !Number.isSafeInteger(gracePeriodSeconds)) {
    return badRequest(
      'json: cannot unmarshal value into Go struct field DeleteOptions.gracePeriodSeconds of type int64',
    );
  }
  if (isGiven(orphanDependents) && isGiven(propagationPolicy)) {
    const both = 'orphanDependents and deletionPropagation cannot be both set';
    return optionError(
      'propagationPolicy',
      `Invalid value: ${JSON.stringify(propagationPolicy)}: ${both}`,
      'DeleteOptions',
    );
  }
  if (isGiven(propagationPolicy) && !POLICIES.includes(propagationPolicy)) {
    const all = '"Background", "Foreground", "Orphan" or nil';
    const value = JSON.stringify(propagationPolicy);
    return optionError('propagationPolicy', `Unsupported value: ${value}: supported values: ${all}`, 'DeleteOptions');
  }
  if (!isGiven(dryRun) || (Array.isArray(dryRun) && dryRun.every((one) => one === 'All'))) return undefined;
  const value = JSON.stringify(dryRun);
  return optionError('dryRun', `Unsupported value: ${value}: supported values: "All"`, 'DeleteOptions');
}

const POLICIES: readonly unknown[] = ['Background', 'Foreground', 'Orphan'];

function ofOrphan(orphan: unknown): Propagation | undefined {
  if (typeof orphan !== 'boolean') return undefined;
  return orphan ? 'Orphan' : 'Background';
}
