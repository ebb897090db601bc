import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Bundle, bundleFunction } from '../../infra/bundle';
import { type EmbeddedServer, ensureTable, startDynamo } from '../../src/local/embedded-table';
import { LAMBDA_ENVIRONMENT } from '../bench/load-time';
import { signedCommand } from '../bench/signed-command';

/**
 * What a cold start may have to read: 370 KiB of it are lessons, missions, questions and terms, of which nothing is
 * parsed until it is asked for, 180 KiB AWS's clients of SSM and KMS and Powertools (decision 45), and 200 KiB what
 * kubectl says in a channel: describe, logs, exec, its outputs and its errors, in some 150 small files of which none is
 * worth a file of its own. `npm run bench` prints how long loading takes beside Bolt's hello world (1572 KiB).
 */
const BUDGET = 2750 * 1024;
const SECRET = 'bench-signing-secret';

/** Loads the bundle as Lambda does, and prints its answer to an event as the last line: the function logs before it. */
const PROBE = `
  require(process.argv[1]).handler(JSON.parse(process.argv[2]), {}).then((answer) => {
    console.log('\\n' + JSON.stringify(answer));
  });
`;

interface Answer {
  readonly statusCode: number;
  readonly body: string;
}

describe('the bundle of functions/slack.ts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kube-tutor-bundle-'));
  let bundle: Bundle;
  let table: EmbeddedServer;

  beforeAll(async () => {
    bundle = await bundleFunction('slack', folder);
    table = await startDynamo(undefined);
    await ensureTable(table.endpoint, 'kube-tutor');
  }, 60_000);

  afterAll(async () => {
    await table.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each([
    'express',
    'undici',
    'iconv-lite',
    'raw-body',
    'jsonwebtoken',
    'mime-db',
    '@slack/oauth',
    '@slack/socket-mode',
    'dynalite',
    'playwright-core',
    '@resvg',
    '@expo-google-fonts',
    'gifenc',
    'react',
  ])('holds nothing of %s', (name) => {
    const inside = Object.entries(bundle.inputs).filter(([path]) => path.includes(`node_modules/${name}/`));
    // An emptied file leaves a few bytes: the class that refuses to be made.
    expect(inside.filter(([, bytes]) => bytes > 300)).toEqual([]);
  });

  test("holds none of the SDK's credential providers, but our own", () => {
    const names = Object.keys(bundle.inputs).filter((path) => path.includes('credential'));
    expect(names.filter((path) => /node_modules\/@(aws-sdk|smithy)\/credential-/.test(path))).toEqual([]);
    expect(names).toContain('src/store/lambda-credentials.ts');
  });

  test('holds no code of tests, of the local server, of the API for the real kubectl or of the packaging', () => {
    const foreign = Object.keys(bundle.inputs).filter((path) =>
      /^(test|src\/local|src\/kube-api|src\/app\/kube-api|infra|playground)\//.test(path),
    );
    expect(foreign).toEqual([]);
  });

  test(`is not larger than ${BUDGET / 1024} KiB, and minified`, () => {
    expect(bundle.bytes).toBeLessThan(BUDGET);
    const lines = readFileSync(bundle.file, 'utf8').split('\n').length;
    expect(bundle.bytes / lines).toBeGreaterThan(1000);
  });

  test('answers a signed command from DynamoDB with blocks and text', async () => {
    const answer = await invoke(signedCommand({ text: 'deploy web', channel: 'C0BUNDLE', trigger: '1' }, SECRET));
    expect(answer.statusCode).toBe(200);
    const message = JSON.parse(answer.body) as { readonly blocks: readonly unknown[]; readonly text: string };
    expect(message.blocks.length).toBeGreaterThanOrEqual(4);
    expect(message.text).toContain('3 of 3 Pods ready');
  });

  test('refuses a command that somebody else signed', async () => {
    const event = signedCommand({ text: 'deploy web', channel: 'C0BUNDLE', trigger: '2' }, 'another secret');
    expect((await invoke(event)).statusCode).toBe(401);
  });

  test('refuses to start without a signing secret', async () => {
    const start = run({ ...LAMBDA_ENVIRONMENT, SLACK_SIGNING_SECRET: '' }, {});
    await expect(start).rejects.toThrow(/SLACK_SIGNING_SECRET/);
  });

  function invoke(event: object): Promise<Answer> {
    return run({ ...LAMBDA_ENVIRONMENT, DYNAMODB_ENDPOINT: table.endpoint }, event);
  }

  /** Starts a process of Node with the bundle and has it answer one event. */
  async function run(env: NodeJS.ProcessEnv, event: object): Promise<Answer> {
    const words = ['-e', PROBE, bundle.file, JSON.stringify(event)];
    const { stdout } = await promisify(execFile)(process.execPath, words, { env });
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Answer;
  }
});

describe('the bundle of functions/install.ts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kube-tutor-bundle-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('holds neither Bolt nor the engine: it is small, and so quick to start', async () => {
    const bundle = await bundleFunction('install', folder);
    const foreign = Object.keys(bundle.inputs).filter((path) =>
      /node_modules\/(@slack|yaml|croner)\/|^src\/(containers|controllers|commands|tutor)\//.test(path),
    );
    expect(foreign).toEqual([]);
    expect(bundle.bytes).toBeLessThan(500 * 1024);
  }, 60_000);
});

describe('the bundle of functions/prompts.ts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kube-tutor-bundle-'));
  let bundle: Bundle;
  beforeAll(async () => (bundle = await bundleFunction('prompts', folder)), 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('holds nothing that takes requests: no Bolt, no server, and nothing of tests or this machine', () => {
    const foreign = Object.keys(bundle.inputs).filter((path) =>
      /node_modules\/(@slack|express|undici|raw-body|dynalite)\/|^(test|src\/local|infra|playground)\//.test(path),
    );
    expect(foreign).toEqual([]);
    expect(Object.keys(bundle.inputs)).not.toContain('src/slack/slack-app.ts');
  });

  test('runs in Node as Lambda runs it', async () => {
    const context = '{ getRemainingTimeInMillis: () => 9000 }';
    const words = ['-e', `require(process.argv[1]).handler({}, ${context})`, bundle.file];
    const env = { ...LAMBDA_ENVIRONMENT, SLACK_SIGNING_SECRET: '', DYNAMODB_ENDPOINT: 'http://127.0.0.1:1' };
    const { stdout, stderr } = await promisify(execFile)(process.execPath, words, { env });
    // There is no table: it says so, and ends well, because the next minute comes.
    expect(stderr).toContain('minute-cut-short');
    expect(stdout).toContain('MinuteFailures');
  });
});
