/** The form of a new course through signed requests. */
import { loadCourse } from '../../src/app/courses/course';
import { stateOf } from '../../src/local/filled-state';
import { submissionBody } from '../../src/local/interactions';
import type { Message, ModalView } from '../../src/slack/message';
import { viewOffences } from './slack-limits';
import { CHANNEL, MEMBER, SlackUnderTest } from './slack-under-test';

const TOKEN = 'xoxb-secret';
const TEAM = 'T0LOCAL';

const FILLED = {
  'course/name': 'Autumn 2026',
  'course/channels': ['C1', 'G2B', 'C3'],
  'course/start': '2026-12-01',
  'course/days': 'mon,wed,fri',
  'course/time': '09:30',
  'course/zone': 'berlin',
  'course/pace': '3',
  'course/rules': 'kubernetes',
  'course/helpers': ['U2'],
};

async function opened(): Promise<{ slack: SlackUnderTest; view: ModalView }> {
  const slack = new SlackUnderTest({ token: TOKEN });
  expect((await slack.type('course new')).body).toBe('');
  return { slack, view: slack.called.find(({ method }) => method === 'views.open')!.view! };
}

async function send(slack: SlackUnderTest, view: ModalView, chosen: object, member = MEMBER) {
  const state = stateOf(view.blocks, chosen as Readonly<Record<string, unknown>>);
  const open = { id: 'V1', person: member.id, hash: '0', view };
  const { statusCode, body } = await slack.send(submissionBody({ member, view: open, state, trigger: 'sent' }));
  expect(statusCode).toBe(200);
  return body;
}

describe('the form of a course', () => {
  test('is a modal that Slack takes, and makes the course', async () => {
    const { slack, view } = await opened();
    expect(viewOffences(view)).toEqual([]);
    expect(await send(slack, view, FILLED)).toBe('');
    const course = await loadCourse(slack.channel.ports, TEAM, 'autumn-2026');
    expect(course).toMatchObject({
      by: { id: MEMBER.id },
      helpers: ['U2'],
      channels: ['C1', 'G2B', 'C3'],
      times: { days: [1, 3, 5], hour: 9, minute: 30, zone: 'Europe/Berlin' },
      begins: Date.parse('2026-12-02T08:30:00Z'),
      pace: 3,
      rules: 'kubernetes',
    });
    expect(new Set(course?.questions).size).toBe(10);
    const { message } = slack.posted.at(-1)!;
    expect(message).toMatchObject({ response_type: 'ephemeral', text: expect.stringContaining('has 3 channels') });
    const look: Message = await slack.typed('course autumn-2026');
    expect(JSON.stringify(look)).toContain('<#G2B> 0/0');
  });

  test('says at the field what cannot be', async () => {
    const { slack, view } = await opened();
    const wrong = JSON.parse(await send(slack, view, { ...FILLED, 'course/name': 'Äpfel!', 'course/zone': 'Berlim' }));
    expect(wrong).toEqual({
      response_action: 'errors',
      errors: { 'course/name': expect.any(String), 'course/zone': 'Did you mean Europe/Berlin?' },
    });
    expect(await loadCourse(slack.channel.ports, TEAM, 'autumn-2026')).toBeUndefined();
  });

  test('does nothing with what was not given to this person, or was made up', async () => {
    const { slack, view } = await opened();
    const other = JSON.parse(await send(slack, view, FILLED, { id: 'U2', name: 'ben' }));
    expect(JSON.stringify(other)).toContain('This form is none that kube-tutor gave you');
    await send(slack, view, { ...FILLED, 'course/channels': ['C1 with U9', '<!channel>', 7] });
    await send(slack, view, { ...FILLED, 'course/time': '10:00\nreset --yes' });
    expect((await slack.typed('course list')).text).not.toContain('reset');
  });

  test('is told in words where the bot has no token', async () => {
    const slack = new SlackUnderTest();
    const message = await slack.typed('course new');
    expect(JSON.stringify(message)).toContain('/kube course new autumn here');
    expect(message.response_type).toBe('ephemeral');
    const made = await slack.typed('course new autumn here daily 10:00 Europe/Berlin');
    expect(made.text).toContain('Course autumn has 1 channel');
    expect(CHANNEL.id).toBe((await loadCourse(slack.channel.ports, TEAM, 'autumn'))?.channels[0]);
  });
});
