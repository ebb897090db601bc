/**
 * Replies to `probe`: new Pods, which the kubelet asks from now on.
 */
import { isReady } from '../../diagram/pod-state';
import { button, QUIZ } from '../button';
import { LONGEST_HEADLINE } from '../reply';
import type { Situation } from '../situation';
import type { OwnReply } from './own-reply';

export const probeReply: OwnReply = {
  headline: (situation) => {
    const { owner, ready, wanted } = situation;
    const probes = probesOf(situation);
    if (owner === undefined || probes.length === 0 || ready < wanted) return undefined;
    const which = probes.includes('off')
      ? 'without probes'
      : `with ${listed(probes)} probe${probes.length > 1 ? 's' : ''}`;
    const headline = `${owner.metadata.name} runs ${which}: ${ready} of ${wanted} ready`;
    return headline.length > LONGEST_HEADLINE ? undefined : headline;
  },
  notice: (situation) => {
    const probes = probesOf(situation);
    if (probes.includes('off')) return 'without a probe a container counts as ready as soon as it has started.';
    if (probes.includes('liveness')) {
      return 'the kubelet asks every 10s. After 3 failures it starts the container again, in the same Pod.';
    }
    if (probes.includes('readiness')) {
      return 'the kubelet asks every 10s. After 3 failures the Pod gets no requests; nothing is started again.';
    }
    return probes.includes('startup')
      ? 'until the startup probe passes, no other probe asks. It has 3 tries, 10s apart.'
      : undefined;
  },
  buttons: (situation) => {
    const { owner, after, ready } = situation;
    const probes = probesOf(situation);
    if (owner === undefined || ready === 0 || probes.length === 0) return undefined;
    const name = owner.metadata.name;
    const pod = after.list('Pod').find((one) => one.metadata.name.startsWith(`${name}-`) && isReady(one));
    if (probes.includes('off')) return [button('Give it one', `probe ${name} liveness`), QUIZ];
    return [
      ...(pod === undefined ? [] : [button('Make one unready', `unready pod ${pod.metadata.name}`)]),
      button('Explain: probe', 'explain probe'),
      button('Take it away', `probe ${name} off`),
    ];
  },
};

function probesOf({ steps }: Situation): readonly string[] {
  const step = steps.find(({ verb, detail }) => verb === 'changed' && detail?.what === 'probes');
  return String(step?.detail?.probes ?? '')
    .split(' ')
    .filter((word) => word !== '');
}

function listed(words: readonly string[]): string {
  return words.length === 1 ? `a ${words[0] ?? ''}` : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
