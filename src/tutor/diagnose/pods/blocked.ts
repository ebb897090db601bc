/**
 * Pods that have a Node, and lack something else that they need to start.
 */
import type { Cluster } from '../../../cluster/cluster';
import { cut } from '../../../diagram/text/columns';
import { freeing, holderOf, whyItWaits } from '../../volume-wait';
import { missingConfig } from '../configs';
import { eventText, type Finding } from '../finding';
import { waitingText } from './evidence';
import { base, type Group, whoServes } from './group';

/** A container that names a ConfigMap or Secret that is not there. */
export function withoutConfig(group: Group, cluster: Cluster): Finding {
  const [pod] = group.pods;
  const missing = missingConfig(waitingText(pod));
  return {
    ...base(group, cluster, 70, 'its container cannot be made', 'container cannot be made'),
    why: [missing?.why ?? 'Something that the Pod names is not there', ...whoServes(group, cluster)],
    evidence: eventText(cluster, pod, 'Failed') ?? waitingText(pod),
    helps: missing?.helps ?? 'a template that names what there is.',
  };
}

/** A Pod whose volume shows a ConfigMap that is not there. */
export function waitsForConfig(group: Group, cluster: Cluster): Finding | undefined {
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

/** A Pod whose volume another Node still has. */
export function withoutVolume(group: Group, cluster: Cluster): Finding | undefined {
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
