/**
 * Pods that are not ready, by workload and by what is wrong with them.
 */
import { type Pod, refOf } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { mutedContainers } from '../../containers/faults-readiness';
import { cut } from '../../diagram/columns';
import { imageOf, topOwnerOf, type TopOwner } from '../../diagram/owner';
import { waitsBesideOld } from '../../diagram/older-pods';
import { fractionOf, isRollingOut } from '../../diagram/owner-lines';
import { podState, type PodState, type PodWord, restartsOf } from '../../diagram/pod-state';
import { shortName } from '../../diagram/short-name';
import { button } from '../button';
import { canRollBack, cures, isLeftBehind } from '../buttons/repairs';
import type { Button } from '../reply';
import { count } from '../story/pod-name';
import { eventText, type Finding, type Patient, refsOf } from './finding';
import { missingConfig } from './configs';
import { stoppedByProbe, unreadyByProbe } from './probes';
import { freeing, holderOf, whyItWaits } from '../volume-wait';
import { placeCures, plainReasons, schedulingEvent, whyNoRoomIsMade } from './placing';

interface Group {
  readonly owner: TopOwner | undefined;
  readonly state: PodState;
  readonly pods: readonly [Pod, ...Pod[]];
}

/** One finding for each workload and each kind of trouble. */
export function checkPods({ cluster }: Patient): readonly Finding[] {
  return groupsOf(cluster).flatMap((group) => {
    const finding = FINDINGS[group.state.word]?.(group, cluster);
    return finding === undefined ? [] : [{ ...finding, rank: finding.rank + (hasNone(group, cluster) ? 10 : 0) }];
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

/** Nobody answers: worse than a rollout that is stuck half-way. */
function hasNone({ owner }: Group, cluster: Cluster): boolean {
  return owner !== undefined && fractionOf(owner, cluster).ready === 0;
}

type Look = (group: Group, cluster: Cluster) => Finding | undefined;

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
    return {
      ...base(group, cluster, 72, `its container keeps ending, ${restarts}`, `crash wait, ${restarts}`),
      why: [
        probe?.why ?? endText(pod),
        'The kubelet starts it again in the same Pod, and waits longer each time',
        ...whoServes(group, cluster),
      ],
      evidence: probe?.evidence ?? eventText(cluster, pod, 'BackOff') ?? waitingText(pod),
      helps:
        probe !== undefined
          ? probe.helps
          : isLooping(pod, cluster)
            ? 'a new Pod: somebody made this one crash in a loop, and that ends with the Pod.'
            : group.owner?.kind === 'Job'
              ? 'an image that ends with exit code 0, in a new Job.'
              : 'a template that works: the program ends by itself, so a new Pod would end, too.',
      ...(group.owner?.kind === 'Job' ? { cures: ofJob(group) } : {}),
      ...(isLooping(pod, cluster) ? { cures: [deletion(pod), button('Wait 5m', 'wait 5m')] } : {}),
    };
  },
  config: (group, cluster) => {
    const [pod] = group.pods;
    const missing = missingConfig(waitingText(pod));
    return {
      ...base(group, cluster, 70, 'its container cannot be made', 'container cannot be made'),
      why: [missing?.why ?? 'Something that the Pod names is not there', ...whoServes(group, cluster)],
      evidence: eventText(cluster, pod, 'Failed') ?? waitingText(pod),
      helps: missing?.helps ?? 'a template that names what there is.',
    };
  },
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
      evidence: probe?.evidence ?? pod.status.conditions?.filter(({ type }) => type === 'Ready').map(conditionLine)[0],
      helps:
        probe !== undefined && mutedContainers(cluster, pod).length === 0
          ? probe.helps
          : mutedContainers(cluster, pod).length > 0
            ? 'the app itself: it could answer, and fails its readiness check all the same.'
            : 'time, if the app is still waking; else a template that becomes ready.',
    };
  },
  failed: (group, cluster) => ({
    ...base(
      group,
      cluster,
      isRejectedAlone(group) ? 60 : 30,
      `${count(group.pods.length, 'failed Pod')} kept as a record`,
      'failed, kept as a record',
    ),
    why: whyFailed(group),
    evidence: [group.pods[0].status.reason, group.pods[0].status.message]
      .filter((part) => part !== undefined)
      .join('  '),
    helps: 'nothing has to be done. Delete the record when you have read it.',
    cures: [deletion(group.pods[0])],
  }),
};

const isRejected = ({ pods: [pod] }: Group): boolean => pod.status.message?.startsWith('Pod was rejected: ') === true;

/** Nobody tries again. */
const isRejectedAlone = (group: Group): boolean => group.owner === undefined && isRejected(group);

function whyFailed(group: Group): readonly string[] {
  return [
    ...(isRejected(group) ? ['It was given its Node by name, and the kubelet there did not take it'] : []),
    group.owner === undefined
      ? 'A failed Pod is not started again, and no controller makes another one'
      : 'A failed Pod is not started again; its controller has made another one in its place',
  ];
}

/** A Pod whose volume shows a ConfigMap that is not there. */
function waitsForConfig(group: Group, cluster: Cluster): Finding | undefined {
  const [pod] = group.pods;
  const evidence = eventText(cluster, pod, 'FailedMount', 'MountVolume.SetUp failed');
  const missing = missingConfig(evidence);
  if (evidence === undefined || missing === undefined) return undefined;
  return {
    ...base(group, cluster, 68, 'a volume cannot be mounted', 'volume cannot be mounted'),
    why: [missing.why, ...whoServes(group, cluster)],
    evidence,
    helps: missing.helps,
  };
}

function withoutVolume(group: Group, cluster: Cluster): Finding | undefined {
  const [pod] = group.pods;
  const holder = holderOf(pod, cluster);
  if (holder === undefined) return undefined;
  const isForced = holder.freeAt !== undefined;
  return {
    ...base(group, cluster, 74, `its volume is still on ${cut(holder.node, 20)}`, 'volume is on another Node'),
    why: [...whyItWaits(holder, cluster), ...whoServes(group, cluster)],
    evidence: eventText(cluster, pod, 'FailedAttachVolume'),
    helps: isForced
      ? `time${holder.isGone ? ': nobody else can free it.' : ', or the Node: when it answers, the volume moves at once.'}`
      : holder.isLost
        ? 'the Node; or a force delete, if its machine is off for certain.'
        : 'Pods on one Node, or a claim that many Nodes may use: ReadWriteMany.',
    cures: freeing(pod, cluster),
  };
}

function withoutNode(group: Group, cluster: Cluster): Finding | undefined {
  const [pod] = group.pods;
  const message = schedulingEvent(cluster, pod);
  if (message === undefined || /PersistentVolumeClaims|persistentvolumeclaim "/.test(message)) return undefined;
  const reasons = plainReasons(message);
  const nobody = cluster.count('Node') === 0 ? ['The cluster has no Node at all'] : [];
  return {
    ...base(group, cluster, 68, `no Node fits ${count(group.pods.length, 'Pod')}`, 'no Node fits'),
    why: [...(reasons.length > 0 ? [reasons.join('; ')] : nobody), whyNoRoomIsMade(message)],
    evidence: message,
    helps: 'room: another Node, one opened again, or smaller wishes.',
    cures: [...placeCures(cluster, pod, message), ...smaller(group, message, cluster)],
  };
}

/** A wish that fits: the template of before, less of what is short, or fewer Pods. */
function smaller({ owner }: Group, message: string, cluster: Cluster): readonly Button[] {
  if (owner === undefined || owner.kind === 'DaemonSet') return [];
  const { name } = owner.metadata;
  const target = `${owner.kind.toLowerCase()}/${name}`;
  const { ready, wanted } = fractionOf(owner, cluster);
  const trouble = { owner, isHalfWay: false, ready, wanted, isOwnerGone: false, trouble: undefined, after: cluster };
  const resource = /Insufficient (cpu|memory)/.exec(message)?.[1];
  return [
    ...(canRollBack(trouble) ? [button('Roll back', `rollback ${name}`)] : []),
    ...(resource === undefined
      ? []
      : [button('Ask for less', `set resources ${target} --requests=${resource}=${LITTLE[resource] ?? '1'}`)]),
    ...(ready > 0 ? [button(`Scale to ${ready}`, `scale ${target} ${ready}`)] : []),
  ];
}

const LITTLE: Readonly<Record<string, string>> = { cpu: '250m', memory: '256Mi' };

function base(
  group: Group,
  cluster: Cluster,
  rank: number,
  what: string,
  short: string,
): Pick<Finding, 'rank' | 'about' | 'symptom' | 'short' | 'cures'> {
  const { owner, pods } = group;
  const isOne = pods.length === 1 && owner?.kind === 'StatefulSet';
  const name = isOne || owner === undefined ? shortName(pods[0]) : owner.metadata.name;
  return {
    rank,
    about: [...(owner === undefined ? [] : [refOf(owner)]), ...refsOf(pods)],
    symptom: cut(`${cut(name, 24)}: ${what}`, 60),
    short: `${cut(name, 12)}  ${short}`,
    cures: owner === undefined ? [deletion(pods[0])] : curesOf(group, owner, cluster),
  };
}

function curesOf({ state, pods }: Group, owner: TopOwner, cluster: Cluster): readonly Button[] {
  const { ready, wanted } = fractionOf(owner, cluster);
  const isHalfWay = isRollingOut(owner, cluster) || waitsBesideOld(owner, cluster);
  const trouble = { owner, isHalfWay, ready, wanted, isOwnerGone: false, trouble: state, after: cluster };
  return isLeftBehind(trouble) ? [deletion(pods[0])] : cures(trouble);
}

/** `web: 3 of 4 can still serve`. */
function whoServes({ owner }: Group, cluster: Cluster): readonly string[] {
  if (owner === undefined) return [];
  const { ready, wanted } = fractionOf(owner, cluster);
  const name = cut(owner.metadata.name, 24);
  if (owner.kind === 'Job') return [`A Job takes no requests: ${ready} of ${count(wanted, 'Pod')} of it succeeded`];
  if (ready === 0) return [`Nobody answers for ${name}: 0 of ${wanted} can serve`];
  return [`${ready} of ${wanted} Pods of ${name} can still serve`];
}

/** A Job gives up by itself; who its Pod is says why it ended. */
const ofJob = ({ pods: [pod] }: Group): readonly Button[] => [
  button('Wait 5m', 'wait 5m'),
  button('Why its Pod?', `why ${pod.metadata.name}`),
];

const deletion = (pod: Pod): Button => button('Delete the Pod', `delete pod ${pod.metadata.name}`);

const statusesOf = ({ status }: Pod) => [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];

function waitingText(pod: Pod): string | undefined {
  const waiting = statusesOf(pod).find(({ state }) => state?.waiting !== undefined)?.state?.waiting;
  return waiting === undefined
    ? undefined
    : [waiting.reason, waiting.message].filter((part) => part !== undefined).join('  ');
}

function troubledImage(pod: Pod): string {
  const status = statusesOf(pod).find(({ state }) => state?.waiting?.reason?.includes('Image') === true);
  return status?.image ?? imageOf(pod.spec);
}

function endText(pod: Pod): string {
  const status = statusesOf(pod).find(
    ({ lastState, state }) => (state?.terminated ?? lastState?.terminated) !== undefined,
  );
  const end = status?.state?.terminated ?? status?.lastState?.terminated;
  if (end === undefined) return 'Its container ended';
  const why = end.reason === 'OOMKilled' ? ', because it used more memory than its limit' : '';
  return `Container ${status?.name ?? ''} ended with exit code ${end.exitCode}${why}`;
}

function isLooping(pod: Pod, cluster: Cluster): boolean {
  const containers = Object.values(cluster.machines.pods.get(pod.metadata.uid)?.containers ?? {});
  return containers.some(({ loopExitCode }) => loopExitCode !== undefined);
}

function conditionLine({
  type,
  status,
  reason,
  message,
}: {
  type: string;
  status: string;
  reason?: string;
  message?: string;
}): string {
  return [type, status, reason, message].filter((part) => part !== undefined).join('  ');
}
