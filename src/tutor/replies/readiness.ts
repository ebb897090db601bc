/**
 * Replies to `unready pod` and `ready pod`: a Pod that runs, and whether it gets requests.
 */
import { keyOf } from '../../cluster/cluster';
import { isReady } from '../../diagram/pod-state';
import { button, QUIZ } from '../button';
import type { Button } from '../reply';
import type { Situation } from '../situation';
import { nameIn } from '../story/pod-name';
import type { OwnReply } from './own-reply';

export const unreadyReply: OwnReply = {
  headline: (situation) => {
    const { ready, wanted, owner } = situation;
    if (wasRestarted(situation)) return `${nameOf(situation)} was started again: liveness failed`;
    const rest = owner === undefined ? 'not ready, no restart' : `not ready: ${ready} of ${wanted} serve`;
    return `${nameOf(situation)} runs on, ${rest}`;
  },
  notice: (situation) => {
    const { owner, steps } = situation;
    if (wasRestarted(situation)) {
      return 'liveness asks whether to start a container again, readiness whether to send it requests. The Pod stays.';
    }
    const seen = steps.find(({ verb, detail }) => verb === 'became-unready' && detail?.probe === 'readiness');
    if (seen !== undefined) {
      return 'a probe asks every few seconds: until it had failed often enough, requests still came and were lost.';
    }
    return owner?.kind === 'StatefulSet' && owner.spec.podManagementPolicy !== 'Parallel'
      ? 'it gets no requests, and nobody restarts it. A StatefulSet waits: no scaling, no update until it is ready.'
      : 'readiness decides who gets requests. Nobody restarts or replaces the Pod: it runs, and may come back.';
  },
  buttons: (situation) => {
    const { focus } = situation;
    if (focus === undefined) return undefined;
    if (wasRestarted(situation)) {
      return [button('Once more', `unready pod ${focus.name}`), button('Explain: probe', 'explain probe'), QUIZ];
    }
    return [
      button('Make it ready', `ready pod ${focus.name}`),
      ...putLoad(situation),
      button('Crash it instead', `crash pod ${focus.name}`),
      QUIZ,
    ];
  },
};

/** Whether a liveness probe had the container started again, and it answers now. */
function wasRestarted({ focus, after, steps }: Situation): boolean {
  const pod = focus === undefined ? undefined : after.resolve(focus);
  if (pod?.kind !== 'Pod' || !isReady(pod)) return false;
  return steps.some(({ verb, object }) => verb === 'stopped-container' && object.name === pod.metadata.name);
}

/** Requests show who gets them; not offered while there are some. */
function putLoad({ owner, after, ready }: Situation): readonly Button[] {
  const service = owner === undefined ? undefined : after.get('Service', owner.metadata.name, owner.metadata.namespace);
  if (service === undefined || service.spec.clusterIP === 'None' || ready === 0) return [];
  if (after.machines.loadOn(keyOf(service)) > 0) return [];
  return [button('Put load on it', `load ${service.metadata.name} 500`)];
}

export const readyReply: OwnReply = {
  headline: (situation) => {
    const { focus, after, ready, wanted, owner } = situation;
    const pod = focus === undefined ? undefined : after.resolve(focus);
    if (pod?.kind !== 'Pod' || !isReady(pod)) return `${nameOf(situation)} is not ready yet`;
    return owner === undefined
      ? `${nameOf(situation)} is ready again`
      : `${nameOf(situation)} is ready again: ${ready} of ${wanted} serve`;
  },
  notice: () => 'same Pod, same container, no restart: only its answer to the readiness check changed.',
  buttons: ({ focus }) =>
    focus === undefined
      ? undefined
      : [
          button('Make it unready', `unready pod ${focus.name}`),
          button('Crash it instead', `crash pod ${focus.name}`),
          QUIZ,
        ],
};

function nameOf({ focus, before, after }: Situation): string {
  return focus === undefined ? 'It' : nameIn(focus, before, after);
}
