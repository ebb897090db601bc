/**
 * Finds what a `rollout` command is about.
 */
import { kindNamed, KINDS } from '../../api/kinds';
import type { KubeObject } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';
import { commandLine, namespaceOf, type Words } from '../grammar/words';
import type { Rollable } from '../rollouts/history';
import { type Named, objectsOfManifest } from './manifest-objects';
import { select } from './selection';
import { typeSlashName } from './type-name';
import { readWorkloads, workloads } from './workload-names';

const ROLLABLE_KINDS = ['Deployment', 'StatefulSet', 'DaemonSet'] as const;

/** Whether `rollout` commands can act on an object. */
export function isRollable(object: KubeObject): object is Rollable {
  return (ROLLABLE_KINDS as readonly string[]).includes(object.kind);
}

/** What a `rollout` command named: each a workload, or why it is none. Empty where nothing of that type is there. */
export type Rollables = readonly (Rollable | Rejection)[];

/** The workloads among what was named. */
export function workloadsOf(named: Rollables): readonly Rollable[] {
  return named.flatMap((one) => (isRejected(one) ? [] : [one]));
}

/** The command with the names in full, as kubectl wants them. */
export function understood(verb: string, words: Words, named: Rollables): string {
  const names = workloadsOf(named).map(typeSlashName);
  if (names.length === 0 || words.flags.has('selector')) return commandLine(verb, words, words.positional);
  const flags = new Map([...words.flags].filter(([flag]) => flag !== 'filename'));
  return commandLine(verb, { ...words, flags }, names);
}

/** The flags by which every `rollout` command finds workloads. */
export const ROLLABLE_FLAGS = [
  { name: 'selector', short: 'l', takes: 'text' },
  { name: 'filename', short: 'f', takes: 'text' },
] as const;

/**
 * The workloads of `rollout VERB TYPE/NAME…`, `TYPE NAME…` or `NAME`; a type alone means all of that type.
 * @param cannot kubectl's words for a kind that cannot do this
 */
export function readRollables(
  verb: string,
  words: Words,
  cluster: Cluster,
  cannot: (object: KubeObject) => string,
): Result<Rollables> {
  const found = find(verb, words, cluster);
  if (isRejected(found)) return found;
  const { objects, missing } = found;
  return [...objects.map((object) => (isRollable(object) ? object : clientError(cannot(object)))), ...missing];
}

function find(verb: string, words: Words, cluster: Cluster): Result<Named> {
  if (words.flags.has('filename')) return objectsOfManifest(verb, words, cluster);
  const again = (name: string, kind?: KubeObject['kind']): string =>
    commandLine(verb, words, [kind === undefined || name.includes('/') ? name : `${KINDS[kind].singular}/${name}`]);
  if (words.positional.length === 0) return nothingNamed(cluster, words, again);
  if (namesType(words, cluster)) return select(verb, words, cluster);
  const objects = readWorkloads(cluster, words.positional, namespaceOf(words), ROLLABLE_KINDS, again);
  return isRejected(objects) ? objects : { objects, missing: [] };
}

/** Whether the words begin with a type, as kubectl's must; a workload may have the name of one. */
function namesType(words: Words, cluster: Cluster): boolean {
  const { positional, flags } = words;
  const [first = ''] = positional;
  if (first.includes('/') || first.includes(',') || flags.has('selector')) return true;
  if (kindNamed(first) === undefined) return false;
  return (
    positional.length > 1 || !workloads(cluster, namespaceOf(words)).some(({ metadata }) => metadata.name === first)
  );
}

function nothingNamed(
  cluster: Cluster,
  words: Words,
  again: (name: string, kind?: KubeObject['kind']) => string,
): Rejection {
  const known = ROLLABLE_KINDS.flatMap((kind) => cluster.list(kind, namespaceOf(words)) as readonly KubeObject[]);
  return {
    ...clientError('required resource not specified'),
    hint: 'Name what is rolled out.',
    fixes: known.slice(0, 4).map((object) => again(object.metadata.name, object.kind)),
  };
}

/** kubectl's complaint that there is nothing of the type that was named; its exit status is 0. */
export const nothingOfType = (words: Words): string => `No resources found in ${namespaceOf(words)} namespace.\n`;

/** The kind as kubectl's errors name it: `Pod`, `ReplicaSet.apps`. */
export function kindWithGroup({ kind }: KubeObject): string {
  const { group } = KINDS[kind];
  return `${kind}${group === '' ? '' : `.${group}`}`;
}

/** kubectl knows these kinds where it looks for a history; of others it says that it cannot even look. */
const VISITED = new Set(['CronJob', 'DaemonSet', 'Deployment', 'Job', 'Pod', 'ReplicaSet', 'StatefulSet']);

/**
 * kubectl's words for a kind that has no history.
 * @param what what it looks for: `history`, and who should have had it: `history viewer`
 */
export function withoutHistory(object: KubeObject, what: string, whose: string): string {
  const { group } = KINDS[object.kind];
  const kind = kindWithGroup(object);
  return VISITED.has(object.kind)
    ? `no ${whose} has been implemented for "${kind}"`
    : `error retrieving ${what} for "${kind}", no visitor method exists for {${group} ${object.kind}}`;
}
