/** Nobody loses what channels did: not by a mistake, not with the stack, not by a bill that was fixed too low. */
import { at, ofType, type Template } from '../template';

export function durabilityViolations(template: Template): readonly string[] {
  const kept = ['AWS::DynamoDB::Table', 'AWS::KMS::Key'].flatMap((type) => ofType(template, type));
  return [
    ...kept.flatMap(([name, { DeletionPolicy, UpdateReplacePolicy }]) =>
      DeletionPolicy === 'Retain' && UpdateReplacePolicy === 'Retain' ? [] : [`${name}: goes with the stack`],
    ),
    ...ofType(template, 'AWS::DynamoDB::Table').flatMap(([name, { Properties }]) => [
      ...(Properties.DeletionProtectionEnabled === true ? [] : [`${name}: can be deleted by one command`]),
      ...(at(Properties.PointInTimeRecoverySpecification, 'PointInTimeRecoveryEnabled') === true
        ? []
        : [`${name}: cannot be set back to a moment`]),
      ...(Properties.BillingMode === 'PAY_PER_REQUEST' ? [] : [`${name}: takes only so many requests`]),
      ...(at(Properties.TimeToLiveSpecification, 'AttributeName') === 'expires' &&
      at(Properties.TimeToLiveSpecification, 'Enabled') === true
        ? []
        : [`${name}: forgets nothing`]),
    ]),
  ];
}
