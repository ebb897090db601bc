/**
 * The YAML that a command was asked to show beside its story: of a long one the beginning, and a way to all of it.
 */
import { KINDS } from '../api/kinds';
import type { Cluster } from '../cluster/cluster';
import type { Done } from '../commands/verb';
import { button } from './button';
import type { ButtonWishes } from './buttons/buttons';
import { withinLimit } from './rejection-reply';

/** Characters of YAML beside a story and a picture. */
const LONGEST = 3_000;

/** The YAML or other output that was asked for; of a long one the beginning, and how much is missing. */
export function shownManifest({ manifest, printed }: Done): string | undefined {
  const text = manifest ?? printed;
  return text === undefined || text === '' ? undefined : withinLimit(text, LONGEST);
}

/** All of the YAML, where only its beginning is shown. */
export function wayToManifest({ manifest, printed, file, focus }: Done, after: Cluster): Pick<ButtonWishes, 'rest'> {
  const there = focus.filter((ref) => after.resolve(ref) !== undefined);
  const [first] = there;
  const text = manifest ?? (file === undefined ? printed : undefined) ?? '';
  if (text.length <= LONGEST || first === undefined) return {};
  const { namespace = 'default' } = first;
  const names = there
    .filter((ref) => ref.namespace === undefined || ref.namespace === namespace)
    .map(({ kind, name }) => `${KINDS[kind].singular}/${name}`);
  const flag = namespace === 'default' ? '' : ` -n ${namespace}`;
  return { rest: button('Show YAML', `get ${names.join(' ')}${flag} --output=yaml`) };
}
