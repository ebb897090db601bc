/**
 * What the program tells of itself, to whoever runs it: events, figures, and names that stand for people and channels.
 */

/** Figures and names that belong to an event of the log. */
export type LogFields = Readonly<Record<string, string | number | boolean>>;

/** Structured log. Never receives anything that people typed, ids of Slack, tokens, or URLs to answer to. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  error(event: string, error: unknown, fields?: LogFields): void;
}

/** Where lines of the log go: errors are fields by then. */
export interface LogSink {
  write(level: 'info' | 'error', event: string, fields: LogFields): void;
}

/** What is counted and measured, for alarms and dashboards: one series each, whoever it is about. */
export type MetricName =
  | 'Commands'
  | 'CommandDuration'
  | 'CommandFailures'
  | 'RefusedCommands'
  | 'BusyCommands'
  | 'Conflicts'
  | 'Redeliveries'
  | 'EngineSteps'
  | 'UnsignedRequests'
  | 'MissingSecrets'
  | 'SlackRefusals'
  | 'SlackRateLimits'
  | 'SlackNoAnswer'
  | 'MinuteWork'
  | 'MinuteFailures'
  | 'LatePrompts'
  | 'Pictures'
  | 'PictureDuration'
  | 'PictureStandIns'
  | 'PictureFailures'
  | 'Installs'
  | 'Uninstalls';

/** Figures about the program, sent once for each invocation. */
export interface Metrics {
  add(name: MetricName, value: number): void;
}

/** Names that stand for ids of Slack in the log: the same for the same id, and nobody reads the id from one. */
export type Pseudonyms = (id: string) => string;
