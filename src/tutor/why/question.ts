/**
 * What somebody wants to know: the words after `why`, as people say them.
 */
import { kindNamed } from '../../api/kinds';
import { type Ref, refOf, type StatefulSet } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import { notFound } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';
import { type TopOwner, workloadOf } from '../../diagram/owner';
import { podsOf } from '../../diagram/workload';
import { findObject } from '../find-object';

export type Question =
  | { readonly asks: 'object'; readonly ref: Ref; readonly isMissed: boolean; readonly isCounted: boolean }
  | { readonly asks: 'placement'; readonly pod: Ref; readonly node: string }
  | { readonly asks: 'empty Node'; readonly node: string }
  | { readonly asks: 'no Pod of it on a Node'; readonly owner: TopOwner; readonly node: string }
  | { readonly asks: 'missing number'; readonly set: StatefulSet; readonly ordinal: number }
  | { readonly asks: 'version'; readonly owner: TopOwner; readonly tag: string }
  | { readonly asks: 'no Pods' };

/** Words that carry no question of their own. */
const FILLERS = new Set(
  (
    'is are was were be been being there the a an in of to at for by with its it my our this that do does did has have ' +
    'had still yet any some here now only so why on and i we get gets got run runs running made created come came ' +
    'ready pending scheduled stuck crashing restarting restarted started bound deleted evicted working up down how ' +
    'else all copies copy version image'
  ).split(' '),
);
const NEGATIVES = new Set(
  (
    "no not none without missing absent gone never isn't isnt aren't arent doesn't doesnt hasn't hasnt wasn't didn't " +
    'lacks lack empty nothing nobody fewer less cannot'
  ).split(' '),
);
const FRACTION = /^\d+\/\d+$/;
const TAG = /^(v\d[\w.]*|latest|nopull|bad|slow|crash|oom|exit[01])$/;

/** Reads the words after `why`. */
export function readQuestion(typed: readonly string[], cluster: Cluster): Result<Question> {
  const words = typed
    .flatMap((word) => (FRACTION.test(word) ? [word] : word.split('/')))
    .map(plainWord)
    .filter((word) => word !== '');
  if (isDirect(words)) return aboutObject(words, cluster);
  const isMissed = words.some((word) => NEGATIVES.has(word));
  const isCounted = words.some(
    (word, at) => FRACTION.test(word) || (word === 'of' && /^\d+$/.test(words[at - 1] ?? '')),
  );
  const telling = words.filter(
    (word) =>
      !NEGATIVES.has(word) &&
      !FRACTION.test(word) &&
      !/^\d+$/.test(word) &&
      (!FILLERS.has(word) || isName(word, cluster)),
  );
  const node =
    telling.find((word) => cluster.get('Node', word) !== undefined) ?? telling.find((word) => /^node-\d+$/.test(word));
  const others = telling.filter((word) => word !== node && !isKindWord(word, cluster));
  const kind = telling.find((word) => isKindWord(word, cluster));
  if (node !== undefined) return aboutNode(node, others, { words, isMissed, hasKind: kind !== undefined }, cluster);
  const tag = others.find((word) => TAG.test(word) && !isName(word, cluster));
  const [name] = others.filter((word) => word !== tag);
  if (tag !== undefined) return aboutVersion(tag, name, cluster);
  if (name === undefined) return { asks: 'no Pods' };
  const found = aboutObject(kind === undefined ? [name] : [kind, name], cluster);
  return isRejected(found) || found.asks !== 'object' ? found : { ...found, isMissed, isCounted };
}

const plainWord = (word: string): string => word.toLowerCase().replace(/^["'(]+|(?<![?.,!;:"')])[?.,!;:"')]+$/g, '');

/** A name alone, or a kind and a name; `no` is short for nodes, but not here. */
function isDirect([first = '', second, ...rest]: readonly string[]): boolean {
  if (second === undefined) return true;
  return rest.length === 0 && first !== 'no' && kindNamed(first) !== undefined;
}

const isName = (word: string, cluster: Cluster): boolean =>
  (['Deployment', 'StatefulSet', 'DaemonSet', 'Pod', 'Service', 'Job', 'CronJob'] as const).some((kind) =>
    cluster.list(kind).some(({ metadata }) => metadata.name === word),
  );

const isKindWord = (word: string, cluster: Cluster): boolean => kindNamed(word) !== undefined && !isName(word, cluster);

function aboutObject(words: readonly string[], cluster: Cluster): Result<Question> {
  const kind = words.length > 1 ? kindNamed(words[0] ?? '')?.kind : undefined;
  const name = words.at(-1) ?? '';
  const ref = findObject(words, cluster, 'why', true);
  const isThere = !isRejected(ref) && cluster.resolve(ref) !== undefined;
  const numbered = isThere || (kind !== undefined && kind !== 'Pod') ? undefined : numberedPod(name, cluster);
  if (numbered !== undefined) return numbered;
  if (!isRejected(ref)) return { asks: 'object', ref, isMissed: false, isCounted: false };
  if (kind === undefined || ref.fixes === undefined || ref.message.startsWith('Which')) return ref;
  return { ...ref, message: notFound(kind, name).message, code: 'NotFound' };
}

/** `db-3`, where there is a StatefulSet db. */
function numberedPod(name: string, cluster: Cluster): Question | undefined {
  const [, base, number] = /^(.+)-(\d{1,4})$/.exec(name) ?? [];
  const set = cluster.list('StatefulSet').find(({ metadata }) => metadata.name === base);
  return set === undefined ? undefined : { asks: 'missing number', set, ordinal: Number(number) };
}

interface Said {
  readonly words: readonly string[];
  readonly isMissed: boolean;
  /** A kind was named: `pod`. */
  readonly hasKind: boolean;
}

function aboutNode(node: string, others: readonly string[], said: Said, cluster: Cluster): Result<Question> {
  const [name] = others;
  if (cluster.get('Node', node) === undefined) return aboutObject(['node', node], cluster);
  if (name === undefined) {
    const isAboutPods = said.isMissed && (said.hasKind || /\b(on|empty|nothing|nobody)\b/.test(said.words.join(' ')));
    return isAboutPods ? { asks: 'empty Node', node } : aboutObject(['node', node], cluster);
  }
  const ref = findObject([name], cluster, 'why', true);
  if (isRejected(ref)) return ref;
  const object = cluster.resolve(ref);
  const owner = object === undefined ? undefined : workloadOf(object, cluster);
  const pods = object?.kind === 'Pod' ? [object] : owner === undefined ? [] : podsOf(owner, cluster);
  const there = pods.find(({ spec }) => spec.nodeName === node);
  if (there !== undefined) return { asks: 'placement', pod: refOf(there), node };
  if (owner === undefined) return { asks: 'object', ref, isMissed: said.isMissed, isCounted: false };
  return { asks: 'no Pod of it on a Node', owner, node };
}

/** The workload that is meant by a tag alone is the one that was changed last. */
function aboutVersion(tag: string, name: string | undefined, cluster: Cluster): Result<Question> {
  if (name !== undefined) {
    const ref = findObject([name], cluster, 'why');
    if (isRejected(ref)) return ref;
    const object = cluster.resolve(ref);
    const owner = object === undefined ? undefined : workloadOf(object, cluster);
    return owner === undefined
      ? { asks: 'object', ref, isMissed: true, isCounted: false }
      : { asks: 'version', owner, tag };
  }
  const last = cluster.history.findLast(
    ({ actor, object }) => actor === 'you' && workloadAt(object, cluster) !== undefined,
  );
  const all = [...cluster.list('Deployment'), ...cluster.list('StatefulSet'), ...cluster.list('DaemonSet')];
  const owner = (last === undefined ? undefined : workloadAt(last.object, cluster)) ?? all[0];
  return owner === undefined ? { asks: 'no Pods' } : { asks: 'version', owner, tag };
}

function workloadAt(ref: Ref, cluster: Cluster): TopOwner | undefined {
  const object = cluster.resolve(ref);
  return object === undefined ? undefined : workloadOf(object, cluster);
}
