/** What is stored is encrypted, and what outlives the stack can still be read afterwards. */
import { at, ofType, pointsAt, type Resource, type Template } from '../template';
import { policiesIn } from './access';

/** For each type that stores something: whether one of it is encrypted. */
const IS_ENCRYPTED: Readonly<Record<string, (properties: Resource['Properties']) => boolean>> = {
  'AWS::DynamoDB::Table': ({ SSESpecification: sse }) =>
    at(sse, 'SSEEnabled') === true && at(sse, 'SSEType') === 'KMS' && pointsAt(at(sse, 'KMSMasterKeyId'), 'Key'),
  'AWS::Logs::LogGroup': ({ KmsKeyId }) => pointsAt(KmsKeyId, 'Key'),
  'AWS::SNS::Topic': ({ KmsMasterKeyId }) => pointsAt(KmsMasterKeyId, 'Key'),
  'AWS::SQS::Queue': ({ SqsManagedSseEnabled }) => SqsManagedSseEnabled === true,
  'AWS::S3::Bucket': ({ BucketEncryption }) => BucketEncryption !== undefined,
};

/** For each type that is sent something: the type of its policy, and where that names it. */
const SENT: readonly (readonly [string, string, string])[] = [
  ['AWS::SQS::Queue', 'AWS::SQS::QueuePolicy', 'Queues'],
  ['AWS::SNS::Topic', 'AWS::SNS::TopicPolicy', 'Topics'],
];

export function encryptionViolations(template: Template): readonly string[] {
  return [
    ...Object.entries(template.Resources).flatMap(([name, { Type, Properties }]) =>
      IS_ENCRYPTED[Type]?.(Properties) === false ? [`${name}: is not encrypted`] : [],
    ),
    ...SENT.flatMap(([type, policy, property]) =>
      ofType(template, type).flatMap(([name]) =>
        ofType(template, policy).some(
          ([, resource]) =>
            JSON.stringify(resource.Properties[property]) === JSON.stringify([{ Ref: name }]) && deniesPlain(resource),
        )
          ? []
          : [`${name}: takes what is sent without TLS`],
      ),
    ),
    ...ofType(template, 'AWS::KMS::Key').flatMap(([name, { Properties }]) =>
      Properties.EnableKeyRotation === true ? [] : [`${name}: is never rotated`],
    ),
    ...ofType(template, 'AWS::S3::Bucket').flatMap(([name, { Properties }]) =>
      Object.values(Properties.PublicAccessBlockConfiguration ?? { none: false }).every(Boolean)
        ? []
        : [`${name}: could be made public`],
    ),
  ];
}

function deniesPlain(policy: Resource): boolean {
  return policiesIn(policy).some(
    ([, { Effect, Principal, Condition }]) =>
      Effect === 'Deny' && Principal === '*' && at(Condition, 'Bool', 'aws:SecureTransport') === 'false',
  );
}
