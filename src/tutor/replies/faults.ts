/**
 * Replies to what ends a container or a Pod: `oom pod` and `fail pod`.
 */
import type { Pod } from '../../api/objects';
import { own } from '../../api/own';
import { SECOND } from '../../cluster/time';
import { duration } from '../../diagram/duration';
import { topOwnerOf } from '../../diagram/owner';
import { isReady } from '../../diagram/pod-state';
import { button, QUIZ } from '../button';
import { repairs } from '../buttons/repairs';
import { type Button, LONGEST_HEADLINE } from '../reply';
import type { Situation } from '../situation';
import { nameIn } from '../story/pod-name';
import type { OwnReply } from './own-reply';

export const oomReply: OwnReply = {
  headline: (situation) => {
    const { steps } = situation;
    const pod = podOf(situation, 'oomed');
    const name = nameOf(situation, 'oomed');
    if (pod === undefined) return `${name} ran out of memory`;
    const back = `${name} ran out of memory and is back`;
    if (isReady(pod)) return `${back}: same Pod`.length > LONGEST_HEADLINE ? back : `${back}: same Pod`;
    const wait = steps.findLast((step) => step.verb === 'waits-to-restart' && step.object.name === pod.metadata.name);
    if (wait === undefined) return `${name} ran out of memory and is not back`;
    return `${name} ran out of memory; next start in ${duration(Number(wait.detail?.seconds ?? 0) * SECOND)}`;
  },
  notice: (situation) => {
    const limit = limitOf(situation);
    return limit === ''
      ? 'without a limit of its own, the memory of the Node is the limit. With one, a greedy app hurts only itself.'
      : `the limit of ${limit} held: one greedy container ended, its neighbours on the Node did not notice.`;
  },
  buttons: (situation) => {
    const pod = podOf(situation, 'oomed');
    if (pod === undefined) return undefined;
    const { name } = pod.metadata;
    return [
      ...(isReady(pod)
        ? [button('Once more', `oom pod ${name}${flagOf(situation, pod)}`)]
        : [button('Wait 1m', 'wait 1m')]),
      ...(limitOf(situation) === '' ? setLimit(pod, situation) : []),
      button('Delete it instead', `delete pod ${name}`),
      QUIZ,
    ];
  },
};

/** ` -c shipper`, where the Pod has several containers. */
function flagOf({ steps }: Situation, pod: Pod): string {
  const container = steps.find(({ verb }) => verb === 'oomed')?.detail?.container;
  return pod.spec.containers.length === 1 || container === undefined ? '' : ` -c ${container}`;
}

function setLimit(pod: Pod, { after }: Situation): readonly Button[] {
  const owner = topOwnerOf(pod, after);
  if (owner?.kind !== 'Deployment') return [];
  return [button('Set a limit', `set resources deployment ${owner.metadata.name} --limits=memory=128Mi`)];
}

/** The memory limit that was passed; empty where there was none. */
function limitOf({ steps }: Situation): string {
  return String(steps.find((step) => step.detail?.reason === 'OOMKilled')?.detail?.limit ?? '');
}

export const failReply: OwnReply = {
  headline: (situation) => {
    const name = nameOf(situation, 'failed-pod');
    const { made, after } = situation;
    const [next] = made;
    const isSame = next !== undefined && next.metadata.name === situation.focus?.name;
    if (isSame) return `${name} failed, a new ${name} took its place`;
    if (next !== undefined) {
      return `${name} failed, ${nameIn({ kind: 'Pod', ...next.metadata }, after, after)} took its place`;
    }
    return podOf(situation, 'failed-pod') === undefined
      ? `${name} failed and is gone`
      : `${name} failed; nobody replaces it`;
  },
  notice: (situation) => {
    const pod = podOf(situation, 'failed-pod');
    if (pod?.status.phase !== 'Failed') {
      return situation.owner?.kind === 'DaemonSet'
        ? 'a DaemonSet deletes its failed Pod before it makes a new one on that Node. The waits between them grow.'
        : 'a StatefulSet deletes its failed Pod first: there must never be two of one name. The volume stays.';
    }
    return situation.made.length > 0
      ? 'a failed Pod never runs again. It stays as a record for people to read, and holds no place.'
      : 'a failed Pod never runs again, and no controller owns this one. It stays as a record.';
  },
  buttons: (situation) => {
    const pod = podOf(situation, 'failed-pod');
    const [made] = situation.made;
    const { after } = situation;
    return [
      ...repairs(situation).slice(0, 1),
      ...(pod?.status.phase === 'Failed' ? [button('Delete the record', `delete pod ${pod.metadata.name}`)] : []),
      ...(made !== undefined && after.resolve({ kind: 'Pod', ...made.metadata }) !== undefined && isReady(made)
        ? [button('Crash one instead', `crash pod ${made.metadata.name}`)]
        : []),
      button('See kubectl', 'get pods'),
      QUIZ,
    ];
  },
};

type Fault = 'oomed' | 'failed-pod';

/** The Pod that it happened to, while it is there. */
function podOf({ steps, after, before }: Situation, fault: Fault): Pod | undefined {
  const step = steps.find((one) => one.verb === fault);
  const [was, is] = step === undefined ? [] : [before.resolve(step.object), after.resolve(step.object)];
  return is?.kind === 'Pod' && is.metadata.uid === was?.metadata.uid ? is : undefined;
}

/** `web..x2k4p`; with its container where the Pod has several. */
function nameOf({ steps, before, after }: Situation, fault: Fault): string {
  const step = steps.find((one) => one.verb === fault);
  if (step === undefined) return 'It';
  const pod = before.resolve(step.object);
  const container = own(step.detail, 'container');
  const name = nameIn(step.object, before, after);
  const isOneOfMany = pod?.kind === 'Pod' && pod.spec.containers.length > 1 && container !== undefined;
  return isOneOfMany ? `${container} in ${name}` : name;
}
