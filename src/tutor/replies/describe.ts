/**
 * The reply to `describe`: what the page comes to, and where to go from it.
 */
import type { Situation } from '../situation';
import type { DescribedPage } from './described/page';
import { pageOf } from './described/pages';
import type { OwnReply } from './own-reply';

export const describeReply: OwnReply = {
  headline: (situation) => onlyPage(situation)?.headline,
  notice: (situation) => onlyPage(situation)?.notice,
  buttons: (situation) => onlyPage(situation)?.buttons,
};

/** Several objects speak for themselves. */
function onlyPage({ done, after }: Situation): DescribedPage | undefined {
  const [ref, ...others] = done.focus;
  const object = ref === undefined || others.length > 0 ? undefined : after.resolve(ref);
  return object && pageOf(object, after);
}
