/**
 * Which channels of this machine's Slack the bot is a member of: it may post there by itself.
 */
import { HOME, type Place } from './slack-requests';

export class Membership {
  private readonly joined: Set<string>;

  /** Direct messages need no invitation. */
  constructor(
    private readonly places: readonly Place[],
    members: readonly string[],
  ) {
    this.joined = new Set([...members, ...places.flatMap(({ id, only }) => (only === undefined ? [] : [id]))]);
  }

  has(channel: string): boolean {
    return this.joined.has(channel);
  }

  /** Somebody typed `/invite @kube-tutor` there. */
  invite(channel: string): void {
    this.joined.add(channel);
  }

  /** The channel that a message goes to: one of this id, or the direct message of this person. */
  channelOf(to: string): string | undefined {
    return this.places.find(({ id, only }) => id === to || only === to)?.id;
  }

  /** Where the home tab of a person is drawn. */
  homeOf(person: string): string | undefined {
    return this.places.find(({ name, only }) => name === HOME && only === person)?.id;
  }
}
