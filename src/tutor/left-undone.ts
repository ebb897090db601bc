/**
 * What a reply says where the controllers had more to do than fits into one command. What stands there half-way is no
 * trouble yet, so neither its reasons nor its cures are told.
 */
import type { Done } from '../commands/verb';
import type { RunEnd } from '../controllers/loop';
import { SECOND } from '../cluster/time';
import { duration } from '../diagram/duration';
import { button } from './button';
import type { Button } from './reply';
import type { Situation } from './situation';

interface LeftUndone {
  /** Undefined where no app is concerned. */
  readonly headline: string | undefined;
  /** Follows `Notice: `. */
  readonly notice: string;
  readonly buttons: readonly Button[];
}

/** Undefined where the controllers came to rest, and after `step`, which stops where it was told to. */
export function leftUndone(done: Done, { rested, took }: RunEnd, situation: Situation): LeftUndone | undefined {
  if (rested || done.looks !== undefined) return undefined;
  const { owner, ready, wanted } = situation;
  const wished = done.advance ?? 0;
  const rest = Math.max(SECOND, Math.ceil((wished - took) / SECOND) * SECOND);
  const passed = wished > took ? ` ${duration(took)} of ${duration(wished)} have passed.` : '';
  return {
    headline: owner === undefined ? undefined : `${owner.metadata.name}: ${ready} of ${wanted} Pods ready so far`,
    notice: `not done yet: that is more than fits into one answer.${passed} Controllers go on with the next change, or when time passes.`,
    buttons: [button('Go on', `wait ${duration(rest)}`), button('Show everything', 'show')],
  };
}
