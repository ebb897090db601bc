/**
 * What can be seen of a cluster before and after a command, by somebody who looks at nothing but its objects.
 */
import type { Kind, Kinds, Pod } from '../../../../src/api/objects';
import { run } from '../../../../src/app/run';
import { ALL_VERBS } from '../../../../src/app/verbs';
import { Cluster } from '../../../../src/cluster/cluster';
import type { ClusterState } from '../../../../src/cluster/state';
import { readFile } from '../../../../src/containers/files';
import type { QuestionDraft } from '../../../../src/tutor/quiz/question';
import { NOTHING_TAUGHT } from '../../../../src/tutor/taught';

type Owner = Kinds['Deployment'] | Kinds['StatefulSet'] | Kinds['DaemonSet'];

/** The cluster after a command that was typed in its channel. */
function typed(state: ClusterState, command: string): ClusterState {
  const outcome = run(state, command, { verbs: ALL_VERBS, taught: NOTHING_TAUGHT, pressed: true });
  if ('channelVerb' in outcome) throw new Error(`${command} is not for the cluster`);
  if (outcome.refused === true) throw new Error(`${command}: ${outcome.reply.headline}`);
  return outcome.cluster;
}

export class Seen {
  readonly after: ClusterState;

  constructor(
    readonly before: ClusterState,
    readonly draft: QuestionDraft,
  ) {
    this.after = typed(before, this.command);
  }

  get command(): string {
    return this.draft.command ?? '';
  }

  /** The cluster when so many seconds more went by. */
  later(seconds: number): ClusterState {
    return typed(this.after, `wait ${seconds}s`);
  }

  /** Part of the question, by a pattern with one group. */
  asked(pattern: RegExp): string {
    const { situation, ask, command = '' } = this.draft;
    const found = pattern.exec(`${situation} ${ask} ${command}`)?.[1];
    if (found === undefined) throw new Error(`${pattern} is nowhere in: ${situation} ${ask} ${command}`);
    return found;
  }

  /** The Pod of the command, or one that is named otherwise: `web..x2k4p`, `db-1`. */
  pod(name = this.asked(/ pod (\S+)/)): Pod {
    const [head = '', tail] = name.split('..');
    const found = all(this.before, 'Pod').filter(({ metadata }) =>
      tail === undefined
        ? metadata.name === name
        : metadata.name.startsWith(head) && metadata.name.endsWith(`-${tail}`),
    );
    if (found.length !== 1) throw new Error(`${found.length} Pods are called ${name}`);
    return found[0]!;
  }

  /** The workload that the question names. */
  owner(): Owner {
    const { situation, ask } = this.draft;
    const [, kind = '', name = ''] =
      /(Deployment|StatefulSet|DaemonSet) ([a-z][a-z0-9-]*)/.exec(`${situation} ${ask}`) ?? [];
    const found = this.before.objects.find(
      (one) => one.kind === kind && one.metadata.name === name && one.metadata.namespace === 'default',
    );
    if (found === undefined) throw new Error(`no ${kind} ${name}`);
    return found as Owner;
  }

  /** The workload at the top of a Pod's owners. */
  ownerOf(pod: Pod): Owner {
    let uid = pod.metadata.ownerReferences?.[0]?.uid;
    for (;;) {
      const owner = this.before.objects.find(({ metadata }) => metadata.uid === uid);
      if (owner === undefined) throw new Error(`${pod.metadata.name} has no owner`);
      if (owner.kind !== 'ReplicaSet') return owner as Owner;
      uid = owner.metadata.ownerReferences?.[0]?.uid;
    }
  }

  /** The Pods of a workload, before and after. */
  pods(owner = this.owner()): { readonly before: readonly Pod[]; readonly after: readonly Pod[] } {
    return { before: podsOf(this.before, owner), after: podsOf(this.after, owner) };
  }

  /** What a Pod reads in a file after it. */
  reads(pod: Pod, path: string): string | undefined {
    return readFile(new Cluster(this.after), pod, path);
  }
}

export const all = <K extends Kind>({ objects }: ClusterState, kind: K): readonly Kinds[K][] =>
  objects.filter((object) => object.kind === kind) as unknown as readonly Kinds[K][];

export function podsOf(state: ClusterState, { metadata: { uid } }: Owner): readonly Pod[] {
  const sets = all(state, 'ReplicaSet').filter(({ metadata }) => metadata.ownerReferences?.[0]?.uid === uid);
  const owners = [uid, ...sets.map(({ metadata }) => metadata.uid)];
  return all(state, 'Pod').filter(({ metadata }) => owners.includes(metadata.ownerReferences?.[0]?.uid ?? ''));
}

export const setsOf = (state: ClusterState, { metadata }: Owner): readonly Kinds['ReplicaSet'][] =>
  all(state, 'ReplicaSet').filter((set) => set.metadata.ownerReferences?.[0]?.uid === metadata.uid);

export const revision = ({ metadata }: Kinds['ReplicaSet']): number =>
  Number(metadata.annotations?.['deployment.kubernetes.io/revision']);

export const deployment = (state: ClusterState, { metadata }: Owner): Kinds['Deployment'] | undefined =>
  all(state, 'Deployment').find((one) => one.metadata.uid === metadata.uid);

export const tag = (image = ''): string => image.split(':').at(-1) ?? '';

export const image = (spec: Pod['spec'] | undefined): string => spec?.containers[0]?.image ?? '';

export const live = (pods: readonly Pod[]): readonly Pod[] =>
  pods.filter(({ metadata }) => metadata.deletionTimestamp === undefined);

export const has = (pods: readonly Pod[], pod: Pod): boolean =>
  pods.some(({ metadata }) => metadata.uid === pod.metadata.uid);

export const same = (pods: readonly Pod[], pod: Pod): Pod | undefined =>
  pods.find(({ metadata }) => metadata.uid === pod.metadata.uid);

/** Those of the one list that are not in the other. */
export const without = (pods: readonly Pod[], others: readonly Pod[]): readonly Pod[] =>
  pods.filter((pod) => !has(others, pod));

/** The Pod is there, and on its Node. */
export const inPlace = (pods: readonly Pod[], pod: Pod): boolean =>
  same(pods, pod)?.spec.nodeName === pod.spec.nodeName && has(pods, pod);

export const restarts = (pod: Pod | undefined): number =>
  (pod?.status.containerStatuses ?? []).reduce((sum, { restartCount }) => sum + restartCount, 0);

export const ready = ({ status }: Pod): boolean =>
  status.conditions?.find(({ type }) => type === 'Ready')?.status === 'True';

export const names = (pods: readonly Pod[]): string =>
  pods
    .map(({ metadata }) => metadata.name)
    .sort()
    .join();

export const onNode = (pods: readonly Pod[], node: string): readonly Pod[] =>
  pods.filter(({ spec }) => spec.nodeName === node);

export const claimsOf = ({ spec }: Pod): readonly string[] =>
  (spec.volumes ?? []).flatMap(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName ?? []);

export const claim = (state: ClusterState, name: string): Kinds['PersistentVolumeClaim'] | undefined =>
  all(state, 'PersistentVolumeClaim').find(
    ({ metadata }) => metadata.name === name && metadata.namespace === 'default',
  );

/** The names of the Pods that a Service of this name sends to. */
export const endpoints = (state: ClusterState, service: string): readonly string[] =>
  all(state, 'EndpointSlice')
    .filter(({ metadata }) => metadata.ownerReferences?.[0]?.name === service)
    .flatMap((slice) => slice.endpoints)
    .filter(({ conditions }) => conditions?.ready === true)
    .flatMap(({ targetRef }) => targetRef?.name ?? []);
