/**
 * What will happen by itself, and what will not, in words.
 */
import type { Pod, Ref } from '../api/objects';
import type { Cluster } from '../cluster/cluster';
import { mayStay } from '../cluster/eviction/eviction-time';
import type { StepVerb } from '../cluster/step';
import { controllerOf, workloadOf } from './owner';
import type { Scope } from './scope';
import { shortName } from './short-name';

/** Something that is due later. */
export interface Upcoming {
  /** Virtual time, milliseconds. */
  readonly at: number;
  readonly verb: StepVerb;
  readonly object: Ref;
}

const MOST = 3;
/** Characters that a phrase may have: what a line of the text picture has room for behind `next  10m00s  `. */
const ROOM = 24;

/** Words for what is due; `NAME` stands for the object. A verb without an entry is not worth a line. */
const PHRASES: Partial<Readonly<Record<StepVerb, string>>> = {
  pulled: 'pull is tried again',
  'failed-to-pull': 'pull is tried again',
  'waits-to-pull': 'pull is tried again',
  restarted: 'NAME starts again',
  started: 'NAME starts again',
  'waits-to-restart': 'NAME starts again',
  'container-ended': 'NAME crashes again',
  'became-ready': 'NAME becomes ready',
  stalled: 'deadline, marked stalled',
  evicted: 'evict NAME',
  'deleted-pod': 'delete NAME',
  stopped: 'NAME is gone',
  'detached-volume': 'detach NAME',
  'made-pod': 'NAME makes the next Pod',
  'made-job': 'NAME makes the next Job',
  'failed-to-make-pod': 'NAME tries again',
  'failed-to-make-replica-set': 'NAME tries again',
  'node-ready': 'NAME becomes ready',
  autoscaled: 'autoscaler changes NAME',
  'marked-not-ready': 'NAME is marked NotReady',
};

/** What is due for the things that the picture is about. */
export function upcomingInScope(upcoming: readonly Upcoming[], scope: Scope, cluster: Cluster): readonly Upcoming[] {
  return upcoming.filter(({ object: ref }) => {
    const object = cluster.resolve(ref);
    if (object?.kind === 'Pod') return scope.has(object);
    if (object?.kind === 'Node') return true;
    // Its next Job is told where Jobs are, or where nothing else is.
    if (object?.kind === 'CronJob') return scope.owners.every(({ kind }) => kind === 'Job');
    const owner = object === undefined ? undefined : workloadOf(object, cluster);
    return owner === undefined || scope.owners.some(({ metadata }) => metadata.uid === owner.metadata.uid);
  });
}

/** Something that comes so many milliseconds after now; undefined: it never comes by itself. */
export interface Next {
  readonly after: number | undefined;
  readonly phrase: string;
}

/** At most three, soonest first; things of one kind at one time are told together. */
export function nextPhrases(upcoming: readonly Upcoming[], cluster: Cluster): readonly Next[] {
  const due = duePhrases(upcoming, cluster);
  return [...due, ...neverPhrases(upcoming, cluster)].slice(0, MOST);
}

function duePhrases(upcoming: readonly Upcoming[], cluster: Cluster): readonly Next[] {
  const byPhrase = new Map<string, { readonly after: number; readonly verb: StepVerb; readonly names: string[] }>();
  const known = upcoming.filter(({ verb, at }) => PHRASES[verb] !== undefined && at > cluster.now);
  for (const { at, verb, object } of [...known].sort((a, b) => a.at - b.at)) {
    const phrase = PHRASES[verb] ?? '';
    const key = phrase.includes('NAME') ? `${at} ${phrase}` : phrase;
    const entry = byPhrase.get(key) ?? { after: at - cluster.now, verb, names: [] };
    entry.names.push(nameIn(object, cluster));
    byPhrase.set(key, entry);
  }
  return [...byPhrase.values()].map(({ after, verb, names }) => ({
    after,
    phrase: inWords(PHRASES[verb] ?? '', names, verb === 'detached-volume' ? 'volumes' : 'Pods'),
  }));
}

/** Pods beside those that are evicted: they tolerate the Node as it is, without a limit. */
function neverPhrases(upcoming: readonly Upcoming[], cluster: Cluster): readonly Next[] {
  const evicted = upcoming.filter(({ verb, at }) => verb === 'evicted' && at > cluster.now);
  const nodes = new Set(evicted.flatMap(({ object }) => podOf(object, cluster)?.spec.nodeName ?? []));
  const staying = [...nodes].flatMap((name) => {
    const node = cluster.get('Node', name);
    return node === undefined ? [] : cluster.podsOn(name).filter((pod) => mayStay(pod, node));
  });
  const [only] = staying;
  if (only === undefined) return [];
  const phrase = staying.length === 1 ? `${shortName(only)}, it may stay` : `${staying.length} Pods, they may stay`;
  return [{ after: undefined, phrase }];
}

function podOf(ref: Ref, cluster: Cluster): Pod | undefined {
  const object = cluster.resolve(ref);
  return object?.kind === 'Pod' ? object : undefined;
}

function nameIn(object: Ref, cluster: Cluster): string {
  const found = cluster.resolve(object);
  if (found?.kind === 'PersistentVolume') return `(${found.spec.claimRef?.name ?? object.name})`;
  const owner = found?.kind === 'ReplicaSet' ? controllerOf(found, cluster) : undefined;
  return found?.kind === 'Pod' ? shortName(found) : (owner?.metadata.name ?? object.name);
}

/** Several things are counted where their names do not fit. */
function inWords(phrase: string, names: readonly string[], kind: string): string {
  const unique = [...new Set(names)];
  const [only = ''] = unique;
  if (unique.length < 2) return phrase.replace('NAME', only);
  const tails = unique.map((name) => name.split('..').at(-1) ?? name);
  const all = unique.length === 2 ? unique.join(' and ') : tails.join(', ');
  const shortest = unique.length === 2 ? tails.join(' and ') : tails.join(', ');
  const fitting = [all, shortest].map((some) => plural(phrase).replace('NAME', some)).find(isFitting);
  return fitting ?? plural(phrase).replace('NAME', `${unique.length} ${kind}`);
}

const isFitting = (text: string): boolean => text.length <= ROOM;

/** Two Pods *start* again where one *starts*. */
const PLURALS: Readonly<Record<string, string>> = {
  starts: 'start',
  crashes: 'crash',
  becomes: 'become',
  makes: 'make',
  is: 'are',
};

function plural(phrase: string): string {
  return phrase.replace(/NAME (\w+)/, (_, verb: string) => `NAME ${PLURALS[verb] ?? verb}`);
}
