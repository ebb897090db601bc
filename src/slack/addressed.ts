/**
 * The command in a message to the bot: what stands behind its name, without the words that people use among each other.
 */
import { written } from './message-text';

const GREETING = /^(?:(?:hey|hi|hello|ok|okay|please|pls|can you|could you|would you)(?=[\s,!.:]|$)[\s,!.:]*)+/i;
const THANKS = /(?<![\s,])[\s,]+(?:please|pls|thanks|thank you|thx)[\s.!?]*$/i;
/** No command at all. */
const NOTHING = /^(?:please|pls|thanks|thank you|thx)?[\s.!?]*$/i;
/** What comes last belongs to the command itself. */
const TAKES_TEXT = /^(?:(?:kubectl|k)\s+)?(?:write|exec|mission)\b/i;
const MENTION = /<@[A-Z0-9]{1,32}(?:\|[^>]*)?>/g;

/**
 * @param text as Slack sends it
 * @param bot the bot's own id, where Slack tells it
 */
export function commandIn(text: string, bot: string | undefined): string {
  const [before, behind] = aroundMention(text, bot);
  return plainCommand(behind) || plainCommand(before);
}

/** What stands before the mention of the bot, and behind it: that is the command, where there is anything. */
function aroundMention(text: string, bot: string | undefined): readonly [before: string, behind: string] {
  const mention = [...text.matchAll(MENTION)].find(([one]) => bot === undefined || one.startsWith(`<@${bot}`));
  if (mention === undefined) return ['', text];
  const end = mention.index + mention[0].length;
  return [text.slice(0, mention.index), text.slice(end).replace(/^[\s,:;]+/, '')];
}

/** Without greetings, thanks and marks for the eye. */
function plainCommand(text: string): string {
  const greeted = withoutFormatting(text).replace(GREETING, '').trim();
  const command = TAKES_TEXT.test(greeted) || greeted.includes('\n') ? greeted : greeted.replace(THANKS, '');
  return NOTHING.test(command) ? '' : written(command);
}

/**
 * Code and emphasis around the whole, and the fence around what follows the first line (a manifest), are for the eye.
 */
function withoutFormatting(text: string): string {
  const [first = '', ...more] = text.trim().split(/\n?```(?:ya?ml\n)?/);
  if (more.length > 0) {
    return [first, ...more]
      .map((part) => part.replace(/^\n|\n$/g, ''))
      .filter(Boolean)
      .join('\n');
  }
  const [, , inside] = /^([`*_~])([^\n]+)\1[.!?]?$/.exec(first) ?? [];
  if (inside !== undefined) return withoutFormatting(inside);
  return first.replaceAll(/`([^`\n]+)`/g, '$1');
}
