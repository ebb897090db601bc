/**
 * Stands in for Slack's Web API on this machine: the methods that the bot calls, under `/api/`.
 */
import type { HttpResponse } from '../slack/http-event';
import type { Block } from '../slack/message';
import type { Conversation } from './conversation';
import type { Membership } from './membership';
import type { ViewAnswer, Views } from './views';

/** The bot's token on this machine. */
export const LOCAL_TOKEN = 'xoxb-local';

type Fields = Readonly<Record<string, string>>;
type Answer = { readonly ok: true; readonly [name: string]: unknown } | { readonly ok: false; readonly error: string };

export class LocalWebApi {
  private readonly methods: Readonly<Record<string, (fields: Fields) => Answer>> = {
    'views.open': ({ trigger_id = '', view }) => viewAnswer(this.views.openWith(trigger_id, parse(view))),
    'views.publish': (fields) => this.publish(fields),
    'views.update': ({ view_id = '', hash, view }) => viewAnswer(this.views.update(view_id, hash, parse(view))),
    'chat.postMessage': (fields) => this.say(fields, undefined),
    'chat.postEphemeral': (fields) => this.say(fields, fields.user ?? ''),
    'chat.update': (fields) => this.change(fields),
  };

  constructor(
    private readonly views: Views,
    private readonly conversation: Conversation,
    private readonly membership: Membership,
  ) {}

  /** Answers a call as Slack does: status 200, and in the body whether it was done. */
  answer(path: string, authorization: string | undefined, body: string): HttpResponse {
    const name = path.replace(/^\/api\//, '');
    const method = Object.hasOwn(this.methods, name) ? this.methods[name] : undefined;
    if (method === undefined) return json({ ok: false, error: 'unknown_method' });
    if (authorization !== `Bearer ${LOCAL_TOKEN}`) return json({ ok: false, error: 'invalid_auth' });
    return json(method(Object.fromEntries(new URLSearchParams(body))));
  }

  /** A person's id is the name of their direct message, too. */
  private say({ channel: to = '', text = '', blocks }: Fields, visibleTo: string | undefined): Answer {
    const channel = this.membership.channelOf(to);
    if (channel === undefined) return { ok: false, error: 'channel_not_found' };
    if (!this.membership.has(channel)) return { ok: false, error: 'not_in_channel' };
    const entry = this.conversation.add({ channel, author: undefined, visibleTo, text, blocks: blocksIn(blocks) });
    return { ok: true, channel, ts: String(entry.id) };
  }

  /** The home tab is drawn as a conversation of its own, of which only the latest view is left. */
  private publish({ user_id: person = '', view }: Fields): Answer {
    const home = this.membership.homeOf(person);
    const content: unknown = parse(view);
    if (home === undefined) return { ok: false, error: 'user_not_found' };
    if (!this.views.publish(person, content)) return { ok: false, error: 'invalid_arguments' };
    const shown = { text: 'Home', blocks: content.blocks };
    const [before] = this.conversation.seenBy(person, home, 0);
    if (before === undefined) this.conversation.add({ channel: home, author: undefined, visibleTo: person, ...shown });
    else this.conversation.replace(before.id, shown);
    return { ok: true, view: content };
  }

  private change({ channel = '', ts = '', text = '', blocks }: Fields): Answer {
    const entry = this.conversation.find(Number(ts));
    if (entry?.channel !== channel || entry.author !== undefined || entry.visibleTo !== undefined) {
      return { ok: false, error: 'message_not_found' };
    }
    this.conversation.replace(entry.id, { text, blocks: blocksIn(blocks) });
    return { ok: true, channel, ts };
  }
}

function viewAnswer(answer: ViewAnswer): Answer {
  if ('error' in answer) return { ok: false, error: answer.error };
  const { id, hash, view } = answer.view;
  return { ok: true, view: { ...view, id, hash } };
}

function blocksIn(text: string | undefined): readonly Block[] {
  const blocks = parse(text);
  return Array.isArray(blocks) ? (blocks as readonly Block[]) : [];
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return undefined;
  }
}

function json(content: object): HttpResponse {
  return { statusCode: 200, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(content) };
}
