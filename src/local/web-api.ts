/**
 * Stands in for Slack's Web API on this machine: the methods that the bot calls, under `/api/`.
 */
import type { HttpResponse } from '../slack/http-event';
import type { HomeView, ModalView } from '../slack/message';
import type { Refusal } from './block-rules/message';
import type { Fields as Json } from './block-rules/rule';
import { json } from './json-answer';
import { accepted, type Received, refused } from './received';
import { notShown, threadIn } from './response-hooks';
import type { SlackOAuth } from './slack-oauth';
import type { ViewAnswer } from './views';
import { onlyIn } from './places';
import type { Workspace } from './workspace';

/** The bot's token on this machine. */
export const LOCAL_TOKEN = 'xoxb-local';

type Fields = Readonly<Record<string, string>>;
type Answer =
  | { readonly ok: true; readonly [name: string]: unknown }
  | { readonly ok: false; readonly error: string; readonly [name: string]: unknown };

/** Characters of the text of a message that is changed. */
const LONGEST_CHANGE = 4_000;

export class LocalWebApi {
  private readonly methods: Readonly<Record<string, (fields: Fields) => Answer | Promise<Answer>>> = {
    'views.open': (fields) => this.open(fields),
    'views.publish': (fields) => this.publish(fields),
    'views.update': (fields) => this.update(fields),
    'chat.postMessage': (fields) => this.say(fields, undefined),
    'chat.postEphemeral': (fields) => this.say(fields, fields.user ?? ''),
    'chat.update': (fields) => this.change(fields),
  };

  constructor(
    private readonly workspace: Workspace,
    private readonly oauth: SlackOAuth,
  ) {}

  /** Answers a call as Slack does: status 200, and in the body whether it was done. */
  async answer(path: string, authorization: string | undefined, body: string): Promise<HttpResponse> {
    const name = path.replace(/^\/api\//, '');
    const fields = Object.fromEntries(new URLSearchParams(body));
    if (name === 'oauth.v2.access') return json(this.oauth.access(authorization, fields));
    const method = Object.hasOwn(this.methods, name) ? this.methods[name] : undefined;
    if (method === undefined) return json({ ok: false, error: 'unknown_method' });
    const error = authorization === `Bearer ${LOCAL_TOKEN}` ? undefined : this.oauth.refusal(authorization);
    if (error !== undefined) return json({ ok: false, error });
    return json(await method(fields));
  }

  private async open({ trigger_id: trigger = '', view }: Fields): Promise<Answer> {
    const { views, reception } = this.workspace;
    const opener = views.exchange(trigger);
    if ('error' in opener) return { ok: false, error: opener.error };
    const content = parse(view);
    const refusal = await reception.view(content, 'modal');
    if (refusal !== undefined) return refusedWith(refusal);
    return viewAnswer({ view: views.show(opener.person, content as ModalView) });
  }

  private async update({ view_id: id = '', hash, view }: Fields): Promise<Answer> {
    const { views, reception } = this.workspace;
    if (views.find(id) === undefined) return { ok: false, error: 'not_found' };
    const content = parse(view);
    const refusal = await reception.view(content, 'modal');
    if (refusal !== undefined) return refusedWith(refusal);
    return viewAnswer(views.update(id, hash, content as ModalView));
  }

  /** A person's id is the name of their direct message, too. */
  private async say(fields: Fields, visibleTo: string | undefined): Promise<Answer> {
    const { membership, conversation } = this.workspace;
    const channel = membership.channelOf(fields.channel ?? '');
    if (channel === undefined) return { ok: false, error: 'channel_not_found' };
    if (!membership.has(channel)) return { ok: false, error: 'not_in_channel' };
    if (visibleTo !== undefined && (onlyIn(channel) ?? visibleTo) !== visibleTo) {
      return { ok: false, error: 'user_not_in_channel' };
    }
    const received = await this.receive(fields);
    const thread = threadIn(fields.thread_ts);
    // What only one person may see is not shown in a thread that nobody has written in.
    const isUnseen = visibleTo !== undefined && thread !== undefined && !conversation.hasThread(thread);
    if (isUnseen) return { ok: true, channel, message_ts: '0' };
    const entry = conversation.add({ channel, author: undefined, visibleTo, thread, ...received.content });
    return received.refusal ?? { ok: true, channel, ts: String(entry.id) };
  }

  /** The home tab is drawn as a conversation of its own, of which only the latest view is left. */
  private async publish({ user_id: person = '', view }: Fields): Promise<Answer> {
    const { membership, conversation, views, reception } = this.workspace;
    const home = membership.homeOf(person);
    if (home === undefined) return { ok: false, error: 'user_not_found' };
    const content = parse(view);
    const refusal = await reception.view(content, 'home');
    if (refusal !== undefined) return refusedWith(refusal);
    views.publish(person, content as HomeView);
    const shown = { ...accepted(content as Json), text: 'Home' };
    const [before] = conversation.seenBy(person, home, 0);
    if (before === undefined) conversation.add({ channel: home, author: undefined, visibleTo: person, ...shown });
    else conversation.replace(before.id, shown);
    return { ok: true, view: content };
  }

  /** Only messages of the bot that everybody sees can be changed. */
  private async change({ channel = '', ts = '', text = '', blocks }: Fields): Promise<Answer> {
    const { conversation } = this.workspace;
    const entry = conversation.find(Number(ts));
    if (entry?.channel !== channel || entry.author !== undefined || entry.visibleTo !== undefined) {
      return { ok: false, error: 'message_not_found' };
    }
    if (text.length > LONGEST_CHANGE) return { ok: false, error: 'msg_too_long' };
    const received = await this.receive({ text, ...(blocks === undefined ? {} : { blocks }) });
    if (received.refusal !== undefined) {
      const where = { channel, author: undefined, visibleTo: undefined };
      conversation.add({ ...where, ...received.content });
      return received.refusal;
    }
    if (hasRichText(entry) && received.content.blocks.length > 0 && !hasRichText(received.content)) {
      return { ok: false, error: 'block_mismatch' };
    }
    conversation.replace(entry.id, received.content);
    return { ok: true, channel, ts };
  }

  /** The message in the fields of a call, and why it is refused. */
  private async receive({ text, blocks }: Fields) {
    const message = {
      ...(text === undefined ? {} : { text }),
      // What is no JSON is refused as what it is.
      ...(blocks === undefined ? {} : { blocks: parse(blocks) ?? blocks }),
    };
    const refusal = await this.workspace.reception.message(message);
    if (refusal === undefined) return { content: accepted(message) };
    return { content: refused(message, refusal, notShown(refusal.error)), refusal: refusedWith(refusal) };
  }
}

/** Slack puts other blocks in the place of rich text only where there is rich text among them. */
const hasRichText = ({ blocks }: Pick<Received, 'blocks'>): boolean => blocks.some(({ type }) => type === 'rich_text');

function viewAnswer(answer: ViewAnswer): Answer {
  if ('error' in answer) return { ok: false, error: answer.error };
  const { id, hash, view } = answer.view;
  return { ok: true, view: { ...view, id, hash } };
}

function refusedWith({ error, problems }: Refusal): Answer {
  const messages = problems.map((problem) => `[ERROR] ${problem}`);
  return { ok: false, error, errors: problems, response_metadata: { messages } };
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return undefined;
  }
}
