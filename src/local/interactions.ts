/**
 * What people do in messages and modals, as Slack reports it.
 */
import type { HomeView } from '../slack/message';
import { escaped } from './sent-text';
import { LOCAL_TEAM, type Member, type Place } from './slack-requests';
import type { OpenView } from './views';

export interface Interaction {
  readonly member: Member;
  readonly trigger: string;
  readonly action: object;
  readonly state: object;
}

export interface MessageInteraction extends Interaction {
  readonly channel: Place;
  readonly message: string;
  readonly isEphemeral: boolean;
  /** The thread that the message is in. */
  readonly thread?: string | undefined;
  readonly responseUrl: string;
}

/** The body of what was done in a message. */
export function messageBody(done: MessageInteraction): string {
  const { channel, message, isEphemeral, thread, responseUrl } = done;
  const place = { message_ts: message, channel_id: channel.id, is_ephemeral: isEphemeral };
  return formOf({
    ...whoAndWhat(done),
    container: { type: 'message', ...place, ...(thread === undefined ? {} : { thread_ts: thread }) },
    channel: { id: channel.id, name: channel.name },
    response_url: responseUrl,
    state: done.state,
  });
}

export interface Pressed extends Omit<MessageInteraction, 'action' | 'state'> {
  readonly action: { readonly action_id: string; readonly value: string };
  readonly state?: object;
}

/** The body of a press of a button in a message. */
export function buttonBody({ action, state = { values: {} }, ...pressed }: Pressed): string {
  return messageBody({ ...pressed, state, action: { type: 'button', block_id: 'actions', ...action } });
}

/** The body of a choice in a modal. */
export function viewBody(done: Interaction & { readonly view: OpenView }): string {
  const { view, state } = done;
  return formOf({ ...whoAndWhat(done), container: { type: 'view', view_id: view.id }, view: viewWith(view, state) });
}

/** Where what was sent in a modal can be answered. */
export interface ResponseAddress {
  readonly block_id: string;
  readonly action_id: string;
  readonly channel_id: string;
  readonly response_url: string;
}

/** The body of a modal that was sent. */
export function submissionBody({
  view,
  member,
  trigger,
  state,
  responseUrls = [],
}: Omit<Interaction, 'action'> & { readonly view: OpenView; readonly responseUrls?: readonly ResponseAddress[] }) {
  const { actions: _none, ...who } = whoAndWhat({ member, trigger, state, action: {} });
  return formOf({ ...who, type: 'view_submission', view: viewWith(view, state), response_urls: responseUrls });
}

export interface ChosenMessage {
  readonly member: Member;
  readonly channel: Place;
  readonly trigger: string;
  readonly responseUrl: string;
  /** What the message says, and Slack's name for it. */
  readonly text: string;
  readonly message: string;
}

/** The body of a shortcut that was chosen in the menu of a message. */
export function shortcutBody(callbackId: string, chosen: ChosenMessage): string {
  const { member, channel, trigger, responseUrl, text, message } = chosen;
  const { actions: _none, ...who } = whoAndWhat({ member, trigger, state: {}, action: {} });
  return formOf({
    ...who,
    type: 'message_action',
    callback_id: callbackId,
    channel: { id: channel.id, name: channel.name },
    message_ts: message,
    message: { type: 'message', user: member.id, ts: message, text: escaped(text) },
    response_url: responseUrl,
  });
}

/** The body of a shortcut that was chosen from anywhere: it has no channel, and no address to answer to. */
export function globalShortcutBody(callbackId: string, member: Member, trigger: string): string {
  const { actions: _none, ...who } = whoAndWhat({ member, trigger, state: {}, action: {} });
  return formOf({ ...who, type: 'shortcut', callback_id: callbackId, action_ts: trigger });
}

/** The body of a press of a button of the home tab: it has no channel, and no address to answer to. */
export function homeButtonBody(pressed: {
  readonly member: Member;
  readonly trigger: string;
  readonly action: { readonly action_id: string; readonly value: string };
  readonly view: HomeView;
}): string {
  const { member, trigger, action, view } = pressed;
  return formOf({
    ...whoAndWhat({ member, trigger, state: {}, action: { type: 'button', block_id: 'actions', ...action } }),
    container: { type: 'view', view_id: `V${member.id}` },
    view: { ...view, id: `V${member.id}`, hash: '0', team_id: LOCAL_TEAM, state: { values: {} } },
  });
}

function whoAndWhat({ member, trigger, action }: Interaction) {
  return {
    type: 'block_actions',
    user: { id: member.id, username: member.name, name: member.name, team_id: LOCAL_TEAM },
    api_app_id: 'A0LOCAL',
    token: 'local',
    trigger_id: trigger,
    team: { id: LOCAL_TEAM, domain: 'local' },
    enterprise: null,
    is_enterprise_install: false,
    actions: [{ ...action, action_ts: trigger }],
  };
}

const viewWith = ({ id, hash, view }: OpenView, state: object) => ({
  ...view,
  id,
  hash,
  state,
  team_id: LOCAL_TEAM,
  root_view_id: id,
  previous_view_id: null,
});

const formOf = (payload: object): string => new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
