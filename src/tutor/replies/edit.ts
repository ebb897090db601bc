/**
 * The reply to an edit that was given up: kubectl's own line says why.
 */
import type { OwnReply } from './own-reply';

export const editReply: OwnReply = {
  headline: ({ done }) => (done.effect === 'look' ? 'Nothing was changed.' : undefined),
};
