/** *Apply this manifest* through signed requests: the YAML of a message, shown first, then applied. */
import { shortcutBody } from '../../src/local/interactions';
import { APPLY_MANIFEST, manifestIn } from '../../src/slack/apply-shortcut';
import { ANA, labelsOf, QuizChannel, SQUAD, topOf } from './quiz-channel';
import { offences } from './slack-limits';

const POD =
  'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n  - name: web\n    image: web:v1\n';

async function choose(channel: QuizChannel, text: string) {
  const responseUrl = 'https://hooks.slack.com/app/1';
  const chosen = { member: ANA, channel: SQUAD, trigger: `m${text.length}`, responseUrl, text, message: '1.2' };
  const before = channel.slack.posted.length;
  const { statusCode, body } = await channel.slack.send(shortcutBody(APPLY_MANIFEST, chosen));
  expect({ statusCode, body }).toEqual({ statusCode: 200, body: '' });
  const { message } = channel.slack.posted[before]!;
  expect(offences(message)).toEqual([]);
  return message;
}

describe('the shortcut Apply this manifest', () => {
  test('shows to the person alone what it would make, and makes it at a press', async () => {
    const channel = new QuizChannel();
    const message = await choose(channel, `Try this:\n\`\`\`${POD}\`\`\``);
    expect(message).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(topOf(message)[1]).toBe('*Not done yet: 1 object would be made*');
    expect(JSON.stringify(message)).toContain('pod/web created (server dry run)');
    expect(labelsOf(message)).toEqual(['Apply it', 'Leave it']);
    expect(await channel.slack.saved()).toBeUndefined();
    const done = await channel.press(message, 'Apply it');
    expect(done.response_type).toBe('in_channel');
    expect(JSON.stringify(done)).toContain('kubectl apply -f -');
    expect(await channel.slack.saved()).toBeDefined();
  });

  test('says what is wrong, with its line', async () => {
    const message = await choose(new QuizChannel(), `\`\`\`\n${POD.replace('image', 'imagee')}\`\`\``);
    expect(message.response_type).toBe('ephemeral');
    expect(message.text).toContain('Line 8: unknown field');
  });

  test.each(['', 'lunch at twelve?', '```kubectl get pods```', '```kubectl apply```\napiVersion: v1'])(
    'says that %j holds no manifest',
    async (text) => {
      const message = await choose(new QuizChannel(), text);
      expect(message.response_type).toBe('ephemeral');
      expect(topOf(message)[1]).toBe('*No manifest in this message*');
      expect(labelsOf(message)).toEqual(['Open the form', 'Help: apply']);
    },
  );

  test.each([
    ['one fence', `text\n\`\`\`\n${POD}\`\`\`\nmore`, POD.trimEnd()],
    ['a fence that names its language', `\`\`\`yaml\n${POD}\`\`\``, POD.trimEnd()],
    ['a fence without a line end', `\`\`\`${POD}\`\`\``, POD.trimEnd()],
    ['a fence that is never closed', `\`\`\`\n${POD}`, POD.trimEnd()],
    [
      'several fences',
      `\`\`\`${POD}\`\`\` and \`\`\`\nls\n\`\`\` and \`\`\`kind: x\`\`\``,
      `${POD.trimEnd()}\n---\nkind: x`,
    ],
    ['no fence', POD, POD.trimEnd()],
    ['JSON in one line', '{"kind": "Pod"}', '{"kind": "Pod"}'],
    ['JSON', '```{\n"kind": "Pod"}```', '{\n"kind": "Pod"}'],
    ['entities and links', '```kind: &lt;a&gt; &amp;b <http://c.example|c.example>```', 'kind: <a> &b c.example'],
  ])('finds the manifest in %s', (_, text, wanted) => {
    expect(manifestIn(text)).toBe(wanted);
  });

  test('takes no longer for a message that is nothing but fences', () => {
    const started = performance.now();
    expect(manifestIn('```'.repeat(13_000))).toBeUndefined();
    expect(manifestIn(`\`\`\`${' '.repeat(40_000)}`)).toBeUndefined();
    expect(manifestIn(`${'\n'.repeat(40_000)}x`)).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(500);
  });
});
