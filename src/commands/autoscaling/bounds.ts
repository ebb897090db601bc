/**
 * How many Pods an autoscaler may set, in kubectl's words where it is wrong.
 * Follows Validate in kubectl/pkg/cmd/autoscale.
 */
import type { Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import { numberOf, type Words } from '../grammar/words';

export interface Bounds {
  /** Not above 0: the server's default. */
  readonly min: number;
  readonly max: number;
}

/** `name` stands in the commands that would be right. */
export function readBounds(words: Words, name = 'web'): Result<Bounds> {
  const max = numberOf(words, 'max');
  const min = numberOf(words, 'min') ?? -1;
  if (max === undefined || Number.isNaN(max)) {
    const hint = `How many Pods at least, and at most? /kube autoscale ${name} 2 5`;
    return { ...clientError('required flag(s) "max" not set'), hint, fixes: [`autoscale ${name} 2 5`] };
  }
  if (max < 1) {
    const message = `--max=MAXPODS is required and must be at least 1, max: ${max}`;
    return { ...clientError(message), hint: 'At least one Pod must be allowed.', fixes: [`autoscale ${name} 1 5`] };
  }
  if (max < min) {
    const message = `--max=MAXPODS must be larger or equal to --min=MINPODS, max: ${max}, min: ${min}`;
    const hint = 'First how many Pods at least, then how many at most.';
    return { ...clientError(message), hint, fixes: [`autoscale ${name} ${max} ${min}`] };
  }
  return { min, max };
}
