import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileTemplate } from './compiled-template';
import { TemplateChange } from './template-change';
import { ofType, type Template } from './template';
import { violationsOf } from './template-violations';

let template: Template;
beforeAll(() => (template = compileTemplate()), 60_000);

describe('the CloudFormation of a stage', () => {
  test('breaks no rule', () => {
    expect(violationsOf(template)).toEqual([]);
  });

  test('has no alarm of which the papers do not say what to do, and the papers name none that is not there', () => {
    const papers = readFileSync(join(__dirname, '..', '..', 'docs', 'operating.md'), 'utf8');
    const [, section = ''] = papers.split('\n## Alarms\n');
    const rows =
      section
        .split('\n## ')[0]
        ?.split('\n')
        .filter((line) => line.startsWith('| `')) ?? [];
    const named = rows.flatMap((row) =>
      [...(row.split(' | ')[0] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name),
    );
    const names = ofType(template, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties.AlarmName);
    expect(named.map((name) => `kube-tutor-dev-${name}`).sort()).toEqual([...names].sort());
  });

  test('breaks none for another stage, with all that a deployment may ask for', () => {
    const asked = compileTemplate(
      ...['--stage', 'prod', '--region', 'us-east-1'],
      ...['--param=alarm-email=ops@example.com', '--param=log-retention=90', '--param=owner=platform'],
      ...['--param=slack-client-id=123.456', '--param=slack-command=/kubelab', '--param=table-name=restored'],
    );
    expect(violationsOf(asked, 'kube-tutor-prod')).toEqual([]);
    expect(violationsOf(asked, 'kube-tutor-dev')).not.toEqual([]);
    expect(asked.Conditions).toEqual({
      UsesOtherTable: { 'Fn::Not': [{ 'Fn::Equals': ['restored', ''] }] },
      HasAlarmEmail: { 'Fn::Not': [{ 'Fn::Equals': ['ops@example.com', ''] }] },
    });
    expect(asked.Resources.AlarmEmail?.Properties.Endpoint).toBe('ops@example.com');
    for (const [, { Properties }] of ofType(asked, 'AWS::Logs::LogGroup')) expect(Properties.RetentionInDays).toBe(90);
    expect(asked.Resources.SlackLambdaFunction?.Properties.Environment).toMatchObject({
      Variables: { SLACK_CLIENT_ID: '123.456', SLACK_COMMAND: '/kubelab', STAGE: 'prod' },
    });
  }, 60_000);
});

/** What a careless change would do, and which rule says so. */
const CARELESS: readonly (readonly [string, (change: TemplateChange) => void, RegExp])[] = [
  // Who may do what.
  [
    'a wildcard in actions',
    (to) => to.statement('SlackRole', 0).set('Action', ['dynamodb:*']),
    /SlackRole: allows dyn/,
  ],
  [
    'a scan of the table',
    (to) => to.statement('SlackRole', 0).push('Action', 'dynamodb:Scan'),
    /SlackRole: may Scan for nothing/,
  ],
  [
    'an index of before',
    (to) => to.statement('SlackRole', 1).push('Resource', { 'Fn::Sub': '${Table.Arn}/index/by-day' }),
    /SlackRole: reads an index by-day that is not there/,
  ],
  ['any resource', (to) => to.statement('InstallRole', 0).set('Resource', '*'), /InstallRole: allows a wildcard/],
  [
    'any parameter',
    (to) => to.statement('SlackRole', 4).set('Resource', { 'Fn::Sub': 'arn:aws:ssm:${AWS::Region}:1:parameter/*' }),
    /SlackRole: allows a wildcard resource/,
  ],
  ['all actions but some', (to) => to.statement('SlackRole', 0).set('NotAction', 's3:GetObject'), /by NotAction/],
  ['the key for anything', (to) => to.statement('PromptsRole', 2).drop('Condition'), /PromptsRole: uses the key for/],
  ['people to the install', (to) => to.statement('InstallRole', 0).drop('Condition'), /InstallRole: reaches other/],
  ['tokens to the pictures', (to) => to.statement('PicturesRole', 0).drop('Condition'), /PicturesRole: reaches other/],
  [
    'a policy of AWS',
    (to) => to.properties('SlackRole').set('ManagedPolicyArns', ['arn:aws:iam::aws:policy/X']),
    /else/,
  ],
  [
    'the scheduler of others',
    (to) => to.trust('SchedulerRole').drop('Condition'),
    /allows scheduler.* for any account/,
  ],
  ['alarms of others', (to) => to.policy('AlarmTopicPolicy', 0).drop('Condition'), /allows cloudwatch.* for any/],
  ['anybody to the topic', (to) => to.policy('AlarmTopicPolicy', 0).set('Principal', '*'), /allows anybody/],
  ['any service of the key', (to) => to.key(0).set('Action', ['kms:*']), /Key: allows kms:\*/],
  ['any API', (to) => to.properties('SlackLambdaPermissionHttpApi').drop('SourceArn'), /any API may call/],
  // What is stored.
  ['a plain table', (to) => to.properties('Table').drop('SSESpecification'), /Table: is not encrypted/],
  ['a key of AWS', (to) => to.at('Table', 'SSESpecification').drop('KMSMasterKeyId'), /Table: is not encrypted/],
  ['a plain queue', (to) => to.properties('MissedMinutes').set('SqsManagedSseEnabled', false), /MissedMinutes: is not/],
  ['a plain topic', (to) => to.properties('AlarmTopic').drop('KmsMasterKeyId'), /AlarmTopic: is not encrypted/],
  ['plain logs', (to) => to.properties('HttpApiLogGroup').drop('KmsKeyId'), /HttpApiLogGroup: is not encrypted/],
  ['a plain bucket', (to) => to.properties('ServerlessDeploymentBucket').drop('BucketEncryption'), /is not encrypted/],
  [
    'a public bucket',
    (to) => to.properties('ServerlessDeploymentBucket').drop('PublicAccessBlockConfiguration'),
    /publ/,
  ],
  ['messages in clear', (to) => to.resource('MissedMinutesPolicy').set('Properties', {}), /without TLS/],
  [
    'alarms in clear',
    (to) => to.policy('AlarmTopicPolicy', 1).set('Effect', 'Allow'),
    /AlarmTopic: takes what is sent/,
  ],
  ['a key for ever', (to) => to.properties('Key').set('EnableKeyRotation', false), /Key: is never rotated/],
  ['a table that goes', (to) => to.resource('Table').drop('DeletionPolicy'), /Table: goes with the stack/],
  ['a key that goes', (to) => to.resource('Key').set('UpdateReplacePolicy', 'Delete'), /Key: goes with the stack/],
  ['a table to delete', (to) => to.properties('Table').drop('DeletionProtectionEnabled'), /Table: can be deleted/],
  ['no backup', (to) => to.properties('Table').drop('PointInTimeRecoverySpecification'), /Table: cannot be set back/],
  ['no forgetting', (to) => to.at('Table', 'TimeToLiveSpecification').set('Enabled', false), /Table: forgets nothing/],
  ['fixed capacity', (to) => to.properties('Table').set('BillingMode', 'PROVISIONED'), /Table: takes only so many/],
  ['another key schema', (to) => to.properties('Table').set('KeySchema', []), /Table: differs from the store/],
  // Functions.
  ['an old Node', (to) => to.properties('PicturesLambdaFunction').set('Runtime', 'nodejs20.x'), /on another Node/],
  ['a dearer processor', (to) => to.properties('SlackLambdaFunction').drop('Architectures'), /another processor/],
  ['no memory', (to) => to.properties('InstallLambdaFunction').drop('MemorySize'), /InstallLambda.*no fitting memory/],
  ['no timeout', (to) => to.properties('PromptsLambdaFunction').drop('Timeout'), /PromptsLambda.*no fitting timeout/],
  [
    'one role for two',
    (to) => to.properties('InstallLambdaFunction').set('Role', { 'Fn::GetAtt': ['SlackRole', 'Arn'] }),
    /two functions have one role/,
  ],
  ['a log for ever', (to) => to.properties('SlackLogGroup').drop('RetentionInDays'), /SlackLogGroup: keeps its lines/],
  [
    'a log by itself',
    (to) => to.properties('SlackLambdaFunction').set('FunctionName', 'x-dev'),
    /nobody says how long/,
  ],
  ['no alarm of errors', (to) => to.remove('PicturesErrors'), /PicturesLambdaFunction: no alarm tells of its Errors/],
  ['no alarm of throttles', (to) => to.remove('InstallThrottles'), /InstallLambdaFunction: no alarm.* Throttles/],
  // Secrets.
  [
    'a secret in the template',
    (to) => to.at('SlackLambdaFunction', 'Environment', 'Variables').set('SLACK_SIGNING_SECRET', 'abc'),
    /SlackLambdaFunction: is given SLACK_SIGNING_SECRET/,
  ],
  [
    'a secret that CloudFormation fills in',
    (to) => to.at('PromptsLambdaFunction', 'Environment', 'Variables').set('X', '{{resolve:ssm:/kube-tutor/x}}'),
    /looks like a secret/,
  ],
  ['a token', (to) => to.properties('AlarmTopic').set('DisplayName', 'xoxb-1-a'), /looks like a secret/],
  // What runs every minute.
  ['no dead-letter queue', (to) => to.at('EveryMinute', 'Target').drop('DeadLetterConfig'), /notes no missed minute/],
  [
    'an hourly schedule',
    (to) => to.properties('EveryMinute').set('ScheduleExpression', 'rate(1 hour)'),
    /every minute/,
  ],
  ['a schedule that is off', (to) => to.properties('EveryMinute').set('State', 'DISABLED'), /not run every minute/],
  ['runs that are repeated', (to) => to.properties('PromptsLambdaEvConf').drop('MaximumRetryAttempts'), /runs twice/],
  [
    'failures that nobody notes',
    (to) => to.properties('PromptsLambdaEvConf').drop('DestinationConfig'),
    /notes no fail/,
  ],
  ['messages for a minute', (to) => to.properties('MissedMinutes').set('MessageRetentionPeriod', 60), /for four days/],
  // What strangers reach.
  ['a stage without limits', (to) => to.properties('HttpApiStage').drop('DefaultRouteSettings'), /limit all routes/],
  [
    'a route without a limit',
    (to) => to.at('HttpApiStage', 'RouteSettings').drop('GET /slack/install'),
    /limit GET \/sl/,
  ],
  ['a stage made too early', (to) => to.resource('HttpApiStage').set('DependsOn', []), /does not wait for GET \/pict/],
  [
    'another route',
    (to) => to.properties('HttpApiRoutePostSlackEvents').set('RouteKey', '$default'),
    /a route \$default/,
  ],
  ['no route to install', (to) => to.remove('HttpApiRouteGetSlackInstall'), /no route GET \/slack\/install/],
  ['pages of other sites', (to) => to.properties('HttpApi').set('CorsConfiguration', {}), /pages of other sites/],
  ['no access log', (to) => to.properties('HttpApiStage').drop('AccessLogSettings'), /writes no access log/],
  [
    'paths in the log',
    (to) => to.at('HttpApiStage', 'AccessLogSettings').set('Format', '{"path":"$context.path"}'),
    /logs path/,
  ],
  // Alarms.
  ['an alarm for nobody', (to) => to.properties('SlackSlow').drop('AlarmActions'), /SlackSlow: tells nobody/],
  ['an alarm that stays', (to) => to.properties('SlackSlow').drop('OKActions'), /tells nobody when it is over/],
  [
    'an alarm without words',
    (to) => to.properties('SlackSlow').set('AlarmDescription', 'Slow'),
    /not say what it means/,
  ],
  ['silence as bad news', (to) => to.properties('SlackErrors').set('TreatMissingData', 'breaching'), /silence wrongly/],
  ['silence as good news', (to) => to.properties('PromptsMissing').drop('TreatMissingData'), /silence wrongly/],
  ...['SlackSlow', 'ApiErrors', 'PromptsMissing', 'PromptsLate', 'MissedMinutesNoted', 'TableThrottled', 'TableFailed']
    .concat('ConflictRate', 'ChannelsBusy', 'CommandsFailed', 'SecretsMissing', 'SlackRefused', 'RequestsUnsigned')
    .concat('PicturesReplaced', 'PromptsFailed')
    .map((name) => [`no alarm ${name}`, (to: TemplateChange) => to.remove(name), /no alarm watches/] as const),
  ['a name that nobody counts', (to) => to.properties('PromptsLate').set('MetricName', 'Late'), /nobody counts Late/],
  ['another stage', (to) => to.at('PromptsLate', 'Dimensions', '1').set('Value', 'prod'), /stage=prod/],
  ['no dashboard', (to) => to.remove('Dashboard'), /there is no dashboard/],
  // Tags and names.
  ['no tags', (to) => to.properties('Schedules').drop('Tags'), /Schedules: lacks tags/],
  ['a tag less', (to) => to.at('HttpApi', 'Tags').drop('owner'), /HttpApi: lacks tags/],
  ["another stage's tag", (to) => to.at('HttpApi', 'Tags').set('stage', 'prod'), /HttpApi: has another stage's tag/],
  ['one name for all stages', (to) => to.properties('AlarmTopic').set('TopicName', 'alarms'), /TopicName has no stage/],
  // CloudFormation itself.
  ['an unknown property', (to) => to.properties('Table').set('TimeToLive', {}), /no property TimeToLive/],
  ['an unknown property within', (to) => to.at('EveryMinute', 'Target').set('Retry', {}), /no property Retry/],
  ['a property that is missing', (to) => to.properties('EveryMinute').drop('FlexibleTimeWindow'), /Window is missing/],
  ['a number as text', (to) => to.properties('SlackLambdaFunction').set('Timeout', '10'), /Timeout: is no number/],
  ['an unknown type', (to) => to.resource('Table').set('Type', 'AWS::DynamoDB::Tables'), /no type AWS::DynamoDB::Tab/],
  [
    'an unknown attribute',
    (to) => to.at('EveryMinute', 'Target').set('Arn', { 'Fn::GetAtt': ['Key', 'X'] }),
    /has no X/,
  ],
  ['a resource that is not there', (to) => to.remove('Key'), /there is no Key/],
  [
    'a condition that is not there',
    (to) => to.resource('AlarmEmail').set('Condition', 'HasMail'),
    /no condition HasMail/,
  ],
  ['a circle', (to) => to.resource('Key').set('DependsOn', ['Table']), /Table: waits for itself/],
];

describe('a careless change to it is told:', () => {
  test.each(CARELESS)('%s', (_what, careless, told) => {
    const change = new TemplateChange(template);
    careless(change);
    expect(violationsOf(change.changed)).toContainEqual(expect.stringMatching(told));
  });
});
