/**
 * The manifest as YAML, with the reason beside each scope and event.
 */
import { Document, isMap, isScalar, visit } from 'yaml';
import { EVENTS, manifestOf, SCOPES } from './manifest';
import type { ManifestOptions } from './manifest-options';

const HEAD = [
  " The app's manifest, written by `npm run manifest`: https://api.slack.com/apps -> Create New App -> From a manifest.",
];
const WITHOUT_URL = [
  ' Put the address that the deployment prints in the place of https://YOUR-URL, or let it be written:',
  ' npm run manifest -- --url https://...',
];

/** What stands above a field. */
const FIELDS: Readonly<Record<string, string>> = {
  home_tab_enabled: 'Channels, progress and next steps; empty without a token of the bot: then switch it off.',
  messages_tab_enabled: 'The private cluster: commands work here, and the buttons of the home tab answer here.',
  should_escape: 'Names are taken as they were typed: with escaping, #channel and @name would arrive as ids.',
  redirect_urls: 'Where Slack leads who installs the app in a further workspace.',
  bot_optional: 'Whoever installs the app may leave these out; everything else works without them.',
  token_rotation_enabled:
    'With --rotate-tokens tokens end after 12 hours and are renewed. Slack does not take this back.',
};

/** The text of the manifest. */
export function manifestText(options: ManifestOptions): string {
  const document = new Document(manifestOf(options));
  const reasons = new Map([...SCOPES, ...EVENTS].map(({ name, reason }) => [name, reason]));
  visit(document, {
    Scalar(key, node, path) {
      const [list] = path.slice(-2);
      const isOptional = path.some(
        (one) => !isMap(one) && 'key' in one && isScalar(one.key) && one.key.value === 'bot_optional',
      );
      const reason =
        typeof key === 'number' && !isOptional ? reasons.get(String(node.value)) : FIELDS[String(node.value)];
      if (reason !== undefined && (key === 'key' || list !== undefined)) node.commentBefore = ` ${reason}`;
    },
  });
  const isOpen = options.url === undefined && !options.isSocket;
  document.commentBefore = [...HEAD, ...(isOpen ? WITHOUT_URL : [])].join('\n');
  return document.toString({ lineWidth: 120 });
}
