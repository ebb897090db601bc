/** The Slack app in front of the given channels: each input comes from a workspace and a channel of its own. */
import { jsonLog } from '../../src/app/json-log';
import type { Log } from '../../src/app/ports';
import { MARK } from './mutate-text';
import { offences, viewOffences } from '../slack/slack-limits';
import { LOCAL_TEAM } from '../../src/local/slack-requests';
import type { Message } from '../../src/slack/message';
import { SlackUnderTest } from '../slack/slack-under-test';
import { type GivenChannel, givenChannels } from './given-channels';
import { numberOf } from './lot';
import { OneChannelStore } from './one-channel-store';
import { changed, unsoundRecord } from './sound';
import { placesOf, thrown } from './trial';

/** Inputs after which everything that the app remembers is thrown away. */
const LIFE = 200;

/** Whether it is our error: in a body that holds nothing for the app, Bolt itself may stumble, and nothing is done. */
const isOurs = (event: string, error: unknown): boolean =>
  !(['event-failed', 'listener-failed'].includes(event) && placesOf(error).length === 0);

export class ChannelDoor {
  readonly store = new OneChannelStore();
  private given: GivenChannel;
  private world: SlackUnderTest;
  private inputs = 0;
  private readonly errors: string[] = [];
  private readonly lines: string[] = [];

  private constructor(private readonly channels: readonly GivenChannel[]) {
    this.given = channels[0]!;
    this.world = this.opened();
  }

  static async open(): Promise<ChannelDoor> {
    return new ChannelDoor(await givenChannels());
  }

  /** The app, with the channel that belongs to an input; and the workspace that is its own. */
  begin(input: string): { readonly app: SlackUnderTest; readonly team: string } {
    if (this.inputs++ % LIFE === 0) this.world = this.opened();
    this.given = this.channels[numberOf(input) % this.channels.length]!;
    this.store.begin(this.given.record);
    this.errors.length = 0;
    this.lines.length = 0;
    this.world.posted.length = 0;
    this.world.called.length = 0;
    return { app: this.world, team: `${LOCAL_TEAM}${this.inputs}` };
  }

  /** Steps of the simulation since the input came. */
  steps(): number {
    const before = this.given.record?.cluster.stepCount ?? 0;
    return Math.max(0, (this.store.saved.at(-1)?.cluster.stepCount ?? before) - before);
  }

  /** What was posted and opened, in a few words. */
  reached(): string {
    const { posted, called } = this.world;
    const views = called.map(
      ({ method, view, fields }) => `${method} ${view?.callback_id ?? fields.text?.slice(0, 150) ?? ''}`,
    );
    return [posted[0]?.message.text.slice(0, 150) ?? '', ...views].join(' ');
  }

  /** What is wrong with what became of the input. */
  problems(isRefused: boolean): readonly string[] {
    const said = this.world.called.flatMap(({ fields }) => (fields.blocks === undefined ? [] : [messageIn(fields)]));
    const messages = [...this.world.posted.map(({ message }) => message), ...said];
    return [
      ...this.errors,
      ...this.lines.filter((line) => line.includes(MARK)).map((line) => `logs what was sent: ${line.slice(0, 200)}`),
      ...messages.flatMap((message) => messageProblems(message)),
      ...this.world.called.flatMap(({ view, method }) =>
        view === undefined || method === 'views.publish'
          ? []
          : viewOffences(view).map((offence) => `a view: ${offence}`),
      ),
      ...(isRefused && this.store.saved.length > 0 ? ['refused, and saved all the same'] : []),
      ...changed(this.given),
      ...this.store.saved.flatMap(unsoundRecord),
    ];
  }

  private opened(): SlackUnderTest {
    const world = new SlackUnderTest({ clusters: this.store, token: 'xoxb-fuzz' });
    const log: Log = jsonLog((line) => this.lines.push(line));
    world.channel.log.info = log.info.bind(log);
    world.channel.log.error = (event, error, fields) => {
      log.error(event, error, fields);
      if (isOurs(event, error)) this.errors.push(`${event}: ${thrown(error)}`);
    };
    return world;
  }
}

/** What Slack would refuse a message for. */
export function messageProblems(message: Message): readonly string[] {
  return offences(message).map((offence) => `a message: ${offence}`);
}

/** A message that the bot posts by itself. */
const messageIn = ({ text = '', blocks = '[]' }: Readonly<Record<string, string>>): Message => ({
  ...{ response_type: 'ephemeral', text },
  blocks: JSON.parse(blocks) as Message['blocks'],
});
