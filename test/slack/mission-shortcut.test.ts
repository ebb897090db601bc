/** *Add as a mission* through signed requests: the text of a message becomes a mission of the workspace. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shortcutBody } from '../../src/local/interactions';
import { ADD_MISSION, missionIn } from '../../src/slack/mission-shortcut';
import { ANA, buttonsOf, labelsOf, QuizChannel, SQUAD, topOf } from './quiz-channel';

const YAML = readFileSync(join(__dirname, '../../docs/example.mission.yaml'), 'utf8');

async function choose(channel: QuizChannel, text: string) {
  const responseUrl = 'https://hooks.slack.com/app/1';
  const chosen = { member: ANA, channel: SQUAD, trigger: `m${text.length}`, responseUrl, text, message: '1.2' };
  const before = channel.slack.posted.length;
  const { statusCode, body } = await channel.slack.send(shortcutBody(ADD_MISSION, chosen));
  expect({ statusCode, body }).toEqual({ statusCode: 200, body: '' });
  return channel.slack.posted[before]!.message;
}

const saidIn = (message: object): string => JSON.stringify(message);

describe('the shortcut Add as a mission', () => {
  test('keeps what is in the code block, and offers to start it', async () => {
    const channel = new QuizChannel();
    const message = await choose(channel, `Our incident of last week:\n\`\`\`\n${YAML}\`\`\``);
    expect(message).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(topOf(message)[1]).toBe('*Kept: mission answers-slowly*');
    expect(labelsOf(message)).toEqual(['Start the mission', 'Our missions']);
    const begun = await channel.press(message, 'Start the mission');
    expect(saidIn(begun)).toContain('The shop answers slowly');
  });

  test('says what is wrong, with the line, and that it is kept already', async () => {
    const channel = new QuizChannel();
    const wrong = await choose(channel, YAML.replace('minutes: 5', 'minuets: 5'));
    expect(wrong.response_type).toBe('ephemeral');
    expect(saidIn(wrong)).toMatch(/line \d+: unknown key/);
    await choose(channel, YAML);
    const again = await choose(channel, `${YAML} `);
    expect(saidIn(again)).toContain('is kept already');
    expect(buttonsOf(again).map(({ value }) => value)).toContain('mission ours');
  });

  test.each([
    ['no text', '', /text of several lines/],
    ['no YAML', 'lunch at twelve?', /line 1/],
    ['a lesson', 'lesson: pods\n', /not kept/],
    ['too long', `mission: x\n# ${'x'.repeat(20_000)}`, /at most 20000/],
  ])('has clear words for %s', async (_, text, words) => {
    expect(saidIn(await choose(new QuizChannel(), text))).toMatch(words);
  });

  test('undoes what Slack does to a message', () => {
    expect(missionIn('```\nsay: a &lt; b &amp;&amp; c &gt; d\n```')).toBe('say: a < b && c > d\n');
    expect(missionIn('text: see <https://a.example/b|a.example/b> or <https://c.example>')).toBe(
      'text: see a.example/b or https://c.example',
    );
    expect(missionIn('```yaml\nmission: x\n``` and ```later```')).toBe('mission: x\n');
    expect(missionIn('```first```\n```mission: y\ntitle: z```')).toBe('mission: y\ntitle: z');
  });
});

test('a message without a text, such as one of blocks alone, is told so', async () => {
  const channel = new QuizChannel();
  const chosen = { member: ANA, channel: SQUAD, trigger: 'm1', responseUrl: 'https://hooks.slack.com/app/1', text: '' };
  const payload = JSON.parse(
    new URLSearchParams(shortcutBody(ADD_MISSION, { ...chosen, message: '1.2' })).get('payload') ?? '',
  ) as object;
  const message = { type: 'message', ts: '1.2', text: null, blocks: [] };
  await channel.slack.send(new URLSearchParams({ payload: JSON.stringify({ ...payload, message }) }).toString());
  expect(saidIn(channel.slack.posted[0]!.message)).toContain('text of several lines');
});
