/**
 * Channels and people as Slack names them: `<#C123|squad-3>`, `<@U123>`, or the ids themselves. A bare `#squad-3` has no
 * id in it, and the bot may not look it up.
 */
import type { Rejection } from '../../api/rejection';
import { printable } from '../../tutor/typed';
import { refusal } from '../refusal';

/** Those that were found, each once, and the other words. */
export interface FoundIds {
  readonly found: readonly string[];
  readonly rest: readonly string[];
}

const CHANNEL = /^(?:<#([CG][A-Z0-9]{1,31})(?:\|[^>]*)?>|([CG](?=[A-Z0-9]*\d)[A-Z0-9]{1,31})),?$/;
const PERSON = /^(?:<@([UW][A-Z0-9]{1,31})(?:\|[^>]*)?>|([UW](?=[A-Z0-9]*\d)[A-Z0-9]{1,31})),?$/;

/** @param here Slack's id of the channel that `here` means */
export function channelsIn(words: readonly string[], here: string): FoundIds | Rejection {
  const bare = words.find((word) => word.startsWith('#'));
  if (bare !== undefined) {
    return refusal(
      `Slack does not say which channel "${printable(bare)}" is.`,
      'Choose channels in the form, or type in the channel itself: here in the place of its name.',
      ['course new', 'help course'],
    );
  }
  const isHere = (word: string): boolean => /^(here|this)$/i.test(word);
  if (words.some(isHere) && !/^[CG]/.test(here)) {
    return refusal('A direct message is no channel of a course.', 'Type it in the channel that is meant.', [
      'course list',
    ]);
  }
  return idsIn(words, (word) => (isHere(word) ? here : idOf(CHANNEL, word)));
}

export function peopleIn(words: readonly string[]): FoundIds | Rejection {
  const bare = words.find((word) => word.startsWith('@'));
  if (bare !== undefined) {
    return refusal(
      `Slack does not say who "${printable(bare)}" is.`,
      'Choose people in the form, or copy the member ID of their profile: U024BE7LH',
      ['course new', 'help course'],
    );
  }
  return idsIn(
    words.filter((word) => word.toLowerCase() !== 'with'),
    (word) => idOf(PERSON, word),
  );
}

function idOf(form: RegExp, word: string): string | undefined {
  const [, mention, bare] = form.exec(word) ?? [];
  return mention ?? bare;
}

function idsIn(words: readonly string[], idIn: (word: string) => string | undefined): FoundIds {
  const ids = words.map(idIn);
  return {
    found: [...new Set(ids.filter((id) => id !== undefined))],
    rest: words.filter((_, place) => ids[place] === undefined),
  };
}
