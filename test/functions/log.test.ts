/**
 * What a function writes about requests: every kind of them is sent, filled with words that no line may have, through
 * the function as Lambda runs it.
 */
import type { handler as Handler } from '../../functions/slack';
import { sign } from '../../src/local/slack-requests';
import { MANIFEST_CALLBACK } from '../../src/slack/manifest-form';
import { currentOf } from '../contract/stored-items';
import { FakeSsm } from '../aws/fake-ssm';
import { parsed, writtenLines } from '../aws/written-lines';
import { type DynamoUnderTest, startDynamoUnderTest, TABLE } from '../contract/dynamo-under-test';
import { eventOf } from '../slack/slack-under-test';

const SIGNING = '/kube-tutor/test/slack-signing-secret';
const BOT = '/kube-tutor/test/slack-bot-token';

/** Each stands for one thing that somebody may not read in a log. Slack's ids are capitals. */
const TEAM = 'T0MARKTEAM';
const CHANNEL = 'C0MARKCHANNEL';
const BROKEN = 'C0MARKBROKEN';
const USER = 'U0MARKUSER';
const MARKS = [
  ...[TEAM, CHANNEL, BROKEN, USER, 'mark-name', 'mark-domain', 'mark-channel-name', 'mark-verification'],
  ...[
    'mark-typed',
    'mark-hook',
    'mark-trigger',
    'mark-token',
    'mark-signing',
    'mark-message',
    'mark-view',
    'mark-event',
  ],
];
const HOOK = `https://hooks.slack.com/actions/${TEAM}/1/mark-hook`;
const FORGED_LINE = '\n{"level":"ERROR","event":"forged"}\r\n';

const user = { id: USER, username: 'mark-name', name: 'mark-name', team_id: TEAM };
const person = { token: 'mark-verification', team: { id: TEAM, domain: 'mark-domain' }, user };

const form = (fields: Readonly<Record<string, string>>) => new URLSearchParams(fields).toString();
let triggers = 0;
const interaction = (payload: object) =>
  form({
    payload: JSON.stringify({ ...person, trigger_id: `mark-trigger-${++triggers}`, response_url: HOOK, ...payload }),
  });
const slash = (text: string, channel = CHANNEL) =>
  form({
    ...{ token: 'mark-verification', team_id: TEAM, team_domain: 'mark-domain', user_id: USER, user_name: 'mark-name' },
    ...{ channel_id: channel, channel_name: 'mark-channel-name', command: '/kube', text },
    ...{ response_url: HOOK, trigger_id: `mark-trigger-${text}` },
  });
const button = (value: string) =>
  interaction({
    type: 'block_actions',
    channel: { id: CHANNEL, name: 'mark-channel-name' },
    container: { type: 'message', message_ts: '1.2', channel_id: CHANNEL, is_ephemeral: false },
    message: { text: 'mark-message' },
    actions: [{ type: 'button', action_id: 'run:0', block_id: 'actions', value }],
  });
const modal = (callback_id: string) =>
  interaction({
    type: 'view_submission',
    view: {
      ...{ id: 'V1', type: 'modal', callback_id, private_metadata: 'mark-view mark-view' },
      state: { values: { 'mark-view': { 'mark-view': { type: 'plain_text_input', value: 'kind: mark-typed' } } } },
    },
  });
let events = 0;
const event = (fields: object) =>
  JSON.stringify({
    ...{
      token: 'mark-verification',
      team_id: TEAM,
      api_app_id: 'A1',
      type: 'event_callback',
      event_id: `Ev0MARKEVENT${++events}`,
    },
    event: { user: USER, channel: CHANNEL, event_ts: '1.2', ts: '1.2', ...fields },
  });

/** What arrives, by what it is. */
const REQUESTS: Readonly<Record<string, string>> = {
  'a command': slash('deploy mark-typed 3'),
  'a command of several lines': slash(`deploy${FORGED_LINE} mark-typed`),
  'a command that is none': slash('mark-typed my password is mark-typed'),
  'a command with an unknown flag': slash('deploy web --mark-typed=mark-typed'),
  'a manifest': slash('apply -f -\nkind: mark-typed\nmetadata: {name: mark-typed}'),
  'a command where the store is unreadable': slash('deploy mark-typed', BROKEN),
  'a command with names that are none': slash('get pods', 'C0MARK/CHANNEL\nforged'),
  'a button': button('scale mark-typed 2'),
  'a button of somebody else': button(`${FORGED_LINE}mark-typed`),
  'a modal': modal(MANIFEST_CALLBACK),
  'a modal that is none of ours': modal('mark-view'),
  'a shortcut': interaction({
    ...{ type: 'message_action', callback_id: 'add-mission', channel: { id: CHANNEL, name: 'mark-channel-name' } },
    ...{ message_ts: '1.2', message: { type: 'message', ts: '1.2', user: USER, text: `mark-message${FORGED_LINE}` } },
  }),
  'a mention': event({ type: 'app_mention', text: `<@U0BOT> deploy mark-message${FORGED_LINE}` }),
  'a direct message': event({ type: 'message', channel_type: 'im', text: 'mark-message' }),
  'the home tab': event({ type: 'app_home_opened', tab: 'home', channel: 'D0MARKCHANNEL' }),
  'an event that nobody listens to': event({ type: 'mark-event', text: 'mark-message' }),
  'JSON that is none': '{"mark-typed": "mark-typed',
  'no event': JSON.stringify({ type: 'mark-event', text: 'mark-typed' }),
};

describe('the log of a function', () => {
  let dynamo: DynamoUnderTest;
  const ssm = new FakeSsm();
  let handler: typeof Handler;
  let answers: readonly (() => Promise<Response>)[];
  const calls = { api: 0, hook: 0 };
  let environment: NodeJS.ProcessEnv;

  beforeAll(async () => {
    dynamo = await startDynamoUnderTest();
    await currentOf(dynamo.client, TABLE, `${TEAM}#${BROKEN}`, { form: { N: '1' }, version: { S: 'mark-typed' } });
    ssm.values.set(SIGNING, 'mark-signing').set(BOT, 'xoxb-mark-token');
    environment = {
      ...process.env,
      ...{ SLACK_SIGNING_SECRET_PARAMETER: SIGNING, SLACK_BOT_TOKEN_PARAMETER: BOT, LOG_SALT: 'mark-signing' },
      ...{ TABLE_NAME: TABLE, DYNAMODB_ENDPOINT: dynamo.endpoint, PUBLIC_URL: 'https://kube.example' },
      ...{ AWS_REGION: 'eu-central-1', AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'mark-token' },
      AWS_ENDPOINT_URL_SSM: await ssm.start(),
    };
    jest.replaceProperty(process, 'env', environment);
    // What the function calls Slack with is what was there when it was loaded.
    const { fetch } = globalThis;
    globalThis.fetch = (url) => {
      const count = url === HOOK ? calls.hook++ : calls.api++;
      return answers[count % answers.length]!();
    };
    await jest.isolateModulesAsync(async () => {
      ({ handler } = await import('../../functions/slack'));
    });
    globalThis.fetch = fetch;
    // Slack answers, refuses with a sentence, answers no JSON, or not at all.
    answers = [
      () => Promise.resolve(Response.json({ ok: true, channel: CHANNEL, ts: '1.2' })),
      () => Promise.resolve(Response.json({ ok: false, error: `mark-message in ${CHANNEL}` })),
      () => Promise.resolve(new Response('mark-message', { status: 500 })),
      () => Promise.reject(new TypeError(`fetch failed: ${HOOK}\n    at mark-message (/mark-hook.js:1:1)`)),
    ];
  });
  beforeEach(() => jest.replaceProperty(process, 'env', environment));
  afterAll(async () => {
    await ssm.close();
    await dynamo.close();
  });

  const send = (body: string, secret: string) => {
    const signed = eventOf('HTTP API, base64', sign(body, secret, Date.now()).headers, body);
    return handler(
      signed as Parameters<typeof Handler>[0],
      { awsRequestId: 'request-1' } as Parameters<typeof Handler>[1],
    );
  };

  it('holds nothing that people typed, no name, id, token or address, whatever is sent', async () => {
    const lines = writtenLines();
    for (const body of Object.values(REQUESTS)) {
      for (const secret of ['mark-signing', 'mark-signing', 'forged']) await send(body, secret);
    }
    const logged = parsed(lines());
    // Every kind of line was there to look at.
    const kinds = new Set(logged.map(({ event: name }) => name));
    for (const kind of ['command', 'command-failed', 'refused', 'slack-refused', 'slack-call-failed']) {
      expect(kinds).toContain(kind);
    }
    expect(kinds).not.toContain('forged');
    const commands = logged.filter(({ event: name }) => name === 'command');
    expect(new Set(commands.map(({ verb }) => verb))).toEqual(
      new Set(['deploy', '?', 'apply', 'scale', 'mission', 'home']),
    );
    const found = lines().flatMap((line) => MARKS.filter((mark) => line.includes(mark)).map((mark) => [mark, line]));
    expect(found).toEqual([]);
    for (const { requestId, _aws } of logged) expect(requestId ?? _aws).toBeDefined();
  }, 30_000);
});
