/**
 * The reply to a command after which the controllers had more to do than fits into one answer. What stands there half-way
 * is no trouble yet, so neither its reasons nor its cures are told.
 */
import type { Done } from '../../commands/verb';
import type { RunEnd } from '../../controllers/loop';
import { SECOND } from '../../cluster/time';
import { duration } from '../../diagram/duration';
import { button } from '../button';
import type { OwnReply } from './own-reply';

/** Undefined where the controllers came to rest, and after `step`, which stops where it was told to. */
export function leftUndone({ looks, advance = 0 }: Done, { rested, took }: RunEnd): OwnReply | undefined {
  if (rested || looks !== undefined) return undefined;
  const rest = Math.max(SECOND, Math.ceil((advance - took) / SECOND) * SECOND);
  const passed = advance > took ? `, ${duration(took)} of ${duration(advance)} passed` : '';
  return {
    headline: ({ owner, ready, wanted }) =>
      owner === undefined || wanted === 0
        ? undefined
        : `${owner.metadata.name}: ${ready} of ${wanted} Pods ready so far`,
    notice: () =>
      `not done yet: more than fits into one answer${passed}. Controllers go on with the next change, or as time passes.`,
    buttons: () => [button('Go on', `wait ${duration(rest)}`), button('Show everything', 'show')],
  };
}
