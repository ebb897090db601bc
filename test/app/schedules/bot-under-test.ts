/** A bot that remembers what it said, and channels that it may or may not post in. */
import { EveryMinute } from '../../../src/app/every-minute';
import type { ChannelId, Messenger, MessageTarget, Person, Posted } from '../../../src/app/ports';
import type { Reply } from '../../../src/tutor/reply';
import { MemoryClusterStore } from '../../../src/store/memory-cluster-store';
import { ANA, ChannelUnderTest, SQUAD } from '../channel-under-test';

class BotUnderTest implements Messenger {
  readonly posts: { readonly to: MessageTarget; readonly reply: Reply }[] = [];
  readonly updates: Reply[] = [];
  /** Slack's word for why it may not post in a channel, by channel. */
  readonly words = new Map<string, string>();
  /** Slack does not answer. */
  isCutOff = false;

  async post(to: MessageTarget, reply: Reply): Promise<Posted | undefined> {
    await Promise.resolve();
    if (this.isCutOff || this.refusal(to) !== undefined) return undefined;
    this.posts.push({ to, reply });
    return { team: to.team, channel: 'channel' in to ? to.channel : 'D1', ts: String(this.posts.length) };
  }

  update(_posted: Posted, reply: Reply): Promise<boolean> {
    this.updates.push(reply);
    return Promise.resolve(true);
  }

  refusal(to: MessageTarget): string | undefined {
    return 'channel' in to ? this.words.get(to.channel) : undefined;
  }

  /** Questions that were asked, by channel. */
  asked({ channel }: ChannelId = SQUAD): readonly Reply[] {
    const mine = this.posts.filter(({ to }) => 'channel' in to && to.channel === channel);
    return mine.map(({ reply }) => reply).filter(({ buttons }) => buttons.length === 5);
  }

  /** Answers that were shown. */
  get answers(): readonly Reply[] {
    return this.posts.map(({ reply }) => reply).filter(({ lead = '' }) => lead.includes('time is over'));
  }
}

/** Channels with a bot and a timer. The clock stands at midnight UTC, Sunday 22 November 2026. */
export class Scheduled {
  readonly bot = new BotUnderTest();
  readonly channel = new ChannelUnderTest(new MemoryClusterStore(), () => ({ messenger: this.bot }));
  readonly minute = new EveryMinute(this.channel.ports);
  private requests = 0;

  /** Types a command in Slack. */
  type(
    text: string,
    id: ChannelId = SQUAD,
    person: Person = ANA,
    request = `typed-${++this.requests}`,
  ): Promise<Reply> {
    const answerTo = { url: 'https://hooks.slack.com/commands/1', replaces: false };
    return this.channel.handler.handle({ id, person, text, request, pressed: false, answerTo });
  }

  /** Presses a button. */
  press(reply: Reply, label: string, id: ChannelId = SQUAD): Promise<Reply> {
    const button = reply.buttons.find((one) => one.label === label);
    if (button === undefined) throw new Error(`no button ${label}: ${reply.buttons.map((one) => one.label).join()}`);
    return this.type(button.run, id);
  }

  /** Lets time pass, and nothing happen. */
  async waitUntil(time: string): Promise<void> {
    await this.channel.clock.sleep(Date.parse(time) - this.channel.clock.now());
  }

  /** What a timer does at a time. */
  async at(time: string, minute = this.minute): Promise<void> {
    await this.waitUntil(time);
    await minute.run(50_000);
  }

  /** What the channel is told besides the answer to a command. */
  async newsAfter(text: string): Promise<Reply | undefined> {
    const request = { id: SQUAD, person: ANA, text, request: `typed-${++this.requests}`, pressed: false };
    await this.channel.handler.handle(request);
    return (await this.channel.handler.quizNews(request, true, 3_000))?.reply;
  }
}
