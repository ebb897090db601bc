/** A channel's table behind a link that was signed: for minutes, for one channel, for nobody who guesses. */
import { Reports } from '../../src/slack/reports';
import { LINK_MINUTES } from '../../src/slack/signed-links';
import { createSlackApp } from '../../src/slack/slack-app';
import type { HttpResponse } from '../../src/slack/http-event';
import type { Message } from '../../src/slack/message';
import { CommandHandler } from '../../src/app/handle-command';
import { ALL_VERBS } from '../../src/app/verbs';
import { buttonBody } from '../../src/local/interactions';
import { LOCAL_TEAM, sign, slashCommandBody } from '../../src/local/slack-requests';
import { ChannelUnderTest } from '../app/channel-under-test';
import { questionAt, rightOf } from '../app/learners/learners';
import { CHANNEL, eventOf, MEMBER, SECRET } from './slack-under-test';
import { fixedSecrets } from '../../src/slack/signing-secrets';

const ORIGIN = 'https://tutor.example';
const SQUAD = { team: LOCAL_TEAM, channel: CHANNEL.id };

/** A channel in which so many people answered one question, and the app that answers for it. */
async function answered(people = 5) {
  const channel = new ChannelUnderTest();
  const { quizzes, clock, log } = channel;
  const reports = new Reports({ secrets: fixedSecrets(SECRET), publicUrl: ORIGIN, quizzes, clock, log });
  const handler = new CommandHandler({ ...channel.ports, reports }, ALL_VERBS);
  const app = createSlackApp({ secrets: fixedSecrets(SECRET), handler, clock, log, allowLoopback: false, reports });
  const question = questionAt(0);
  const asked = {
    id: 'abcdefgh',
    request: 'r',
    askedBy: MEMBER,
    askedAt: clock.now(),
    closesAt: clock.now(),
    question,
  };
  await quizzes.create(SQUAD, asked);
  await quizzes.close(SQUAD, asked.id, { request: 'r' });
  const tally = Array.from({ length: people }, (_, n) => ({ person: `U${n}`, letter: rightOf(question) }));
  await quizzes.settle(SQUAD, asked.id, tally);
  const send = (body: string): Promise<HttpResponse> =>
    app(eventOf('HTTP API, base64', sign(body, SECRET, clock.now()).headers, body));
  return { app, channel, reports, clock, log, send };
}

/** What a browser makes of a link, as AWS hands it over. */
function visit(link: string, method = 'GET', shape: 'HTTP' | 'REST' = 'HTTP'): object {
  const { pathname, searchParams, search } = new URL(link);
  if (shape === 'REST') {
    return { httpMethod: method, path: pathname, queryStringParameters: Object.fromEntries(searchParams), headers: {} };
  }
  return {
    version: '2.0',
    rawPath: pathname,
    rawQueryString: search.slice(1),
    headers: {},
    requestContext: { http: { method, path: pathname } },
  };
}

const buttonsOf = ({ blocks }: Message) => blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));

test('the command answers with a button that opens the link, and the link gives the table', async () => {
  const { app, send } = await answered();
  const place = { member: MEMBER, channel: CHANNEL, responseUrl: '' };
  const body = slashCommandBody({ ...place, text: 'progress channel csv', trigger: 't' });
  const message = JSON.parse((await send(body)).body) as Message;
  const [button] = buttonsOf(message);
  expect(button).toMatchObject({ action_id: 'link:0', text: { text: 'Download the table' } });
  expect(button!.url).toMatch(/^https:\/\/tutor\.example\/reports\/\w+\/C1\.csv\?expires=\d+&signature=[\w-]{43}$/);
  for (const shape of ['HTTP', 'REST'] as const) {
    const answer = await app(visit(button!.url!, 'GET', shape));
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="kube-tutor.csv"',
      'Cache-Control': 'no-store',
    });
    expect(answer.body.split('\r\n')).toHaveLength(4);
  }
  expect((await app(visit(button!.url!, 'HEAD'))).body).toBe('');
  const pressed = { action_id: 'link:0', value: button!.value };
  const press = buttonBody({ ...place, action: pressed, trigger: 't2', message: '1.2', isEphemeral: true });
  expect(await send(press)).toMatchObject({ statusCode: 200 });
});

test('a link ends after its minutes', async () => {
  const { app, reports, clock } = await answered();
  const link = reports.link(SQUAD);
  await clock.sleep(LINK_MINUTES * 60_000);
  expect((await app(visit(link))).statusCode).toBe(200);
  await clock.sleep(1_000);
  expect((await app(visit(link))).statusCode).toBe(403);
});

test.each([
  ['of another channel', (link: string) => link.replace('/C1.csv', '/C2.csv')],
  ['of another workspace', (link: string) => link.replace(LOCAL_TEAM, 'T9')],
  ['with a later end', (link: string) => link.replace(/expires=\d+/, 'expires=9999999999')],
  ['with another signature', (link: string) => link.replace(/signature=./, 'signature=_')],
  ['with a shorter signature', (link: string) => link.slice(0, -1)],
  ['without a signature', (link: string) => link.replace(/&signature.*/, '')],
  ['without anything', (link: string) => link.replace(/\?.*/, '')],
  ['of no table', (link: string) => link.replace('.csv', '.png')],
  ['of a path', (link: string) => link.replace('/C1.csv', '/..%2FC1.csv')],
])('a link %s opens nothing', async (_name, changed) => {
  const { app, reports } = await answered();
  expect(await app(visit(changed(reports.link(SQUAD))))).toMatchObject({ statusCode: 403 });
});

test('a signature of Slack opens no table, and a link signs no request', async () => {
  const { app, clock, log, channel } = await answered();
  const { quizzes } = channel;
  const other = new Reports({ secrets: fixedSecrets('another'), publicUrl: ORIGIN, quizzes, clock, log });
  expect((await app(visit(other.link(SQUAD)))).statusCode).toBe(403);
  const { headers } = sign('', SECRET, clock.now());
  const link = `${ORIGIN}/reports/T1/C1.csv?expires=9999999999&signature=${headers['x-slack-signature'] ?? ''}`;
  expect((await app(visit(link))).statusCode).toBe(403);
});

test('only GET and HEAD are answered, and other paths go where they went', async () => {
  const { app, reports } = await answered();
  expect(await app(visit(reports.link(SQUAD), 'POST'))).toMatchObject({ statusCode: 405 });
  expect(await app(visit(`${ORIGIN}/slack/events`))).toMatchObject({ statusCode: 405, headers: { Allow: 'POST' } });
  expect(await app(undefined)).toMatchObject({ statusCode: 400 });
});

test('of fewer than five people there is no table, and a store that fails is said', async () => {
  const few = await answered(4);
  expect((await few.app(visit(few.reports.link(SQUAD)))).statusCode).toBe(404);
  const { app, reports, channel, log } = await answered();
  channel.quizzes.recent = () => Promise.reject(new Error('away'));
  expect((await app(visit(reports.link(SQUAD)))).statusCode).toBe(503);
  expect(log.lines.join()).toContain('report-failed');
});
