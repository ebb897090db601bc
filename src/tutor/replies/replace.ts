/**
 * The reply to `replace --force`: what was there is gone, and new objects have its names.
 */
import type { OwnReply } from './own-reply';

export const replaceReply: OwnReply = {
  headline: ({ done, after }) => {
    if (done.until === undefined || done.code === 1) return undefined;
    const [first, ...more] = done.focus.filter((ref) => after.resolve(ref) !== undefined);
    if (first === undefined || more.length > 0) return undefined;
    const text = `${first.kind} ${first.name} was deleted and made anew`;
    return text.length <= 60 ? text : undefined;
  },
  notice: ({ done }) =>
    done.until === undefined
      ? undefined
      : 'the name is the same, the object is another one: it has a new UID and nothing of the old status.',
};
