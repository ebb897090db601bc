/**
 * What a workspace has decided for all of its channels: one document, remembered for a minute.
 */
import { isFields } from '../../api/fields';
import type { Rules } from '../../cluster/state';
import { changeDocument, type Check, FOR_EVER, type Place } from '../documents';
import type { ChannelLimits, Person, Ports } from '../ports';
import { Remembered } from '../remembered';
import {
  isLog,
  isMember,
  isOneOf,
  isWhoTable,
  type Member,
  MOST_LOGGED,
  type Replies,
  type SettingChange,
  type Task,
  type Who,
} from '../settings/channel-settings';

/** What holds in a channel that has not chosen otherwise. */
export interface Defaults {
  /** Of a cluster that begins. */
  readonly rules?: Rules;
  readonly quiet?: boolean;
  readonly replies?: Replies;
  readonly limits?: ChannelLimits;
  readonly who?: Readonly<Partial<Record<Task, Who>>>;
}

/** Where kube-tutor may be used, by Slack's ids. Direct messages are no channels. */
export type UsedIn = 'all' | { readonly only: readonly string[] } | { readonly not: readonly string[] };

export interface WorkspaceSettings {
  readonly form: 1;
  readonly defaults: Defaults;
  readonly channels: UsedIn;
  /** Whether people may have a cluster of their own in messages with the bot. */
  readonly hasMessages: boolean;
  /** Days for which older versions of a cluster are kept. */
  readonly retention: number;
  /** Who may change this, besides whoever installed kube-tutor. */
  readonly admins: readonly Member[];
  /** Oldest first. */
  readonly log: readonly SettingChange[];
}

export const RETENTION = { least: 7, most: 365, usual: 90 } as const;

export const USUAL: WorkspaceSettings = {
  form: 1,
  defaults: {},
  channels: 'all',
  hasMessages: true,
  retention: RETENTION.usual,
  admins: [],
  log: [],
};

/** Milliseconds for which another process may still think otherwise. */
const REMEMBERED_FOR = 60_000;
/** Workspaces that are remembered at a time. */
const MOST = 200;

export type WorkspacePorts = Pick<Ports, 'documents' | 'clock'>;

export class WorkspaceChoices {
  private readonly known: Remembered<WorkspaceSettings>;

  constructor(private readonly ports: WorkspacePorts) {
    this.known = new Remembered(MOST, ports.clock);
  }

  /** Whether `of` has the answer at hand. */
  knows(team: string): boolean {
    return this.known.get(team) !== undefined;
  }

  /** May throw StoreError. */
  async of(team: string): Promise<WorkspaceSettings> {
    const known = this.known.get(team);
    if (known !== undefined) return known;
    const settings = (await this.ports.documents.load(placeOf(team), isSettings))?.value ?? USUAL;
    this.remember(team, settings);
    return settings;
  }

  /**
   * Changes the settings and notes who did; of several people at once, each change counts.
   * @param change answers undefined where it may not be made any more
   * @returns whether it was made
   */
  async change(
    team: string,
    by: Person,
    what: string,
    change: (before: WorkspaceSettings) => WorkspaceSettings | undefined,
  ): Promise<boolean> {
    const { documents, clock } = this.ports;
    const entry: SettingChange = { by: { id: by.id, name: by.name }, at: clock.now(), what };
    let isMade = false;
    const settings = await changeDocument(documents, placeOf(team), isSettings, FOR_EVER, (before = USUAL) => {
      const after = change(before);
      isMade = after !== undefined;
      return after && { ...after, log: [...before.log, entry].slice(-MOST_LOGGED) };
    });
    this.remember(team, settings ?? USUAL);
    return isMade;
  }

  private remember(team: string, settings: WorkspaceSettings): void {
    this.known.put(team, settings, this.ports.clock.now() + REMEMBERED_FOR);
  }
}

const isSettings: Check<WorkspaceSettings> = (
  value,
): value is Readonly<Record<string, unknown>> & WorkspaceSettings => {
  const { form, defaults, channels, hasMessages, retention, admins, log } = value;
  return (
    form === 1 &&
    isDefaults(defaults) &&
    isUsedIn(channels) &&
    typeof hasMessages === 'boolean' &&
    Number.isInteger(retention) &&
    Array.isArray(admins) &&
    admins.every(isMember) &&
    isLog(log)
  );
};

function isDefaults(value: unknown): boolean {
  if (!isFields(value)) return false;
  const { rules, quiet, replies, limits, who } = value;
  return (
    isOneOf(rules, ['course', 'kubernetes']) &&
    isOneOf(quiet, [true, false]) &&
    isOneOf(replies, ['channel', 'private']) &&
    (limits === undefined || isFields(limits)) &&
    (who === undefined || isWhoTable(who))
  );
}

const isUsedIn = (value: unknown): boolean =>
  value === 'all' || (isFields(value) && (Array.isArray(value.only) || Array.isArray(value.not)));

/** Where the document is. */
const placeOf = (team: string): Place => ({ owner: { team }, name: 'SETTINGS' });
