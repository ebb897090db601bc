/** Pictures from the command that switches them on to the bytes that Slack keeps, through the whole tutor. */
import { COURSE_WALK } from '../../docs/course-walk-deeds';
import { refusalOf } from '../../src/local/block-rules/message';
import { Reception } from '../../src/local/reception';
import type { Block, ButtonElement, ImageBlock } from '../../src/slack/message';
import { type Seen, TutorUnderTest } from './tutor-under-test';

const [ANA, BEN, SQUAD, PLATFORM] = ['U0ANA', 'U0BEN', 'C0SQUAD3', 'C0PLATFORM'];
/** Nobody listens there. */
const NOWHERE = 'http://127.0.0.1:9';

let tutor: TutorUnderTest;
afterEach(() => tutor.close());

/** What the bot said to a command, or to a press. */
async function said(deed: () => Promise<unknown>, person = ANA, channel = SQUAD): Promise<readonly Seen[]> {
  const last = (await tutor.seen(person, channel)).at(-1)?.id ?? 0;
  await deed();
  return (await tutor.seen(person, channel)).filter(({ id, author }) => id > last && author === undefined);
}

const type = (text: string, person = ANA, channel = SQUAD) =>
  said(() => tutor.play('command', { person, channel, text }), person, channel);

const press = (message: Seen | undefined, label: string, person = ANA, channel = SQUAD) => {
  const action = buttonsOf(message?.blocks ?? []).find(({ text }) => text.text === label)?.action_id;
  return said(
    () => tutor.play('press', { person, channel, message: message?.id, action, chosen: {} }),
    person,
    channel,
  );
};

const buttonsOf = (blocks: readonly Block[]): readonly ButtonElement[] =>
  blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
const imagesOf = (message: { readonly blocks: readonly Block[] } | undefined): readonly ImageBlock[] =>
  (message?.blocks ?? []).filter((block) => block.type === 'image');

/** The bytes that the page shows: what Slack fetched while the message was posted. */
async function keptOf(message: Seen | undefined): Promise<string> {
  const [image] = imagesOf(message);
  const answer = await fetch(`${tutor.url}/playground/image?url=${encodeURIComponent(image?.image_url ?? '')}`);
  return Buffer.from(await answer.arrayBuffer()).toString('latin1', 0, 6);
}

test('are shown in the whole workspace once Slack took one, and no more when they are off', async () => {
  tutor = await TutorUnderTest.start();
  expect(imagesOf((await type('deploy web')).at(-1))).toEqual([]);
  const [proof, answer] = await type('settings pictures on');
  expect(proof?.text).toContain('Test: this cluster as a picture');
  expect(await keptOf(proof)).toContain('PNG');
  expect(answer?.text).toContain('Pictures are on in this workspace');
  const changed = (await type('update web v2')).at(-1);
  expect(changed).toMatchObject({ problems: [] });
  expect(await keptOf(changed)).toContain('PNG');
  expect(imagesOf((await type('deploy api', BEN, PLATFORM)).at(-1))).toHaveLength(1);
  await type('settings pictures dark', BEN, PLATFORM);
  await type('settings pictures off', BEN, PLATFORM);
  expect(imagesOf((await type('scale web 2')).at(-1))).toEqual([]);
});

test('move after a press of Replay, and are shared with the channel', async () => {
  tutor = await TutorUnderTest.start();
  await type('settings pictures on');
  const changed = (await type('deploy web')).at(-1);
  const replay = (await press(changed, 'Replay', BEN)).at(-1);
  expect(replay).toMatchObject({ visibleTo: BEN, problems: [] });
  expect(await keptOf(replay)).toBe('GIF89a');
  const shared = (await press(replay, 'Share', BEN)).at(-1);
  expect(shared?.visibleTo).toBeUndefined();
  expect(await keptOf(shared)).toBe('GIF89a');
});

test('stay off where Slack cannot fetch one, and the answer comes all the same', async () => {
  tutor = await TutorUnderTest.start({ PUBLIC_URL: NOWHERE });
  const [proof, answer] = await type('settings pictures on');
  expect(proof?.problems).toEqual(['downloading image failed [json-pointer:/blocks/3/image_url]']);
  expect(answer?.text).toContain('pictures stay off');
  expect((await type('settings')).at(-1)?.text).toContain('pictures: off');
  expect((await type('deploy web')).at(-1)).toMatchObject({ problems: [] });
});

test('one request that comes twice has one address', async () => {
  tutor = await TutorUnderTest.start();
  await type('settings pictures on');
  const first = await tutor.type('deploy web', 'C1', 'same');
  await tutor.type('scale web 5', 'C1', 'other');
  const again = await tutor.type('deploy web', 'C1', 'same');
  expect(imagesOf(first.message)).toHaveLength(1);
  expect(again.message).toEqual(first.message);
});

test('of the whole course are taken by Slack, and no message has more than eight blocks', async () => {
  tutor = await TutorUnderTest.start();
  await type('settings pictures on');
  const reception = new Reception();
  const refused: unknown[] = [];
  let images = 0;
  for (const [number, { deeds }] of COURSE_WALK.entries()) {
    const latest = new Map<string, readonly ButtonElement[]>();
    let pod = '';
    for (const [step, { by, types = '', presses }] of deeds.entries()) {
      const pressed = latest.get(by)?.find(({ text }) => presses !== undefined && text.text.startsWith(presses));
      const text = pressed?.value ?? types.replace('{pod}', pod);
      const { message } = await tutor.type(text, `C${number}`, `walk-${number}-${step}`);
      const buttons = buttonsOf(message.blocks);
      for (const person of message.response_type === 'in_channel' ? ['ana', 'ben', 'chen'] : [by]) {
        latest.set(person, buttons);
      }
      pod = buttons.find((one) => one.text.text === 'Why?')?.value.replace(/^why (.*-)?/, '') ?? pod;
      images += imagesOf(message).length;
      const { text: spoken, blocks } = message;
      // Drawing all of them takes long.
      const isFetched = images % 5 === 0;
      const refusal = isFetched
        ? await reception.message({ text: spoken, blocks })
        : refusalOf({ text: spoken, blocks });
      if (refusal !== undefined || message.blocks.length > 8) refused.push([text, refusal, message.blocks.length]);
    }
  }
  expect(refused).toEqual([]);
  expect(images).toBeGreaterThan(40);
});
