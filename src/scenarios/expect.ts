/**
 * What a scenario may expect of the cluster. A subject is
 *   `pod/db-0`, `deployment/web`   one object; the wanted value is `absent`, or a map of fields
 *   `pods`, `pods app=web`         how many there are, with a label selector if wanted; for Pods also a map: see count.ts
 *   `events deployment/web`        texts, each of which stands in an event about it: `Killing: Stopping container web`
 *   `cluster`                      `sound`: every invariant holds
 *   `read db-0 /data/x`            the text of a file, or null when there is none; `-c NAME` for another container
 * Fields are words that people use (`ready`, `restarts`, `phase`, `node`, `image`, `replicas`, `available`, `terminating`)
 * or paths into the object (`spec.replicas`, `metadata.labels.app`, `status.containerStatuses[0].image`); a list may be
 * asked by type or name: `status.conditions[Available].reason`.
 */
import { isConditionTrue } from '../api/conditions';
import { isEqual } from '../api/equal';
import { kindNamed } from '../api/kinds';
import type { KubeObject } from '../api/objects';
import { isRejected } from '../api/rejection';
import { parseSelector } from '../api/selector-syntax';
import { matchesSelector } from '../api/selectors';
import type { Cluster } from '../cluster/cluster';
import { invariants } from '../cluster/invariants';
import { readPath } from '../commands/grammar/file-path';
import { placeOf, textAt } from '../containers/files';
import { countPods } from './count';
import type { Expectation } from './scenario';

/** What is not as expected, one line each. */
export function checkExpectation(cluster: Cluster, { subject, wanted }: Expectation): readonly string[] {
  const [what, selector = ''] = splitOnce(subject, ' ');
  if (what === 'read') return checkFile(cluster, subject, selector.split(/\s+/), wanted);
  if (what === 'events' && selector !== '') return checkEvents(cluster, subject, selector, wanted);
  if (what === 'cluster') return checkCluster(cluster, subject, wanted);
  const [type, name] = splitOnce(what, '/');
  const info = kindNamed(type);
  if (info === undefined) return [`${subject}: "${type}" is no kind`];
  if (name === undefined) return checkCount(cluster, subject, info.kind, selector, wanted);
  const scope = info.namespaced ? 'default' : undefined;
  const object = cluster.get(info.kind, name, scope);
  if (wanted === 'absent') return object === undefined ? [] : [`${subject}: expected absent, but it is there`];
  if (object === undefined) return [`${subject}: not found`];
  if (wanted === 'present') return [];
  if (!isMap(wanted)) return [`${subject}: say absent, present or a map of fields`];
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
  const picked = cluster.list(kind).filter((object) => matchesSelector(selector, object.metadata.labels));
  if (!isMap(wanted)) {
    return wanted === picked.length ? [] : [`${subject}: expected ${show(wanted)}, got ${picked.length}`];
  }
  const pods = picked.filter((object) => object.kind === 'Pod');
  if (kind !== 'Pod') return [`${subject}: only Pods are counted by what they are`];
  return Object.entries(wanted).flatMap(([word, number]) => {
    const count = countPods(pods, word);
    if (count === undefined) return [`${subject}: "${word}" is nothing that Pods are counted by`];
    return count === number ? [] : [`${subject} ${word}: expected ${show(number)}, got ${count}`];
  });
}

function checkEvents(cluster: Cluster, subject: string, object: string, wanted: unknown): readonly string[] {
  const [type, name] = splitOnce(object, '/');
  const kind = kindNamed(type)?.kind;
  if (kind === undefined || name === undefined) return [`${subject}: say events KIND/NAME`];
  const texts = cluster
    .list('Event')
    .filter(({ involvedObject }) => involvedObject.kind === kind && involvedObject.name === name)
    .map(({ reason = '', message = '' }) => `${reason}: ${message}`);
  const all: readonly unknown[] = Array.isArray(wanted) ? wanted : [wanted];
  return all
    .filter((text) => typeof text !== 'string' || !texts.some((event) => event.includes(text)))
    .map((text) => `${subject}: expected ${show(text)}, got ${show(texts)}`);
}

function checkCluster(cluster: Cluster, subject: string, wanted: unknown): readonly string[] {
  if (wanted !== 'sound') return [`${subject}: say sound`];
  return invariants(cluster, true).map((problem) => `${subject}: ${problem}`);
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
      return isConditionTrue(object.status.conditions, 'Ready');
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

/** `a.b[0].c`; a key with dots is written in brackets: `metadata.labels[kubernetes.io/os]`; `conditions[Ready].status`. */
function valueAt(object: unknown, path: string): unknown {
  const keys = [...path.matchAll(/[^.[\]]+(?=\.|\[|$)|\[([^\]]+)\]/g)].map((match) => match[1] ?? match[0]);
  return keys.reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null) return undefined;
    if (Array.isArray(value) && !/^\d+$/.test(key)) return value.find((item) => isCalled(item, key)) as unknown;
    return (value as Readonly<Record<string, unknown>>)[key];
  }, object);
}

/** The items of the API's lists are told apart by their type, name or key. */
function isCalled(item: unknown, name: string): boolean {
  const {
    type,
    name: named,
    key,
  } = (item ?? {}) as { readonly type?: string; readonly name?: string; readonly key?: string };
  return name === (type ?? named ?? key);
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1).trim()];
}

const show = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));
