/**
 * The reply to `deploy` where the app shares a disk, has two containers, or forwards to another.
 */
import type { PodSpec } from '../../api/objects';
import { backendOf } from '../../containers/requests';
import { cut } from '../../diagram/text/columns';
import type { TopOwner } from '../../diagram/owner';
import { button } from '../button';
import type { Situation } from '../situation';
import { count, fraction } from '../story/pod-name';
import type { OwnReply } from './own-reply';

export const deployReply: OwnReply = {
  headline: (situation) => {
    const { owner, ready, wanted } = situation;
    if (owner === undefined || ready !== wanted || ready === 0) return undefined;
    const name = cut(owner.metadata.name, 22);
    const isPerNode = owner.kind === 'DaemonSet';
    const runs = isPerNode
      ? `${name} runs on ${fraction(ready, wanted, 'Node')}`
      : `${name} runs: ${fraction(ready, wanted, 'Pod')}`;
    const spec = owner.spec.template.spec;
    if (sharedClaimOf(spec) !== undefined) {
      return isOld(situation) ? `${runs}, on the disk from before` : `${runs}, one disk for all`;
    }
    if (spec.containers.length > 1) {
      return `${runs}, ${wanted === 1 ? 'with ' : ''}${count(spec.containers.length, 'container')}${wanted === 1 ? '' : ' in each'}`;
    }
    const backend = forwardsTo(owner);
    return backend === undefined ? undefined : `${runs}, forwarding to ${cut(backend, 12)}`;
  },
  notice: (situation) => {
    const { owner, ready, wanted } = situation;
    if (owner === undefined || ready !== wanted || ready === 0) return undefined;
    const spec = owner.spec.template.spec;
    if (sharedClaimOf(spec) !== undefined) {
      if (owner.kind === 'DaemonSet') {
        return 'a DaemonSet has no claim for each Pod: all share one. What belongs to a Node is kept on that Node (hostPath).';
      }
      return isOld(situation)
        ? 'a claim outlives the app that used it, and so do the files on its disk.'
        : 'good for files that all read. What happens if two Pods write the same file?';
    }
    if (spec.containers.length > 1) {
      return 'one Pod, two containers: one address, and both see /logs. Each crashes alone and is restarted alone.';
    }
    const backend = forwardsTo(owner);
    if (backend !== undefined && !isAnswered(backend, situation)) {
      return `no Service ${cut(backend, 20)} is there yet, so what ${cut(owner.metadata.name, 20)} forwards gets no answer.`;
    }
    if (backend !== undefined) {
      return `${cut(owner.metadata.name, 20)} keeps nothing: it forwards what it gets to ${cut(backend, 20)}. So it may crash, and nothing is lost.`;
    }
    return undefined;
  },
  buttons: (situation) => {
    const { owner, ready, wanted, after } = situation;
    const spec = owner?.spec.template.spec;
    if (owner === undefined || spec === undefined || ready !== wanted || ready === 0) return undefined;
    const [, second] = spec.containers;
    const backend = forwardsTo(owner);
    if (second === undefined && backend !== undefined && !isAnswered(backend, situation)) {
      return [button(`Deploy ${backend}`, `deploy ${backend} statefulset`), button('Show everything', 'show')];
    }
    if (second === undefined || sharedClaimOf(spec) !== undefined) return undefined;
    const pod = situation.made.find(({ spec: { containers } }) => containers.some(({ name }) => name === second.name))
      ?.metadata.name;
    if (pod === undefined || after.get('Pod', pod, owner.metadata.namespace) === undefined) return undefined;
    return [
      button('Look into a Pod', `show ${pod}`),
      button(`Crash ${second.name}`, `crash pod ${pod} -c ${second.name}`),
      button('Write to /logs/x', `write ${pod} /logs/x hello`),
    ];
  },
};

/** The claim that every Pod of the template mounts. */
function sharedClaimOf({ volumes = [] }: PodSpec): string | undefined {
  return volumes.find((volume) => volume.persistentVolumeClaim !== undefined)?.persistentVolumeClaim?.claimName;
}

/** Whether the claim was there before the command. */
function isOld({ owner, before }: Situation): boolean {
  const claim = owner === undefined ? undefined : sharedClaimOf(owner.spec.template.spec);
  return claim !== undefined && before.get('PersistentVolumeClaim', claim, owner?.metadata.namespace) !== undefined;
}

/** Where an app without a volume of its own forwards what it gets. */
function forwardsTo({ kind, spec }: TopOwner): string | undefined {
  if (kind === 'StatefulSet' && (spec.volumeClaimTemplates ?? []).length > 0) return undefined;
  return backendOf(spec.template.spec);
}

function isAnswered(backend: string, { after, owner }: Situation): boolean {
  return after.get('Service', backend, owner?.metadata.namespace) !== undefined;
}
