/** Settings, schedule and course as modals: opened, wrong at a field, sent, and refused without losing what was filled in. */
import { viewRefusal } from '../../src/local/block-rules/view';
import { stateOf } from '../../src/local/filled-state';
import { submissionBody } from '../../src/local/interactions';
import type { InputBlock, ModalView } from '../../src/slack/message';
import { ANA, BEN, CHEN, QuizChannel, SQUAD, TOKEN } from './quiz-channel';

class Settings {
  readonly channel = new QuizChannel(TOKEN);
  private count = 0;

  get slack() {
    return this.channel.slack;
  }

  /** Types a command that opens a modal, and answers with the modal. */
  async open(text: string, member = ANA): Promise<ModalView> {
    const before = this.opened.length;
    await this.channel.slack.send(this.channel.slack.commandBody(text, SQUAD).replaceAll(ANA.id, member.id));
    expect(this.opened).toHaveLength(before + 1);
    const view = this.opened.at(-1)!;
    expect(viewRefusal(view, 'modal')).toBeUndefined();
    return view;
  }

  private get opened(): readonly ModalView[] {
    return this.slack.called.flatMap(({ method, view }) =>
      method === 'views.open' && view !== undefined ? [view] : [],
    );
  }

  /** Sends the modal with other things in some fields; answers with what Slack gets. */
  async send(view: ModalView, chosen: Readonly<Record<string, unknown>>, member = ANA) {
    const filled = Object.fromEntries(Object.entries(chosen).map(([name, value]) => [`fields/${name}`, value]));
    const open = { id: 'V1', person: member.id, hash: '1', view };
    const state = stateOf(view.blocks, filled);
    const body = submissionBody({ view: open, member, trigger: `sent${++this.count}`, state });
    const response = await this.slack.send(body);
    expect(response.statusCode).toBe(200);
    return response.body === ''
      ? undefined
      : (JSON.parse(response.body) as { readonly errors?: object; readonly view?: object });
  }

  get posted(): string {
    return this.slack.posted.at(-1)?.message.text ?? '';
  }
}

const inputs = ({ blocks }: ModalView) => blocks.filter((block): block is InputBlock => block.type === 'input');
const fieldsIn = (view: ModalView) => inputs(view).map(({ block_id }) => block_id.replace('fields/', ''));
const at = (view: ModalView, name: string) =>
  inputs(view).find(({ block_id }) => block_id === `fields/${name}`)?.element;

describe('the schedule of questions', () => {
  test('opens as a form where there is none, and is set by it', async () => {
    const settings = new Settings();
    const view = await settings.open('quiz schedule');
    expect(fieldsIn(view)).toEqual(['asks', 'days', 'time', 'zone']);
    const sent = await settings.send(view, { asks: 'on', days: 'mon,wed,fri', time: '09:30', zone: 'berlin' });
    expect(sent).toBeUndefined();
    expect(settings.posted).toContain('I ask a question Mon, Wed and Fri at 9:30');
    const told = await settings.channel.type('quiz schedule');
    expect(told.text).toContain('Mon, Wed and Fri at 9:30');
    expect(told.text).toContain('Europe/Berlin');
  });

  test('says at the field what is no time zone, and keeps the form', async () => {
    const settings = new Settings();
    const view = await settings.open('quiz schedule');
    expect(await settings.send(view, { asks: 'on', zone: 'Europe/Berln' })).toEqual({
      response_action: 'errors',
      errors: { 'fields/zone': 'Did you mean Europe/Berlin?' },
    });
    expect(settings.slack.posted).toHaveLength(0);
  });

  test('is changed and ended by the button Settings', async () => {
    const settings = new Settings();
    await settings.channel.type('quiz schedule weekdays 10:00 Europe/Berlin');
    const shown = await settings.channel.type('quiz schedule');
    expect(JSON.stringify(shown.blocks)).toContain('"value":"quiz schedule change"');
    const view = await settings.open('quiz schedule change');
    expect(at(view, 'zone')).toMatchObject({ initial_value: 'Europe/Berlin' });
    expect(at(view, 'asks')).toMatchObject({ initial_option: { value: 'on' } });
    // Nothing was changed: nothing is said.
    expect(await settings.send(view, {})).toBeUndefined();
    expect(settings.slack.posted).toHaveLength(0);
    expect(await settings.send(view, { asks: 'off' })).toBeUndefined();
    expect((await settings.channel.type('quiz schedule')).text).toContain('I ask no questions here by myself');
  });
});

describe('the settings of a channel', () => {
  test('are changed together, in one form', async () => {
    const settings = new Settings();
    const view = await settings.open('settings change');
    expect(fieldsIn(view)).toEqual(expect.arrayContaining(['rules', 'quiet', 'pods', 'nodes', 'who-reset']));
    expect(
      await settings.send(view, { pods: '120', rules: 'kubernetes', 'who-reset': [ANA.id, BEN.id] }),
    ).toBeUndefined();
    const record = await settings.slack.saved();
    expect(record?.limits.pods).toBe(120);
    expect(record?.cluster.rules).toBe('kubernetes');
    expect(record?.settings?.who?.reset).toMatchObject([{ id: ANA.id }, { id: BEN.id }]);
  });

  test('that cannot be stay in the form, with the reason', async () => {
    const settings = new Settings();
    const view = await settings.open('settings change');
    const sent = await settings.send(view, { pods: 'many' });
    expect(Object.keys(sent?.errors ?? {})).toEqual(['fields/pods']);
    expect((await settings.slack.saved())?.limits.pods).toBeUndefined();
  });

  test('of another person are none of theirs to send', async () => {
    const settings = new Settings();
    const view = await settings.open('settings change');
    const sent = await settings.send(view, { pods: '120' }, BEN);
    expect(JSON.stringify(sent?.view)).toContain('This form is none that kube-tutor gave you');
    expect(await settings.slack.saved()).toBeUndefined();
  });
});

describe('the settings of a course', () => {
  const begun = async (): Promise<Settings> => {
    const settings = new Settings();
    await settings.channel.type('course new autumn here weekdays 10:00 Europe/Berlin pace 2');
    return settings;
  };

  test('are those of the course, and change it', async () => {
    const settings = await begun();
    const shown = await settings.channel.type('course autumn');
    expect(JSON.stringify(shown.blocks)).toContain('"value":"course set autumn"');
    const view = await settings.open('course set autumn');
    expect(at(view, 'pace')).toMatchObject({ initial_option: { value: '2' } });
    expect(at(view, 'channels')).toMatchObject({ initial_conversations: [SQUAD.id] });
    const changes = { pace: '4', time: '08:15', people: [BEN.id], channels: [SQUAD.id, 'C2'], rules: 'kubernetes' };
    expect(await settings.send(view, changes)).toBeUndefined();
    expect(settings.posted).toContain('4 lessons a week');
    const again = await settings.open('course set autumn');
    expect(at(again, 'pace')).toMatchObject({ initial_option: { value: '4' } });
    expect(at(again, 'time')).toMatchObject({ initial_time: '08:15' });
    expect(at(again, 'people')).toMatchObject({ initial_users: [BEN.id] });
    expect(at(again, 'channels')).toMatchObject({ initial_conversations: [SQUAD.id, 'C2'] });
    // Who was named may change it now, and takes the other channel out again.
    const bens = await settings.open('course set autumn', BEN);
    expect(await settings.send(bens, { channels: [SQUAD.id], posts: 'off' }, BEN)).toBeUndefined();
    expect(settings.posted).toContain('It is paused');
    expect(settings.posted).toContain('in 1 channel.');
  });

  test('need a channel, and somebody who may change them', async () => {
    const settings = await begun();
    const view = await settings.open('course set autumn');
    expect((await settings.send(view, { channels: [] }))?.errors).toMatchObject({
      'fields/channels': expect.any(String),
    });
    const refused = await settings.channel.type('course set autumn pace 5', CHEN);
    expect(refused.text).toContain('Course autumn belongs to ana');
  });

  test('can be typed, and what is wrong changes nothing', async () => {
    const settings = await begun();
    expect((await settings.channel.type('course set autumn pace 3 mon,thu 9:30')).text).toContain(
      '3 lessons a week, Monday and Thursday at 9:30 (Europe/Berlin)',
    );
    for (const wrong of ['pace 9', 'rules none', 'lessons maybe', 'channels', 'C2', 'mondy 10:00', 'U2']) {
      const { text } = await settings.channel.type(`course set autumn ${wrong}`);
      expect(`${wrong}: ${text}`).not.toContain('is changed');
    }
    const { text } = await settings.channel.type('course set autumn lessons off');
    expect(text).toContain('3 lessons a week, Monday and Thursday at 9:30 (Europe/Berlin), in 1 channel.');
    expect((await settings.channel.type('course set autumn lessons on')).text).toContain('It posts next on');
  });
});
