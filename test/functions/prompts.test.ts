/** The function that a timer calls, on a table and a Web API of this machine. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { handler as Handler } from '../../functions/prompts';
import { EveryMinute } from '../../src/app/every-minute';
import { changeSchedule } from '../../src/app/schedules/schedule';
import { systemClock } from '../../src/app/system-clock';
import { createDynamoClient } from '../../src/store/client';
import { DynamoDocuments } from '../../src/store/dynamo-documents';
import { type DynamoUnderTest, startDynamoUnderTest, TABLE } from '../contract/dynamo-under-test';

const TOKEN = 'xoxb-function-token';
const CHANNEL = { team: 'TFUNCTION', channel: 'CFUNCTION' };
const TIMES = { days: [0, 1, 2, 3, 4, 5, 6], hour: 10, minute: 0, zone: 'UTC' };

/** Answers as Slack's Web API does, and remembers what was posted. */
async function startApi(posts: URLSearchParams[]): Promise<Server> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      posts.push(new URLSearchParams(Buffer.concat(parts).toString()));
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({ ok: true, channel: CHANNEL.channel, ts: '17.1' }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

async function load(environment: Record<string, string>): Promise<{ readonly handler: typeof Handler }> {
  const { SLACK_SIGNING_SECRET: _, ...others } = process.env;
  jest.replaceProperty(process, 'env', { ...others, ...environment });
  const loaded: { readonly handler: typeof Handler }[] = [];
  await jest.isolateModulesAsync(async () => {
    loaded.push(await import('../../functions/prompts'));
  });
  return loaded[0]!;
}

describe('the function that a timer calls', () => {
  let dynamo: DynamoUnderTest;
  let api: Server;
  const posts: URLSearchParams[] = [];
  const lines: string[] = [];
  beforeAll(async () => {
    dynamo = await startDynamoUnderTest();
    api = await startApi(posts);
  });
  afterAll(async () => {
    await dynamo.close();
    await new Promise((resolve) => api.close(resolve));
  });
  /** The log of a function is its output. */
  beforeEach(() => jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0));

  it('does not start without a table, and needs no signing secret', async () => {
    await expect(load({ TABLE_NAME: '' })).rejects.toThrow('TABLE_NAME must be set');
    const { handler } = await load({ TABLE_NAME: TABLE });
    expect(handler).toHaveLength(2);
  });

  it('asks what is due, once, however many of it run', async () => {
    const { port } = api.address() as AddressInfo;
    const environment = {
      ...{ TABLE_NAME: TABLE, DYNAMODB_ENDPOINT: dynamo.endpoint },
      ...{ SLACK_BOT_TOKEN: TOKEN, SLACK_API_URL: `http://127.0.0.1:${port}/api/` },
    };
    const client = createDynamoClient({ endpoint: dynamo.endpoint });
    const documents = new DynamoDocuments(client, TABLE, systemClock);
    const by = { id: 'U1', name: 'ana' };
    const next = Math.floor(Date.now() / 60_000) * 60_000;
    await changeSchedule({ documents, clock: systemClock }, CHANNEL, () => ({ times: TIMES, by, next }));
    const [one, other] = [await load(environment), await load(environment)];
    const context = { getRemainingTimeInMillis: () => 50_000, awsRequestId: 'run-1' };
    await Promise.all([one.handler({}, context), other.handler({}, context)]);
    await one.handler({}, context);
    expect(posts).toHaveLength(1);
    expect(posts[0]!.get('channel')).toBe(CHANNEL.channel);
    expect(posts[0]!.get('text')).toMatch(/Predict|\?/);
    expect(lines.join('')).not.toContain(TOKEN);
    client.destroy();
  }, 30_000);

  it('does nothing, and does not fail, where no time is left', async () => {
    const { handler } = await load({ TABLE_NAME: TABLE, DYNAMODB_ENDPOINT: dynamo.endpoint });
    await expect(handler({}, { getRemainingTimeInMillis: () => 1, awsRequestId: 'run-1' })).resolves.toBeUndefined();
  });
});

it('one part that fails does not keep the others from their work', async () => {
  const parts: unknown[] = [];
  const broken = () => Promise.reject(new Error('no table'));
  const documents = { load: broken, save: broken, list: broken, remove: broken };
  const messenger = { post: broken, update: broken, refusal: () => undefined };
  const log = {
    info: () => undefined,
    error: (_event: string, _error: unknown, fields?: { part?: string }) => void parts.push(fields?.part),
  };
  const ports = { documents, messenger, log, clock: systemClock } as unknown as ConstructorParameters<
    typeof EveryMinute
  >[0];
  await new EveryMinute(ports).run(10_000);
  expect(parts).toEqual(expect.arrayContaining(['closing', 'asking', 'reviewing']));
});
