/**
 * Slack's payloads as commands of a channel. What a button carries is read like anything typed.
 */
import type { BlockAction, GlobalShortcut, MessageShortcut, SlashCommand, ViewSubmitAction } from '@slack/bolt';
import type { CommandRequest } from '../app/command-request';
import { commandIn } from './addressed';
import type { Body } from './body';
import { commandName } from './command-name';
import type { FormOrigin, FormOwner } from './form-origin';
import { fieldsOf, isId, textOf } from './payload';
import type { Listener } from './say';

/** A command with what its answer needs. */
export interface SlackRequest {
  readonly command: CommandRequest;
  readonly channelName: string;
  /** The slash command as it was typed. */
  readonly commandName?: string | undefined;
}

/** The command that was typed, or undefined when the payload lacks what every command has. */
export function fromSlashCommand(body: Partial<SlashCommand>): SlackRequest | undefined {
  const { team_id, enterprise_id, channel_id, user_id, user_name, text, trigger_id, channel_name, response_url } = body;
  // An installation for a whole organisation may come without a team.
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
      ...addressOf(response_url, false),
    },
    channelName: textOf(channel_name),
    commandName: commandName(body.command),
  };
}

/** The command that a pressed button carries, or undefined for a button that is none of ours. */
export function fromButton(body: Partial<BlockAction>): SlackRequest | undefined {
  const action = body.actions?.[0];
  if (action?.type !== 'button' || typeof action.value !== 'string') return undefined;
  const request = fromMessage(body, action.value);
  if (request === undefined) return undefined;
  const share = action.action_id.startsWith('share:');
  const isPublic = body.container?.type === 'message' && body.container.is_ephemeral === false;
  return { ...request, command: { ...request.command, share, ...addressOf(body.response_url, isPublic) } };
}

/** A command in the name of who did something in a message, or undefined where the payload does not say where. */
export function fromMessage(body: Partial<BlockAction> | MessageShortcut, text: string): SlackRequest | undefined {
  const owner = ownerOf(body);
  const { channel } = body;
  return owner === undefined ? undefined : inChannel(body, owner, textOf(channel?.id), textOf(channel?.name), text);
}

/** Who hears of what was done in a message: the channel, in the thread where the message stands. */
export function listenerTo({ container }: Partial<BlockAction>, { command }: SlackRequest): Listener {
  const { thread_ts: ts } = (container ?? {}) as { readonly thread_ts?: unknown };
  const thread = textOf(ts) === '' ? undefined : { ts: textOf(ts), isOpen: true };
  return { ...command.id, person: command.person.id, thread };
}

/** A message that was written to the bot. */
export interface HeardMessage {
  readonly request: SlackRequest;
  readonly listener: Listener;
}

/** Kinds of messages that people write: plain ones, with a file, and from a thread to the whole conversation as well. */
const SAID = ['', 'file_share', 'thread_broadcast'];

/**
 * The command in a message to the bot, or undefined for what is none: what another program says, what Slack tells by
 * itself, what somebody changed later.
 */
export function fromMessageEvent(body: Body): HeardMessage | undefined {
  const { event_id } = body;
  const event = fieldsOf(body.event);
  const { type, channel_type, subtype, bot_id, edited, user, channel, text, ts, thread_ts } = event;
  if (type !== 'app_mention' && channel_type !== 'im') return undefined;
  if (!SAID.includes(textOf(subtype)) || bot_id !== undefined || edited !== undefined) return undefined;
  const { team: installed, bot } = installationOf(body);
  const ids = [installed, channel, user];
  if (!areIds(ids) || user === bot || textOf(ts) === '' || !isId(event_id)) return undefined;
  const [team, place, person] = ids;
  const isDirect = channel_type === 'im' || place.startsWith('D');
  const thread = textOf(thread_ts);
  return {
    request: {
      command: {
        id: { team, channel: place },
        // Slack does not tell what people are called here.
        person: { id: person, name: person },
        text: commandIn(textOf(text), bot),
        request: textOf(event_id),
        pressed: false,
      },
      channelName: isDirect ? 'directmessage' : '',
    },
    listener: {
      ...{ team, channel: place, person },
      thread: thread !== '' ? { ts: thread, isOpen: true } : isDirect ? undefined : { ts: textOf(ts), isOpen: false },
    },
  };
}

/**
 * The workspace that an event is for, and the bot's own id there. In a channel that several workspaces share, somebody of
 * another one may have caused it: then only the authorization names who installed the app.
 */
export function installationOf({ team_id, authorizations }: Body): { readonly team: string; readonly bot?: string } {
  const [first] = Array.isArray(authorizations) ? (authorizations as readonly unknown[]) : [];
  const { team_id: installed, user_id } = fieldsOf(first);
  const team = textOf(installed) || textOf(team_id);
  return textOf(user_id) === '' ? { team } : { team, bot: textOf(user_id) };
}

/** A command in the name of who did something in a modal, in the channel where it was opened. */
export function fromView(
  body: Interaction,
  { channel, channelName }: FormOrigin,
  text: string,
): SlackRequest | undefined {
  const owner = ownerOf(body);
  return owner === undefined ? undefined : inChannel(body, owner, channel, channelName, text);
}

type Interaction = Partial<BlockAction> | Partial<ViewSubmitAction> | MessageShortcut | GlobalShortcut;

/**
 * The team and the person of an interaction. Of a view, Slack names the workspace of who did it, and in the view the one
 * that installed the app: in a channel that several workspaces share, these may be two.
 */
export function ownerOf({ team, enterprise, user, ...rest }: Interaction): FormOwner | undefined {
  const { app_installed_team_id: installed } = fieldsOf('view' in rest ? rest.view : undefined);
  const [id, person] = [textOf(installed) || textOf(team?.id ?? enterprise?.id), textOf(user?.id)];
  return isId(id) && isId(person) ? { team: id, person } : undefined;
}

function inChannel(
  { user, trigger_id }: Interaction,
  { team, person }: FormOwner,
  channel: string,
  channelName: string,
  text: string,
): SlackRequest | undefined {
  if (!isId(channel)) return undefined;
  const names = user as { readonly username?: unknown; readonly name?: unknown } | undefined;
  return {
    command: {
      id: { team, channel },
      person: { id: person, name: textOf(names?.username) || textOf(names?.name) || person },
      text,
      request: textOf(trigger_id),
      pressed: true,
    },
    channelName,
  };
}

function addressOf(url: unknown, replaces: boolean): Pick<CommandRequest, 'answerTo'> {
  return textOf(url) === '' ? {} : { answerTo: { url: textOf(url), replaces } };
}

function areIds(ids: readonly unknown[]): ids is readonly [string, string, string] {
  return ids.every(isId);
}
