/**
 * What people do in messages and modals, as Slack reports it.
 */
import type { Block, FieldElement, HomeView, InputBlock, Option, SelectElement } from '../slack/message';
import { LOCAL_BOT, LOCAL_TEAM, type Member, type Place } from './slack-requests';
import type { OpenView } from './views';

/** What is chosen in each menu: block_id → value. */
export type Chosen = Readonly<Record<string, unknown>>;

/** `state.values` of blocks: every menu with what is chosen in it, if that is one of its entries. */
export function stateOf(blocks: readonly (Block | InputBlock)[], chosen: Chosen) {
  const fields = menusIn(blocks).map(({ blockId, menu }) => {
    const option = optionOf(menu, chosen[blockId]) ?? menu.initial_option ?? null;
    return [blockId, { [menu.action_id]: { type: 'static_select', selected_option: option } }];
  });
  const others = blocks.flatMap((block) =>
    block.type === 'input'
      ? [[block.block_id, { [block.element.action_id]: fieldState(block.element, chosen[block.block_id]) }]]
      : [],
  );
  return { values: Object.fromEntries([...others, ...fields]) as Readonly<Record<string, object>> };
}

/** What Slack reports of a field: where it is kept depends on its kind; of several, a list. */
function fieldState(element: FieldElement, chosen: unknown): object {
  const { type } = element;
  const several = (atFirst: readonly string[] = []) =>
    Array.isArray(chosen) ? (chosen as readonly unknown[]) : atFirst;
  switch (type) {
    case 'plain_text_input':
      return { type, value: chosen ?? element.initial_value ?? null };
    case 'datepicker':
      return { type, selected_date: chosen === '' ? null : (chosen ?? null) };
    case 'timepicker':
      return { type, selected_time: chosen ?? element.initial_time };
    case 'multi_users_select':
      return { type, selected_users: several(element.initial_users) };
    case 'multi_conversations_select':
      return { type, selected_conversations: several(element.initial_conversations) };
    case 'conversations_select':
      return { type, selected_conversation: chosen === '' ? null : (chosen ?? null) };
    case 'static_select':
      return {};
  }
}

interface PlacedMenu {
  readonly blockId: string;
  readonly menu: SelectElement;
}

export function menusIn(blocks: readonly (Block | InputBlock)[]): readonly PlacedMenu[] {
  return blocks.flatMap((block) => {
    const menu = block.type === 'input' ? block.element : block.type === 'section' ? block.accessory : undefined;
    return menu?.type !== 'static_select' || !('block_id' in block) ? [] : [{ blockId: block.block_id ?? '', menu }];
  });
}

export function optionOf(menu: SelectElement, value: unknown): Option | undefined {
  const options = menu.options ?? (menu.option_groups ?? []).flatMap((group) => group.options);
  return options.find((option) => option.value === value);
}

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

/** A message as Slack hands it on: the bot by its id, addresses as links. */
export function asSent(text: string): string {
  return escaped(text)
    .replaceAll(/@kube-tutor\b/gi, `<@${LOCAL_BOT}>`)
    .replaceAll(/\bhttps?:\/\/[^\s<>|]+/g, (address) => `<${address}>`);
}

/** Slack sends these three as entities, in messages only. */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The body of the event that somebody looks at the home tab. It is JSON, as all events are. */
export function homeOpenedBody(member: Member, direct: Place, event: string, tab = 'home'): string {
  return eventBody(event, { type: 'app_home_opened', user: member.id, channel: direct.id, tab, event_ts: '0' });
}

export interface WrittenMessage {
  readonly member: Member;
  readonly channel: Place;
  /** What was written, with its mention of the bot. */
  readonly text: string;
  /** Slack's names for it, and for the thread that it is in. */
  readonly ts: string;
  readonly thread?: string | undefined;
  readonly event: string;
  /** What other kinds of messages have: `subtype`, `bot_id`. */
  readonly more?: object;
}

/** The body of the event that a message mentions the bot; in a direct message, that there is one. */
export function messageEventBody({ member, channel, text, ts, thread, event, more }: WrittenMessage): string {
  const kind = channel.only === undefined ? { type: 'app_mention' } : { type: 'message', channel_type: 'im' };
  const place = { channel: channel.id, ts, event_ts: ts, ...(thread === undefined ? {} : { thread_ts: thread }) };
  return eventBody(event, { ...kind, user: member.id, text, ...place, team: LOCAL_TEAM, ...more });
}

const eventBody = (id: string, event: object): string =>
  JSON.stringify({
    token: 'local',
    team_id: LOCAL_TEAM,
    api_app_id: 'A0LOCAL',
    type: 'event_callback',
    event_id: id,
    event_time: 0,
    event,
    authorizations: [{ enterprise_id: null, team_id: LOCAL_TEAM, user_id: LOCAL_BOT, is_bot: true }],
  });

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
