/** The home tab through signed requests: opened, pressed, and where the bot has no token. */
import { homeOpenedBody } from '../../src/local/event-bodies';
import { homeButtonBody } from '../../src/local/interactions';
import type { HomeView, Message } from '../../src/slack/message';
import { ANA, BEN, buttonsOf, labelsOf, TOKEN } from './quiz-channel';
import { SlackUnderTest } from './slack-under-test';

const DIRECT = { id: 'D1', name: 'directmessage' };

class HomeTab {
  readonly slack: SlackUnderTest;
  private count = 0;

  constructor(token = TOKEN) {
    this.slack = new SlackUnderTest(token === '' ? {} : { token });
    this.slack.answerOfApi = () => Promise.resolve(Response.json({ ok: true, channel: DIRECT.id, ts: '1.1' }));
  }

  /** Answers with the status. */
  async open(member = ANA, event = `E${++this.count}`, tab = 'home'): Promise<number> {
    return (await this.slack.send(homeOpenedBody(member, DIRECT, event, tab))).statusCode;
  }

  async press(label: string, member = ANA, view = this.view): Promise<void> {
    const button = buttonsOf(view).find(({ text }) => text.text === label);
    if (button === undefined) throw new Error(`no button ${label}`);
    const action = { action_id: button.action_id, value: button.value };
    await this.slack.send(homeButtonBody({ member, trigger: `t${++this.count}`, action, view }));
  }

  /** What the tab shows now. */
  get view(): HomeView & Message {
    return this.published.at(-1)!.view as unknown as HomeView & Message;
  }

  get published() {
    return this.slack.called.filter(({ method }) => method === 'views.publish');
  }

  get said() {
    return this.slack.called.filter(({ method }) => method === 'chat.postMessage').map(({ fields }) => fields);
  }

  get shown(): string {
    return JSON.stringify(this.view.blocks);
  }
}

describe('the home tab', () => {
  test('shows somebody new what this is, with a way in', async () => {
    const tab = new HomeTab();
    expect(await tab.open()).toBe(200);
    expect(tab.published[0]!.fields.user_id).toBe(ANA.id);
    expect(tab.view.type).toBe('home');
    expect(tab.shown).toContain('A practice cluster to deploy to, break and learn');
    expect(labelsOf(tab.view)).toEqual([
      ...['Start the course', 'Quiz me', 'Send me reviews', 'Hours and pauses'],
      ...['What is kept', 'Export it', 'Delete it', 'All commands', 'Which kind fits?'],
    ]);
    const ids = buttonsOf(tab.view).map(({ action_id }) => action_id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(tab.shown).toContain('Where you type a command, you see here what the channel is doing');
  });

  test('runs a button in the own cluster, answers in the messages, and shows what has changed', async () => {
    const tab = new HomeTab();
    await tab.open();
    await tab.press('Start the course');
    expect(tab.said).toHaveLength(1);
    expect(tab.said[0]).toMatchObject({ channel: DIRECT.id });
    const record = await tab.slack.channel.clusters.load({ team: 'T0LOCAL', channel: DIRECT.id });
    expect(record?.exercise?.kind).toBe('lesson');
    expect(tab.published).toHaveLength(2);
    expect(labelsOf(tab.view)[0]).toBe('Go on: lesson');
    await tab.press('Hours and pauses');
    expect(tab.said[1]!.blocks).toContain('is kept of you');
  });

  test('is drawn twice where Slack delivers twice, and not at all for the messages tab', async () => {
    const tab = new HomeTab();
    await tab.open(ANA, 'E1');
    await tab.open(ANA, 'E1');
    expect(tab.published.map(({ fields }) => fields.view)).toEqual([tab.published[0]!.fields.view, expect.anything()]);
    expect(tab.published[0]!.fields.view).toBe(tab.published[1]!.fields.view);
    await tab.open(ANA, 'E2', 'messages');
    expect(tab.published).toHaveLength(2);
  });

  test('does nothing for whom it was not made', async () => {
    const tab = new HomeTab();
    await tab.open();
    await tab.press('Start the course', BEN);
    await tab.press('Start the course', ANA, { ...tab.view, private_metadata: 'none ["D2","directmessage",""]' });
    expect(tab.said).toHaveLength(0);
  });

  test('breaks nothing without a token, or where Slack refuses', async () => {
    const without = new HomeTab('');
    expect(await without.open()).toBe(200);
    const refused = new HomeTab();
    refused.slack.answerOfApi = () => Promise.resolve(Response.json({ ok: false, error: 'not_enabled' }));
    expect(await refused.open()).toBe(200);
    expect(await refused.slack.send('{"type":"event_callback","event":{"type":"app_home_opened"}}')).toMatchObject({
      statusCode: 200,
    });
  });
});
