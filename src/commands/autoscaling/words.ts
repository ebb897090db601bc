/**
 * What people type after `autoscale`, as flags.
 */
import type { Words } from '../grammar/words';

/** `autoscale web 2 5 50%` and `autoscale web 2 to 5 cpu 50%` mean `--min=2 --max=5 --cpu=50%`. */
export function withFlags(words: Words): Words {
  const flags = new Map(words.flags);
  const positional: string[] = [];
  const numbers: string[] = [];
  const all = words.positional
    .map((word) => word.replace(/%\.$/, '%'))
    .flatMap((word) => (/^\d+(?:-|\.\.)\d+$/.test(word) ? word.split(/-|\.\./) : [word]));
  for (let i = 0; i < all.length; i++) {
    const word = all[i] ?? '';
    const next = all[i + 1];
    const lower = word.toLowerCase();
    if (positional.length > 0 && FLAG_WORDS.has(lower) && next !== undefined) {
      flags.set(lower, next);
      i++;
    } else if (positional.length > 0 && /^\d+%$/.test(word)) flags.set('cpu', word);
    else if (positional.length > 0 && /^\d+$/.test(word)) numbers.push(word);
    else if (!LINKING.has(lower)) positional.push(word);
  }
  const [first, second] = numbers;
  if (second !== undefined) {
    if (!flags.has('min') && first !== undefined) flags.set('min', first);
    if (!flags.has('max')) flags.set('max', second);
  } else if (first !== undefined) flags.set(flags.has('max') ? 'min' : 'max', first);
  return { ...words, flags, positional };
}

const FLAG_WORDS: ReadonlySet<string> = new Set(['min', 'max', 'cpu', 'memory']);
/** Words between the others that say nothing more. */
const LINKING: ReadonlySet<string> = new Set(['to', 'and', 'between', 'from', 'at', 'with']);
