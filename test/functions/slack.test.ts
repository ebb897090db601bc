import type { handler as Handler } from '../../functions/slack';
import { sign, slashCommandBody } from '../../src/local/slack-requests';
import { type DynamoUnderTest, startDynamoUnderTest, TABLE } from '../contract/dynamo-under-test';
import { eventOf } from '../slack/slack-under-test';

const SECRET = 'function-secret';
const CONTEXT = {} as Parameters<typeof Handler>[1];

async function load(environment: Record<string, string>): Promise<{ readonly handler: typeof Handler }> {
  jest.replaceProperty(process, 'env', { ...process.env, ...environment });
  const loaded: { readonly handler: typeof Handler }[] = [];
  await jest.isolateModulesAsync(async () => {
    loaded.push(await import('../../functions/slack'));
  });
  return loaded[0]!;
}

describe('the function that Lambda runs', () => {
  let dynamo: DynamoUnderTest;
  beforeAll(async () => (dynamo = await startDynamoUnderTest()));
  afterAll(() => dynamo.close());
  /** The log of a function is its output. */
  beforeEach(() => jest.spyOn(process.stdout, 'write').mockReturnValue(true));

  it('does not start without the signing secret', async () => {
    await expect(load({ SLACK_SIGNING_SECRET: '', TABLE_NAME: TABLE })).rejects.toThrow(
      'SLACK_SIGNING_SECRET or SLACK_SIGNING_SECRET_PARAMETER must be set',
    );
  });

  it('takes two arguments, as Node 24 demands', async () => {
    const { handler } = await load({ SLACK_SIGNING_SECRET: SECRET, TABLE_NAME: TABLE });
    expect(handler).toHaveLength(2);
  });

  it('answers a signed command from the table, and keeps what it changed', async () => {
    const environment = { SLACK_SIGNING_SECRET: SECRET, TABLE_NAME: TABLE, DYNAMODB_ENDPOINT: dynamo.endpoint };
    const type = async (handler: typeof Handler, text: string) => {
      const member = { id: 'U1', name: 'ana' };
      const channel = { id: 'CFUNCTION', name: 'squad-3' };
      const body = slashCommandBody({ member, channel, text, trigger: text, responseUrl: '' });
      const event = eventOf('HTTP API, base64', sign(body, SECRET, Date.now()).headers, body);
      return handler(event as Parameters<typeof Handler>[0], CONTEXT);
    };
    const first = await load(environment);
    const deployed = await type(first.handler, 'deploy web');
    expect(deployed.statusCode).toBe(200);
    expect(JSON.parse(deployed.body).text).toContain('web runs: 3 of 3 Pods ready');
    const other = await load(environment);
    expect(other.handler).not.toBe(first.handler);
    expect(JSON.parse((await type(other.handler, 'scale web 2')).body).text).toContain('web has 2 of 2 Pods');
  });

  it('refuses what is not signed', async () => {
    const { handler } = await load({ SLACK_SIGNING_SECRET: SECRET, TABLE_NAME: TABLE });
    const event = eventOf('HTTP API, base64', {}, 'command=%2Fkube') as Parameters<typeof Handler>[0];
    expect(await handler(event, CONTEXT)).toEqual({ statusCode: 401, body: '' });
  });
});
