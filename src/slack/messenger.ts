/**
 * What the bot says by itself, in channels that it is a member of. A call that Slack refuses or does not answer in time
 * is no failure: whoever wanted to say something has another way, or waits for the next request.
 */
import type { Clock, Messenger, MessageTarget, Person, Posted } from '../app/ports';
import type { Reply } from '../tutor/reply';
import { messageOf } from './blocks';
import type { Message } from './message';
import { plainer } from './without-images';
import type { ApiAnswer, Method, WebApi } from './web-api';

/** Milliseconds that one post or update may take, with all that is waited for, where somebody waits for an answer. */
const BUDGET = 1_200;
/** A call that gets less than this is not begun. */
const SHORTEST_CALL = 200;
/** Milliseconds for which a channel is left alone that the bot is no member of: until somebody may have invited it. */
const REFUSED_FOR = 15_000;
/** Channels that are remembered at a time. */
const MOST_REFUSED = 1_000;

/** Slack's words for a place where the bot may not post. */
const NO_PLACE = ['not_in_channel', 'channel_not_found', 'is_archived', 'restricted_action', 'not_installed'];

/** Slack's words for blocks that it does not take. */
const ABOUT_BLOCKS = /block|image/;

type Fields = Readonly<Record<string, string | object>>;
type Content = Fields & Pick<Message, 'blocks'>;

export class SlackMessenger implements Messenger {
  /** By channel or person: until when nothing is posted there, and Slack's word for why. */
  private readonly refused = new Map<string, { readonly until: number; readonly word: string }>();
  /** By workspace and method: until when Slack wants no call. */
  private readonly paused = new Map<string, number>();

  constructor(
    private readonly api: WebApi,
    private readonly clock: Clock,
    private readonly commandName?: string,
    private readonly budget = BUDGET,
  ) {}

  async post(to: MessageTarget, reply: Reply, by: Person): Promise<Posted | undefined> {
    if (this.refusal(to) !== undefined) return undefined;
    const thread: Fields = 'channel' in to && to.thread !== undefined ? { thread_ts: to.thread } : {};
    const fields = {
      channel: placeOf(to),
      ...thread,
      ...this.contentOf(reply, by),
      unfurl_links: 'false',
      unfurl_media: 'false',
    };
    const answer = await this.send(to.team, 'chat.postMessage', fields, reply);
    if (!answer.ok) {
      if (NO_PLACE.includes(answer.error)) this.leaveAlone(to, answer.error);
      return undefined;
    }
    // A message to a person is posted to a channel that only the answer names.
    const { channel, ts } = answer.fields;
    return typeof channel === 'string' && typeof ts === 'string' ? { team: to.team, channel, ts } : undefined;
  }

  async update({ team, channel, ts }: Posted, reply: Reply, by: Person): Promise<boolean> {
    return (await this.send(team, 'chat.update', { channel, ts, ...this.contentOf(reply, by) }, reply)).ok;
  }

  refusal(to: MessageTarget): string | undefined {
    const { until = 0, word } = this.refused.get(keyOf(to)) ?? {};
    return until > this.clock.now() ? word : undefined;
  }

  /** Where Slack refuses a message with an image, it is sent without: the image may be why. */
  private async send(team: string, method: Method, fields: Content, { image }: Reply): Promise<ApiAnswer> {
    const deadline = this.clock.now() + this.budget;
    const answer = await this.call(team, method, fields, deadline);
    const again = answer.ok || !ABOUT_BLOCKS.test(answer.error) || image?.isNeeded ? undefined : plainer(fields);
    return again === undefined ? answer : this.call(team, method, again, deadline);
  }

  /** One call; a second one where Slack wants it so soon that there is time for it. */
  private async call(team: string, method: Method, fields: Fields, deadline: number): Promise<ApiAnswer> {
    const left = () => deadline - this.clock.now();
    const limit = `${team} ${method}`;
    for (let tries = 0; ; tries++) {
      const wait = Math.max(0, (this.paused.get(limit) ?? 0) - this.clock.now());
      if (tries > 1 || left() - wait < SHORTEST_CALL) return { ok: false, error: 'ratelimited' };
      if (wait > 0) await this.clock.sleep(wait);
      const answer = await this.api.call(team, method, fields, left());
      if (answer.ok || answer.retryAfter === undefined) return answer;
      this.paused.set(limit, this.clock.now() + answer.retryAfter);
    }
  }

  /** Slack does not tell what a channel is called to who only posts there. */
  private contentOf(reply: Reply, by: Person): Content {
    const audience = { person: by, channelName: '', commandName: this.commandName };
    const { text, blocks } = messageOf({ ...reply, audience: 'channel' }, audience);
    return { text, blocks };
  }

  private leaveAlone(to: MessageTarget, word: string): void {
    if (this.refused.size >= MOST_REFUSED) this.refused.clear();
    this.refused.set(keyOf(to), { until: this.clock.now() + REFUSED_FOR, word });
  }
}

const placeOf = (to: MessageTarget): string => ('channel' in to ? to.channel : to.person);
const keyOf = (to: MessageTarget): string => `${to.team}#${placeOf(to)}`;
