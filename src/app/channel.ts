/**
 * Channels and the people in them, as Slack names them.
 */

/** A Slack channel: one cluster each. */
export interface ChannelId {
  readonly team: string;
  readonly channel: string;
}

/** Who typed or pressed. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

/** What became of a conditional write: `conflict` when somebody else was faster. */
export type SaveResult = 'saved' | 'conflict';
