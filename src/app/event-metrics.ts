/**
 * Which figures follow from which events of the log. Whoever has something to tell writes an event; nobody else needs to
 * know that it is counted.
 */
import type { Log, LogFields, MetricName, Metrics } from './ports';

type Figures = readonly (readonly [MetricName, number])[];

const one = (name: MetricName): (() => Figures) => {
  const figures = [[name, 1]] as const;
  return () => figures;
};

/** A field that is a number, or 0. */
const numberOf = (fields: LogFields, name: string): number => {
  const value = fields[name];
  return typeof value === 'number' ? value : 0;
};

const pictureFigures = (fields: LogFields): Figures => [
  ['Pictures', 1],
  ['PictureDuration', numberOf(fields, 'ms')],
];

/** By the name of the event. */
const FIGURES: ReadonlyMap<string, (fields: LogFields) => Figures> = new Map<string, (fields: LogFields) => Figures>([
  ['command', commandFigures],
  ['command-failed', one('CommandFailures')],
  ['refused', ({ statusCode }) => (statusCode === 401 ? [['UnsignedRequests', 1]] : [])],
  ['no-secrets', one('MissingSecrets')],
  ['slack-refused', ({ error }) => [[error === 'ratelimited' ? 'SlackRateLimits' : 'SlackRefusals', 1]]],
  ['slack-call-failed', one('SlackNoAnswer')],
  ['every-minute', minuteFigures],
  ['prompt-not-posted', one('MinuteFailures')],
  ['quiz-not-closed', one('MinuteFailures')],
  ['course-not-posted', one('MinuteFailures')],
  ['review-not-sent', one('MinuteFailures')],
  ['not-erased', one('MinuteFailures')],
  ['minute-cut-short', one('MinuteFailures')],
  ['picture', pictureFigures],
  // That a version is no longer kept is no failure: Slack asks again for pictures of old messages.
  ['picture-not-drawn', one('PictureStandIns')],
  ['picture-failed', one('PictureFailures')],
  ['installed', one('Installs')],
  ['uninstalled', one('Uninstalls')],
]);

/** A log whose events are counted. */
export function measured(log: Log, metrics: Metrics): Log {
  const count = (event: string, fields: LogFields = {}) => {
    for (const [name, value] of FIGURES.get(event)?.(fields) ?? []) metrics.add(name, value);
  };
  return {
    info: (event, fields) => {
      log.info(event, fields);
      count(event, fields);
    },
    error: (event, error, fields) => {
      log.error(event, error, fields);
      count(event, fields);
    },
  };
}

function commandFigures(fields: LogFields): Figures {
  const { outcome } = fields;
  const figures: [MetricName, number][] = [
    ['Commands', 1],
    ['CommandDuration', numberOf(fields, 'ms')],
    ['Conflicts', numberOf(fields, 'conflicts')],
    ['EngineSteps', numberOf(fields, 'steps')],
  ];
  if (outcome === 'refused') figures.push(['RefusedCommands', 1]);
  if (outcome === 'busy') figures.push(['BusyCommands', 1]);
  if (outcome === 'again') figures.push(['Redeliveries', 1]);
  return figures;
}

function minuteFigures({ late = 0, ...counts }: LogFields): Figures {
  const done = Object.values(counts).reduce<number>((sum, count) => sum + (typeof count === 'number' ? count : 0), 0);
  return [
    ['MinuteWork', done],
    ['LatePrompts', Number(late)],
  ];
}
