/**
 * Named copies of a channel's cluster: how they are called, how many there may be, which are still kept.
 */
import type { Result } from '../../api/rejection';
import { nearest } from '../../commands/grammar/near-miss';
import { printable } from '../../tutor/typed';
import type { ChannelRecord, SavedCluster } from '../ports';
import { refusal } from '../refusal';

/** Copies that a channel keeps at a time. */
export const MOST_SAVES = 20;
const LONGEST_NAME = 30;
/** Characters of a list of names within one line of help. */
const LONGEST_LIST = 60;
/** Milliseconds that a copy is kept; the store forgets it then. */
const KEPT_FOR = 365 * 24 * 60 * 60_000;
const NAME = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

/** The copies that are still kept at an instant, oldest first. */
export function keptSaves({ saves }: Pick<ChannelRecord, 'saves'>, now: number): readonly SavedCluster[] {
  return saves.filter(({ at }) => at + KEPT_FOR > now);
}

/** The name that words make: `Before the crash` is `before-the-crash`. */
export function readSaveName(words: readonly string[]): Result<string> {
  const name = words.join('-').toLowerCase();
  if (name.length <= LONGEST_NAME && NAME.test(name)) return name;
  const hint =
    name.length > LONGEST_NAME
      ? `At most ${LONGEST_NAME} letters: /kube save before-crash`
      : 'Letters a to z, numbers and dashes: /kube save before-crash';
  return refusal(`"${printable(name)}" cannot be the name of a copy.`, hint, []);
}

/** The copy of this name, or why there is none. `verb`: what was to be done with it. */
export function findSave(name: string, saves: readonly SavedCluster[], verb: string): Result<SavedCluster> {
  const found = saves.find((save) => save.name === name);
  if (found !== undefined) return found;
  const meant = nearest(
    name,
    saves.map((save) => save.name),
  );
  const list = `Saved here: ${saves.map((save) => save.name).join(', ')}.`;
  const hint = list.length > LONGEST_LIST ? 'All copies: /kube saves' : list;
  return refusal(
    `No copy is called "${name}".`,
    saves.length === 0 ? 'Nothing is saved here yet: /kube save before-crash' : hint,
    meant === undefined ? ['saves'] : [`${verb} ${meant}`, 'saves'],
  );
}
