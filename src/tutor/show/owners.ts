/**
 * `show owners`: who made whom, from the workload down to the Pod.
 */
import type { CronJob, Job, KubeObject, Pod } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { cut, spread } from '../../diagram/text/columns';
import { byName } from '../../diagram/natural';
import { controllerOf, revisionOf } from '../../diagram/owner';
import { fractionOf } from '../../diagram/workload';
import { podState } from '../../diagram/pod-state';
import { shortName } from '../../diagram/short-name';
import { count } from '../story/pod-name';
import type { TutorContext } from '../verbs/tutor-verb';
import { fitting } from './fitting';
import { ownersBeside } from './owners-beside';
import type { Shown } from './shown';

type Root = Extract<KubeObject, { kind: 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'ReplicaSet' | 'Job' }>;

export function showOwners({ cluster }: Pick<TutorContext, 'cluster'>): Shown {
  const roots: readonly Root[] = [
    ...cluster.list('Deployment'),
    ...cluster.list('StatefulSet'),
    ...cluster.list('DaemonSet'),
    ...cluster.list('ReplicaSet').filter((set) => controllerOf(set, cluster) === undefined),
    ...cluster.list('Job').filter((job) => controllerOf(job, cluster) === undefined),
  ];
  const cronJobs = cluster.list('CronJob');
  const alone = cluster.list('Pod').filter((pod) => controllerOf(pod, cluster) === undefined);
  const everyPod = roots.length <= 2 && cluster.count('Pod') <= 8;
  const beside = alone.length === 0 ? ownersBeside(roots, cluster) : undefined;
  const trees = [
    ...(beside === undefined ? roots.map((root) => tree(root, cluster, everyPod)) : [beside]),
    ...cronJobs.map((one) => cronJobTree(one, cluster)),
  ];
  const lone = alone.map((pod) => `Pod ${cut(shortName(pod), 16)}  (no owner)`);
  const lines = [
    ...trees.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines])),
    ...(lone.length > 0 ? ['', ...lone] : []),
  ];
  const said = [
    ...roots.map((root) => sentence(root, cluster)),
    ...cronJobs.map((one) => `CronJob ${one.metadata.name} owns ${count(jobsOf(one, cluster).length, 'Job')}`),
    ...alone.map((pod) => `Pod ${pod.metadata.name} has no owner`),
  ];
  if (lines.length === 0) {
    return { headline: 'Nothing owns anything here yet', picture: ['nothing runs here yet'], said: [] };
  }
  return {
    headline: `${count(cluster.count('Pod') - alone.length, 'Pod')} of ${count(roots.length + cronJobs.length, 'workload')}: who made whom`,
    picture: fitting(lines),
    said,
  };
}

function tree(root: Root, cluster: Cluster, everyPod: boolean): readonly string[] {
  const { ready, wanted } = fractionOf(root, cluster);
  const head = spread(`${root.kind} ${root.metadata.name}`, `${ready} of ${wanted}`);
  if (root.kind !== 'Deployment') {
    return [head, ...podBranches(cluster.controlledBy('Pod', root.metadata.uid), cluster, '', everyPod)];
  }
  const sets = [...cluster.controlledBy('ReplicaSet', root.metadata.uid)].sort((a, b) => revisionOf(a) - revisionOf(b));
  const branches = sets.slice(-4).flatMap((set, index, shown) => {
    const isLast = index === shown.length - 1;
    const pods = cluster.controlledBy('Pod', set.metadata.uid);
    const line = spread(`${isLast ? "'-" : '|-'} ReplicaSet ${set.metadata.name}`, String(pods.length));
    return [line, ...podBranches(pods, cluster, isLast ? '   ' : '|  ', everyPod)];
  });
  return [head, ...branches];
}

/** A CronJob makes Jobs, and each of them its Pods. */
function cronJobTree(cronJob: CronJob, cluster: Cluster): readonly string[] {
  const jobs = jobsOf(cronJob, cluster);
  const branches = jobs.map((job, index) => {
    const pods = cluster.controlledBy('Pod', job.metadata.uid).length;
    return spread(`${index === jobs.length - 1 ? "'-" : '|-'} Job ${job.metadata.name}`, count(pods, 'Pod'));
  });
  return [spread(`CronJob ${cronJob.metadata.name}`, count(jobs.length, 'Job')), ...branches];
}

const jobsOf = ({ metadata }: CronJob, cluster: Cluster): readonly Job[] => cluster.controlledBy('Job', metadata.uid);

function podBranches(pods: readonly Pod[], cluster: Cluster, indent: string, everyPod: boolean): readonly string[] {
  if (pods.length === 0) return [];
  if (!everyPod) return [`${indent}'- ${count(pods.length, 'Pod')}${indent === '' ? direct(pods[0], cluster) : ''}`];
  const sorted = [...pods].sort((a, b) => byName(a.metadata.name, b.metadata.name));
  return sorted.map(
    (pod, index) =>
      `${indent}${index === sorted.length - 1 ? "'-" : '|-'} Pod ${shortName(pod)}  ${podState(pod, cluster).word}`,
  );
}

/** What nobody sees because it is not there: StatefulSets and DaemonSets make their Pods themselves. */
function direct(pod: Pod | undefined, cluster: Cluster): string {
  const owner = pod === undefined ? undefined : controllerOf(pod, cluster);
  return owner?.kind === 'ReplicaSet' ? '' : '  (no ReplicaSet)';
}

function sentence(root: Root, cluster: Cluster): string {
  const { ready, wanted } = fractionOf(root, cluster);
  const sets = root.kind === 'Deployment' ? cluster.controlledBy('ReplicaSet', root.metadata.uid) : [];
  const through =
    sets.length === 0
      ? 'its Pods itself'
      : `${count(sets.length, 'ReplicaSet')}: ${sets.map((set) => `${set.metadata.name} with ${count(cluster.controlledBy('Pod', set.metadata.uid).length, 'Pod')}`).join(', ')}`;
  return `${root.kind} ${root.metadata.name} owns ${through}; ${ready} of ${wanted} ready`;
}
