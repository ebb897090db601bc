/**
 * Slack's payloads as commands of a channel. What a button carries is read like anything typed.
 */
import type { BlockAction, SlashCommand } from '@slack/bolt';
import type { CommandRequest } from '../app/handle-command';

/** A command with what its answer needs. */
export interface SlackRequest {
  readonly command: CommandRequest;
  readonly channelName: string;
}

/** Slack's own ids; an installation for a whole organisation may come without a team. */
const ID = /^[A-Za-z0-9]{1,32}$/;

/** The command that was typed, or undefined when the payload lacks what every command has. */
export function fromSlashCommand(body: Partial<SlashCommand>): SlackRequest | undefined {
  const { team_id, enterprise_id, channel_id, user_id, user_name, text, trigger_id, channel_name } = body;
  const ids = [team_id ?? enterprise_id, channel_id, user_id];
  if (!areIds(ids)) return undefined;
  const [team, channel, user] = ids;
  return {
    command: {
      id: { team, channel },
      person: { id: user, name: textOf(user_name) || user },
      text: textOf(text),
      request: textOf(trigger_id),
      pressed: false,
    },
    channelName: textOf(channel_name),
  };
}

/** The command that a pressed button carries, or undefined for a button that is none of ours. */
export function fromButton(body: Partial<BlockAction>): SlackRequest | undefined {
  const { team, enterprise, channel, user, actions, trigger_id } = body;
  const ids = [team?.id ?? enterprise?.id, channel?.id, user?.id];
  const action = actions?.[0];
  if (!areIds(ids) || action?.type !== 'button' || typeof action.value !== 'string') return undefined;
  const [teamId, channelId, userId] = ids;
  return {
    command: {
      id: { team: teamId, channel: channelId },
      person: { id: userId, name: textOf(user?.username) || textOf(user?.name) || userId },
      text: action.value,
      request: textOf(trigger_id),
      pressed: true,
      share: action.action_id.startsWith('share:'),
    },
    channelName: textOf(channel?.name),
  };
}

function areIds(ids: readonly unknown[]): ids is readonly [string, string, string] {
  return ids.every((id) => typeof id === 'string' && ID.test(id));
}

/** Payloads are typed by hope: a field that is no text counts as empty. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
