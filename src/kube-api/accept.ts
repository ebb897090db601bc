/**
 * What form of an answer the sender of a request can read.
 * Follows apiserver/pkg/endpoints/handlers/negotiation.
 */

/** One media type of an Accept header: `application/json;as=Table;g=meta.k8s.io;v=v1`. */
interface Accepted {
  readonly type: string;
  readonly params: ReadonlyMap<string, string>;
}

/** The object itself, the rows of a table that shows it, or nothing of it but its metadata. */
export type Form = 'object' | 'table' | 'metadata';

export interface Negotiated {
  readonly form: Form;
  readonly isYaml: boolean;
}

/** More than any client names; what follows is not read. */
const MOST_TYPES = 32;

/** The media types of an Accept header, the wanted first. */
export function acceptedTypes(accept: string): readonly Accepted[] {
  const all = accept.trim() === '' ? ['*/*'] : accept.split(',', MOST_TYPES);
  const ranked = all.map((one) => {
    const [type = '', ...params] = one.split(';').map((part) => part.trim());
    const read = new Map(params.map((param) => [param.split('=')[0] ?? '', param.split('=')[1] ?? '']));
    return { type: type.toLowerCase(), params: read, quality: Number(read.get('q') ?? 1) || 0 };
  });
  return ranked.sort((a, b) => b.quality - a.quality);
}

const FORMS: Readonly<Record<string, Form>> = {
  Table: 'table',
  PartialObjectMetadata: 'metadata',
  PartialObjectMetadataList: 'metadata',
};
const JSON_TYPES: ReadonlySet<string> = new Set(['application/json', 'application/*', '*/*']);

/** Undefined: nothing that can be said would be understood. */
export function negotiated(accept: string): Negotiated | undefined {
  for (const { type, params } of acceptedTypes(accept)) {
    const isYaml = type === 'application/yaml';
    if (!isYaml && !JSON_TYPES.has(type)) continue;
    const as = params.get('as');
    if (as === undefined) return { form: 'object', isYaml };
    const form = Object.hasOwn(FORMS, as) ? FORMS[as] : undefined;
    if (form !== undefined && params.get('g') === 'meta.k8s.io' && params.get('v') === 'v1') return { form, isYaml };
  }
  return undefined;
}
