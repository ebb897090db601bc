/**
 * A quiz with three people on the local gateway: every press is a signed request, and the bot posts through this
 * machine's Web API.
 */
import { type Seen, TutorUnderTest } from './tutor-under-test';

const [ANA, BEN, CHEN, SQUAD, PLATFORM] = ['U0ANA', 'U0BEN', 'U0CHEN', 'C0SQUAD3', 'C0PLATFORM'];

let tutor: TutorUnderTest;
beforeEach(async () => (tutor = await TutorUnderTest.start()));
afterEach(() => tutor.close());

const buttonsOf = ({ blocks }: Seen) => blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));

/** Presses the latest button with this label that the person sees. */
async function press(person: string, channel: string, label: string): Promise<void> {
  const seen = await tutor.seen(person, channel);
  const message = seen.findLast((one) => buttonsOf(one).some(({ text }) => text.text === label));
  const button = message && buttonsOf(message).find(({ text }) => text.text === label);
  if (message === undefined || button === undefined) throw new Error(`no button ${label}`);
  const act = { person, channel, message: message.id, action: button.action_id };
  expect(await tutor.play('press', act)).toBe(204);
}

const type = (person: string, channel: string, text: string) => tutor.play('command', { person, channel, text });
const texts = async (person: string, channel: string) => (await tutor.seen(person, channel)).map(({ text }) => text);

test('where the bot is a member: asked, answered, discussed, closed', async () => {
  await type(ANA, SQUAD, 'deploy web');
  await type(ANA, SQUAD, 'quiz');
  const [prompt] = (await tutor.seen(BEN, SQUAD)).slice(-1);
  expect(prompt).toMatchObject({ text: expect.stringMatching(/^ana: Predict: web/) as string });
  expect(prompt!.author).toBeUndefined();
  expect((await texts(ANA, SQUAD)).at(-1)).toContain('Your question is in the channel');
  for (const [person, letter] of [
    [ANA, 'A'],
    [BEN, 'B'],
    [CHEN, 'C'],
  ] as const) {
    await press(person, SQUAD, letter);
    await press(person, SQUAD, 'Sure');
  }
  expect((await texts(CHEN, SQUAD)).join()).not.toMatch(/Noted: [AB]/);
  await press(ANA, SQUAD, 'Discuss first');
  const rounds = (await tutor.seen(CHEN, SQUAD)).filter(({ text }) => text.includes('Predict: web'));
  expect(rounds.map((one) => buttonsOf(one).length)).toEqual([0, 5]);
  await press(BEN, SQUAD, 'A');
  await press(CHEN, SQUAD, 'Close and reveal');
  const seen = await tutor.seen(BEN, SQUAD);
  expect(seen.filter(({ text }) => text.includes('Predict: web')).map((one) => buttonsOf(one).length)).toEqual([0, 0]);
  const reveal = seen.findLast(({ visibleTo }) => visibleTo === undefined)!;
  expect(reveal.text).toMatch(/Before the discussion [01] of 3 (was|were) right, after it [01] of 3\./);
  expect(buttonsOf(reveal).map(({ text }) => text.text)).toEqual([
    ...['Do it in our cluster', 'Next question', 'Looks wrong?'],
  ]);
  await press(BEN, SQUAD, 'Looks wrong?');
  await press(BEN, SQUAD, 'Run it again');
  expect((await texts(BEN, SQUAD)).at(-1)).toContain('The key is the same today');
}, 30_000);

test('where it is none the question is an answer; an invitation makes longer ones possible', async () => {
  await type(ANA, PLATFORM, 'quiz pod 30m');
  expect((await texts(ANA, PLATFORM)).at(-1)).toContain('More than 25m needs me as a member here');
  await type(ANA, PLATFORM, 'quiz pod');
  expect((await texts(BEN, PLATFORM)).at(-1)).toContain('/invite @kube-tutor');
  await press(BEN, PLATFORM, 'A');
  await press(CHEN, PLATFORM, 'Close and reveal');
  const prompt = (await tutor.seen(CHEN, PLATFORM)).find(({ text }) => text.includes('Predict:'))!;
  expect(buttonsOf(prompt)).toEqual([]);
  await type(ANA, PLATFORM, '/invite @kube-tutor');
  expect((await texts(BEN, PLATFORM)).at(-1)).toBe('kube-tutor was added to this channel.');
});

test('in a direct message the bot asks in that message', async () => {
  await type(BEN, 'D0BEN', 'quiz 1h');
  const [prompt] = (await tutor.seen(BEN, 'D0BEN')).filter((one) => buttonsOf(one).length === 5);
  expect(prompt!.author).toBeUndefined();
  await press(BEN, 'D0BEN', 'A');
  await press(BEN, 'D0BEN', 'Close and reveal');
  expect((await texts(BEN, 'D0BEN')).at(-1)).toMatch(/was right \(1 answered\)/);
});

test('the Web API answers as Slack does where the bot is no member', async () => {
  const call = async (channel: string) => {
    const body = new URLSearchParams({ channel, text: 'x' });
    const headers = { authorization: 'Bearer xoxb-local' };
    const answer = await fetch(`${tutor.url}/api/chat.postMessage`, { method: 'POST', headers, body });
    return (await answer.json()) as { readonly ok: boolean; readonly error?: string; readonly channel?: string };
  };
  expect(await call(PLATFORM)).toEqual({ ok: false, error: 'not_in_channel' });
  expect(await call('C0NOTHING')).toEqual({ ok: false, error: 'channel_not_found' });
  expect(await call(BEN)).toMatchObject({ ok: true, channel: 'D0BEN' });
});

test('without a token everything is an answer', async () => {
  const without = await TutorUnderTest.start({ SLACK_BOT_TOKEN: '' });
  try {
    await without.play('command', { person: ANA, channel: SQUAD, text: 'quiz' });
    const seen = await without.seen(BEN, SQUAD);
    expect(buttonsOf(seen.at(-1)!)).toHaveLength(5);
    expect(seen.at(-1)!.text).not.toContain('invite');
  } finally {
    await without.close();
  }
});
