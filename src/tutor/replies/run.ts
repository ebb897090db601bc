/**
 * The reply to `run`: a Pod that has ended waits for nothing.
 */
import type { OwnReply } from './own-reply';

export const runReply: OwnReply = {
  headline: ({ focus, after }) => {
    const pod = focus === undefined ? undefined : after.resolve(focus);
    if (pod?.kind !== 'Pod') return undefined;
    const { phase } = pod.status;
    if (phase !== 'Succeeded' && phase !== 'Failed') return undefined;
    const text = `Pod ${pod.metadata.name} ${phase === 'Succeeded' ? 'ran to its end' : 'ended with an error'}`;
    return text.length <= 60 ? text : undefined;
  },
};
