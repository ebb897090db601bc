/** Every function: what it runs on, how long and with how much, as whom, where it logs, and who is told when it breaks. */
import { at, ofType, pointsAt, type Resource, type Template } from '../template';

export function functionViolations(template: Template): readonly string[] {
  const functions = ofType(template, 'AWS::Lambda::Function');
  const roles = functions.map(([, { Properties }]) => JSON.stringify(Properties.Role));
  return [
    ...functions.flatMap(([name, { Properties }]) =>
      [...limits(Properties), ...log(template, Properties), ...alarms(template, name)].map(
        (told) => `${name}: ${told}`,
      ),
    ),
    ...(new Set(roles).size === functions.length ? [] : ['two functions have one role']),
    ...ofType(template, 'AWS::Logs::LogGroup').flatMap(([name, { Properties }]) =>
      typeof Properties.RetentionInDays === 'number' ? [] : [`${name}: keeps its lines for ever`],
    ),
  ];
}

function limits({ Runtime, Architectures, MemorySize, Timeout }: Resource['Properties']): readonly string[] {
  return [
    ...(Runtime === 'nodejs24.x' ? [] : ['runs on another Node']),
    ...(JSON.stringify(Architectures) === '["arm64"]' ? [] : ['runs on another processor']),
    ...(typeof MemorySize === 'number' && MemorySize >= 512 && MemorySize <= 2048 ? [] : ['has no fitting memory']),
    ...(typeof Timeout === 'number' && Timeout >= 5 && Timeout < 60 ? [] : ['has no fitting timeout']),
  ];
}

function log(template: Template, { FunctionName }: Resource['Properties']): readonly string[] {
  const groups = ofType(template, 'AWS::Logs::LogGroup').map(([, { Properties }]) => Properties.LogGroupName);
  return groups.includes(`/aws/lambda/${String(FunctionName)}`) ? [] : ['logs where nobody says how long'];
}

function alarms(template: Template, name: string): readonly string[] {
  return ['Errors', 'Throttles'].flatMap((metric) =>
    ofType(template, 'AWS::CloudWatch::Alarm').some(([, { Properties }]) => {
      const [dimension, ...more] = Properties.Dimensions === undefined ? [] : (Properties.Dimensions as unknown[]);
      return (
        Properties.Namespace === 'AWS/Lambda' &&
        Properties.MetricName === metric &&
        at(dimension, 'Name') === 'FunctionName' &&
        pointsAt(at(dimension, 'Value'), name) &&
        more.length === 0
      );
    })
      ? []
      : [`no alarm tells of its ${metric}`],
  );
}
