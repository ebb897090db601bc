/**
 * Everything that a colleague looks at, worst first; what has one cause is one finding.
 */
import type { Ref } from '../../api/objects';
import { type Cluster, keyOf } from '../../cluster/cluster';
import { databaseContainer } from '../../containers/database';
import { readyPods } from '../../containers/requests';
import { cut } from '../../diagram/text/columns';
import { workloadOf } from '../../diagram/owner';
import { fractionOf } from '../../diagram/workload';
import { isReady, podState } from '../../diagram/pod-state';
import { upcomingIn } from '../upcoming';
import type { Finding } from './finding';
import { checkAutoscalers } from './autoscalers';
import { checkBudgets } from './budgets';
import { checkDaemonSets } from './daemon-sets';
import { checkDatabases } from './databases';
import { checkFinalizers } from './finalizers';
import { checkJobs } from './jobs';
import { checkNodes } from './nodes';
import { checkPods } from './pods';
import { checkRefusedSets } from './refused';
import { checkSelectors } from './selectors';
import { checkServices } from './services';
import { checkStorage } from './storage';
import { checkWorkloads } from './workloads';

/** What is wrong with a cluster and what is good to know, worst first. */
export function findingsIn(cluster: Cluster): readonly Finding[] {
  const patient = { cluster, upcoming: upcomingIn(cluster) };
  const pods = checkPods(patient);
  const workloads = withWorkloads(pods, checkWorkloads(patient));
  const found = [
    ...checkNodes(patient),
    ...checkStorage(patient),
    ...checkBudgets(patient),
    ...checkJobs(patient),
    ...checkFinalizers(patient),
    ...checkAutoscalers(patient),
    ...checkRefusedSets(patient),
    ...checkDaemonSets(patient),
    ...checkSelectors(patient),
    ...withoutLeader(checkDatabases(patient), workloads),
  ];
  return [...withServices(found, checkServices(patient))].sort((a, b) => b.rank - a.rank);
}

/** Those that concern one object: what it is about, what owns it, what runs on it, the Service of its name. */
export function findingsAbout(ref: Ref, cluster: Cluster, findings: readonly Finding[]): readonly Finding[] {
  const object = cluster.resolve(ref);
  const owner = object === undefined ? undefined : workloadOf(object, cluster);
  const isNamed = (about: Ref) =>
    isSame(about, ref) || (about.name === owner?.metadata.name && about.namespace === owner.metadata.namespace);
  const named = findings.filter(({ about }) => about.some(isNamed));
  if (owner === undefined || object?.kind === 'Pod') return named;
  // What is wrong with a Node concerns every workload that has a Pod there; what is its own comes first.
  const { uid } = owner.metadata;
  const isItsPod = (about: Ref) => about.kind === 'Pod' && ownerUid(about, cluster) === uid;
  return [...named, ...findings.filter((one) => !named.includes(one) && one.about.some(isItsPod))];
}

function ownerUid(pod: Ref, cluster: Cluster): string | undefined {
  const found = cluster.resolve(pod);
  return found === undefined ? undefined : workloadOf(found, cluster)?.metadata.uid;
}

/** A rollout is stuck because of its Pods: told with them. A set that waits for its broken Pod is told instead of it. */
function withWorkloads(pods: readonly Finding[], workloads: readonly Finding[]): readonly Finding[] {
  const of = (one: Finding) => one.about[0];
  const blocking = workloads.filter(({ about }) => about[0]?.kind === 'StatefulSet');
  const told = pods
    .filter((finding) => !blocking.some((other) => isSame(of(other), of(finding))))
    .map((finding) => {
      const rollout = workloads.find((other) => isSame(of(other), of(finding)) && finding.rank > other.rank);
      const [, deadline] = rollout?.why ?? [];
      return deadline === undefined ? finding : { ...finding, why: [...finding.why, deadline] };
    });
  const rest = workloads.filter(
    (one) => !told.some((finding) => isSame(of(finding), of(one)) && finding.rank > one.rank),
  );
  return [...told, ...rest];
}

/** Nobody leads because of what is wrong with the members: one finding, with the symptom that hurts. */
function withoutLeader(databases: readonly Finding[], others: readonly Finding[]): readonly Finding[] {
  const causeOf = ({ about }: Finding) => others.find((other) => isSame(other.about[0], about[0]));
  const told = databases.map((database) => {
    const cause = causeOf(database);
    if (cause === undefined) return database;
    const { about, why, evidence, helps, cures } = cause;
    return { ...database, about, why: [...database.why.slice(0, 1), ...why], evidence, helps, cures };
  });
  const causes = new Set(databases.map(causeOf));
  return [...told, ...others.filter((other) => !causes.has(other))];
}

/** A Service without ready Pods is told with the trouble of its Pods, where that is known. */
function withServices(found: readonly Finding[], services: readonly Finding[]): readonly Finding[] {
  const isKnown = ({ about }: Finding) =>
    found.some(
      (other) => other.rank >= 50 && about.slice(1).some((ref) => other.about.some((one) => isSame(one, ref))),
    );
  const losing = services.filter(({ short }) => short.includes('loses'));
  const isLosing = ({ about }: Finding) => losing.some((other) => isSame(other.about[0], about[0]));
  return [...found, ...losing, ...services.filter((service) => !isLosing(service) && !isKnown(service))];
}

function isSame(a: Ref | undefined, b: Ref | undefined): boolean {
  return a !== undefined && a.kind === b?.kind && a.name === b.name && a.namespace === b.namespace;
}

/** A thing that was looked at: how many of how many are well. */
export interface Checked {
  readonly what: string;
  readonly well: number;
  readonly all: number;
}

/** What was looked at, without what the cluster has none of. */
export function checkedIn(cluster: Cluster): readonly Checked[] {
  const pods = cluster.list('Pod').filter((pod) => !['done', 'failed'].includes(podState(pod, cluster).word));
  const workloads = [...cluster.list('Deployment'), ...cluster.list('StatefulSet'), ...cluster.list('DaemonSet')];
  const services = cluster.list('Service').filter(({ spec }) => spec.selector !== undefined);
  const claims = cluster.list('PersistentVolumeClaim');
  const databases = cluster.list('StatefulSet').filter(({ spec }) => databaseContainer(spec.template) !== undefined);
  const nodes = cluster.list('Node');
  const isComplete = (owner: (typeof workloads)[number]) => {
    const { ready, wanted } = fractionOf(owner, cluster);
    return ready === wanted;
  };
  const leads = (set: (typeof databases)[number]) => cluster.machines.databases.get(keyOf(set))?.leader !== undefined;
  return [
    { what: 'Nodes that answer', well: nodes.filter(isAnswering).length, all: nodes.length },
    { what: 'Pods ready', well: pods.filter(isReady).length, all: pods.length },
    { what: 'workloads complete', well: workloads.filter(isComplete).length, all: workloads.length },
    {
      what: 'Services with ready Pods',
      well: services.filter((one) => readyPods(cluster, one).length > 0).length,
      all: services.length,
    },
    {
      what: 'claims with a volume',
      well: claims.filter(({ status }) => status.phase === 'Bound').length,
      all: claims.length,
    },
    { what: 'databases with a leader', well: databases.filter(leads).length, all: databases.length },
  ].filter(({ all }) => all > 0);
}

/** The same for one object: its Pods, and the Service that leads to them. */
export function checkedAbout(ref: Ref, cluster: Cluster): readonly Checked[] {
  const object = cluster.resolve(ref);
  if (object?.kind === 'Node') {
    const pods = cluster.podsOn(ref.name).filter((pod) => podState(pod, cluster).word !== 'done');
    return [{ what: 'Pods ready on it', well: pods.filter(isReady).length, all: pods.length }];
  }
  const owner = object === undefined ? undefined : workloadOf(object, cluster);
  if (owner === undefined) return [];
  const { ready, wanted } = fractionOf(owner, cluster);
  const { name, namespace } = owner.metadata;
  const service = cluster.get('Service', name, namespace);
  const behind = service === undefined ? [] : [service];
  return [
    {
      what: owner.kind === 'DaemonSet' ? 'Nodes with a ready Pod' : `Pods of ${cut(name, 20)} ready`,
      well: ready,
      all: wanted,
    },
    ...behind.map((one) => ({
      what: 'ready Pods behind its Service',
      well: readyPods(cluster, one).length,
      all: wanted,
    })),
  ];
}

function isAnswering(node: {
  readonly status: { readonly conditions?: readonly { type: string; status: string }[] };
}): boolean {
  return (node.status.conditions ?? []).some(({ type, status }) => type === 'Ready' && status === 'True');
}
