import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableDefinition } from '../../src/store/table';
import { ofType, statementsOf, type Template } from './template';
import { zipNames } from './zip';

const ROOT = join(__dirname, '..', '..');
const FOLDER = join(ROOT, 'dist', 'package');
const SECRET = 'a-secret-that-nobody-may-read-anywhere';

describe('npm run package', () => {
  let output: string;
  let template: Template;

  beforeAll(() => {
    const packaged = spawnSync(join(ROOT, 'node_modules', '.bin', 'tsx'), ['infra/package.ts'], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, SLACK_SIGNING_SECRET: SECRET, NODE_NO_WARNINGS: '1' },
    });
    output = packaged.stdout + packaged.stderr;
    if (packaged.status !== 0) throw new Error(output);
    const file = join(FOLDER, 'cloudformation-template-update-stack.json');
    template = JSON.parse(readFileSync(file, 'utf8')) as Template;
  }, 120_000);

  test('says where the template and the zip are, and how large', () => {
    expect(output).toMatch(/template +dist\/package\/cloudformation-template-update-stack\.json +\d+\.\d KiB/);
    expect(output).toMatch(/slack zip +dist\/package\/slack\.zip +\d+\.\d KiB/);
  });

  test.each(['slack', 'prompts'])('puts the bundle of %s and its source map into the zip, and nothing else', (name) => {
    expect(zipNames(readFileSync(join(FOLDER, `${name}.zip`)))).toEqual([
      `dist/functions/${name}.js`,
      `dist/functions/${name}.js.map`,
    ]);
  });

  test('puts beside the bundle of pictures the font and the rasteriser, and says which one draws', () => {
    const zip = readFileSync(join(FOLDER, 'pictures.zip'));
    const beside = 'dist/functions/node_modules/';
    const names = zipNames(zip);
    expect(names.filter((name) => !name.startsWith(beside))).toEqual([
      'dist/functions/pictures.js',
      'dist/functions/pictures.js.map',
    ]);
    expect(names).toEqual(
      expect.arrayContaining([
        `${beside}@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf`,
        `${beside}@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf`,
        `${beside}@resvg/resvg-wasm/index_bg.wasm`,
        `${beside}@resvg/resvg-js/js-binding.js`,
      ]),
    );
    // Without a network, npm may not have the build for Lambda's processor.
    const native = names.filter((name) => name.endsWith('.node'));
    expect(output).toMatch(native.length === 1 ? /are drawn by native code/ : /by WebAssembly.*not to be had \(.+\)/);
    for (const name of native) {
      expect(name).toBe(`${beside}@resvg/resvg-js-linux-arm64-gnu/resvgjs.linux-arm64-gnu.node`);
      // The machine that an ELF file is for: AArch64.
      expect(readFileSync(join(ROOT, name)).readUInt16LE(18)).toBe(0xb7);
    }
  });

  test.each([
    ['SLACK_SIGNING_SECRET', ['SlackLambdaFunction', 'PicturesLambdaFunction']],
    ['SLACK_BOT_TOKEN', ['SlackLambdaFunction', 'PromptsLambdaFunction']],
  ])('gives %s only to who needs it', (secret, functions) => {
    const knowing = ofType(template, 'AWS::Lambda::Function').flatMap(([name, { Properties }]) =>
      JSON.stringify(Properties.Environment).includes(secret) ? [name] : [],
    );
    expect(knowing).toEqual(functions);
  });

  test('runs what is due every minute, by a rule that nobody else can stand in for, and never twice', () => {
    const rules = ofType(template, 'AWS::Events::Rule');
    expect(rules.map(([, { Properties }]) => [Properties.ScheduleExpression, Properties.State])).toEqual([
      ['rate(1 minute)', 'ENABLED'],
    ]);
    const arn = { 'Fn::GetAtt': ['PromptsLambdaFunction', 'Arn'] };
    expect(rules[0]![1].Properties.Targets).toMatchObject([{ Arn: arn }]);
    const allowed = ofType(template, 'AWS::Lambda::Permission').filter(([, { Properties }]) =>
      JSON.stringify(Properties).includes('PromptsLambdaFunction'),
    );
    expect(allowed.map(([, { Properties }]) => Properties)).toEqual([
      {
        FunctionName: arn,
        Action: 'lambda:InvokeFunction',
        Principal: 'events.amazonaws.com',
        SourceArn: { 'Fn::GetAtt': [rules[0]![0], 'Arn'] },
      },
    ]);
    const [, retries] = ofType(template, 'AWS::Lambda::EventInvokeConfig')[0]!;
    expect(retries.Properties).toMatchObject({ MaximumRetryAttempts: 0 });
    const prompts = template.Resources.PromptsLambdaFunction!.Properties;
    expect(prompts.Timeout).toBeLessThan(60);
  });

  test('writes the secret nowhere', () => {
    const files = readdirSync(FOLDER).map((file) => readFileSync(join(FOLDER, file)));
    expect(files.some((file) => file.includes(SECRET))).toBe(false);
    expect(JSON.stringify(template)).toContain('{{resolve:secretsmanager:kube-tutor/dev/slack-signing-secret}}');
  });

  test('gives every function a current runtime, time for a slow start, a role of its own and a log that ends', () => {
    const functions = ofType(template, 'AWS::Lambda::Function');
    expect(functions.length).toBe(readdirSync(join(ROOT, 'functions')).length);
    const roles = functions.map(([, { Properties }]) => JSON.stringify(Properties.Role));
    expect(new Set(roles).size).toBe(functions.length);
    const logs = ofType(template, 'AWS::Logs::LogGroup').map(([, { Properties }]) => Properties);
    for (const [, { Properties }] of functions) {
      expect(Properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
      expect(Properties.MemorySize).toBeGreaterThanOrEqual(512);
      expect(Properties.Timeout).toBeGreaterThanOrEqual(5);
      const log = logs.find((group) => group.LogGroupName === `/aws/lambda/${String(Properties.FunctionName)}`);
      expect(log?.RetentionInDays).toBe(30);
    }
  });

  test('makes no role but those of the functions', () => {
    expect(ofType(template, 'AWS::IAM::Role').map(([name]) => name)).toEqual([
      'SlackRole',
      'PromptsRole',
      'PicturesRole',
    ]);
  });

  test.each(['SlackRole', 'PromptsRole'])('allows %s exactly what the store calls, on its table', (name) => {
    const onTable = statementsOf(template.Resources[name]!).filter(({ Action }) =>
      [Action].flat().some((one) => one.startsWith('dynamodb:')),
    );
    expect(onTable).toHaveLength(1);
    expect(onTable[0]).toMatchObject({ Effect: 'Allow', Resource: { 'Fn::GetAtt': ['Table', 'Arn'] } });
    expect([onTable[0]!.Action].flat().sort()).toEqual(actionsOfTheStore());
  });

  test('allows PicturesRole to read what it is asked for by name, and to change nothing', () => {
    const actions = statementsOf(template.Resources.PicturesRole!).flatMap(({ Action }) => Action);
    expect(actions).toEqual(['dynamodb:GetItem', 'logs:CreateLogStream', 'logs:PutLogEvents']);
  });

  test('allows nothing by a wildcard, and besides the table only the own log', () => {
    for (const [name, role] of ofType(template, 'AWS::IAM::Role')) {
      const log = { 'Fn::GetAtt': [name.replace('Role', 'LogGroup'), 'Arn'] };
      expect(role.Properties).not.toHaveProperty('ManagedPolicyArns');
      for (const { Action, Resource } of statementsOf(role)) {
        expect([Action].flat().filter((action) => action.includes('*'))).toEqual([]);
        expect([{ 'Fn::GetAtt': ['Table', 'Arn'] }, log]).toContainEqual(Resource);
      }
    }
  });

  test('describes the table as the store makes it, encrypted, recoverable, and kept with the stack gone', () => {
    const [, table] = ofType(template, 'AWS::DynamoDB::Table')[0]!;
    const { KeySchema, AttributeDefinitions, BillingMode } = tableDefinition('kube-tutor');
    expect(table.Properties).toMatchObject({
      KeySchema,
      AttributeDefinitions,
      BillingMode,
      TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true },
    });
    expect(table).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  test('lets a stranger send no more than so many requests', () => {
    const [, stage] = ofType(template, 'AWS::ApiGatewayV2::Stage')[0]!;
    expect(stage.Properties.DefaultRouteSettings).toMatchObject({
      ThrottlingRateLimit: 100,
      ThrottlingBurstLimit: 200,
    });
    expect(ofType(template, 'AWS::ApiGatewayV2::Route').map(([, { Properties }]) => Properties.RouteKey)).toEqual([
      'POST /slack/events',
      'GET /reports/{team}/{table}',
      'GET /pictures/{picture}',
      'HEAD /pictures/{picture}',
    ]);
  });

  test('lets a stranger ask for fewer pictures, by a stage that is made after their routes', () => {
    const [, stage] = ofType(template, 'AWS::ApiGatewayV2::Stage')[0]!;
    const fewer = { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 40 };
    const ofPictures = ['GET /pictures/{picture}', 'HEAD /pictures/{picture}'];
    const limits = stage.Properties.RouteSettings as Readonly<Record<string, unknown>>;
    expect(Object.keys(limits)).toEqual(ofPictures);
    expect(Object.values(limits)).toMatchObject([fewer, fewer]);
    const routes = [stage.DependsOn ?? []].flat().map((name) => template.Resources[name]?.Properties.RouteKey);
    expect(routes).toEqual(ofPictures);
  });
});

/** What src/store sends to DynamoDB: every command class that it makes, as an IAM action. */
function actionsOfTheStore(): readonly string[] {
  const folder = join(ROOT, 'src', 'store');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  const commands = sources.flatMap((source) => [...source.matchAll(/new (\w+)Command\(/g)].map((match) => match[1]!));
  return [...new Set(commands)].sort().map((command) => `dynamodb:${command}`);
}
