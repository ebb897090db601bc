/**
 * How much of a collection is wanted, and of which version.
 * Follows apimachinery/pkg/apis/meta/internalversion/validation and apiserver/pkg/storage/continue.go.
 */
import type { Result } from '../api/rejection';
import { isRejected } from '../api/rejection';
import { badRequest } from '../api/status';
import type { ApiRequest } from './request';

export interface ListOptions {
  /** The most that one answer holds; 0: everything. */
  readonly limit: number;
  /** Where the part before this one ended. */
  readonly from?: Place;
  /** The only version that will do. */
  readonly exactly?: number;
}

/** The last object of a part of a list, and the version of the cluster that the list is of. */
interface Place {
  readonly version: number;
  readonly key: string;
}

export function readListOptions({ query }: ApiRequest): Result<ListOptions> {
  const limit = wholeNumber(query.get('limit') ?? '');
  if (isRejected(limit)) return limit;
  const version = query.get('resourceVersion') ?? '';
  const match = query.get('resourceVersionMatch') ?? '';
  const token = query.get('continue') ?? '';
  if (token !== '') {
    if (version !== '' && version !== '0') {
      return badRequest('specifying resource version is not allowed when using continue');
    }
    const from = placeOf(token);
    return isRejected(from) ? from : { limit, from };
  }
  const wrong = wrongVersion(version, match);
  if (wrong !== undefined) return wrong;
  return match === 'Exact' ? { limit, exactly: Number(version) } : { limit };
}

function wholeNumber(text: string): Result<number> {
  if (text === '') return 0;
  if (!/^[+-]?\d{1,15}$/.test(text)) {
    return badRequest(`strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`);
  }
  return Math.max(0, Number(text));
}

const MATCHES = ['Exact', 'NotOlderThan'];

/** Any version but an exact one is served by the latest: it is never older than what was asked for. */
function wrongVersion(version: string, match: string) {
  if (!/^\d{0,15}$/.test(version)) {
    const why = `strconv.ParseUint: parsing ${JSON.stringify(version)}: invalid syntax`;
    return badRequest(`invalid resource version: resourceVersion: Invalid value: ${JSON.stringify(version)}: ${why}`);
  }
  if (match === '') return undefined;
  const field = 'ListOptions.meta.k8s.io "" is invalid: resourceVersionMatch:';
  if (version === '') {
    return badRequest(`${field} Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided`);
  }
  if (!MATCHES.includes(match)) {
    const supported = `supported values: "Exact", "NotOlderThan", ""`;
    return badRequest(`${field} Unsupported value: ${JSON.stringify(match)}: ${supported}`);
  }
  if (match === 'Exact' && version === '0') {
    return badRequest(`${field} Forbidden: resourceVersionMatch "exact" is forbidden for resourceVersion "0"`);
  }
  return undefined;
}

/** Opaque to clients: the version, and the key in hexadecimal digits. */
export const continueToken = ({ version, key }: Place): string => `${version.toString(16)}.${hex(key)}`;

const hex = (text: string): string =>
  [...text].map((char) => (char.codePointAt(0)! & 0xff).toString(16).padStart(2, '0')).join('');

function placeOf(token: string): Result<Place> {
  const read = /^([0-9a-f]{1,13})\.((?:[0-9a-f]{2}){1,700})$/.exec(token);
  if (read === null) return badRequest('continue key is not valid: incorrect encoded start resourceVersion');
  const codes = (read[2]!.match(/../g) ?? []).map((digits) => Number.parseInt(digits, 16));
  return { version: Number.parseInt(read[1]!, 16), key: String.fromCharCode(...codes) };
}
