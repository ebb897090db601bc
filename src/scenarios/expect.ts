/**
 * What a scenario may expect of the cluster. A subject is
 *   `pod/db-0`, `deployment/web`   one object; the wanted value is `absent`, `present`, or a map of fields
 *   `pods`, `pods app=web`         how many there are, with a label selector if wanted; for Pods and Nodes also a map: see count.ts
 *   `behind web`                   Pods that Service web sends requests to: how many, or a map as for `pods`
 *   `events deployment/web`        texts, each of which stands in an event about it: `Killing: Stopping container web`
 *   `cluster`                      `sound`: every invariant holds
 *   `read db-0 /data/x`            the text of a file, or null when there is none; `-c NAME` for another container
 *   `answer`                       what the last command said: `code`, and `says`, texts that stand in it;
 *                                  `answer scale web 5` for an earlier one, in the words of its step
 *   `happened crashed`             how many steps of this verb were recorded since the point to compare with;
 *                                  `happened evicted pod/db-0` for one object, `happened made-pod by ReplicaSet` for one actor
 *   `passed`                       how much virtual time has passed since then: `at least 5m`
 * Fields are words that people use (`ready`, `restarts`, `phase`, `node`, `image`, `replicas`, `available`, `terminating`)
 * or paths into the object (`spec.replicas`, `metadata.labels.app`, `status.containerStatuses[0].image`); a list may be
 * asked by type or name: `status.conditions[Available].reason`. What values can be: wanted.ts.
 */
import { kindNamed } from '../api/kinds';
import type { KubeObject } from '../api/objects';
import { isRejected } from '../api/rejection';
import { parseSelector } from '../api/selector-syntax';
import { matchesSelector } from '../api/selectors';
import type { Cluster } from '../cluster/cluster';
import { invariants } from '../cluster/invariants';
import { ACTORS, STEP_VERBS } from '../cluster/step';
import { parseDuration } from '../commands/grammar/duration';
import { readPath } from '../commands/grammar/file-path';
import { placeOf, textAt } from '../containers/files';
import { readyPods } from '../containers/requests';
import { countNodes, countPods } from './count';
import { fieldOf } from './field';
import type { Expectation } from './scenario';
import { isAsWanted, show } from './wanted';

/** What a check looks at. */
export interface Scene {
  readonly cluster: Cluster;
  /** The cluster to compare with: as it was at the beginning, or when the run was told to remember it. */
  readonly before: Cluster;
  /** What each command said, oldest first. */
  readonly answers: readonly Answer[];
}

export interface Answer {
  readonly command: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

/**
 * Whether a problem says that the expectation means nothing, and not that it does not hold: a slip of the pen, such as
 * an unknown kind, word or verb.
 */
export const isSenseless = (problem: string): boolean => !NOT_SO.test(problem);

const NOT_SO = /: expected .+|^cluster: (?!say )|: not found$/s;

/** What is not as expected, one line each. */
export function checkExpectation(scene: Scene, { subject, wanted }: Expectation): readonly string[] {
  const { cluster } = scene;
  const [what, selector = ''] = splitOnce(subject, ' ');
  if (what === 'read') return checkFile(cluster, subject, selector.split(/\s+/), wanted);
  if (what === 'behind') return checkBehind(scene, subject, selector, wanted);
  if (what === 'events' && selector !== '') return checkEvents(cluster, subject, selector, wanted);
  if (what === 'cluster') return checkCluster(cluster, subject, wanted);
  if (what === 'answer') return checkAnswer(scene, subject, selector, wanted);
  if (what === 'happened') return checkHappened(scene, subject, selector, wanted);
  if (what === 'passed') return checkPassed(scene, subject, wanted);
  const [type, name] = splitOnce(what, '/');
  const info = kindNamed(type);
  if (info === undefined) return [`${subject}: "${type}" is no kind`];
  if (name === undefined) return checkCount(scene, subject, info.kind, selector, wanted);
  const scope = info.namespaced ? 'default' : undefined;
  const object = cluster.get(info.kind, name, scope);
  if (wanted === 'absent') return object === undefined ? [] : [`${subject}: expected absent, but it is there`];
  if (object === undefined) return [`${subject}: not found`];
  if (wanted === 'present') return [];
  if (!isMap(wanted)) return [`${subject}: say absent, present or a map of fields`];
  const before = scene.before.get(info.kind, name, scope);
  return Object.entries(wanted).flatMap(([field, value]) => {
    const actual = fieldOf(object, field);
    const was = before === undefined ? undefined : fieldOf(before, field);
    return isAsWanted(actual, value, was) ? [] : [`${subject} ${field}: expected ${show(value)}, got ${show(actual)}`];
  });
}

function checkCount(
  { cluster, before }: Scene,
  subject: string,
  kind: KubeObject['kind'],
  selectorText: string,
  wanted: unknown,
): readonly string[] {
  const selector = parseSelector(selectorText);
  if (isRejected(selector)) return [`${subject}: ${selector.message}`];
  const picked = cluster.list(kind).filter((object) => matchesSelector(selector, object.metadata.labels));
  if (!isMap(wanted)) {
    const was = before.list(kind).filter((object) => matchesSelector(selector, object.metadata.labels)).length;
    return isAsWanted(picked.length, wanted, was) ? [] : [`${subject}: expected ${show(wanted)}, got ${picked.length}`];
  }
  if (kind === 'Pod') {
    const pods = picked.filter((object) => object.kind === 'Pod');
    return checkCounts(subject, wanted, 'Pods', (word) => countPods(pods, word, before));
  }
  if (kind !== 'Node') return [`${subject}: only Pods and Nodes are counted by what they are`];
  const nodes = picked.filter((object) => object.kind === 'Node');
  return checkCounts(subject, wanted, 'Nodes', (word) => countNodes(nodes, word));
}

/** Requests go to nobody but these. */
function checkBehind({ cluster, before }: Scene, subject: string, name: string, wanted: unknown): readonly string[] {
  const service = cluster.get('Service', name, 'default');
  if (service === undefined) return [`${subject}: not found`];
  const pods = readyPods(cluster, service);
  if (isMap(wanted)) return checkCounts(subject, wanted, 'Pods', (word) => countPods(pods, word, before));
  const earlier = before.get('Service', name, 'default');
  const was = earlier === undefined ? undefined : readyPods(before, earlier).length;
  return isAsWanted(pods.length, wanted, was) ? [] : [`${subject}: expected ${show(wanted)}, got ${pods.length}`];
}

function checkCounts(
  subject: string,
  wanted: Readonly<Record<string, unknown>>,
  what: string,
  countOf: (word: string) => number | undefined,
): readonly string[] {
  return Object.entries(wanted).flatMap(([word, number]) => {
    const count = countOf(word);
    if (count === undefined) return [`${subject}: "${word}" is nothing that ${what} are counted by`];
    return isAsWanted(count, number, undefined) ? [] : [`${subject} ${word}: expected ${show(number)}, got ${count}`];
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
  const holds = isAsWanted(text, typeof wanted === 'number' ? `${wanted}` : wanted, undefined);
  return holds ? [] : [`${subject}: expected ${show(wanted)}, got ${show(text)}`];
}

function checkAnswer({ answers }: Scene, subject: string, command: string, wanted: unknown): readonly string[] {
  if (!isMap(wanted)) return [`${subject}: say code, says or both`];
  const answer = answers.findLast((one) => command === '' || one.command === command);
  if (answer === undefined) return [`${subject}: no such command was given`];
  const said = answer.stdout + answer.stderr;
  return Object.entries(wanted).flatMap(([field, value]) => {
    if (field === 'code') {
      return isAsWanted(answer.code, value, undefined)
        ? []
        : [`${subject} code: expected ${show(value)}, got ${answer.code}`];
    }
    if (field !== 'says') return [`${subject}: say code, says or both`];
    const texts: readonly unknown[] = Array.isArray(value) ? value : [value];
    return texts
      .filter((text) => !said.includes(typeof text === 'string' ? text : show(text)))
      .map((text) => `${subject}: expected ${show(text)}, got ${show(said)}`);
  });
}

/** Steps are numbered over the whole life of a cluster, so those since then have higher numbers. */
function checkHappened({ cluster, before }: Scene, subject: string, what: string, wanted: unknown): readonly string[] {
  const [, verb, about, actor] = /^(\S+)(?: (?!by )(\S+))?(?: by (.+))?$/.exec(what) ?? [];
  const [type, name] = splitOnce(about ?? '', '/');
  const kind = about === undefined ? undefined : kindNamed(type)?.kind;
  if (verb === undefined || (about !== undefined && kind === undefined)) {
    return [`${subject}: say happened VERB KIND/NAME by ACTOR`];
  }
  if (!isOneOf(STEP_VERBS, verb)) return [`${subject}: nothing is recorded as "${verb}"`];
  if (actor !== undefined && !isOneOf(ACTORS, actor)) return [`${subject}: nobody is called "${actor}"`];
  const since = before.history.at(-1)?.id ?? 0;
  const count = cluster.history.filter(
    (step) =>
      step.id > since &&
      step.verb === verb &&
      (actor === undefined || step.actor === actor) &&
      (kind === undefined || step.object.kind === kind) &&
      (name === undefined || step.object.name === name),
  ).length;
  return isAsWanted(count, wanted, undefined) ? [] : [`${subject}: expected ${show(wanted)}, got ${count}`];
}

function checkPassed({ cluster, before }: Scene, subject: string, wanted: unknown): readonly string[] {
  const [, side, text = ''] = /^(at least|at most) (.+)$/.exec(String(wanted)) ?? [];
  const limit = parseDuration(text);
  if (side === undefined || limit === undefined) return [`${subject}: say at least 30s or at most 30s`];
  const passed = cluster.now - before.now;
  const holds = side === 'at least' ? passed >= limit : passed <= limit;
  return holds ? [] : [`${subject}: expected ${side} ${text}, got ${passed}ms`];
}

const isOneOf = (list: readonly string[], word: string): boolean => list.includes(word);

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1).trim()];
}
