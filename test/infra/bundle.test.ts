import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { type Bundle, bundleFunctions } from '../../infra/bundle';
import { copyPicturePackages } from '../../infra/picture-packages';
import { type EmbeddedServer, ensureTable, startDynamo } from '../../src/local/embedded-table';
import { LAMBDA_ENVIRONMENT } from '../bench/load-time';
import { signedCommand } from '../bench/signed-command';

/**
 * What a start may read, and what has been read when the first `deploy` is answered: `npm run bench` prints how long that
 * takes beside Bolt's hello world (1572 KiB). The rest of the package is lessons, missions, questions, terms, reasons,
 * YAML and what kubectl prints, which is read when somebody asks for it.
 */
const START = 450 * 1024;
const FIRST_DEPLOY = 1_725 * 1024;
const SECRET = 'bench-signing-secret';

/**
 * Loads the bundle as Lambda does, and prints its answer to an event as the last line, for the function logs before it;
 * and which files were read at the start and until then.
 */
const PROBE = `
  const read = () => Object.keys(require.cache);
  const { handler } = require(process.argv[1]);
  const start = read();
  handler(JSON.parse(process.argv[2]), {}).then((answer) => {
    console.log('\\n' + JSON.stringify({ ...answer, start, read: read() }));
  });
`;

/** Starts anew for each later file, and loads it next; prints which files the starts read, and which have no modules. */
const LATER_PROBE = `
  const [first, ...later] = process.argv.slice(1);
  const results = later.map((file) => {
    for (const path of Object.keys(require.cache)) delete require.cache[path];
    require(first);
    const start = Object.keys(require.cache);
    return { start, file, isEmpty: Object.keys(require(file).modules).length === 0 };
  });
  console.log(JSON.stringify(results));
`;

interface Answer {
  readonly statusCode: number;
  readonly body: string;
  readonly start: readonly string[];
  readonly read: readonly string[];
}

const folder = mkdtempSync(join(tmpdir(), 'kube-tutor-bundle-'));
const bundles = new Map<string, Bundle>();

beforeAll(async () => {
  for (const bundle of await bundleFunctions(folder)) bundles.set(bundle.name, bundle);
  copyPicturePackages(folder);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the bundle of functions/slack.ts', () => {
  let bundle: Bundle;
  let table: EmbeddedServer;

  beforeAll(async () => {
    bundle = bundles.get('slack')!;
    table = await startDynamo(undefined);
    await ensureTable(table.endpoint, 'kube-tutor');
  }, 60_000);

  afterAll(() => table.close());

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
    const inside = inputsOf(bundle).filter(([path]) => path.includes(`node_modules/${name}/`));
    // An emptied file leaves a few bytes: the class that refuses to be made.
    expect(inside.filter(([, bytes]) => bytes > 300)).toEqual([]);
  });

  test("holds none of the SDK's credential providers, but our own", () => {
    const names = inputsOf(bundle).flatMap(([path]) => (path.includes('credential') ? [path] : []));
    expect(names.filter((path) => /node_modules\/@(aws-sdk|smithy)\/credential-/.test(path))).toEqual([]);
    expect(names).toContain('src/store/lambda-credentials.ts');
  });

  test('holds no code of tests, of the local server, of the API for the real kubectl or of the packaging', () => {
    const foreign = pathsIn(bundle).filter((path) =>
      /^(test|src\/local|src\/kube-api|src\/app\/kube-api|infra|playground)\//.test(path),
    );
    expect(foreign).toEqual([]);
  });

  test('lies in several minified files, with each module of the project in one of them', () => {
    for (const { file, bytes } of bundle.files) {
      expect(bytes / readFileSync(file, 'utf8').split('\n').length).toBeGreaterThan(1000);
    }
    // What stands in the place of a package lies with each file that uses the package.
    const own = pathsIn(bundle).filter((path) => path.startsWith('src/') && !path.endsWith('lambda-credentials.ts'));
    expect(own.filter((path, i) => own.indexOf(path) !== i)).toEqual([]);
  });

  test(`reads one file at the start, of ${START / 1024} KiB at most`, async () => {
    const { start } = await invoke(signedCommand({ text: 'deploy web', channel: 'C0START', trigger: '0' }, SECRET));
    expect(start).toEqual([bundle.file]);
    expect(bundle.bytes).toBeLessThan(START);
  });

  test(`has read ${FIRST_DEPLOY / 1024} KiB at most when a deploy is answered, and nothing of the course`, async () => {
    const { read } = await invoke(signedCommand({ text: 'deploy web', channel: 'C0DEPLOY', trigger: '3' }, SECRET));
    const files = bundle.files.filter(({ file }) => read.includes(file));
    expect(files.map(({ file }) => basename(file))).toEqual(['slack.js', 'slack.commands.js']);
    expect(files.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(FIRST_DEPLOY);
  });

  test.each([
    ['quiz', 'content'],
    ['explain pod', 'reasons'],
    ['describe deployment web', 'printers'],
    ['get deployment web -o yaml', 'yaml'],
  ])('reads what %s needs when it comes', async (text, name) => {
    await invoke(signedCommand({ text: 'deploy web', channel: 'C0LATER', trigger: '4' }, SECRET));
    const answer = await invoke(signedCommand({ text, channel: 'C0LATER', trigger: `5 ${text}` }, SECRET));
    expect(answer.statusCode).toBe(200);
    expect(answer.read.map((file) => basename(file))).toContain(`slack.${name}.js`);
  });

  test('answers a signed command from DynamoDB with blocks and text', async () => {
    const answer = await invoke(signedCommand({ text: 'deploy web', channel: 'C0BUNDLE', trigger: '1' }, SECRET));
    expect(answer.statusCode).toBe(200);
    const message = JSON.parse(answer.body) as { readonly blocks: readonly unknown[]; readonly text: string };
    expect(message.blocks.length).toBeGreaterThanOrEqual(4);
    expect(message.text).toContain('3 of 3 Pods ready');
  });

  test('refuses a command that somebody else signed, and reads nothing more for it', async () => {
    const event = signedCommand({ text: 'deploy web', channel: 'C0BUNDLE', trigger: '2' }, 'another secret');
    const { statusCode, read } = await invoke(event);
    expect(statusCode).toBe(401);
    expect(read).toEqual([bundle.file]);
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

describe.each(['slack', 'prompts', 'pictures', 'install'])('the bundle of functions/%s.ts', (name) => {
  test('reads one file at the start, and has files of which each may be the next', async () => {
    const files = bundles.get(name)!.files.map(({ file }) => file);
    const [start, ...later] = files;
    expect(later.length).toBeGreaterThan(1);
    const words = ['-e', LATER_PROBE, ...files];
    const { stdout } = await promisify(execFile)(process.execPath, words, { env: LAMBDA_ENVIRONMENT });
    expect(JSON.parse(stdout)).toEqual(later.map((file) => ({ start: [start], file, isEmpty: false })));
  });
});

describe('the bundle of functions/install.ts', () => {
  test('holds neither Bolt nor the engine: it is small, and so quick to start', () => {
    const bundle = bundles.get('install')!;
    const foreign = pathsIn(bundle).filter((path) =>
      /node_modules\/(@slack|yaml|croner)\/|^src\/(containers|controllers|commands|tutor)\//.test(path),
    );
    expect(foreign).toEqual([]);
    expect(bundle.files.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(750 * 1024);
  });
});

describe('the bundle of functions/prompts.ts', () => {
  let bundle: Bundle;
  beforeAll(() => {
    bundle = bundles.get('prompts')!;
  });

  test('holds nothing that takes requests: no Bolt, no server, and nothing of tests or this machine', () => {
    const foreign = pathsIn(bundle).filter((path) =>
      /node_modules\/(@slack|express|undici|raw-body|dynalite)\/|^(test|src\/local|infra|playground)\//.test(path),
    );
    expect(foreign).toEqual([]);
    expect(pathsIn(bundle)).not.toContain('src/slack/slack-app.ts');
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

function inputsOf(bundle: Bundle): readonly (readonly [path: string, bytes: number])[] {
  return bundle.files.flatMap(({ inputs }) => Object.entries(inputs));
}

function pathsIn(bundle: Bundle): readonly string[] {
  return inputsOf(bundle).map(([path]) => path);
}
