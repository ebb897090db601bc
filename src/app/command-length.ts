/**
 * How long a command may be. A manifest has limits of its own, which its reader tells.
 */
import { readTyping } from '../commands/grammar/typing';
import type { Reply } from '../tutor/reply';
import { spoken } from '../tutor/text';
import { printable } from '../tutor/typed';
import type { CommandRequest } from './command-request';

/** Characters of the command itself, and of all with what stands below it. */
const LONGEST_LINE = 8_000;
const LONGEST = 200_000;

/** Undefined where it is short enough. It is measured before it is read. */
export function tooLongReply({ text, pressed }: CommandRequest): Reply | undefined {
  const isWhole = text.length <= LONGEST;
  const length = isWhole ? readTyping(text).line.length : text.length;
  if (isWhole && length <= LONGEST_LINE) return undefined;
  const headline = 'Nothing was changed. That is too long.';
  const most = isWhole ? LONGEST_LINE : LONGEST;
  const help = isWhole ? 'A long text belongs in a manifest: /kube apply' : 'Send it in several parts.';
  const notice = `It has ${length} characters; ${most} are read. ${help}`;
  return {
    audience: 'asker',
    isPersonal: true,
    command: printable(text.slice(0, LONGEST_LINE).trim()),
    pressed,
    headline,
    story: [],
    notice,
    buttons: [
      { label: 'Help: apply', run: 'help apply' },
      { label: 'Show the cluster', run: 'show' },
    ],
    refusal: notice,
    text: spoken([headline, notice]),
  };
}
