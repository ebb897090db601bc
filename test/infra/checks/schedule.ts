/** What runs every minute: by whom it is called, and where it is noted that a minute was missed. */
import { at, ofType, pointsAt, type Template } from '../template';

export function scheduleViolations(template: Template): readonly string[] {
  const schedules = ofType(template, 'AWS::Scheduler::Schedule');
  return [
    ...(schedules.length === 1 ? [] : [`there are ${schedules.length} schedules`]),
    ...schedules.flatMap(([name, { Properties }]) => {
      const target = Properties.Target;
      return [
        ...(Properties.ScheduleExpression === 'rate(1 minute)' && Properties.State === 'ENABLED'
          ? []
          : ['does not run every minute']),
        ...(pointsAt(at(target, 'Arn'), 'PromptsLambdaFunction') ? [] : ['calls something else']),
        ...(pointsAt(at(target, 'DeadLetterConfig', 'Arn'), 'MissedMinutes') ? [] : ['notes no missed minute']),
        ...(at(target, 'RetryPolicy', 'MaximumRetryAttempts') === 0 ? [] : ['calls twice']),
      ].map((told) => `${name}: ${told}`);
    }),
    ...(ofType(template, 'AWS::Lambda::EventInvokeConfig').some(
      ([, { Properties }]) =>
        pointsAt(Properties.FunctionName, 'PromptsLambdaFunction') &&
        Properties.MaximumRetryAttempts === 0 &&
        pointsAt(at(Properties.DestinationConfig, 'OnFailure', 'Destination'), 'MissedMinutes'),
    )
      ? []
      : ['PromptsLambdaFunction: runs twice, or notes no failure']),
    ...ofType(template, 'AWS::SQS::Queue').flatMap(([name, { Properties }]) =>
      Properties.MessageRetentionPeriod === 4 * 24 * 60 * 60 ? [] : [`${name}: does not keep messages for four days`],
    ),
  ];
}
