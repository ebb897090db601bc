/**
 * The reply to `wait` where a Node is lost: each kind of workload has its own answer to it.
 */
import type { Node, Pod } from '../../api/objects';
import { UNREACHABLE_TAINT } from '../../api/taints';
import { evictionTime, mayStay } from '../../cluster/eviction/eviction-time';
import type { Step } from '../../cluster/step';
import { cut } from '../../diagram/text/columns';
import { duration } from '../../diagram/duration';
import { claimsOf } from '../../diagram/mark';
import { topOwnerOf } from '../../diagram/owner';
import { isReady } from '../../diagram/pod-state';
import { button, QUIZ } from '../button';
import { recoverNode } from '../buttons/recover-node';
import type { Situation } from '../situation';
import { namesIn } from '../story/lost-pods';
import { count } from '../story/pod-name';
import type { OwnReply } from './own-reply';

export const nodeLostReply: OwnReply = {
  headline: (situation) => {
    const losses = lossesIn(situation);
    if (losses.length > 0) return threeAnswers(situation, losses);
    const [lost] = lostNodes(situation);
    const times = lost === undefined ? [] : evictionsFrom(lost, situation);
    if (lost === undefined || times.length === 0) return undefined;
    const soonest = duration(Math.min(...times) - situation.after.now);
    const name = cut(lost.metadata.name, 14);
    const state = isSilent(lost) ? 'still silent' : 'still not ready';
    return `${name} is ${state}; ${count(times.length, 'Pod')} wait ${soonest} more`;
  },
  notice: (situation) => {
    const losses = lossesIn(situation);
    return losses.length === 0 ? undefined : lesson(situation, losses);
  },
  buttons: (situation) => {
    const [lost] = lostNodes(situation);
    if (lost === undefined) return undefined;
    const { name } = lost.metadata;
    if (lossesIn(situation).length === 0) {
      if (evictionsFrom(lost, situation).length > 0) return [button('Wait 5m', 'wait 5m'), recoverNode(name), QUIZ];
      if (situation.owner !== undefined) return undefined;
    }
    return [recoverNode(name), button(`Remove ${name}`, `node remove ${name}`), QUIZ];
  },
};

/** Pods that were evicted because their Node is lost. */
const lossesIn = ({ steps }: Situation): readonly Step[] =>
  steps.filter((step) => step.verb === 'evicted' && step.detail?.state !== undefined);

const isSilent = (node: Node): boolean => (node.spec.taints ?? []).some(({ key }) => key === UNREACHABLE_TAINT);

/** Nodes that have failed and hold Pods; those that lost Pods just now first. */
function lostNodes(situation: Situation): readonly Node[] {
  const { after } = situation;
  const losing = new Set(lossesIn(situation).map((step) => step.detail?.node));
  return after
    .list('Node')
    .filter(({ metadata: { name } }) => after.machines.nodes.get(name)?.fault !== undefined)
    .filter(({ metadata: { name } }) => after.podsOn(name).length > 0 || losing.has(name))
    .sort((a, b) => Number(losing.has(b.metadata.name)) - Number(losing.has(a.metadata.name)));
}

function evictionsFrom(node: Node, { after }: Situation): readonly number[] {
  return after.podsOn(node.metadata.name).flatMap((pod) => {
    const at = pod.metadata.deletionTimestamp === undefined ? evictionTime(pod, node) : undefined;
    return at === undefined || at <= after.now ? [] : [at];
  });
}

/** `2 Pods replaced, db-1 waits, agent stays`. */
function threeAnswers(situation: Situation, losses: readonly Step[]): string {
  const { after, made } = situation;
  const waits = waitingPods(situation, losses).map((pod) => pod.metadata.name);
  const ready = made.filter(isReady).length;
  const stays = stayingSets(situation);
  const parts = [
    made.length === 0
      ? ''
      : ready === made.length
        ? `${count(made.length, 'Pod')} replaced`
        : `${made.length} new, ${ready} ready`,
    waits.length === 0 ? '' : waits.length === 1 ? `${cut(waits[0] ?? '', 16)} waits` : `${waits.length} wait`,
    stays.length === 0
      ? ''
      : stays.length === 1
        ? `${cut(stays[0] ?? '', 16)} stays`
        : `${stays.length} DaemonSets stay`,
  ];
  const told = parts.filter((part) => part !== '');
  const lone = losses.filter(({ object }) => {
    const pod = situation.before.resolve(object);
    return pod?.kind === 'Pod' && topOwnerOf(pod, situation.before) === undefined;
  });
  if (lone.length > 0) told.push(`${lone.length} without owner`);
  return told.length > 0 ? told.join(', ') : `${count(losses.length, 'Pod')} evicted; ${after.count('Pod')} left`;
}

/** Pods with an identity that are on their way out, and nobody can say whether they still run. */
function waitingPods({ after }: Situation, losses: readonly Step[]): readonly Pod[] {
  return losses.flatMap((step) => {
    const pod = after.resolve(step.object);
    if (pod?.kind !== 'Pod' || pod.metadata.deletionTimestamp === undefined) return [];
    return topOwnerOf(pod, after)?.kind === 'StatefulSet' ? [pod] : [];
  });
}

/** Names of the DaemonSets whose Pods tolerate the Node as it is. */
function stayingSets(situation: Situation): readonly string[] {
  const { after } = situation;
  const sets = new Set<string>();
  for (const node of lostNodes(situation)) {
    for (const pod of after.podsOn(node.metadata.name)) {
      const owner = mayStay(pod, node) ? topOwnerOf(pod, after) : undefined;
      if (owner?.kind === 'DaemonSet') sets.add(owner.metadata.name);
    }
  }
  return [...sets];
}

function lesson(situation: Situation, losses: readonly Step[]): string {
  if (losses.some((step) => step.detail?.state !== UNREACHABLE_TAINT)) {
    return 'this kubelet still answered: the old Pods stopped in order, so even a StatefulSet could make its Pod anew.';
  }
  const waits = waitingPods(situation, losses);
  if (waits.length > 0 && situation.made.length > 0) {
    return 'one lost Node, three answers. Stateless: replaced. With identity: waits for certainty. One per Node: stays.';
  }
  if (waits.length > 0) {
    return `a StatefulSet waits for certainty about ${namesIn(
      waits.map((pod) => pod.metadata.name),
      2,
    )}: the Node comes back, or you remove it.`;
  }
  const isKeeping = losses.some((step) => {
    const pod = situation.before.resolve(step.object);
    return pod?.kind === 'Pod' && claimsOf(pod).length > 0;
  });
  if (isKeeping) {
    return 'what was lost may still run out there, and write to the same volume. A Deployment does not wait for certainty.';
  }
  return 'what was lost may still run out there. For an app that keeps no data one copy too many does no harm.';
}
