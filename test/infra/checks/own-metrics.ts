/** What the program counts, as alarms and the dashboard may name it: a name that nobody counts would stay silent. */
import type { MetricName } from '../../../src/app/ports';
import { at, isRecord, ofType, type Template } from '../template';

const COUNTED: Readonly<Record<MetricName, true>> = {
  Commands: true,
  CommandDuration: true,
  CommandFailures: true,
  RefusedCommands: true,
  BusyCommands: true,
  Conflicts: true,
  Redeliveries: true,
  EngineSteps: true,
  UnsignedRequests: true,
  MissingSecrets: true,
  SlackRefusals: true,
  SlackRateLimits: true,
  SlackNoAnswer: true,
  MinuteWork: true,
  MinuteFailures: true,
  LatePrompts: true,
  Pictures: true,
  PictureDuration: true,
  PictureStandIns: true,
  PictureFailures: true,
  Installs: true,
  Uninstalls: true,
};

/** @param stage whose metrics they are: another stage's alarm would be told here */
export function ownMetricViolations(template: Template, stage: string): readonly string[] {
  const inAlarms = ofType(template, 'AWS::CloudWatch::Alarm').flatMap(([id, { Properties }]) =>
    seriesIn(Properties).map((series) => [id, series] as const),
  );
  const inDashboards = ofType(template, 'AWS::CloudWatch::Dashboard').flatMap(([id, { Properties }]) =>
    seriesOn(dashboardBody(Properties.DashboardBody)).map((series) => [id, series] as const),
  );
  return [...inAlarms, ...inDashboards].flatMap(([id, { namespace, metric, dimensions }]) => {
    if (namespace !== 'kube-tutor') return [];
    return [
      ...(metric in COUNTED ? [] : [`${id}: nobody counts ${metric}`]),
      ...(dimensions === `service=kube-tutor,stage=${stage}` ? [] : [`${id}: ${metric} of ${dimensions}`]),
    ];
  });
}

interface Series {
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: string;
}

function seriesIn(value: unknown): readonly Series[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(seriesIn);
  if (!isRecord(value) || typeof value.MetricName !== 'string') return inside;
  const dimensions = [value.Dimensions ?? []]
    .flat()
    .map((one) => `${String(at(one, 'Name'))}=${String(at(one, 'Value'))}`);
  return [...inside, { namespace: String(value.Namespace), metric: value.MetricName, dimensions: dimensions.join() }];
}

/** `[namespace, metric, dimension, value, ..., options]`, as dashboards have it. */
function seriesOn(body: unknown): readonly Series[] {
  const widgets = at(body, 'widgets') as readonly { readonly properties: { readonly metrics: readonly unknown[][] } }[];
  return widgets.flatMap(({ properties }) =>
    properties.metrics.map((words) => {
      const [namespace, metric, ...more] = words.filter((word) => typeof word === 'string');
      const pairs = more.flatMap((word, i) => (i % 2 === 0 ? [`${word}=${more[i + 1] ?? ''}`] : []));
      return { namespace: namespace ?? '', metric: metric ?? '', dimensions: pairs.join() };
    }),
  );
}

/** The body of a dashboard before CloudFormation puts ids into it. Throws for what is no JSON. */
function dashboardBody(value: unknown): unknown {
  const [text] = [at(value, 'Fn::Sub')].flat();
  return JSON.parse(String(text)) as unknown;
}
