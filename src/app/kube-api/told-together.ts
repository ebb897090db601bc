/**
 * Several changes of one kubectl as one reply: how the last one ended, and the steps of all.
 */
import type { Reply } from '../../tutor/reply';

/** Lines of a story that are told; the message has room for little more. */
const MOST_LINES = 24;

/** @param replies in the order of the changes */
export function toldTogether(replies: readonly Reply[]): Reply | undefined {
  const last = replies.at(-1);
  if (last === undefined || replies.length === 1) return last;
  const lines = replies.flatMap(({ story }) => story);
  const over = lines.length - MOST_LINES;
  const earlier = over === 1 ? '1 earlier step' : `${over} earlier steps`;
  const commands = [...new Set(replies.map(({ command }) => command))];
  const footer = `kubectl made ${replies.length} changes: ${commands.join(', ')}`;
  return {
    ...last,
    story: over > 0 ? [earlier, ...lines.slice(over)] : lines,
    footer: [...(last.footer ?? []), cut(footer)],
    text: `${last.text} ${cut(footer)}.`,
  };
}

const LONGEST_LINE = 300;
const cut = (line: string): string => (line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE - 3)}...` : line);
