/**
 * Several changes of one kubectl as one reply: each with its headline and its steps, and the cluster as the last one left
 * it.
 */
import type { Reply } from '../../tutor/reply';
import { spoken } from '../../tutor/text';

/** Lines of a story that are told; the message has room for little more. */
const MOST_LINES = 24;
/** Changes that are named, and characters of a command. */
const MOST_NAMED = 10;
const LONGEST_COMMAND = 150;

/** @param replies in the order of the changes */
export function toldTogether(replies: readonly Reply[]): Reply | undefined {
  const last = replies.at(-1);
  if (last === undefined || replies.length === 1) return last;
  const headlines = replies.slice(0, -1).map(({ headline }) => headline);
  const named = headlines.slice(-MOST_NAMED);
  const left = headlines.length - named.length;
  const footer = `${replies.length} changes of one kubectl, told together`;
  const command = commandOf(replies.map((reply) => reply.command));
  return {
    ...last,
    command,
    kubectl: `kubectl ${command}`,
    story: storyOf(replies),
    footer: [...(last.footer ?? []), footer],
    text: spoken([...(left > 0 ? [counted(left, 'earlier change')] : []), ...named, last.text, footer]),
  };
}

/** What a manifest was applied to stands behind the command: `apply -f -   (deployment/web)`. */
const WITH_OBJECT = /^(.*?) {3}\((.*)\)$/;

/** One command for all, where they differ only in what they are about; else the last. */
function commandOf(commands: readonly string[]): string {
  const parts = commands.map((command) => WITH_OBJECT.exec(command) ?? [command, command, '']);
  const [, verb = ''] = parts.at(-1) ?? [];
  if (!parts.every(([, other]) => other === verb)) return commands.at(-1) ?? '';
  const objects = [...new Set(parts.flatMap(([, , object = '']) => (object === '' ? [] : [object])))].join(', ');
  return objects === '' ? verb : cut(`${verb}   (${objects})`);
}

const cut = (text: string): string =>
  text.length > LONGEST_COMMAND ? `${text.slice(0, LONGEST_COMMAND - 4)}...)` : text;

/** Where a channel wants no stories, there is none of all. */
function storyOf(replies: readonly Reply[]): readonly string[] {
  if (replies.every(({ story }) => story.length === 0)) return [];
  const lines = replies.flatMap(({ headline, story }) => [headline, ...story]);
  const over = lines.length - MOST_LINES;
  return over > 1 ? [counted(over, 'earlier line'), ...lines.slice(over)] : lines;
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
