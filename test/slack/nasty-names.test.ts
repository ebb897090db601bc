/**
 * What people type comes back in answers. Whatever it is, nobody is called by it, it links nowhere, and it stays inside its
 * block. Every verb is tried, and every text of every block is looked at.
 */
import type { Person } from '../../src/app/ports';
import { ALL_VERBS } from '../../src/app/verbs';
import { messageOf } from '../../src/slack/blocks';
import type { Message } from '../../src/slack/message';
import { ChannelUnderTest } from '../app/channel-under-test';

const WORDS = [
  ...['<!channel>', '<!here|x>', '<!subteam^S999>', '<@U999>', '<@U999|zed>', '<#C999|x>', '{#C999}', '@channel'],
  ...['<https://evil.example|ok>', 'https://evil.example', '<mailto:a@evil.example|x>', '&lt;!channel&gt;'],
  ...['```', '`<!channel>`', '*<!channel>*', '_~<!channel>~_', '\u202e<!channel>', '\u2066@here', ':tada:'],
];
const NASTY = WORDS.join(' ');
const PERSON: Person = { id: 'U1', name: '<!channel>` *zed* {#C999}' };
const PLACE = { person: PERSON, channelName: '<!here>`{#C999}' };

interface Text {
  readonly kind: string;
  readonly text: string;
  readonly verbatim?: boolean;
  readonly emoji?: boolean;
}

/** Every text of a message, with the kind of object that it stands in. */
function textsOf(value: unknown, kind = 'message', found: Text[] = []): readonly Text[] {
  if (Array.isArray(value)) for (const one of value) textsOf(one, kind, found);
  else if (typeof value === 'object' && value !== null) {
    const object = value as Readonly<Record<string, unknown>>;
    const type = typeof object.type === 'string' ? object.type : kind;
    const { verbatim, emoji } = object as { verbatim?: boolean; emoji?: boolean };
    for (const [name, inner] of Object.entries(object)) {
      if (typeof inner !== 'string') textsOf(inner, type, found);
      else if (name === 'text' || name === 'alt_text') {
        found.push({
          kind: type,
          text: inner,
          ...(verbatim === undefined ? {} : { verbatim }),
          ...(emoji === undefined ? {} : { emoji }),
        });
      }
    }
  }
  return found;
}

/** What is dangerous in a message; empty when nothing is. */
function dangersIn(message: Message): readonly string[] {
  return textsOf(message).flatMap(({ kind, text, verbatim, emoji }) => {
    const wrong: string[] = [];
    if (/[\u202A-\u202E\u2066-\u2069]/.test(text) && kind !== 'plain_text') wrong.push('turns the direction');
    // Plain and preformatted text means itself.
    if (kind === 'plain_text') return emoji === false ? wrong : [...wrong, 'pictures of emoji'];
    if (kind === 'text') return /^[\x20-\x7E\n\t]*$/.test(text) ? wrong : [...wrong, 'not ASCII'];
    if (kind === 'mrkdwn' && verbatim !== true) wrong.push('Slack makes links of it');
    const markup = text.match(/<[^>]*>/g) ?? [];
    for (const one of markup) if (one !== '<@U1>') wrong.push(one);
    for (const line of text.split('\n')) if ((line.match(/`/g) ?? []).length % 2 > 0) wrong.push('open code span');
    if (kind === 'mrkdwn' && text.includes('```')) wrong.push('code fence');
    return wrong.map((what) => `${what}: ${text.slice(0, 120)}`);
  });
}

async function prepared(): Promise<ChannelUnderTest> {
  const channel = new ChannelUnderTest();
  await channel.by(PERSON, 'deploy web');
  return channel;
}

async function dangersOf(channel: ChannelUnderTest, commands: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const command of commands) {
    const reply = await channel.by(PERSON, command);
    for (const share of [false, true]) {
      found.push(
        ...dangersIn(messageOf(reply, { ...PLACE, share })).map((danger) => `${command.slice(0, 60)} -> ${danger}`),
      );
    }
  }
  return found;
}

it.each(ALL_VERBS.map(({ name }) => name))('%s', async (verb) => {
  const channel = await prepared();
  const quoted = `'${NASTY}'`;
  const commands = [
    `${verb} ${NASTY}`,
    `${verb} ${quoted}`,
    `${verb} web ${quoted}`,
    `${verb} web a=${quoted}`,
    `${verb} ${quoted} --yes --namespace=${quoted}`,
    `${verb} | grep ${quoted}`,
    `${verb} web | grep -F '{#C999}' | filter`,
  ];
  expect(await dangersOf(channel, commands)).toEqual([]);
});

it('no verb at all', async () => {
  expect(await dangersOf(await prepared(), [NASTY, ...WORDS, `kubectl ${NASTY}`])).toEqual([]);
});

it('what is stored and shown again', async () => {
  const text = JSON.stringify(NASTY);
  const manifest = [
    'apiVersion: v1',
    'kind: Pod',
    'metadata: {name: nasty, annotations: {note: ' + text + '}}',
    'spec: {containers: [{name: a, image: "web:v1", command: [' + text + '], env: [{name: A, value: ' + text + '}]}]}',
  ].join('\n');
  const commands = [
    `apply -f -\n${manifest}`,
    ...['get pod nasty -o yaml', 'describe pod nasty', 'show nasty', 'why nasty', 'diagnose', 'history', 'start', ''],
    `write nasty /data/a '${NASTY}'`,
    'read nasty /data/a',
    `set env deployment/web A='${NASTY}'`,
    ...['show steps', 'undo', 'redo', 'undo --if 1', 'settings log', 'settings workspace', 'save x', 'save x', 'saves'],
    ...[
      'settings who reset me',
      'settings who import me',
      'settings workspace admins me',
      'restore x',
      'quiz',
      'progress',
    ],
  ];
  expect(await dangersOf(await prepared(), commands)).toEqual([]);
});

it('what others read of who was faster, or may', async () => {
  const channel = await prepared();
  for (const text of ['settings who reset me', 'settings who settings me', 'settings workspace admins me']) {
    await channel.by(PERSON, text);
  }
  const zed: Person = { id: 'U2', name: 'zed' };
  for (const text of ['reset', 'settings quiet on', 'settings workspace quiet on', 'history', 'start', 'scale web 9']) {
    const message = messageOf(await channel.by(zed, text), { person: { id: 'U1', name: 'zed' }, channelName: 'squad' });
    expect(dangersIn(message)).toEqual([]);
  }
});
