/** Every alarm says what it means and tells somebody; and what must be watched is watched. */
import { isRecord, ofType, type Resource, type Template } from '../template';

/** Besides the errors and throttles of functions (functions.ts): the namespace and metric of what must have an alarm. */
const WATCHED: readonly (readonly [string, string])[] = [
  ['AWS/Lambda', 'Duration'],
  ['AWS/Lambda', 'Invocations'],
  ['AWS/ApiGateway', '5xx'],
  ['AWS/SQS', 'ApproximateNumberOfMessagesVisible'],
  ['AWS/DynamoDB', 'ThrottledRequests'],
  ['AWS/DynamoDB', 'SystemErrors'],
  ['kube-tutor', 'BusyCommands'],
  ['kube-tutor', 'CommandFailures'],
  ['kube-tutor', 'Conflicts'],
  ['kube-tutor', 'LatePrompts'],
  ['kube-tutor', 'MinuteFailures'],
  ['kube-tutor', 'MissingSecrets'],
  ['kube-tutor', 'PictureStandIns'],
  ['kube-tutor', 'SlackRefusals'],
  ['kube-tutor', 'UnsignedRequests'],
];

export function alarmViolations(template: Template): readonly string[] {
  const alarms = ofType(template, 'AWS::CloudWatch::Alarm');
  const watched = new Set(alarms.flatMap(([, alarm]) => metricsOf(alarm)));
  return [
    ...(ofType(template, 'AWS::CloudWatch::Dashboard').length === 1 ? [] : ['there is no dashboard']),
    ...alarms.flatMap(([name, { Properties }]) => one(Properties).map((told) => `${name}: ${told}`)),
    ...WATCHED.flatMap(([namespace, metric]) =>
      watched.has(`${namespace} ${metric}`) ? [] : [`no alarm watches ${metric} of ${namespace}`],
    ),
  ];
}

function one(properties: Resource['Properties']): readonly string[] {
  const told = JSON.stringify([{ Ref: 'AlarmTopic' }]);
  const { AlarmDescription: description, TreatMissingData: missing, MetricName: metric } = properties;
  return [
    ...(typeof description === 'string' && /^[A-Z].{39,}\.$/.test(description) ? [] : ['does not say what it means']),
    ...(JSON.stringify(properties.AlarmActions) === told ? [] : ['tells nobody']),
    ...(JSON.stringify(properties.OKActions) === told ? [] : ['tells nobody when it is over']),
    // Silence is good news, but of what runs every minute.
    ...(missing === (metric === 'Invocations' ? 'breaching' : 'notBreaching') ? [] : ['takes silence wrongly']),
  ];
}

/** `NAMESPACE METRIC` of everything that an alarm looks at. */
function metricsOf({ Properties }: Resource): readonly string[] {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (isRecord(value) && 'MetricName' in value) found.push(`${String(value.Namespace)} ${String(value.MetricName)}`);
    if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit);
  };
  visit(Properties);
  return found;
}
