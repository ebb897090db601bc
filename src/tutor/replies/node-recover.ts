/**
 * The reply to `node recover`: what ran on all the time, and what was made anew elsewhere.
 */
import { SECOND } from '../../cluster/time';
import { cut } from '../../diagram/text/columns';
import { topOwnerOf } from '../../diagram/owner';
import { button, QUIZ } from '../button';
import type { Situation } from '../situation';
import { namesIn } from '../story/lost-pods';
import { count } from '../story/pod-name';
import type { OwnReply } from './own-reply';

export const nodeRecoverReply: OwnReply = {
  headline: (situation) => {
    const { focus, gone } = situation;
    if (focus === undefined) return undefined;
    const name = cut(focus.name, 20);
    const stayed = thereAllTheTime(situation, focus.name);
    if (gone.length > 0) return `${name} is back; ${oldOnes(situation)}`;
    if (wasReported(situation)) return `${name} is ready again; ${stayed === 1 ? '1 Pod' : `${stayed} Pods`} stayed`;
    if (wasUnnoticed(situation)) return `${name} is back; nobody had noticed`;
    if (stayed === 0) return `${name} is back; no Pod was left there`;
    return `${name} is back; ${stayed === 1 ? 'its Pod' : `its ${stayed} Pods`} ran all the time`;
  },
  notice: (situation) => {
    const { gone, focus } = situation;
    if (gone.length > 0) {
      return againInPlace(situation).length > 0
        ? 'no Pod moved back: copies that were made elsewhere stay there. Only what has an identity had waited.'
        : 'no Pod moved back: copies that were made elsewhere stay there.';
    }
    if (wasReported(situation)) return undefined;
    if (wasUnnoticed(situation)) {
      return 'Kubernetes waits before it calls a Node NotReady: short silences are no reason to act.';
    }
    if (thereAllTheTime(situation, focus?.name ?? '') === 0) return null;
    return 'only the news of the Pods had stopped, not the Pods. That is why Kubernetes waits before it replaces them.';
  },
  buttons: ({ focus }) =>
    focus === undefined
      ? undefined
      : [button(`Fail ${focus.name} again`, `node fail ${focus.name}`), button('Show everything', 'show'), QUIZ],
};

/** Pods of the Node that were there before; others may have been placed on it since. */
function thereAllTheTime({ before, after }: Situation, node: string): number {
  const old = new Set(before.podsOn(node).map(({ metadata }) => metadata.uid));
  return after.podsOn(node).filter(({ metadata }) => old.has(metadata.uid)).length;
}

const recovered = ({ steps }: Situation) => steps.find((step) => step.verb === 'recovered-node');

const wasReported = (situation: Situation): boolean => recovered(situation)?.detail?.was === 'not-ready';

const wasUnnoticed = (situation: Situation): boolean =>
  !wasReported(situation) &&
  Number(recovered(situation)?.detail?.seconds ?? 0) * SECOND < situation.after.timing.nodeGrace;

/** Names that are there again, as Pods of their own. */
const againInPlace = ({ gone, made, after }: Situation): readonly string[] =>
  made
    .filter((pod) => topOwnerOf(pod, after)?.kind === 'StatefulSet')
    .map((pod) => pod.metadata.name)
    .filter((name) => gone.some((pod) => pod.metadata.name === name));

function oldOnes(situation: Situation): string {
  const again = againInPlace(situation);
  const stopped = `${count(situation.gone.length, 'old Pod')} stopped`;
  return again.length === 0 ? stopped : `${stopped}, ${namesIn(again, 2)} made anew`;
}
