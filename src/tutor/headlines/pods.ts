/**
 * The outcome for a Pod in one line: its container crashed, or it was deleted.
 */
import type { Pod } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import type { Step } from '../../cluster/step';
import { SECOND } from '../../cluster/time';
import { filesOf } from '../../containers/files';
import { cut } from '../../diagram/text/columns';
import { duration } from '../../diagram/duration';
import { claimsOf } from '../../diagram/mark';
import { isReady, podState, restartsOf } from '../../diagram/pod-state';
import { LONGEST_HEADLINE } from '../reply';
import type { Situation } from '../situation';
import { standing } from '../standing';
import { count, nameIn } from '../story/pod-name';
import { name } from './workloads';

export function crashed(situation: Situation): string {
  const { after, steps } = situation;
  const step = steps.find((one) => one.verb === 'crashed');
  const pod = step === undefined ? undefined : after.resolve(step.object);
  const short = step === undefined ? name(situation) : whatCrashed(step, situation);
  if (pod?.kind !== 'Pod') return `${short} crashed and is gone`;
  const restarts = restartsOf(pod);
  const waits = steps.findLast((one) => one.verb === 'waits-to-restart' && one.object.name === pod.metadata.name);
  const ends = steps.filter((one) => one.verb === 'container-ended' && one.object.name === pod.metadata.name).length;
  const isBack = isReady(pod);
  if (!isBack && ends > 1) return `${short} keeps crashing: ${restarts} restarts`;
  if (!isBack && waits !== undefined) {
    return `${short} crashed; it starts again in ${duration(Number(waits.detail?.seconds ?? 0) * SECOND)}`;
  }
  if (!isBack) return `${short} crashed and is not back`;
  const kept = `${short} crashed and is back; its volume kept the data`;
  return claimsOf(pod).length > 0 && kept.length <= LONGEST_HEADLINE ? kept : `${short} crashed and is back: same Pod`;
}

/** `web..x2k4p`, or `shipper in web..x2k4p` where the Pod has several containers. */
function whatCrashed({ object, detail }: Step, { before, after }: Situation): string {
  const pod = before.resolve(object);
  const short = nameIn(object, before, after);
  const isOneOfMany = pod?.kind === 'Pod' && pod.spec.containers.length > 1 && detail?.container !== undefined;
  return isOneOfMany ? `${cut(String(detail.container), 12)} in ${short}` : short;
}

export function deletedPod(situation: Situation): string {
  const { focus, gone, made, before, after, steps } = situation;
  if (focus === undefined) return standing(after);
  const deletedPods = steps.filter((step) => step.verb === 'deleted').length;
  if (deletedPods > 1) return `${gone.length} of ${deletedPods} Pods are gone, ${count(made.length, 'new one')} made`;
  const short = nameIn(focus, before, after);
  const left = after.resolve(focus);
  const [next] = made;
  if (left?.kind === 'Pod' && made.every((pod) => pod.metadata.uid !== left.metadata.uid)) {
    return `${short} is stopping, it is not gone yet`;
  }
  if (left?.kind === 'Pod' && left.spec.nodeName === undefined) return `A new ${short} was made; no Node fits it`;
  if (left?.kind === 'Pod' && podState(left, after).word === 'volume wait') {
    return `A new ${short} was made; its volume is not free`;
  }
  if (left?.kind === 'Pod' && podState(left, after).box === '!') {
    return `A new ${short} was made, not ready: ${podState(left, after).word}`;
  }
  if (left?.kind === 'Pod') {
    return claimsOf(left).length > 0
      ? `A new ${short} took over the old one's volume${hasData(left, after) ? ' and data' : ''}`
      : `A new ${short} took the old one's place`;
  }
  if (next === undefined) {
    return situation.owner === undefined
      ? `${short} is gone; nobody makes a new one`
      : `${short} is gone; nothing replaced it`;
  }
  return `${short} is gone, ${nameIn({ kind: 'Pod', ...next.metadata }, before, after)} took its place`;
}

/** Whether there is a file on one of its volumes. */
function hasData(pod: Pod, cluster: Cluster): boolean {
  return filesOf(cluster, pod).some(({ place }) => place.kind === 'disk');
}
