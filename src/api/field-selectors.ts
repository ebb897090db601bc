/**
 * The text form of a field selector, `status.phase!=Running,spec.nodeName=node-1`, and what it picks.
 * Follows apimachinery/pkg/fields/selector.go, and the field labels of pkg/apis/{core,batch}/v1/conversion.go.
 */
import type { Kind, Kinds, KubeObject } from './objects';
import { isRejected, type Result } from './rejection';
import { badRequest } from './status';

interface Term {
  readonly field: string;
  readonly value: string;
  readonly isNegated: boolean;
}

/** Every term must hold; none picks everything. */
export interface FieldSelector {
  readonly terms: readonly Term[];
}

/** The selector that a text means for objects of a kind, or the server's words for what it cannot read. */
export function parseFieldSelector(text: string, kind: Kind): Result<FieldSelector> {
  const terms: Term[] = [];
  for (const part of splitTerms(text).sort()) {
    if (part === '') continue;
    const term = readTerm(part, text);
    if (isRejected(term)) return term;
    const known = FIELDS[kind] ?? OTHERS;
    const field = known.older?.[term.field] ?? term.field;
    if (!Object.hasOwn(known.fields, field)) return badRequest(known.refusal(term.field));
    terms.push({ ...term, field });
  }
  return { terms };
}

/** Whether every field is, or is not, what the selector says. An absent field is the empty text. */
export function matchesFields({ terms }: FieldSelector, object: KubeObject): boolean {
  const { fields } = (FIELDS[object.kind] ?? OTHERS) as Selectable<KubeObject>;
  return terms.every(({ field, value, isNegated }) => ((fields[field]?.(object) ?? '') === value) !== isNegated);
}

/** At commas that no backslash stands before. */
function splitTerms(text: string): string[] {
  const terms: string[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === ',') {
      terms.push(text.slice(start, i));
      start = i + 1;
    }
  }
  return [...terms, text.slice(start)];
}

function readTerm(part: string, whole: string): Result<Term> {
  const sign = /!=|==|=/.exec(part);
  if (sign === null) return badRequest(`invalid selector: '${whole}'; can't understand '${part}'`);
  const value = unescaped(part.slice(sign.index + sign[0].length));
  if (isRejected(value)) return value;
  return { field: part.slice(0, sign.index), value, isNegated: sign[0] === '!=' };
}

function unescaped(text: string): Result<string> {
  let value = '';
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (char === '\\') {
      i++;
      const next = text[i] ?? '';
      if (!['\\', ',', '='].includes(next)) {
        return badRequest(`invalid field selector: invalid escape sequence: \\${next}`);
      }
      value += next;
    } else if (char === '=') {
      return badRequest(`invalid field selector: unescaped character in value: ${char.charCodeAt(0)}`);
    } else value += char;
  }
  return value;
}

interface Selectable<T> {
  /** Empty text where the object has no such field. */
  readonly fields: Readonly<Record<string, (object: T) => string | undefined>>;
  /** Names that the server still takes for another. */
  readonly older?: Readonly<Record<string, string>>;
  readonly refusal: (field: string) => string;
}

const NAME = { 'metadata.name': ({ metadata }: KubeObject) => metadata.name };
const NAMESPACE = { 'metadata.namespace': ({ metadata }: KubeObject) => metadata.namespace };
const NAMES = { ...NAME, ...NAMESPACE };

const refusal = (field: string): string => `field label not supported: ${field}`;

/** Kinds of which the server knows the names and nothing else. */
const OTHERS: Selectable<KubeObject> = {
  fields: NAMES,
  refusal: (field) =>
    `${JSON.stringify(field)} is not a known field selector: only "metadata.name", "metadata.namespace"`,
};

const FIELDS: { readonly [K in Kind]?: Selectable<Kinds[K]> } = {
  Pod: {
    fields: {
      ...NAMES,
      'spec.nodeName': ({ spec }) => spec.nodeName,
      'spec.restartPolicy': ({ spec }) => spec.restartPolicy,
      'spec.schedulerName': ({ spec }) => spec.schedulerName,
      'spec.serviceAccountName': ({ spec }) => spec.serviceAccountName,
      'spec.hostNetwork': ({ spec }) => `${spec.hostNetwork ?? false}`,
      'status.phase': ({ status }) => status.phase,
      'status.podIP': ({ status }) => status.podIPs?.[0]?.ip ?? status.podIP,
      'status.podIPs': () => '',
      'status.nominatedNodeName': ({ status }) => status.nominatedNodeName,
    },
    older: { 'spec.host': 'spec.nodeName' },
    refusal,
  },
  Node: { fields: { ...NAME, 'spec.unschedulable': ({ spec }) => `${spec.unschedulable ?? false}` }, refusal },
  Namespace: { fields: { ...NAME, 'status.phase': ({ status }) => status.phase }, refusal },
  Service: {
    fields: { ...NAMES, 'spec.clusterIP': ({ spec }) => spec.clusterIP, 'spec.type': ({ spec }) => spec.type },
    refusal,
  },
  Secret: { fields: { ...NAMES, type: ({ type }) => type }, refusal },
  ReplicaSet: { fields: { ...NAMES, 'status.replicas': ({ status }) => `${status.replicas ?? 0}` }, refusal },
  Job: {
    fields: { ...NAMES, 'status.successful': ({ status }) => `${status.succeeded ?? 0}` },
    refusal: (field) => `field label ${JSON.stringify(field)} not supported for batchv1.Job`,
  },
  Event: {
    fields: {
      ...NAMES,
      'involvedObject.kind': ({ involvedObject }) => involvedObject.kind,
      'involvedObject.namespace': ({ involvedObject }) => involvedObject.namespace,
      'involvedObject.name': ({ involvedObject }) => involvedObject.name,
      'involvedObject.uid': ({ involvedObject }) => involvedObject.uid,
      'involvedObject.apiVersion': ({ involvedObject }) => involvedObject.apiVersion,
      'involvedObject.resourceVersion': ({ involvedObject }) => involvedObject.resourceVersion,
      'involvedObject.fieldPath': ({ involvedObject }) => involvedObject.fieldPath,
      reason: ({ reason }) => reason,
      reportingComponent: ({ reportingComponent }) => reportingComponent,
      source: ({ source, reportingComponent }) => source?.component || reportingComponent,
      type: ({ type }) => type,
    },
    refusal,
  },
};
