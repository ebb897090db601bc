/**
 * What a channel has chosen for itself, besides its limits and rules. What is left out is as the workspace has it, or as
 * in every channel.
 */
import { isFields } from '../../api/fields';
import type { Rules } from '../../cluster/state';

/** What can be kept for some people: starting anew, taking manifests and missions in, plans, and settings themselves. */
export const TASKS = ['reset', 'import', 'schedule', 'settings'] as const;
export type Task = (typeof TASKS)[number];

/** Somebody, as Slack names them; without a name where only the id was given. */
export interface Member {
  readonly id: string;
  readonly name?: string;
}

/** Everybody, whoever installed kube-tutor in the workspace, or certain people. */
export type Who = 'everyone' | 'installer' | readonly Member[];

export interface SettingChange {
  readonly by: Member;
  /** Wall-clock milliseconds. */
  readonly at: number;
  /** Words after `settings`. */
  readonly what: string;
}

/** Who sees what became of a change. */
export type Replies = 'channel' | 'private';

export interface ChannelSettings {
  readonly replies?: Replies;
  /** Replies to changes are a headline and a picture. */
  readonly quiet?: boolean;
  readonly who?: Readonly<Partial<Record<Task, Who>>>;
  /** Quiet mode was offered: once is enough. */
  readonly isQuietOffered?: true;
  /** The rules of version 0, where they were not those of the course. */
  readonly beganWith?: Rules;
  /** The last changes of settings, oldest first. */
  readonly log?: readonly SettingChange[];
}

/** Changes of settings that are remembered. */
export const MOST_LOGGED = 20;
/** People on a list. */
export const MOST_PEOPLE = 20;

/** Whether a stored value is one: damaged data is refused, never used. */
export function isChannelSettings(value: unknown): value is ChannelSettings {
  if (!isFields(value)) return false;
  const { replies, quiet, who, isQuietOffered, beganWith, log } = value;
  return (
    isOneOf(replies, ['channel', 'private']) &&
    isOneOf(quiet, [true, false]) &&
    isOneOf(isQuietOffered, [true]) &&
    isOneOf(beganWith, ['course', 'kubernetes']) &&
    (who === undefined || isWhoTable(who)) &&
    (log === undefined || isLog(log))
  );
}

export const isWhoTable = (value: unknown): boolean => isFields(value) && Object.values(value).every(isWho);

export const isLog = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.every((entry: unknown) => isFields(entry) && isMember(entry.by) && typeof entry.at === 'number');

const isWho = (value: unknown): boolean =>
  value === 'everyone' || value === 'installer' || (Array.isArray(value) && value.every(isMember));

export const isMember = (value: unknown): value is Member => isFields(value) && typeof value.id === 'string';

export const isOneOf = (value: unknown, known: readonly unknown[]): boolean =>
  value === undefined || known.includes(value);
