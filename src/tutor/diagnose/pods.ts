/**
 * Pods that are not ready, by workload and by what is wrong with them.
 */
import { type Pod } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { mutedContainers } from '../../containers/faults/readiness';
import { cut } from '../../diagram/text/columns';
import { topOwnerOf, type TopOwner } from '../../diagram/owner';
import { fractionOf } from '../../diagram/workload';
import { podState, type PodState, type PodWord, restartsOf } from '../../diagram/pod-state';
import { button } from '../button';
import { otherImage } from '../buttons/repairs';
import type { Button } from '../reply';
import { count } from '../story/pod-name';
import { conditionText, eventText, type Finding, type Patient } from './finding';
import { waitsForConfig, withoutConfig, withoutVolume } from './pods/blocked';
import { endText, isLooping, ranOutOfMemory, troubledImage, waitingText } from './pods/evidence';
import { failed } from './pods/failed';
import { base, deletion, type Group, type Look, whoServes } from './pods/group';
import { withoutNode } from './pods/unplaced';
import { whoWaits } from './pods/ordered';
import { stoppedByProbe, unreadyByProbe } from './probes';

/** One finding for each workload and each kind of trouble. */
export function checkPods({ cluster }: Patient): readonly Finding[] {
  return groupsOf(cluster).flatMap((group) => {
    const finding = FINDINGS[group.state.word]?.(group, cluster);
    if (finding === undefined) return [];
    const worse = hasNone(group, cluster) ? NOBODY_ANSWERS : 0;
    return [{ ...finding, rank: finding.rank + worse, why: [...finding.why, ...whoWaits(group, cluster)] }];
  });
}

function groupsOf(cluster: Cluster): readonly Group[] {
  const groups = new Map<string, { owner: TopOwner | undefined; state: PodState; pods: [Pod, ...Pod[]] }>();
  for (const pod of cluster.list('Pod')) {
    const state = podState(pod, cluster);
    const owner = topOwnerOf(pod, cluster);
    const key = `${owner?.metadata.uid ?? pod.metadata.uid} ${state.word}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { owner, state, pods: [pod] });
    else group.pods.push(pod);
  }
  return [...groups.values()];
}

/** Users get no answers at all: worse than a Node that is lost, and than a rollout that is stuck half-way. */
const NOBODY_ANSWERS = 15;

function hasNone({ owner }: Group, cluster: Cluster): boolean {
  return owner !== undefined && fractionOf(owner, cluster).ready === 0;
}

/** By the state of the Pods; states without an entry are fine, on their way, or told with their Node. */
const FINDINGS: Partial<Readonly<Record<PodWord, Look>>> = {
  'image pull': (group, cluster) => {
    const [pod] = group.pods;
    const image = troubledImage(pod);
    return {
      ...base(group, cluster, 70, `image ${cut(image, 24)} cannot be pulled`, 'image cannot be pulled'),
      why: [
        'The kubelet tries again by itself, after 10s, 20s and so on up to 5 minutes',
        ...whoServes(group, cluster),
      ],
      evidence: eventText(cluster, pod, 'Failed', 'Failed to pull') ?? waitingText(pod),
      helps: 'an image that exists: go back to the one that worked, or name another.',
    };
  },
  'crash wait': (group, cluster) => {
    const [pod] = group.pods;
    const restarts = count(Math.max(...group.pods.map(restartsOf)), 'restart');
    const probe = stoppedByProbe(pod, cluster);
    const isOom = ranOutOfMemory(pod);
    const symptom = isOom ? 'out of memory again and again' : 'its container keeps ending';
    return {
      ...base(group, cluster, 72, `${symptom}, ${restarts}`, `${isOom ? 'out of memory' : 'crash wait'}, ${restarts}`),
      why: [
        probe?.why ?? endText(pod),
        'The kubelet starts it again in the same Pod, and waits longer each time',
        ...whoServes(group, cluster),
      ],
      evidence: probe?.evidence ?? eventText(cluster, pod, 'BackOff') ?? waitingText(pod),
      helps:
        probe?.helps ??
        (isOom ? 'a higher memory limit, or a program that needs less.' : whatEndsCrashes(group, cluster)),
      ...(group.owner?.kind === 'Job' ? { cures: ofJob(group) } : {}),
      ...(isLooping(pod, cluster)
        ? { cures: [deletion(pod), button('Wait 5m', 'wait 5m')] }
        : anotherImage(group, cluster)),
    };
  },
  config: withoutConfig,
  starting: waitsForConfig,
  'volume wait': withoutVolume,
  'no Node yet': withoutNode,
  'not ready': (group, cluster) => {
    const [pod] = group.pods;
    const numbers = `${count(group.pods.length, 'Pod')} not ready`;
    const probe = unreadyByProbe(pod, cluster);
    return {
      ...base(group, cluster, 64, `${numbers}, though running`, numbers),
      why: [
        probe?.why ?? 'The containers run, but say that they cannot answer; so no Service sends them requests',
        ...whoServes(group, cluster),
      ],
      evidence: probe?.evidence ?? conditionText(pod.status.conditions ?? [], 'Ready'),
      helps:
        mutedContainers(cluster, pod).length > 0
          ? 'the app itself: it could answer, and fails its readiness check all the same.'
          : (probe?.helps ?? 'time, if the app is still waking; else a template that becomes ready.'),
    };
  },
  failed,
};

/** A program that ends by itself: back to the one before, or to another. */
function anotherImage(group: Group, cluster: Cluster): Partial<Finding> {
  const { owner } = group;
  if (owner === undefined || owner.kind === 'Job' || owner.kind === 'ReplicaSet') return {};
  const other = otherImage({ owner, after: cluster }, owner.metadata.name);
  return { cures: [...base(group, cluster, 0, '', '').cures, ...other] };
}

function whatEndsCrashes({ owner, pods: [pod] }: Group, cluster: Cluster): string {
  if (isLooping(pod, cluster)) return 'a new Pod: somebody made this one crash in a loop, and that ends with the Pod.';
  return owner?.kind === 'Job'
    ? 'an image that ends with exit code 0, in a new Job.'
    : 'a template that works: the program ends by itself, so a new Pod would end, too.';
}

/** A Job gives up by itself; who its Pod is says why it ended. */
const ofJob = ({ pods: [pod] }: Group): readonly Button[] => [
  button('Wait 5m', 'wait 5m'),
  button('Why its Pod?', `why ${pod.metadata.name}`),
];
