/**
 * The Slack of this machine: what its people write, press and send, and what they see of it.
 */
import type { ModalView } from '../slack/message';
import { actionIn, selected } from './acted-on';
import { Conversation } from './conversation';
import { homeOpenedBody, messageEventBody } from './event-bodies';
import { type Chosen, menusIn, stateOf } from './filled-state';
import {
  homeButtonBody,
  globalShortcutBody,
  messageBody,
  type ResponseAddress,
  shortcutBody,
  submissionBody,
  viewBody,
} from './interactions';
import { asSent } from './sent-text';
import { Membership } from './membership';
import { directOf, onlyIn, PLACES, SQUAD } from './places';
import { accepted, messageIn, refused } from './received';
import { Reception } from './reception';
import { ResponseHooks, threadIn } from './response-hooks';
import { HOME, type Member, type Place, sign, type SignedRequest, slashCommandBody } from './slack-requests';
import { isAboutFields, missingIn, readAnswer, type Submitted } from './submission';
import { type OpenView, Views } from './views';

const INVITATION = /^\/?invite\s+@?kube-tutor$/i;
/** What a person writes as a message: to the others, or in their direct message to the bot. */
const SAYING = /^\/?say\s+(\S[\s\S]*)$/i;
/** The same, to the bot; `in thread 12` before it answers in the thread of that message. */
const MENTIONING = /^(?:in thread (\d{1,9}) )?(?=[\s\S]*@kube-tutor\b)([\s\S]+)$/i;

/** Sends a signed request to the handlers and answers with status and body. */
export type Send = (request: SignedRequest) => Promise<{ readonly status: number; readonly body: string }>;

export interface WorkspaceOptions {
  readonly signingSecret: string;
  readonly send: Send;
  /** Where this machine's hooks are: `http://127.0.0.1:3000`. */
  readonly origin: () => string;
  readonly now: () => number;
  /** Called when there is something new: for one person, or (undefined) for everybody. */
  readonly heard?: (latest: number, person: string | undefined) => void;
}

/** What a person does with a message: presses a button, or chooses in a menu. */
export interface Act {
  readonly entry: number;
  readonly actionId: string;
  /** What is chosen in the menus of the message, by block_id. */
  readonly chosen: Chosen;
}

export class Workspace {
  readonly conversation: Conversation;
  readonly membership = new Membership(PLACES, [SQUAD.id]);
  readonly reception = new Reception();
  readonly hooks: ResponseHooks;
  readonly views: Views;

  constructor(private readonly options: WorkspaceOptions) {
    const { now, heard } = options;
    this.conversation = new Conversation(now, ({ channel, visibleTo }) =>
      heard?.(this.conversation.latest, visibleTo ?? onlyIn(channel)),
    );
    this.hooks = new ResponseHooks(this.conversation, this.reception, now);
    this.views = new Views(now, (person) => heard?.(this.conversation.latest, person));
  }

  /** A person types `/kube TEXT` in a channel. Answers whether the handlers took it. */
  async type(member: Member, channel: Place, text: string): Promise<boolean> {
    if (INVITATION.test(text)) return this.invite(member, channel);
    const [, said] = SAYING.exec(text) ?? [];
    // There is nothing to type into on the home tab.
    if (channel.name === HOME) return false;
    const [, thread, mentioning = said] = MENTIONING.exec(said ?? text) ?? [];
    if (mentioning !== undefined) return this.write(member, channel, mentioning, threadIn(thread));
    const responseUrl = this.options.origin() + this.hooks.open(member.id, channel.id);
    const trigger = this.views.trigger(member.id);
    const { status, body } = await this.deliver(slashCommandBody({ member, channel, text, trigger, responseUrl }));
    // An empty answer: a modal was opened, and the channel shows nothing.
    if (status === 200 && body === '') return true;
    const message = status === 200 ? messageIn(body) : { text: failed(`http_${status}`) };
    const refusal = await this.reception.message(message);
    const isPublic = message.response_type === 'in_channel' && refusal === undefined;
    const place = { channel: channel.id, visibleTo: isPublic ? undefined : member.id };
    const shown = refusal === undefined ? accepted(message) : refused(message, refusal, failed(refusal.error));
    this.conversation.add({ ...place, author: member.id, text: `/kube ${text}`, blocks: [] });
    this.conversation.add({ ...place, author: undefined, ...shown });
    return status === 200;
  }

  /** A person writes a message. The bot hears of it where it is mentioned, and in a direct message with it. */
  private async write(member: Member, channel: Place, text: string, thread: number | undefined): Promise<boolean> {
    const place = { channel: channel.id, author: member.id, visibleTo: undefined, thread };
    const { id } = this.conversation.add({ ...place, text, blocks: [] });
    const isHeard = channel.only !== undefined || (/@kube-tutor\b/i.test(text) && this.membership.has(channel.id));
    if (!isHeard) return true;
    const event = `Ev${id}`;
    const sent = {
      text: asSent(text),
      ts: String(id),
      event,
      thread: thread === undefined ? undefined : String(thread),
    };
    return (await this.deliver(messageEventBody({ member, channel, ...sent }))).status === 200;
  }

  /** A person chooses a shortcut from anywhere. */
  async chooseGlobal(member: Member, callbackId: string): Promise<boolean> {
    const trigger = this.views.trigger(member.id);
    return (await this.deliver(globalShortcutBody(callbackId, member, trigger))).status === 200;
  }

  /** A person looks at the home tab. */
  async openHome(member: Member): Promise<boolean> {
    const event = `Ev${this.views.trigger(member.id)}`;
    return (await this.deliver(homeOpenedBody(member, directOf(member), event))).status === 200;
  }

  /** A person chooses a shortcut in the menu of what somebody said. */
  async choose(member: Member, channel: Place, entry: number, callbackId: string): Promise<boolean> {
    const said = this.conversation.find(entry);
    if (said?.channel !== channel.id || said.author === undefined) return false;
    const trigger = this.views.trigger(member.id);
    const responseUrl = this.options.origin() + this.hooks.open(member.id, channel.id);
    const chosen = { member, channel, trigger, responseUrl, text: said.text, message: String(entry) };
    return (await this.deliver(shortcutBody(callbackId, chosen))).status === 200;
  }

  /** Slack's own command, which no app hears of. */
  private invite(member: Member, channel: Place): boolean {
    this.membership.invite(channel.id);
    const joined = { channel: channel.id, visibleTo: undefined, blocks: [] };
    this.conversation.add({ ...joined, author: member.id, text: '/invite @kube-tutor' });
    this.conversation.add({ ...joined, author: undefined, text: 'kube-tutor was added to this channel.' });
    return true;
  }

  /** A person acts on a message. Answers false when there is no such button or menu for that person. */
  async act(member: Member, channel: Place, { entry, actionId, chosen }: Act): Promise<boolean> {
    const message = this.conversation.find(entry);
    const isSeen = message?.channel === channel.id && (message.visibleTo ?? member.id) === member.id;
    const action = isSeen ? actionIn(message, actionId, chosen) : undefined;
    if (message === undefined || action === undefined) return false;
    const trigger = this.views.trigger(member.id);
    const home = channel.name === HOME ? this.views.home(member.id) : undefined;
    if (home !== undefined) {
      return (
        (await this.deliver(homeButtonBody({ member, trigger, action: action as HomeAction, view: home }))).status ===
        200
      );
    }
    const { status } = await this.deliver(
      messageBody({
        member,
        channel,
        action,
        state: stateOf(message.blocks, chosen),
        message: String(message.id),
        isEphemeral: message.visibleTo !== undefined,
        thread: message.thread === undefined ? undefined : String(message.thread),
        trigger,
        responseUrl: this.options.origin() + this.hooks.open(member.id, channel.id, message.id),
      }),
    );
    return status === 200;
  }

  /** A person chooses in a menu of an open modal. */
  async chooseIn(member: Member, view: OpenView, actionId: string, chosen: Chosen): Promise<boolean> {
    const placed = menusIn(view.view.blocks).find(({ menu }) => menu.action_id === actionId);
    if (placed === undefined) return false;
    const state = stateOf(view.view.blocks, chosen);
    const action = selected(placed.blockId, placed.menu, chosen);
    const trigger = this.views.trigger(member.id);
    return (await this.deliver(viewBody({ member, view, action, state, trigger }))).status === 200;
  }

  /**
   * A person sends a modal: it closes, unless the handlers put another in its place or name what is wrong in its fields.
   */
  async submit(member: Member, view: OpenView, chosen: Chosen): Promise<Submitted> {
    const missing = missingIn(view.view.blocks, chosen);
    if (Object.keys(missing).length > 0) return { errors: missing };
    const state = stateOf(view.view.blocks, chosen);
    const trigger = this.views.trigger(member.id);
    const responseUrls = this.addressesFor(member, view, chosen);
    const { status, body } = await this.deliver(submissionBody({ member, view, state, trigger, responseUrls }));
    const answer = status === 200 ? readAnswer(body) : undefined;
    if (answer === undefined) return { isTaken: false };
    const { response_action: action, view: next, errors = {} } = answer;
    // It stays open as it is filled.
    if (action === 'errors') return isAboutFields(errors, view.view.blocks) ? { errors } : { isTaken: false };
    if (action !== 'update') {
      this.views.close(member.id);
      return { isTaken: true };
    }
    if ((await this.reception.view(next, 'modal')) !== undefined) return { isTaken: false };
    this.views.update(view.id, undefined, next as ModalView);
    return { isTaken: true };
  }

  /** For a conversation that was chosen, an address to answer to; only where the person may see it. */
  private addressesFor(member: Member, { view }: OpenView, chosen: Chosen): readonly ResponseAddress[] {
    return view.blocks.flatMap((block) => {
      if (block.type !== 'input' || block.element.type !== 'conversations_select') return [];
      const place = PLACES.find(({ id, only }) => id === chosen[block.block_id] && (only ?? member.id) === member.id);
      if (place === undefined) return [];
      const response_url = this.options.origin() + this.hooks.open(member.id, place.id);
      return [{ block_id: block.block_id, action_id: block.element.action_id, channel_id: place.id, response_url }];
    });
  }

  private deliver(body: string): ReturnType<Send> {
    return this.options.send(sign(body, this.options.signingSecret, this.options.now()));
  }
}

interface HomeAction {
  readonly action_id: string;
  readonly value: string;
}

/** What Slack shows when the app answers with an error. */
const failed = (error: string): string => `/kube failed with the error "${error}"`;
