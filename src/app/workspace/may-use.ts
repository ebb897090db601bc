/**
 * Whether kube-tutor is used in a channel, and what somebody reads where it is not.
 */
import type { Reply } from '../../tutor/reply';
import { spoken } from '../../tutor/text';
import { printable } from '../../tutor/typed';
import type { CommandRequest } from '../command-request';
import { namesOf } from '../permissions/words';
import type { ChannelId } from '../ports';
import { isPrivate } from '../visit';
import type { WorkspaceSettings } from './workspace-settings';

/** Channels that are named in a sentence. */
const MOST_NAMED = 3;

export function isUsedIn(id: ChannelId, { channels, hasMessages }: WorkspaceSettings): boolean {
  if (isPrivate(id)) return hasMessages;
  if (channels === 'all') return true;
  return 'only' in channels ? channels.only.includes(id.channel) : !channels.not.includes(id.channel);
}

/** Undefined where it is used. Only the asker reads it. */
export function notUsedReply({ id, text, pressed }: CommandRequest, workspace: WorkspaceSettings): Reply | undefined {
  if (isUsedIn(id, workspace)) return undefined;
  const { admins } = workspace;
  const headline = isPrivate(id)
    ? 'kube-tutor does not answer messages here'
    : 'kube-tutor is not used in this channel';
  const places = placesOf(id, workspace);
  const who = admins.length > 0 ? namesOf(admins) : 'see the workspace settings';
  const notice = [...(places === '' ? [] : [`Use it ${places}.`]), `Who may change that: ${who}.`].join('\n');
  return {
    audience: 'asker',
    isPersonal: true,
    command: printable(text.trim()),
    pressed,
    headline,
    story: [],
    notice,
    buttons: [
      { label: 'Workspace settings', run: 'settings workspace' },
      { label: 'Who changed what', run: 'settings workspace log' },
      { label: 'Stored about me', run: 'privacy' },
    ],
    refusal: headline,
    text: spoken([headline, notice]),
  };
}

function placesOf(id: ChannelId, { channels, hasMessages }: WorkspaceSettings): string {
  const only = typeof channels === 'object' && 'only' in channels ? channels.only.slice(0, MOST_NAMED) : [];
  return [
    ...(only.length === 0 ? [] : [`in ${only.map((channel) => `{#${channel}}`).join(', ')}`]),
    ...(hasMessages && !isPrivate(id) ? ['in a message to the bot'] : []),
  ].join(', or ');
}
