/** What people wrote, where others read it: it disturbs nobody, leads nowhere, and no program takes it for an order. */
import { cut } from '../../src/slack/cut-text';
import { escapeText } from '../../src/slack/escape';
import { cell } from '../../src/tutor/report/csv';
import { ANA, BEN, Door } from './door';

const NASTY = [
  '<!channel>',
  '<!here|here>',
  '<!everyone>',
  '<!subteam^S1>',
  '<@U2>',
  '<#C1|general>',
  '<https://evil.example|your bank>',
  '<mailto:a@evil.example>',
  '```',
  '`',
  '\u202eevil',
  '&lt;!channel&gt;',
];
const COMMANDS = [
  (text: string) => text,
  (text: string) => `deploy ${text}`,
  (text: string) => `deploy web --image=${text}`,
  (text: string) => `get ${text}`,
  (text: string) => `get pods -l ${text}`,
  (text: string) => `explain ${text}`,
  (text: string) => `why ${text}`,
  (text: string) => `which ${text}`,
  (text: string) => `save ${text}`,
  (text: string) => `course ${text}`,
  (text: string) => `mission ${text}`,
  (text: string) => `quiz ${text}`,
  (text: string) => `settings ${text}`,
  (text: string) => `write web-0 /data/x ${text}`,
  (text: string) =>
    `apply -f -\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {"a": ${JSON.stringify(text)}}`,
  () => 'get configmap a -o yaml',
  () => 'history',
  () => 'help',
];

/** Every text of a message that Slack would look through for mentions and links. */
function marked(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap((one) => marked(one));
  if (typeof value !== 'object' || value === null) return [];
  // A preformatted part and plain text mean what they say.
  const { type, ...fields } = value as Record<string, unknown>;
  if (type === 'rich_text' || type === 'plain_text') return [];
  const { value: _carried, action_id: _id, block_id: _block, url: _url, ...shown } = fields;
  return Object.values(shown).flatMap((one) => marked(one));
}

describe.each(NASTY)('%j', (nasty) => {
  test('mentions nobody and links nowhere, wherever it comes back', async () => {
    const door = new Door();
    for (const command of COMMANDS) {
      const { body } = await door.send(door.bodyOf(command(nasty), { member: BEN }));
      if (body === '') continue;
      for (const text of marked(JSON.parse(body))) {
        const ours = text.replaceAll(/<@U[12]>(?= {2}|\b|$|[\s,.'’])/g, '');
        const found = /<[!@#][^>]*>|<(?:https?|mailto):[^>]*>/.exec(ours)?.[0];
        expect([command(nasty), found]).toEqual([command(nasty), undefined]);
        expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
      }
    }
  });
});

test('a name of a person cannot become a mention of all', async () => {
  const door = new Door();
  const answer = await door.says('deploy web', { member: { id: ANA.id, name: '<!channel>' } });
  expect(marked(answer).join()).not.toContain('<!channel>');
  const history = await door.says('history');
  expect(marked(history).join()).not.toContain('<!channel>');
});

test('the three characters of mrkdwn are always escaped', () => {
  expect(escapeText('<!channel> & <@U1>')).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt;');
});

test('no cell of a table is a formula', () => {
  for (const start of ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
    expect(cell(`${start}cmd|' /C calc'!A0`)).toMatch(/^"?'/);
  }
  expect(cell('a,b')).toBe('"a,b"');
  expect(cell('a"\r\n=b')).toBe('"a""\r\n=b"');
});

test('a text is never cut into a mention or half an escape', async () => {
  for (const text of ['<!channel>', '<@U2>', '&lt;', '&', 'a<b>&'].map((unit) => escapeText(unit.repeat(20)))) {
    for (let longest = 10; longest < text.length; longest++) {
      expect([longest, cut(text, longest).replaceAll(/&(?:amp|lt|gt);/g, '')]).not.toEqual([
        longest,
        expect.stringMatching(/[&<>]/),
      ]);
    }
  }
  const door = new Door();
  const { body } = await door.send(door.bodyOf(`deploy ${'<!channel>'.repeat(3_000)}`));
  expect(marked(JSON.parse(body)).join()).not.toMatch(/<!channel>|&(?!amp;|lt;|gt;)/);
});
