/**
 * Discuss and choose again, through signed requests: nobody learns the answer before the second round is over.
 */
import { OPEN_FOR } from '../../src/app/quiz/quiz-ask';
import { closeDue } from '../../src/app/quiz/quiz-due';
import type { Message } from '../../src/slack/message';
import { ANA, BEN, buttonsOf, CHEN, DORA, labelsOf, QuizChannel, TOKEN, topOf } from './quiz-channel';

const MINUTE = 60_000;
const PEOPLE = [ANA, BEN, CHEN, DORA];

async function asked(token?: string) {
  const channel = new QuizChannel(token);
  await channel.type('deploy web');
  const answered = await channel.type('quiz', BEN);
  const prompt = token === undefined ? answered : channel.said[0]!;
  const right = optionsOf(prompt).find(({ text }) => text === 'the same Pod, its container restarted')!.letter;
  const wrong = ['A', 'B', 'C', 'D'].filter((letter) => letter !== right);
  return { channel, prompt, right, wrong: wrong[0]!, others: wrong };
}

function optionsOf({ blocks }: Message) {
  const lines = blocks.flatMap((block) => (block.type === 'section' ? block.text.text.split('\n') : []));
  return lines.filter((line) => /^[A-D] {2}/.test(line)).map((line) => ({ letter: line[0]!, text: line.slice(3) }));
}

/** Two of four are right. */
async function divided(token?: string) {
  const made = await asked(token);
  const { channel, prompt, right, wrong } = made;
  for (const [n, member] of PEOPLE.entries()) await channel.press(prompt, n < 2 ? right : wrong, member);
  return made;
}

test('who closes while opinions differ is asked first whether to discuss; nothing is told', async () => {
  const { channel, prompt } = await divided(TOKEN);
  const suggested = await channel.press(prompt, 'Close and reveal', CHEN);
  expect(suggested.response_type).toBe('ephemeral');
  expect(topOf(suggested)[1]).toBe('*Not closed yet: opinions differ*');
  expect(labelsOf(suggested)).toEqual(['Discuss first', 'Reveal now']);
  expect(channel.said).toHaveLength(1);
  const reveal = await channel.press(suggested, 'Reveal now', CHEN, true);
  expect(reveal.response_type).toBe('in_channel');
  expect(reveal.text).toContain('2 of 4 were right');
});

test.each([
  ['all were right', 4],
  ['one was right', 1],
  ['three were right', 3],
  ['nobody was right', 0],
])('where %s, closing reveals at once', async (_name, count) => {
  const { channel, prompt, right, wrong } = await asked();
  for (const [n, member] of PEOPLE.entries()) await channel.press(prompt, n < count ? right : wrong, member);
  expect((await channel.press(prompt, 'Close and reveal')).response_type).toBe('in_channel');
});

test('of three answers nothing is concluded', async () => {
  const { channel, prompt, right, wrong } = await asked();
  for (const [n, member] of [ANA, BEN, CHEN].entries()) await channel.press(prompt, n < 2 ? right : wrong, member);
  expect((await channel.press(prompt, 'Close and reveal')).response_type).toBe('in_channel');
});

test('a discussion asks once more, and the reveal tells of both rounds without names', async () => {
  const { channel, prompt, right } = await divided(TOKEN);
  const suggested = await channel.press(prompt, 'Close and reveal', CHEN);
  const word = await channel.press(suggested, 'Discuss first', CHEN, true);
  expect(topOf(word)[1]).toBe('*The second round is in the channel*');
  const [, second, first, ...none] = channel.said;
  expect(none).toEqual([]);
  expect([first!.method, first!.ts]).toEqual(['chat.update', '17.1']);
  expect(topOf(first!)[0]).toBe('quiz for this channel, first round closed, 4 answered');
  expect(buttonsOf(first!)).toEqual([]);
  expect(second!.method).toBe('chat.postMessage');
  expect(topOf(second!)[0]).toBe('quiz for this channel, second round, opened by <@U3>');
  expect(labelsOf(second!)).toEqual(['A', 'B', 'C', 'D', 'Close and reveal']);
  expect(optionsOf(second!)).toEqual(optionsOf(prompt));
  expect(second!.text).toContain('4 answered');
  for (const said of [first!, second!, suggested]) {
    expect(JSON.stringify(said.blocks)).not.toMatch(/Right|In fact|were right|2 of 4/);
  }
  await channel.press(second!, right, CHEN);
  const reveal = await channel.press(second!, 'Close and reveal', ANA);
  expect(reveal.text).toContain('Before the discussion 2 of 4 were right, after it 3 of 4.');
  expect(JSON.stringify(reveal)).not.toMatch(/U2|U3|U4|ben|chen|dora/);
  const closed = channel.said.at(-1)!;
  expect([closed.method, closed.ts]).toEqual(['chat.update', '17.2']);
});

test('who comes after the discussion counts after it only', async () => {
  const { channel, prompt, right, wrong } = await asked();
  await channel.press(prompt, right, ANA);
  await channel.press(prompt, wrong, BEN);
  const second = await channel.type('quiz discuss', ANA);
  expect(second.response_type).toBe('in_channel');
  await channel.press(second, right, CHEN);
  await channel.press(second, right, BEN);
  await channel.press(second, wrong, BEN);
  const reveal = await channel.press(second, 'Close and reveal', DORA);
  expect(reveal.text).toContain('Before the discussion 1 of 2 was right, after it 2 of 3.');
});

test('one answer is nothing to discuss', async () => {
  const { channel, prompt } = await asked();
  expect((await channel.type('quiz discuss')).text).toContain('Nobody has answered yet.');
  await channel.press(prompt, 'A', ANA);
  expect((await channel.type('quiz discuss')).text).toContain('One person has answered so far.');
});

test('it is discussed once; whoever wants it again sees the second round', async () => {
  const { channel } = await divided();
  await channel.type('quiz discuss', ANA, 'first');
  const again = await channel.type('quiz discuss', BEN);
  expect(again.response_type).toBe('ephemeral');
  expect(topOf(again)[0]).toContain('second round, still open');
  expect((await channel.type('quiz discuss', ANA, 'first')).response_type).toBe('in_channel');
  expect((await channel.type('quiz', DORA)).text).toContain('Your answer stays, unless you choose anew.');
});

test('the second round is open as long as the first, and its timer closes it', async () => {
  const { channel } = await divided(TOKEN);
  await channel.wait(OPEN_FOR - MINUTE);
  await channel.type('quiz discuss', ANA);
  await channel.wait(2 * MINUTE);
  expect(await closeDue(channel.ports, Infinity)).toEqual({ done: 0, left: 0 });
  expect((await channel.type('quiz', DORA)).text).toContain('Closes in 8 min');
  await channel.wait(OPEN_FOR);
  expect(await closeDue(channel.ports, Infinity)).toEqual({ done: 1, left: 0 });
  const reveals = channel.said.filter(({ text }) =>
    text.includes('Before the discussion 2 of 4 were right, after it 2'),
  );
  expect(reveals).toHaveLength(1);
});

test('after it is closed there is nothing to discuss: the answer is shown to that person', async () => {
  const { channel, prompt } = await asked();
  await channel.press(prompt, 'A', ANA);
  const id = buttonsOf(prompt)[0]!.value.split(' ')[2]!;
  await channel.press(prompt, 'Close and reveal');
  const late = await channel.type(`quiz discuss ${id}`, CHEN);
  expect(late.response_type).toBe('ephemeral');
  expect(topOf(late)[0]).toContain('closed, 1 answered');
});
