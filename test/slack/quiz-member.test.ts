/**
 * Questions where the bot is a member of the channel, and where it is none, through signed requests.
 */
import { OPEN_FOR } from '../../src/app/quiz/quiz-ask';
import { closeDue } from '../../src/app/quiz/quiz-due';
import { ANA, BEN, buttonsOf, CHEN, labelsOf, QuizChannel, TOKEN, topOf } from './quiz-channel';

const MINUTE = 60_000;

async function askedAsMember(command = 'quiz') {
  const channel = new QuizChannel(TOKEN);
  await channel.type('deploy web');
  const word = await channel.type(command, BEN);
  const [prompt] = channel.said;
  return { channel, word, prompt: prompt! };
}

describe('as a member', () => {
  test('the bot posts the question, and who asked reads a word of their own', async () => {
    const { word, prompt, channel } = await askedAsMember();
    expect(channel.said).toHaveLength(1);
    expect(prompt.method).toBe('chat.postMessage');
    expect(topOf(prompt)[0]).toBe('quiz for this channel, asked by <@U2>');
    expect(labelsOf(prompt)).toEqual(['A', 'B', 'C', 'D', 'Close and reveal']);
    expect(word.response_type).toBe('ephemeral');
    expect(topOf(word)[1]).toBe('*Your question is in the channel*');
    expect(labelsOf(word)).toEqual(['Discuss first', 'Close and reveal']);
  });

  test('votes change nothing that everybody sees; closing takes the buttons away and shows the answer', async () => {
    const { channel, prompt } = await askedAsMember();
    for (const member of [ANA, BEN, CHEN]) await channel.press(prompt, 'A', member);
    expect(channel.said).toHaveLength(1);
    const reveal = await channel.press(prompt, 'Close and reveal', CHEN);
    expect(reveal.response_type).toBe('in_channel');
    const [, closed, ...more] = channel.said;
    expect(more).toEqual([]);
    expect([closed!.method, closed!.ts]).toEqual(['chat.update', '17.1']);
    expect(topOf(closed!)).toEqual(['quiz for this channel, closed, 3 answered', topOf(prompt)[1]]);
    expect(buttonsOf(closed!)).toEqual([]);
    expect(JSON.stringify(closed!.blocks)).not.toMatch(/Right|In fact|U1|U3/);
    await channel.type('get pods');
    expect(channel.said).toHaveLength(2);
  });

  test('the word of who asked can close it, too', async () => {
    const { channel, word } = await askedAsMember();
    expect((await channel.press(word, 'Close and reveal', BEN, true)).response_type).toBe('in_channel');
    expect(channel.said.map(({ method }) => method)).toEqual(['chat.postMessage', 'chat.update']);
  });

  test('a request that is delivered twice posts once', async () => {
    const channel = new QuizChannel(TOKEN);
    const [one, other] = await Promise.all([1, 2].map(() => channel.type('quiz', BEN, 'same')));
    const third = await channel.type('quiz', BEN, 'same');
    expect(channel.said).toHaveLength(1);
    expect([other, third]).toEqual([one, one]);
  });

  test('when Slack does not change the message, the answer comes nevertheless', async () => {
    const { channel, prompt } = await askedAsMember();
    channel.slack.answerOfApi = () => Promise.reject(new Error('cut off'));
    expect((await channel.press(prompt, 'Close and reveal')).response_type).toBe('in_channel');
    expect((await channel.press(prompt, 'A', CHEN)).response_type).toBe('ephemeral');
  });

  test.each([
    ['quiz 1m', 1],
    ['quiz 90m', 90],
    ['quiz pod 24h', 24 * 60],
    ['quiz 2 hours', 120],
    ['quiz next 5 min', 5],
  ])('%s is open so long, and closed by the timer', async (command, minutes) => {
    const { channel } = await askedAsMember(command);
    await channel.wait(minutes * MINUTE - 1);
    expect(await closeDue(channel.ports, Infinity)).toEqual({ done: 0, left: 0 });
    await channel.wait(MINUTE);
    expect(await closeDue(channel.ports, Infinity)).toEqual({ done: 1, left: 0 });
    const [, reveal, closed] = channel.said;
    expect([reveal!.method, closed!.method]).toEqual(['chat.postMessage', 'chat.update']);
    expect(topOf(reveal!)[0]).toBe('quiz for this channel, its time is over, 0 answered');
    expect(labelsOf(reveal!)).toContain('Looks wrong?');
  });
});

describe('where the bot is no member', () => {
  async function askedElsewhere(command = 'quiz') {
    const channel = new QuizChannel(TOKEN);
    channel.refuses('not_in_channel');
    await channel.type('deploy web');
    return { channel, prompt: await channel.type(command, BEN) };
  }

  test('the answer to the command is the question; it says once what an invitation brings', async () => {
    const { channel, prompt } = await askedElsewhere();
    expect(prompt.response_type).toBe('in_channel');
    expect(labelsOf(prompt)).toEqual(['A', 'B', 'C', 'D', 'Close and reveal']);
    expect(prompt.text).toContain('Invite me for longer ones: /invite @kube-tutor');
    await channel.press(prompt, 'Close and reveal');
    const second = await channel.type('quiz', ANA);
    expect(labelsOf(second)).toHaveLength(5);
    expect(second.text).not.toContain('Invite me');
  });

  test('the address of a press replaces the prompt when it closes', async () => {
    const { channel, prompt } = await askedElsewhere();
    await channel.press(prompt, 'A', CHEN);
    const posted = channel.slack.posted.length;
    await channel.press(prompt, 'Close and reveal', ANA);
    const [reveal, closed, ...more] = channel.slack.posted.slice(posted);
    expect(more).toEqual([]);
    expect(reveal!.message).toMatchObject({ replace_original: false, response_type: 'in_channel' });
    expect(closed!.message.replace_original).toBe(true);
    expect(topOf(closed!.message)[0]).toBe('quiz for this channel, closed, 1 answered');
    expect(buttonsOf(closed!.message)).toEqual([]);
  });

  test('fifty answers take one address, which is forgotten when the question closes', async () => {
    const { channel, prompt } = await askedElsewhere();
    const saves: string[] = [];
    const { documents } = channel.slack.channel;
    const save = documents.save.bind(documents);
    documents.save = (place, ...rest) => (saves.push(place.name), save(place, ...rest));
    for (let n = 0; n < 50; n++) await channel.press(prompt, 'A', { id: `U${100 + n}`, name: `p${n}` });
    expect(saves.filter((name) => name.startsWith('PROMPT#'))).toHaveLength(1);
    await channel.press(prompt, 'Close and reveal');
    const owner = { channel: { team: 'T0LOCAL', channel: 'C1' } };
    const kept = await documents.list(owner, 'PROMPT#', (_value): _value is typeof _value & object => true);
    expect(kept).toEqual([]);
    expect(channel.slack.channel.log.lines.join()).not.toMatch(/hooks\.slack\.com|xoxb/);
  });

  test('the timer shows the answer through the address of the request that asked', async () => {
    const { channel } = await askedElsewhere();
    await channel.wait(OPEN_FOR + MINUTE);
    const posted = channel.slack.posted.length;
    await closeDue(channel.ports, Infinity);
    const [reveal, ...more] = channel.slack.posted.slice(posted);
    expect(more).toEqual([]);
    expect(reveal!.url).toContain('/commands/');
    expect(topOf(reveal!.message)[0]).toBe('quiz for this channel, its time is over, 0 answered');
    await channel.wait(MINUTE);
    await channel.type('get pods');
    expect(channel.slack.posted.slice(posted)).toHaveLength(1);
  });

  test('a question that is open for longer is not asked: the bot could not close it', async () => {
    const { channel, prompt } = await askedElsewhere('quiz statefulset 30m');
    expect(prompt.response_type).toBe('ephemeral');
    expect(prompt.text).toContain('More than 25m needs me as a member here');
    expect(prompt.text).toContain('/invite @kube-tutor');
    expect(buttonsOf(prompt)[0]!.value).toBe('quiz statefulset 25m');
    await channel.wait(MINUTE);
    channel.joins();
    const word = await channel.type('quiz statefulset 30m', BEN);
    expect(topOf(word)[1]).toBe('*Your question is in the channel*');
    await channel.wait(40 * MINUTE);
    await closeDue(channel.ports, Infinity);
    expect(channel.said.filter(({ text }) => text.includes('were right') || text.includes('Nobody'))).toHaveLength(1);
  });

  test.each<[string, () => Promise<Response>]>([
    ['no answer', () => Promise.reject(new Error('cut off'))],
    ['too many calls', () => Promise.resolve(new Response('', { status: 429, headers: { 'Retry-After': '60' } }))],
  ])('%s from Slack: the question comes as an answer', async (_name, answer) => {
    const channel = new QuizChannel(TOKEN);
    channel.slack.answerOfApi = answer;
    expect(labelsOf(await channel.type('quiz', BEN))).toHaveLength(5);
  });
});

describe('without a token', () => {
  test('no invitation is asked for, and a long question is refused with the reason', async () => {
    const channel = new QuizChannel();
    expect((await channel.type('quiz')).text).not.toContain('Invite me');
    const other = new QuizChannel();
    const refused = await other.type('quiz 26m');
    expect(refused.text).toContain('no bot token');
    expect(labelsOf(await other.type('quiz 25m'))).toHaveLength(5);
  });
});

test('an answer that comes too late is told so, with the answer, and counts for the person’s review only', async () => {
  const { channel, prompt } = await askedAsMember();
  await channel.press(prompt, 'A', ANA);
  await channel.press(prompt, 'Close and reveal', BEN);
  await channel.wait(4 * MINUTE);
  const late = await channel.press(prompt, 'B', CHEN);
  expect(late.response_type).toBe('ephemeral');
  expect(late.text).toContain(
    'This question was closed 4 min ago. Your answer counts for your review, not for the channel.',
  );
  expect(late.text).toContain('You said B');
  expect(topOf(late)[0]).toContain('closed, 1 answered');
  const again = await channel.press(prompt, 'B', ANA);
  expect(again.text).toContain('You said A');
  expect(again.text).not.toContain('counts for your review');
});

test('an answer after the time of a question says that its time was over', async () => {
  const { channel, prompt } = await askedAsMember();
  await channel.wait(OPEN_FOR + MINUTE);
  await closeDue(channel.ports, Infinity);
  const late = await channel.press(prompt, 'B', CHEN);
  expect(late.text).toContain('The time of this question was over 1 min ago.');
});
