/**
 * The reply to `evict pod`: a deletion that asks first.
 */
import { topOwnerOf } from '../../diagram/owner';
import { button, QUIZ } from '../button';
import { recoverNode } from '../buttons/recover-node';
import type { Situation } from '../situation';
import { nameIn } from '../story/pod-name';
import type { OwnReply } from './own-reply';

export const evictReply: OwnReply = {
  headline: (situation) => {
    const { focus, made, before, after } = situation;
    if (focus === undefined) return undefined;
    const name = nameIn(focus, before, after);
    const [next] = made;
    if (isStopping(situation)) return `${name} is evicted, but not gone yet`;
    if (next === undefined) return `${name} was evicted; nobody replaces it`;
    if (next.metadata.name === focus.name) return `${name} was evicted, a new ${name} took its place`;
    return `${name} was evicted, ${nameIn({ kind: 'Pod', ...next.metadata }, after, after)} took its place`;
  },
  notice: (situation) =>
    isStopping(situation)
      ? 'only the kubelet can say that a Pod has stopped. Its Node is silent, so the Pod waits.'
      : 'an eviction is a deletion that asks first: a disruption budget may say no to it, never to a delete.',
  buttons: (situation) => {
    const { focus, before, after } = situation;
    const pod = focus === undefined ? undefined : before.resolve(focus);
    const node = pod?.kind === 'Pod' ? pod.spec.nodeName : undefined;
    const isThere = node !== undefined && after.get('Node', node) !== undefined;
    const hasOwner = pod?.kind === 'Pod' && topOwnerOf(pod, before) !== undefined;
    return [
      ...(isStopping(situation) && isThere ? [recoverNode(node)] : []),
      ...(isThere && hasOwner && !isStopping(situation)
        ? [button(`Drain ${node}`, `drain ${node} --ignore-daemonsets`)]
        : []),
      button('Show everything', 'show'),
      QUIZ,
    ];
  },
};

function isStopping({ focus, before, after }: Situation): boolean {
  const [was, is] = focus === undefined ? [] : [before.resolve(focus), after.resolve(focus)];
  return is !== undefined && is.metadata.uid === was?.metadata.uid;
}
