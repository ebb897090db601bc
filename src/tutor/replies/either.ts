/**
 * Two ways to reply to one verb: the second where the first has nothing to say.
 */
import type { OwnReply } from './own-reply';

export function either(first: OwnReply, second: OwnReply): OwnReply {
  return {
    headline: (situation, took) => first.headline?.(situation, took) ?? second.headline?.(situation, took),
    notice: (situation) => first.notice?.(situation) ?? second.notice?.(situation),
    buttons: (situation) => first.buttons?.(situation) ?? second.buttons?.(situation),
  };
}
