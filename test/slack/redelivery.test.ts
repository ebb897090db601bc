/** Slack delivers an event until its answer says that it was taken: what becomes of it when a delivery goes wrong. */
import { HELD_FOR } from '../../src/app/claimed-events';
import { StoreError } from '../../src/app/ports';
import { isBeingErased } from '../../src/app/privacy/erasures';
import { messageEventBody } from '../../src/local/event-bodies';
import { LOCAL_BOT } from '../../src/local/slack-requests';
import { TOKEN } from './quiz-channel';
import { CHANNEL, MEMBER, SlackUnderTest } from './slack-under-test';

class Deliveries {
  readonly slack = new SlackUnderTest({ token: TOKEN });

  /** Delivers the event that somebody wrote this; answers with the status. */
  async deliver(text: string, event = 'Ev1'): Promise<number> {
    const written = { member: MEMBER, channel: CHANNEL, text: `<@${LOCAL_BOT}> ${text}`, ts: '1.5', event };
    return (await this.slack.send(messageEventBody(written))).statusCode;
  }

  /** Delivers it to a function that ends before Slack takes what it says. */
  async deliverInVain(text: string): Promise<void> {
    const answering = this.slack.answerOfApi;
    const begun = new Promise<void>((begin) => {
      this.slack.answerOfApi = () => {
        begin();
        return new Promise(() => {});
      };
    });
    void this.deliver(text);
    await begun;
    this.slack.answerOfApi = answering;
    this.slack.called.length = 0;
  }

  later(milliseconds: number): Promise<void> {
    return this.slack.channel.clock.sleep(milliseconds);
  }

  get said(): readonly string[] {
    return this.slack.called.map(({ fields }) => fields.text ?? '');
  }
}

test('what a function left unanswered is answered by a later delivery, and done once', async () => {
  const deliveries = new Deliveries();
  await deliveries.deliverInVain('deploy web');
  // The next one comes at once: nobody knows yet whether the first is still at it.
  expect(await deliveries.deliver('deploy web')).toBe(503);
  expect(deliveries.said).toHaveLength(0);
  await deliveries.later(60_000);
  expect(await deliveries.deliver('deploy web')).toBe(200);
  expect(deliveries.said).toEqual([expect.stringContaining('web runs: 3 of 3 Pods ready')]);
  expect((await deliveries.slack.saved())?.version).toBe(1);
  expect(await deliveries.deliver('deploy web')).toBe(200);
  expect(deliveries.said).toHaveLength(1);
});

test('of two later deliveries at a time one answers', async () => {
  const deliveries = new Deliveries();
  await deliveries.deliverInVain('deploy web');
  await deliveries.later(HELD_FOR);
  const statuses = await Promise.all([deliveries.deliver('deploy web'), deliveries.deliver('deploy web')]);
  expect(statuses.toSorted()).toEqual([200, 503]);
  expect(deliveries.said).toHaveLength(1);
});

test('what Slack wants later is said later', async () => {
  const deliveries = new Deliveries();
  deliveries.slack.answerOfApi = () => Promise.resolve(new Response('', { status: 429 }));
  expect(await deliveries.deliver('deploy web')).toBe(503);
  deliveries.slack.answerOfApi = () => Promise.resolve(Response.json({ ok: true }));
  await deliveries.later(60_000);
  expect(await deliveries.deliver('deploy web')).toBe(200);
  expect(deliveries.said).toHaveLength(2);
  expect((await deliveries.slack.saved())?.version).toBe(1);
});

test.each(['not_in_channel', 'channel_not_found', 'is_archived', 'invalid_blocks', 'invalid_auth'])(
  'where Slack says %s, it is not asked again',
  async (error) => {
    const deliveries = new Deliveries();
    deliveries.slack.answerOfApi = () => Promise.resolve(Response.json({ ok: false, error }));
    expect(await deliveries.deliver('deploy web')).toBe(200);
    const { length } = deliveries.said;
    await deliveries.later(60_000);
    expect(await deliveries.deliver('deploy web')).toBe(200);
    expect(deliveries.said).toHaveLength(length);
  },
);

test('where nothing is known about deliveries, people are answered', async () => {
  const deliveries = new Deliveries();
  const { documents } = deliveries.slack.channel;
  jest.spyOn(documents, 'save').mockRejectedValue(new StoreError('unavailable', 'no answer'));
  expect(await deliveries.deliver('get pods')).toBe(200);
  expect(deliveries.said).toHaveLength(1);
});

test('what was claimed by a program of before counts as answered', async () => {
  const deliveries = new Deliveries();
  const place = { owner: { channel: { team: 'T0LOCAL', channel: CHANNEL.id } }, name: 'EVENT#Ev1' };
  await deliveries.slack.channel.documents.save(place, 1, { form: 1 }, 60 * 60);
  expect(await deliveries.deliver('deploy web')).toBe(200);
  expect(deliveries.said).toHaveLength(0);
});

test('an uninstall that nobody could note comes again', async () => {
  const { slack } = new Deliveries();
  const event = { type: 'app_uninstalled' };
  const body = JSON.stringify({ type: 'event_callback', team_id: 'T1', event, event_id: 'Ev1', event_time: 1 });
  const save = jest.spyOn(slack.channel.documents, 'save');
  save.mockRejectedValue(new StoreError('unavailable', 'no answer'));
  expect((await slack.send(body)).statusCode).toBe(503);
  save.mockRestore();
  expect((await slack.send(body)).statusCode).toBe(200);
  expect(await isBeingErased(slack.channel.documents, 'T1')).toBe(true);
});
