/**
 * What people write, as Slack hands it on.
 */
import { LOCAL_BOT } from './slack-requests';

/** A message as Slack hands it on: the bot by its id, addresses as links. */
export function asSent(text: string): string {
  return escaped(text)
    .replaceAll(/@kube-tutor\b/gi, `<@${LOCAL_BOT}>`)
    .replaceAll(/\bhttps?:\/\/[^\s<>|]+/g, (address) => `<${address}>`);
}

/** Slack sends these three as entities, in messages only. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
