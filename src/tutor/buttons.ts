/**
 * What to do next: two to four buttons, each a command that works now (reply-style §8).
 */
import type { Told } from './headline';
import type { Button } from './reply';

export function buttonsFor({ done, after }: Told): readonly Button[] {
  const [focus] = done.focus;
  const name = focus?.name;
  const why: readonly Button[] = name === undefined ? [] : [{ label: 'Why?', run: `why ${name}` }];
  const crash: readonly Button[] = after.count('Pod') > 0 ? [{ label: 'Crash a Pod', run: 'crash pod' }] : [];
  return [...crash, { label: 'Show all', run: 'show' }, ...why];
}
