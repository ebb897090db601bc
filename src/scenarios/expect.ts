/**
 * What a scenario may expect of the cluster. A subject is
 *   `pod/db-0`, `deployment/web`   one object; the wanted value is `absent`, or a map of fields
 *   `pods`, `pods app=web`         how many there are, with a label selector if wanted
 *   `read db-0 /data/x`            the text of a file, or null when there is none; `-c NAME` for another container
 * Fields are words that people use (`ready`, `restarts`, `phase`, `node`, `image`, `replicas`, `available`, `terminating`)
 * or paths into the object (`spec.replicas`, `metadata.labels.app`, `status.containerStatuses[0].image`).
 */
import { isEqual } from '../api/equal';
import { kindNamed } from '../api/kinds';
import type { KubeObject } from '../api/objects';
import { isRejected } from '../api/rejection';
import { parseSelector } from '../api/selector-syntax';
import { matchesSelector } from '../api/selectors';
import type { Cluster } from '../cluster/cluster';
import { readPath } from '../commands/grammar/file-path';
import { placeOf, textAt } from '../containers/files';
import type { Expectation } from './scenario';

/** What is not as expected, one line each. */
export function checkExpectation(cluster: Cluster, { subject, wanted }: Expectation): readonly string[] {
  const [what, selector = ''] = splitOnce(subject, ' ');
  if (what === 'read') return checkFile(cluster, subject, selector.split(/\s+/), wanted);
  const [type, name] = splitOnce(what, '/');
  const info = kindNamed(type);
  if (info === undefined) return [`${subject}: "${type}" is no kind`];
  if (name === undefined) return checkCount(cluster, subject, info.kind, selector, wanted);
  const scope = info.namespaced ? 'default' : undefined;
  const object = cluster.get(info.kind, name, scope);
  if (wanted === 'absent') return object === undefined ? [] : [`${subject}: expected absent, but it is there`];
  if (object === undefined) return [`${subject}: not found`];
  if (wanted === 'present') return [];
  if (typeof wanted !== 'object' || wanted === null || Array.isArray(wanted)) {
    return [`${subject}: say absent, present or a map of fields`];
  }
  return Object.entries(wanted).flatMap(([field, value]) => checkField(subject, object, field, value));
}

function checkCount(
  cluster: Cluster,
  subject: string,
  kind: KubeObject['kind'],
  selectorText: string,
  wanted: unknown,
): readonly string[] {
  const selector = parseSelector(selectorText);
  if (isRejected(selector)) return [`${subject}: ${selector.message}`];
  const count = cluster.list(kind).filter((object) => matchesSelector(selector, object.metadata.labels)).length;
  return wanted === count ? [] : [`${subject}: expected ${show(wanted)}, got ${count}`];
}

function checkFile(cluster: Cluster, subject: string, words: readonly string[], wanted: unknown): readonly string[] {
  const [name = '', typed = '', flag, container] = words;
  const isComplete = flag === undefined || (flag === '-c' && container !== undefined && words.length === 4);
  const path = readPath(typed);
  if (typed === '' || !isComplete) return [`${subject}: say read POD PATH, and -c NAME for another container`];
  if (isRejected(path)) return [`${subject}: ${path.message}`];
  const pod = cluster.get('Pod', name, 'default');
  if (pod === undefined) return [`${subject}: not found`];
  const place = placeOf(cluster, pod, container ?? pod.spec.containers[0]?.name ?? '', path);
  const text = textAt(cluster, pod, place);
  const isAsWanted =
    wanted === null ? text === undefined : text === (typeof wanted === 'number' ? `${wanted}` : wanted);
  return isAsWanted ? [] : [`${subject}: expected ${show(wanted)}, got ${show(text)}`];
}

function checkField(subject: string, object: KubeObject, field: string, wanted: unknown): readonly string[] {
  const word = WORDS[field];
  const actual = word === undefined ? valueAt(object, field) : word(object);
  const isAsWanted = wanted === null ? actual === undefined : isEqual(actual, wanted);
  return isAsWanted ? [] : [`${subject} ${field}: expected ${show(wanted)}, got ${show(actual)}`];
}

/** Words for what people look at; a workload's `ready` is a number, a Pod's or Node's yes or no. */
const WORDS: Readonly<Record<string, (object: KubeObject) => unknown>> = {
  ready: (object) => {
    if (object.kind === 'Pod' || object.kind === 'Node') {
      const conditions: readonly { type: string; status: string }[] = object.status.conditions ?? [];
      return conditions.some(({ type, status }) => type === 'Ready' && status === 'True');
    }
    return object.kind === 'DaemonSet'
      ? (object.status.numberReady ?? 0)
      : (valueAt(object, 'status.readyReplicas') ?? 0);
  },
  restarts: (object) =>
    object.kind === 'Pod'
      ? (object.status.containerStatuses ?? []).reduce((sum, { restartCount }) => sum + restartCount, 0)
      : 0,
  phase: (object) => valueAt(object, 'status.phase'),
  node: (object) => valueAt(object, 'spec.nodeName'),
  image: (object) =>
    valueAt(object, object.kind === 'Pod' ? 'spec.containers[0].image' : 'spec.template.spec.containers[0].image'),
  replicas: (object) => valueAt(object, 'spec.replicas'),
  available: (object) =>
    object.kind === 'DaemonSet'
      ? (object.status.numberAvailable ?? 0)
      : (valueAt(object, 'status.availableReplicas') ?? 0),
  terminating: (object) => object.metadata.deletionTimestamp !== undefined,
};

/** `a.b[0].c`; a key with dots is written in brackets: `metadata.labels[kubernetes.io/os]`. */
function valueAt(object: unknown, path: string): unknown {
  const keys = [...path.matchAll(/[^.[\]]+(?=\.|\[|$)|\[([^\]]+)\]/g)].map((match) => match[1] ?? match[0]);
  return keys.reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null) return undefined;
    return (value as Readonly<Record<string, unknown>>)[key];
  }, object);
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1).trim()];
}

const show = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));
