/**
 * What `/kube settings workspace` answers: how it is set, and that something was changed. Only the asker reads it: the
 * channel where it is typed is one of many. Who changed what is in the log.
 */
import type { Button, Reply } from '../../tutor/reply';
import { spoken } from '../../tutor/text';
import type { ChannelContext } from '../channel-verb';
import { whoInWords } from '../permissions/words';
import { CHANNEL_QUOTA } from '../quota';
import { type Member, TASKS } from '../settings/channel-settings';
import { tableReply } from '../settings/settings-replies';
import { mayChange } from './admins';
import type { UsedIn } from './workspace-settings';

const ALL: Button = { label: 'Workspace settings', run: 'settings workspace' };
const LOG: Button = { label: 'Who changed what', run: 'settings workspace log' };

/** @param installer who installed kube-tutor, if that is known */
export function workspaceReply({ workspace, pressed, person }: ChannelContext, installer: string | undefined): Reply {
  const { admins, defaults, channels, hasMessages, retention } = workspace;
  const { limits = {} } = defaults;
  const kept = TASKS.flatMap((task) =>
    defaults.who?.[task] === undefined ? [] : [[task, defaults.who[task]] as const],
  );
  const reply = tableReply(
    'settings workspace',
    'What holds in every channel of this workspace',
    [
      ['used in', usedInWords(channels)],
      ['messages with the bot', hasMessages ? 'on' : 'off'],
      ['versions are kept', `${retention} days`],
      ['who may change this', inChargeInWords(admins, installer)],
      ['rules of new clusters', defaults.rules ?? 'course'],
      ['quiet', defaults.quiet === true ? 'on' : 'off'],
      ['replies to changes', defaults.replies ?? 'channel'],
      ['Pods', `up to ${limits.pods ?? CHANNEL_QUOTA.pods}`],
      ['Nodes', `up to ${limits.nodes ?? CHANNEL_QUOTA.nodes}`],
      ...kept.map(([task, who]) => [`who may ${task}`, whoInWords(who)] as const),
    ],
    pressed,
  );
  const named = placesOf(channels);
  const notice = [
    ...(named === '' ? [] : [named]),
    mayChange(person.id, workspace, installer)
      ? 'You may change it: /kube settings workspace quiet on, retention 30, channels only here, admins me'
      : 'A channel may choose otherwise for itself; not where it is used, and for how long versions are kept.',
  ].join('\n');
  const buttons = [LOG, { label: 'Show settings', run: 'settings' }, { label: 'Help: settings', run: 'help settings' }];
  return { ...reply, notice, buttons, text: spoken([reply.text, notice]) };
}

function inChargeInWords(admins: readonly Member[], installer: string | undefined): string {
  if (admins.length > 0) return whoInWords(admins);
  return installer === undefined ? 'everyone' : 'who installed it';
}

function usedInWords(channels: UsedIn): string {
  if (channels === 'all') return 'all channels';
  const count = 'only' in channels ? channels.only.length : channels.not.length;
  const counted = `${count} channel${count === 1 ? '' : 's'}`;
  return 'only' in channels ? counted : `all but ${counted}`;
}

/** Channels that are named at once: a longer line is not read. */
const MOST_NAMED = 10;

function placesOf(channels: UsedIn): string {
  if (channels === 'all') return '';
  const ids = 'only' in channels ? channels.only : channels.not;
  const more = ids.length > MOST_NAMED ? `, ${ids.length - MOST_NAMED} more` : '';
  const names = ids.slice(0, MOST_NAMED).map((id) => `{#${id}}`);
  return `${'only' in channels ? 'Used in' : 'Not used in'}: ${names.join(', ')}${more}`;
}

export interface WorkspaceTold {
  /** Words after `settings workspace`. */
  readonly what: string;
  readonly headline: string;
  readonly notice: string;
  readonly buttons?: readonly Button[];
}

export function workspaceChanged({ what, headline, notice, buttons = [] }: WorkspaceTold, pressed: boolean): Reply {
  return {
    audience: 'asker',
    isPersonal: true,
    command: `settings workspace ${what}`,
    pressed,
    headline,
    story: [],
    notice,
    buttons: [...buttons, ALL, LOG],
    text: spoken([headline, notice]),
  };
}
