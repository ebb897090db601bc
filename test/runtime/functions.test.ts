import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedServer, ensureTable, startDynamo } from '../../src/local/embedded-table';
import { SealedPictures } from '../../src/slack/picture-links';
import { fixedSecrets } from '../../src/slack/signing-secrets';
import { signedCommand } from '../bench/signed-command';
import { packaged } from '../infra/packaged';
import { BreakableRelay } from './breakable-relay';
import { runtimeClient } from './runtime-client';
import { removeFolder, Sandbox, unpacked } from './sandbox';

const SECRET = 'runtime-signing-secret';
const TEAM = 'T0BENCH';
const CHANNEL = 'C0RUNTIME';

const client = runtimeClient(process.env.NATIVE_RUNTIME === '1' ? 'native' : 'script');
const isMissing = 'missing' in client;
if (isMissing && process.env.REQUIRE_RUNTIME !== '1') {
  process.stderr.write(`Skipped, because AWS's runtime client could not be installed: ${client.missing}\n`);
}
const whereItIs = isMissing && process.env.REQUIRE_RUNTIME !== '1' ? describe.skip : describe;

interface Answer {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
  readonly isBase64Encoded?: boolean;
}

whereItIs("the packaged functions under AWS's runtime client", () => {
  const folders = new Map<string, string>();
  const sandboxes: Sandbox[] = [];
  let table: EmbeddedServer;
  let relay: BreakableRelay;
  let triggers = 0;

  beforeAll(async () => {
    packaged();
    for (const name of ['slack', 'prompts', 'pictures', 'install']) folders.set(name, unpacked(name));
    table = await startDynamo(undefined);
    await ensureTable(table.endpoint, 'kube-tutor');
    relay = await BreakableRelay.to(table.endpoint);
  }, 180_000);

  afterAll(async () => {
    await Promise.all(sandboxes.map((sandbox) => sandbox.close()));
    relay.close();
    await table.close();
    folders.forEach(removeFolder);
  });

  async function start(name: string, environment: Readonly<Record<string, string>> = {}): Promise<Sandbox> {
    const sandbox = await Sandbox.start({
      client: words(),
      folder: folders.get(name)!,
      handler: `dist/functions/${name}.handler`,
      environment: {
        NODE_OPTIONS: '--enable-source-maps',
        TABLE_NAME: 'kube-tutor',
        DYNAMODB_ENDPOINT: relay.endpoint,
        SLACK_SIGNING_SECRET: SECRET,
        ...environment,
      },
    });
    sandboxes.push(sandbox);
    return sandbox;
  }

  async function ask(sandbox: Sandbox, event: object): Promise<Answer> {
    const outcome = await sandbox.invoke(event);
    if (outcome.kind === 'error') throw new Error(`${outcome.errorType}: ${outcome.errorMessage}`);
    return outcome.value as Answer;
  }

  const typed = (text: string, secret = SECRET) =>
    signedCommand({ text, channel: CHANNEL, trigger: `trigger-${++triggers}` }, secret) as {
      readonly body: string;
      readonly isBase64Encoded: boolean;
    };
  const textOf = ({ body }: Answer): string => (JSON.parse(body) as { readonly text: string }).text;

  it('slack: answers cold, warm, in both encodings of a body, and after its store was not there', async () => {
    const slack = await start('slack');
    const cold = await ask(slack, typed('deploy web'));
    expect(cold).toMatchObject({ statusCode: 200, headers: { 'Content-Type': 'application/json; charset=utf-8' } });
    expect(textOf(cold)).toContain('web runs: 3 of 3 Pods ready');
    const base64 = typed('scale web 5');
    const plain = { ...base64, body: Buffer.from(base64.body, 'base64').toString('utf8'), isBase64Encoded: false };
    expect(textOf(await ask(slack, plain))).toContain('5 of 5');
    relay.break();
    expect(textOf(await ask(slack, typed('scale web 2')))).toContain('Nothing was changed: the store did not answer.');
    relay.mend();
    expect(textOf(await ask(slack, typed('show web')))).toContain('5 of 5');
    expect(slack.output).toContain('"event":"command-failed"');
  });

  it('slack: refuses what somebody else signed, and events that are no requests', async () => {
    const slack = await start('slack');
    expect(await ask(slack, typed('deploy web', 'another secret'))).toEqual({ statusCode: 401, body: '' });
    expect(await ask(slack, {})).toEqual({ statusCode: 400, body: '' });
    expect(textOf(await ask(slack, typed('show web')))).toContain('5 of 5');
  });

  it('slack: says why it cannot start', async () => {
    const slack = await start('slack', { TABLE_NAME: '' });
    expect(await slack.initError()).toMatchObject({
      errorType: 'Error',
      errorMessage: 'kube-tutor cannot start: TABLE_NAME must be set',
    });
  });

  it('pictures: draws what a sealed address holds, and nothing for a guessed one', async () => {
    const pictures = await start('pictures');
    const of = { channel: { team: TEAM, channel: CHANNEL }, version: 2, focus: 'all' } as const;
    const path = new SealedPictures(fixedSecrets(SECRET)).link({
      ...of,
      ...{ view: 'nodes', theme: 'light', width: 'phone', format: 'png' },
    });
    const drawn = await ask(pictures, getOf(path));
    expect(drawn).toMatchObject({ statusCode: 200, isBase64Encoded: true, headers: { 'Content-Type': 'image/png' } });
    expect(Buffer.from(drawn.body, 'base64').subarray(1, 4).toString('latin1')).toBe('PNG');
    expect((await ask(pictures, getOf(path.replace(/.\.png/, 'x.png')))).statusCode).toBe(404);
  });

  it("install: leads to Slack's page of consent, and hands nothing out for a state that it never gave", async () => {
    const install = await start('install', {
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: 'client-secret',
      TOKEN_KEY_ID: 'key',
      PUBLIC_URL: 'https://tutor.example.com',
    });
    const { statusCode, headers = {} } = await ask(install, getOf('/slack/install'));
    expect(statusCode).toBe(302);
    expect(headers.Location).toMatch(/^https:\/\/slack\.com\/oauth\/v2\/authorize\?.*client_id=1\.2/);
    const forged = await ask(install, getOf('/slack/oauth_redirect?code=1&state=guessed'));
    expect(forged.statusCode).toBe(400);
  });

  it('prompts: does what is due at a scheduled event', async () => {
    const prompts = await start('prompts');
    const event = { source: 'aws.scheduler', 'detail-type': 'Scheduled Event', detail: {} };
    expect(await prompts.invoke(event)).toEqual({ kind: 'response', value: null });
    expect(await prompts.invoke(event)).toEqual({ kind: 'response', value: null });
    expect(prompts.output).not.toContain('"level":"error"');
  });

  it('shows by functions of its own that failures, and handlers that AWS no longer runs, are seen here', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kube-tutor-own-'));
    mkdirSync(join(folder, 'own'));
    writeFileSync(join(folder, 'own', 'f.js'), OWN_FUNCTIONS);
    const own = { client: words(), folder, environment: {} };
    const fails = await Sandbox.start({ ...own, handler: 'own/f.fails' });
    const old = await Sandbox.start({ ...own, handler: 'own/f.old' });
    const none = await Sandbox.start({ ...own, handler: 'own/f.none' });
    sandboxes.push(fails, old, none);
    expect(await fails.invoke({ n: 1 })).toEqual({ kind: 'error', errorType: 'TypeError', errorMessage: 'event 1' });
    expect(await fails.invoke({ n: 2 })).toMatchObject({ kind: 'error', errorMessage: 'event 2' });
    expect(await old.initError()).toMatchObject({ errorType: 'Runtime.CallbackHandlerDeprecated' });
    expect(await none.initError()).toMatchObject({ errorType: 'Runtime.HandlerNotFound' });
    await rm(folder, { recursive: true, force: true });
  });

  function words(): readonly string[] {
    if ('missing' in client) throw new Error(`AWS's runtime client could not be installed: ${client.missing}`);
    return client.words;
  }
});

const OWN_FUNCTIONS = `
  exports.fails = async ({ n }) => { throw new TypeError('event ' + n); };
  exports.old = (event, context, callback) => callback(null, event);
`;

/** What an HTTP API makes of a browser's request. */
function getOf(address: string): object {
  const { pathname, search } = new URL(address, 'https://tutor.example.com');
  return {
    version: '2.0',
    routeKey: `GET ${pathname}`,
    rawPath: pathname,
    rawQueryString: search.slice(1),
    headers: {},
    requestContext: { http: { method: 'GET', path: pathname, sourceIp: '1.2.3.4' } },
    isBase64Encoded: false,
  };
}
