/**
 * `npm run manifest`: the manifest of the Slack app, for an address and a name of the command.
 */
import { APPLY_MANIFEST } from '../src/slack/apply-shortcut';
import { ADD_MISSION } from '../src/slack/mission-shortcut';
import { DO_SHORTCUT } from '../src/slack/do-shortcut';
import type { Extra, ManifestOptions } from './manifest-options';

/** What a scope or an event is for. Those with `extra` can be left out, and are optional where the app is installed. */
export interface Need {
  readonly name: string;
  readonly reason: string;
  readonly extra?: Extra;
}

export const SCOPES: readonly Need[] = [
  {
    name: 'commands',
    reason: 'The slash command and the shortcuts. Answers travel in the HTTP response and through response_url.',
  },
  {
    name: 'chat:write',
    reason: 'What the bot says by itself: answers to mentions and direct messages, the quiz, courses, reviews.',
  },
  {
    name: 'app_mentions:read',
    reason: 'Messages that mention the bot, and no others. Works in threads.',
    extra: 'mentions',
  },
  {
    name: 'im:history',
    reason: 'What people write to the bot itself, in their direct message with it.',
    extra: 'messages',
  },
];

export const EVENTS: readonly Need[] = [
  { name: 'app_home_opened', reason: 'Somebody looks at the home tab, which is drawn then.' },
  { name: 'app_uninstalled', reason: 'The workspace left: its token and its data are deleted.' },
  { name: 'tokens_revoked', reason: 'The same, where only the token was taken back.' },
  { name: 'app_mention', reason: 'Somebody wrote @kube-tutor deploy web.', extra: 'mentions' },
  { name: 'message.im', reason: 'Somebody wrote to the bot.', extra: 'messages' },
];

/** Where the address is not known yet. */
const PLACEHOLDER = 'https://YOUR-URL';

/** The manifest as an object. */
export function manifestOf({ url = PLACEHOLDER, command, isSocket, without, rotatesTokens }: ManifestOptions) {
  const needed = (all: readonly Need[], isExtra: boolean): string[] =>
    all
      .filter(({ extra }) => (extra !== undefined) === isExtra && (extra === undefined || !without.includes(extra)))
      .map(({ name }) => name);
  const events = `${url}/slack/events`;
  const at = isSocket ? {} : { request_url: events };
  const optional = needed(SCOPES, true);
  return {
    _metadata: { major_version: 2 },
    display_information: {
      name: 'kube-tutor',
      description: 'Every channel gets a practice Kubernetes cluster to deploy to, break and learn from.',
      long_description: LONG.replaceAll('/kube', command),
      background_color: '#20406b',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'kube-tutor', always_online: true },
      shortcuts: [
        {
          name: 'Do something',
          type: 'global',
          callback_id: DO_SHORTCUT,
          description: 'Chooses a practice cluster and what to do with it, from menus',
        },
        {
          name: 'Add as a mission',
          type: 'message',
          callback_id: ADD_MISSION,
          description: 'Checks the message and keeps it as a mission of this workspace',
        },
        {
          name: 'Apply this manifest',
          type: 'message',
          callback_id: APPLY_MANIFEST,
          description: 'Shows what the YAML of the message would make or change here, then applies it',
        },
      ],
      slash_commands: [
        {
          command,
          ...(isSocket ? {} : { url: events }),
          description: "Use this channel's practice Kubernetes cluster",
          usage_hint: 'do · deploy web · crash pod · scale web 4 · why · quiz · help',
          should_escape: false,
        },
      ],
    },
    oauth_config: {
      ...(isSocket ? {} : { redirect_urls: [`${url}/slack/oauth_redirect`] }),
      scopes: {
        bot: [...needed(SCOPES, false), ...optional],
        ...(optional.length === 0 ? {} : { bot_optional: optional }),
      },
    },
    settings: {
      event_subscriptions: { ...at, bot_events: [...needed(EVENTS, false), ...needed(EVENTS, true)] },
      interactivity: { is_enabled: true, ...at },
      org_deploy_enabled: false,
      socket_mode_enabled: isSocket,
      token_rotation_enabled: rotatesTokens,
    },
  };
}

const LONG = [
  'kube-tutor gives every channel a simulated Kubernetes cluster of its own. Type /kube deploy web, crash a Pod, fail a',
  'Node, update an image: real controller logic runs, and the answer says what happened, why, and shows a picture.',
  'Lessons, missions and a quiz lead through Deployments, StatefulSets and DaemonSets. Nothing real is touched: the',
  'clusters exist in this app alone, and no command is run on any machine.',
].join(' ');
