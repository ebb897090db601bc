import { homeOpenedBody } from '../../src/local/event-bodies';
import { stateOf } from '../../src/local/filled-state';
import { buttonBody, submissionBody } from '../../src/local/interactions';
import { readSocketEnvironment } from '../../src/local/socket-environment';
import { type SocketTutor, startSocketTutor } from '../../src/local/socket-tutor';
import { slashCommandBody } from '../../src/local/slack-requests';
import type { ModalView } from '../../src/slack/message';
import { SocketSlack, until } from '../slack/socket-slack';

const APP_TOKEN = 'xapp-1-test';
const BOT_TOKEN = 'xoxb-test';
const MEMBER = { id: 'U1', name: 'ana' };
const CHANNEL = { id: 'C1', name: 'squad-3' };

/** What Slack sends in an envelope where it sends a form by HTTP. */
const commandOf = (form: string): object => Object.fromEntries(new URLSearchParams(form));
const interactionOf = (form: string): object => JSON.parse(new URLSearchParams(form).get('payload') ?? '') as object;

describe('the tutor by Socket Mode', () => {
  let slack: SocketSlack;
  let tutor: SocketTutor;
  const lines: string[] = [];
  let triggers = 0;

  beforeAll(async () => {
    slack = await SocketSlack.start();
    const environment = readSocketEnvironment({
      KUBE_TUTOR_DATA: 'memory',
      SLACK_APP_TOKEN: APP_TOKEN,
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_API_URL: slack.apiUrl,
    });
    tutor = await startSocketTutor(
      environment,
      (line) => lines.push(line),
      (refused) => lines.push(`end ${refused.code}`),
    );
  });
  afterAll(async () => {
    await tutor.close();
    await slack.close();
  });

  const typed = (text: string): object => {
    const trigger = `trigger-${++triggers}`;
    return commandOf(slashCommandBody({ member: MEMBER, channel: CHANNEL, text, trigger, responseUrl: slack.hook }));
  };
  const type = (text: string) => slack.ask('slash_commands', typed(text));
  const press = (action: { action_id: string; value: string }) => {
    const place = { member: MEMBER, channel: CHANNEL, message: '1.2', isEphemeral: false };
    const trigger = `trigger-${++triggers}`;
    return slack.ask('interactive', interactionOf(buttonBody({ ...place, action, trigger, responseUrl: slack.hook })));
  };
  const calls = (method: string) => slack.called.filter(({ path }) => path === `/api/${method}`);

  it('says in a line what it is connected to, and gives each token only to whom it is for', () => {
    expect(tutor.connected).toBe('connected to Slack by Socket Mode as Platform');
    expect(calls('apps.connections.open').map(({ authorization }) => authorization)).toEqual([`Bearer ${APP_TOKEN}`]);
    expect(calls('auth.test').map(({ authorization }) => authorization)).toEqual([`Bearer ${BOT_TOKEN}`]);
  });

  it('answers a slash command in the payload of the acknowledgement', async () => {
    const { payload } = await type('deploy web');
    expect(payload).toMatchObject({ response_type: 'in_channel' });
    expect(payload.text).toContain('web runs: 3 of 3 Pods ready');
    expect(payload.blocks).toEqual(expect.arrayContaining([expect.objectContaining({ type: 'actions' })]));
  });

  it('answers a button through its address, and acknowledges it without a payload', async () => {
    await type('deploy web');
    const { payload } = await press({ action_id: 'run:0', value: 'scale web 5' });
    expect(payload).toEqual({});
    expect(slack.posted().map(({ text }) => text)).toEqual([expect.stringContaining('5 of 5')]);
  });

  it('opens a modal, and answers what is sent with another view in the payload', async () => {
    const { payload } = await type('do scale');
    expect(payload).toEqual({});
    const { body } = calls('views.open').at(-1)!;
    const view = JSON.parse(new URLSearchParams(body).get('view') ?? '') as ModalView;
    // An answer that can be posted nowhere else stays in the modal.
    slack.hookStatus = 404;
    slack.answers = { 'chat.postMessage': { ok: false, error: 'not_in_channel' } };
    const open = { id: 'V1', person: MEMBER.id, hash: '1', view };
    const sent = submissionBody({ member: MEMBER, trigger: 'form', view: open, state: stateOf(view.blocks, {}) });
    const answered = await slack.ask('interactive', interactionOf(sent));
    expect(answered.payload).toMatchObject({ response_action: 'update', view: { type: 'modal' } });
    slack.hookStatus = 200;
    slack.answers = {};
  });

  it('acknowledges an event, and draws the home tab that it asks for', async () => {
    const event = JSON.parse(homeOpenedBody(MEMBER, { id: 'D1', name: 'directmessage' }, 'Ev1')) as object;
    const before = calls('views.publish').length;
    const { payload } = await slack.ask('events_api', event);
    expect(payload).toEqual({});
    await until(() => calls('views.publish').length > before);
  });

  it('answers an envelope that comes twice twice with the same, and does it once', async () => {
    await type('scale web 6');
    await type('scale web 7');
    const body = typed('undo');
    const first = await slack.ask('slash_commands', body, {}, 'twice');
    const second = await slack.ask('slash_commands', body, { retry_attempt: 1, retry_reason: 'timeout' }, 'twice');
    expect(second).toEqual(first);
    expect((await type('show web')).payload.text).toContain('6 of 6');
  });

  it('goes on over another connection when Slack asks for one, and loses no answer', async () => {
    const before = slack.sockets.length;
    const answer = type('scale web 2');
    slack.send({ type: 'disconnect', reason: 'refresh_requested', debug_info: { host: 'applink-1' } });
    expect((await answer).payload.text).toContain('2 of 2');
    await slack.connections(before + 1);
    const { payload } = await type('scale web 4');
    expect(payload.text).toContain('4 of 4');
    expect(slack.sockets[before - 1]?.readyState).toBeGreaterThanOrEqual(2);
  });

  it('goes on when the connection breaks', async () => {
    const before = slack.sockets.length;
    slack.sockets.at(-1)?.terminate();
    await slack.connections(before + 1);
    expect((await type('scale web 3')).payload.text).toContain('3 of 3');
  });

  it.each([
    ['no JSON', '{'],
    [
      'no event in an envelope of events',
      { type: 'events_api', envelope_id: 'e1', payload: { type: 'app_rate_limited' } },
    ],
    ['no payload', { type: 'slash_commands', envelope_id: 'e2' }],
    ['a body in which nothing is found', { type: 'interactive', envelope_id: 'e3', payload: { type: 'unheard' } }],
    ['a kind that nobody knows', { type: 'unheard', envelope_id: 'e4', payload: {} }],
  ])('goes on after %s', async (_what, message) => {
    slack.send(message);
    expect((await type('show')).payload.text).toContain('web');
  });

  it('never writes what people typed, nor a token, nor an address', () => {
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join('\n')).not.toMatch(/xapp|xoxb|hooks|scale|ticket|squad/);
  });
});
