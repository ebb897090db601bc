/**
 * What is stored about a workspace or a person, whatever it is: for whoever wants it shown, or gone. Every method may
 * throw StoreError.
 */
import type { ChannelId } from '../channel';

export interface PersonId {
  readonly team: string;
  readonly person: string;
}

/** A channel in which somebody took part. */
export interface Visited {
  /** Slack's id. */
  readonly channel: string;
  /** When that was noted last, wall-clock milliseconds. */
  readonly at: number;
}

/** Something that is about one person alone. */
export interface Belonging {
  /** The channel that it belongs to, if any. */
  readonly channel?: string;
  readonly kind: 'answer' | 'look' | 'here' | 'document' | 'due';
  readonly name: string;
  /** As it is stored; absent where the name says all. */
  readonly value?: unknown;
}

/** What a step of removing came to. */
export interface Removed {
  readonly count: number;
  /** Nothing was found any more. */
  readonly isAll: boolean;
}

/** Somebody who goes, and what stands in their place. */
export interface Leaver extends PersonId {
  /** As Slack shows them. */
  readonly names: readonly string[];
  /** In the place of their id: nobody's. */
  readonly token: string;
}

/** How far one who goes was taken out of what others share. */
export interface TakenOut {
  /** Items that named them. */
  readonly count: number;
  /** Names by which they were found. */
  readonly names: readonly string[];
  /** Where to go on; absent when this is done. */
  readonly next?: string;
}

export interface Belongings {
  /** Notes that somebody took part in a channel. */
  noteHere(id: ChannelId, person: string): Promise<void>;
  /** Notes that a channel names somebody who may never have been there: what is found of them has no time. */
  noteNamed(id: ChannelId, person: string): Promise<void>;
  /** Channels in which somebody took part, the latest first. */
  channelsOf(team: string, person: string, most: number): Promise<readonly Visited[]>;
  /** What is about one person alone, at most so much. */
  ofPerson(id: PersonId, most: number): Promise<readonly Belonging[]>;
  /** Removes what a workspace has, but for the note that it is to be removed. Begins nothing more after `until`. */
  removeTeam(team: string, until: number): Promise<Removed>;
  /** The channels that something of a person is in. */
  channelsToLeave(id: PersonId): Promise<readonly string[]>;
  /** Takes a person out of what a channel has; without a channel, out of what the workspace has. */
  takeOut(who: Leaver, channel: string | undefined, from: string | undefined, until: number): Promise<TakenOut>;
  /** Removes what is about a person alone: in a channel, or everywhere. */
  removePerson(id: PersonId, channel: string | undefined, until: number): Promise<Removed>;
  /** Whether nobody else took part in a channel. */
  isAlone(id: ChannelId, person: string): Promise<boolean>;
  /** Removes everything of a channel. */
  removeChannel(id: ChannelId, until: number): Promise<Removed>;
}
