/**
 * Finds the workload that a command is about: by kubectl's word order, by its bare name, or because it is the only one.
 */
import { kindNamed, KINDS } from '../../api/kinds';
import type { KubeObject, Workload } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { notFound } from '../../api/status';
import { type Cluster, controllerOf } from '../../cluster/cluster';
import { nearest } from '../grammar/near-miss';
import { type Again, findNamed, MOST_FIXES, whatThereIs } from './names';
import { readTargets } from './targets';

export const WORKLOAD_KINDS = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'] as const;
export type WorkloadKind = (typeof WORKLOAD_KINDS)[number];

/** Workloads that people made: ReplicaSets of Deployments are not among them. */
export function workloads(
  cluster: Cluster,
  namespace: string,
  kinds: readonly WorkloadKind[] = WORKLOAD_KINDS,
): readonly Workload[] {
  return kinds.flatMap((kind) =>
    (cluster.list(kind, namespace) as readonly Workload[]).filter((object) => controllerOf(object) === undefined),
  );
}

/**
 * The workload that a bare name means: `web` in `scale web 4`. Without a name: the only one there is.
 */
function findWorkload(
  cluster: Cluster,
  name: string | undefined,
  namespace: string,
  kinds: readonly WorkloadKind[],
  again: Again,
): Result<Workload> {
  const all = workloads(cluster, namespace, kinds);
  const fitting = name === undefined ? all : all.filter((object) => object.metadata.name === name.toLowerCase());
  if (fitting.length === 1) return fitting[0]!;
  if (fitting.length > 1) return whichWorkload(fitting, again);
  if (name === undefined) return nothingThere(kinds, cluster, namespace);
  const whole = findAnyKind(cluster, name, namespace, kinds);
  if (whole !== undefined) return whole;
  const meant = nearest(
    name,
    all.map((object) => object.metadata.name),
  );
  const offered = all.find((object) => object.metadata.name === meant) ?? (all.length === 1 ? all[0] : undefined);
  const ending = endingWork(cluster, name, namespace);
  if (ending !== undefined) return ending;
  const rejection = notFound(offered?.kind ?? kinds[0]!, name);
  if (offered === undefined) {
    if (all.length > 0) return { ...rejection, hint: whatThereIs(all) };
    return workloads(cluster, namespace).length > 0 ? rejection : { ...rejection, ...withoutWorkloads(cluster) };
  }
  return {
    ...rejection,
    hint: `There is a ${offered.kind} ${offered.metadata.name}.`,
    fixes: [again(offered.metadata.name, offered.kind)],
  };
}

/** A Job, or a CronJob that makes some, is no workload that is kept at a size, and its template is settled. */
function endingWork(cluster: Cluster, name: string, namespace: string): Rejection | undefined {
  const found = cluster.get('Job', name, namespace) ?? cluster.get('CronJob', name, namespace);
  if (found === undefined) return undefined;
  const { kind } = found;
  return {
    rejected: true,
    code: 'Tutor',
    message: `${name} is a ${kind}: its Pods work and end.`,
    hint:
      kind === 'Job'
        ? 'What a Job runs is settled when it is made. To run something else, make another Job.'
        : 'A new template goes into its manifest: /kube apply -f -',
    fixes: [`get ${kind.toLowerCase()} ${name}`, `why ${name}`],
  };
}

/** These kinds, or every kind where a word is the whole name of a workload: the verb then says why it cannot be. */
export function kindsMeant(
  cluster: Cluster,
  names: readonly string[],
  namespace: string,
  kinds: readonly WorkloadKind[],
): readonly WorkloadKind[] {
  const isNamed = workloads(cluster, namespace).some(({ metadata }) => names.includes(metadata.name));
  return isNamed ? WORKLOAD_KINDS : kinds;
}

/** What to try where nothing runs. */
export const whereToStart = { hint: 'Nothing runs here yet: /kube deploy web', fixes: ['deploy web'] };

/** Pods may be there all the same: those that were made by hand, or whose workload was deleted without them. */
function withoutWorkloads(cluster: Cluster): Pick<Rejection, 'hint' | 'fixes'> {
  if (cluster.count('Pod') === 0) return whereToStart;
  return { hint: 'The Pods that are here belong to no workload: /kube get pods', fixes: ['get pods'] };
}

function nothingThere(kinds: readonly WorkloadKind[], cluster: Cluster, namespace: string): Rejection {
  const rejection: Rejection = { rejected: true, code: 'Tutor', message: `There is no ${kinds.join(' or ')} yet.` };
  return workloads(cluster, namespace).length > 0 ? rejection : { ...rejection, ...withoutWorkloads(cluster) };
}

/** A ReplicaSet of a Deployment is found when its whole name was typed. */
function findAnyKind(
  cluster: Cluster,
  name: string,
  namespace: string,
  kinds: readonly WorkloadKind[],
): Workload | undefined {
  for (const kind of kinds) {
    const found = cluster.get(kind, name, namespace);
    if (found !== undefined) return found;
  }
  return undefined;
}

function whichWorkload(fitting: readonly Workload[], again: Again): Rejection {
  const names = fitting.map((object) => `${object.kind} ${object.metadata.name}`);
  return {
    rejected: true,
    code: 'Tutor',
    message: `Which one? There are ${names.slice(0, MOST_FIXES).join(', ')}.`,
    fixes: fitting
      .slice(0, MOST_FIXES)
      .map((object) => again(`${KINDS[object.kind].singular}/${object.metadata.name}`, object.kind)),
  };
}

/**
 * The objects that the words after a verb mean: `TYPE NAME`, `TYPE/NAME…`, `NAME`, or nothing where only one fits.
 * @param kinds what a bare name may stand for; kubectl's word order may name any kind
 */
export function readWorkloads(
  cluster: Cluster,
  words: readonly string[],
  namespace: string,
  kinds: readonly WorkloadKind[],
  again: Again,
): Result<readonly KubeObject[]> {
  const [first, second] = words;
  const info = first === undefined ? undefined : kindNamed(first);
  const isSlashForm = words.some((word) => word.includes('/'));
  if (isSlashForm || (info !== undefined && second !== undefined)) {
    const targets = readTargets(words);
    if (isRejected(targets)) return targets;
    return all(targets.named.map((target) => findNamed(cluster, target.info, target.name, namespace, again)));
  }
  const isBareName =
    first !== undefined && workloads(cluster, namespace).some((object) => object.metadata.name === first);
  if (info !== undefined && !isBareName) {
    const wanted = kinds.filter((kind) => kind === info.kind);
    return one(findWorkload(cluster, undefined, namespace, wanted.length > 0 ? wanted : kinds, again));
  }
  if (first === undefined) return one(findWorkload(cluster, undefined, namespace, kinds, again));
  return all(words.map((word) => findWorkload(cluster, word, namespace, kinds, again)));
}

const one = <T>(result: Result<T>): Result<readonly T[]> => (isRejected(result) ? result : [result]);

function all<T>(results: readonly Result<T>[]): Result<readonly T[]> {
  return results.find(isRejected) ?? (results as readonly T[]);
}

/**
 * kubectl's words for a first word that names no kind, with the correction where it is the name of a workload:
 * `delete web` means `delete deployment web`.
 */
export function withItsKind(
  rejection: Rejection,
  cluster: Cluster,
  word: string | undefined,
  namespace: string,
  again: Again,
): Rejection {
  const meant = workloads(cluster, namespace).filter(({ metadata }) => metadata.name === word?.toLowerCase());
  const [first] = meant;
  if (first === undefined || rejection.fixes !== undefined) return rejection;
  return {
    ...rejection,
    hint: `Say what ${first.metadata.name} is: a ${first.kind}.`,
    fixes: meant.map(({ kind, metadata }) => again(metadata.name, kind)),
  };
}
