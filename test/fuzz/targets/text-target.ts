/** A target whose inputs are texts, whatever a mutation made of them. */
import type { Outcome, Target } from '../target';
import { NOTHING_WRONG } from '../target';

export interface TextTarget extends Omit<Target, 'open'> {
  readonly open: () => (text: string) => Outcome | string;
}

/** A subject may answer with the outcome, or with what was reached where nothing can be wrong with it. */
export function textTarget({ open, ...target }: TextTarget): Target {
  return {
    ...target,
    open: () => {
      const subject = open();
      return (input) => {
        const outcome = subject(typeof input === 'string' ? input : JSON.stringify(input));
        return typeof outcome === 'string' ? { reached: outcome, problems: NOTHING_WRONG } : outcome;
      };
    },
  };
}
