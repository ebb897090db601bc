/**
 * The quiz through signed requests of Slack: what everybody sees, what only one person sees, and what comes back from
 * buttons.
 */
import { OPEN_FOR } from '../../src/app/quiz/quiz-ask';
import { buttonBody } from '../../src/local/interactions';
import { LOCAL_TEAM, slashCommandBody } from '../../src/local/slack-requests';
import type { Message } from '../../src/slack/message';
import { RESPONSE_URL, SlackUnderTest } from './slack-under-test';

const SQUAD = { id: 'C1', name: 'squad-3' };
const OTHER = { id: 'C2', name: 'squad-4' };
const ANA = { id: 'U1', name: 'ana' };
const BEN = { id: 'U2', name: 'ben' };
const CHEN = { id: 'U3', name: 'chen' };

class Channel {
  readonly slack = new SlackUnderTest();
  private triggers = 0;

  async type(text: string, member = ANA, trigger = `t${++this.triggers}`, channel = SQUAD): Promise<Message> {
    const body = slashCommandBody({ member, channel, text, trigger, responseUrl: RESPONSE_URL });
    return JSON.parse((await this.slack.send(body)).body) as Message;
  }

  /** Presses the button with this label and answers with what was posted for it. */
  async press(message: Message, label: string, member = ANA, trigger = `t${++this.triggers}`): Promise<Message> {
    const button = buttonsOf(message).find(({ text }) => text.text === label);
    if (button === undefined) throw new Error(`no button ${label}`);
    const action = { action_id: button.action_id, value: button.value };
    const place = { member, channel: SQUAD, message: '1.2', isEphemeral: false };
    const before = this.slack.posted.length;
    await this.slack.send(buttonBody({ ...place, action, trigger, responseUrl: RESPONSE_URL }));
    return this.slack.posted[before]!.message;
  }

  /** Lets wall-clock time pass. */
  wait(milliseconds: number): Promise<void> {
    return this.slack.channel.clock.sleep(milliseconds);
  }
}

const buttonsOf = ({ blocks }: Message) => blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
const labelsOf = (message: Message) => buttonsOf(message).map(({ text }) => text.text);
const partsOf = ({ blocks }: Message) =>
  blocks.map((block) => {
    if (block.type === 'section') return block.text.text;
    if (block.type === 'context') return block.elements.map(({ text }) => text).join();
    if (block.type === 'rich_text') return block.elements.map((part) => part.elements[0].text).join();
    if (block.type === 'image') return block.alt_text;
    return block.elements.map(({ text }) => `[${text.text}]`).join(' ');
  });
const kindsOf = ({ blocks }: Message) => blocks.map(({ type }) => type);

async function askedAbout(command: string) {
  const channel = new Channel();
  await channel.type(command);
  const prompt = await channel.type('quiz', BEN);
  return { channel, prompt };
}

test('a question is posted to the channel in the form of the reply style', async () => {
  const { prompt } = await askedAbout('deploy web');
  expect(prompt.response_type).toBe('in_channel');
  expect(kindsOf(prompt)).toEqual(['context', 'section', 'section', 'rich_text', 'section', 'actions', 'context']);
  const [lead, headline, situation, picture, options, buttons, footer] = partsOf(prompt);
  expect(lead).toBe('quiz for #squad-3, asked by <@U2>');
  expect(headline).toMatch(/^\*Predict: web\.\.\w{5} crashes\. What comes next\?\*$/);
  expect(situation).toBe('All Pods of Deployment web are ready. Now the container of one ends with an error.');
  expect(picture!.split('\n').at(-1)).toMatch(/^then {3}\/kube crash pod web\.\.\w{5}$/);
  expect(options!.split('\n')).toHaveLength(4);
  expect(buttons).toBe('[A] [B] [C] [D] [Close and reveal]');
  expect(footer).toBe(
    'Answers are private and can be changed. Closes in 10 min.\nYour cluster is not touched: this runs on a copy.',
  );
});

test('answers are private, can be changed and shared with nobody; the reveal tells numbers only', async () => {
  const { channel, prompt } = await askedAbout('deploy web');
  const right = options(prompt).find(({ text }) => text === 'the same Pod, its container restarted')!.letter;
  const wrong = ['A', 'B', 'C', 'D'].find((letter) => letter !== right)!;
  const receipt = await channel.press(prompt, wrong, ANA);
  expect(receipt.response_type).toBe('ephemeral');
  expect(partsOf(receipt)[1]).toBe(`*Noted: ${wrong}*`);
  expect(labelsOf(receipt)).toEqual(['Sure', 'Not sure', 'Change']);
  expect(partsOf(await channel.press(receipt, 'Sure', ANA))[1]).toBe(`*Noted: ${wrong}, and you are sure*`);
  const offer = await channel.press(receipt, 'Change', ANA);
  expect(partsOf(await channel.press(offer, right, ANA))[1]).toBe(`*Noted: ${right}*`);
  await channel.press(prompt, wrong, CHEN);

  const reveal = await channel.press(prompt, 'Close and reveal', BEN);
  expect(reveal.response_type).toBe('in_channel');
  const [lead, headline, story, , explanations] = partsOf(reveal);
  expect(lead).toBe('quiz for #squad-3, closed by <@U2>, 2 answered');
  expect(headline).toBe(`*${right}: the same Pod, its container restarted*`);
  expect(story!.split('\n')[0]).toBe('1 of 2 was right.');
  expect(explanations!.split('\n').map((line) => line.slice(3, 9))).toEqual(['Right:', ...Array(3).fill('Many t')]);
  expect(labelsOf(reveal)).toEqual(['Do it in our cluster', 'Next question', 'Looks wrong?']);
  expect(JSON.stringify(reveal)).not.toMatch(/U1|U3|ana|chen/);
});

test('“Do it in our cluster” does what was predicted, and only then the cluster changes', async () => {
  const { channel, prompt } = await askedAbout('deploy web');
  const before = (await channel.slack.saved())!.version;
  const reveal = await channel.press(prompt, 'Close and reveal');
  expect((await channel.slack.saved())!.version).toBe(before);
  const done = await channel.press(reveal, 'Do it in our cluster');
  expect(done.response_type).toBe('in_channel');
  expect(done.text).toMatch(/crashed/);
  expect((await channel.slack.saved())!.version).toBe(before + 1);
});

test('it is not offered when the cluster no longer has what the question was about', async () => {
  const { channel, prompt } = await askedAbout('deploy web');
  await channel.type('delete deployment web');
  const reveal = await channel.press(prompt, 'Close and reveal');
  expect(labelsOf(reveal)).toEqual(['Next question', 'Show our cluster', 'Looks wrong?']);
});

test('a request that is delivered twice asks once, and answers once', async () => {
  const { channel, prompt } = await askedAbout('deploy web');
  const first = await channel.press(prompt, 'A', ANA, 'same');
  expect(await channel.press(prompt, 'A', ANA, 'same')).toEqual(first);
  await channel.press(prompt, 'Close and reveal');
  const next = await channel.type('quiz next', BEN, 'again');
  expect(await channel.type('quiz next', BEN, 'again')).toEqual(next);
  expect(next.text).not.toBe(prompt.text);
});

test('a press after the question was closed shows the answer to that person alone', async () => {
  const { channel, prompt } = await askedAbout('deploy web');
  await channel.press(prompt, 'Close and reveal', BEN);
  const late = await channel.press(prompt, 'A', ANA);
  expect(late.response_type).toBe('ephemeral');
  expect(partsOf(late)[0]).toBe('quiz for #squad-3, closed, 0 answered  only you see this');
  expect(labelsOf(late)).not.toContain('Share');
});

test('when its time is over, whatever is typed next shows the answer to the channel, besides its own', async () => {
  const { channel, prompt } = await askedAbout('deploy web');
  await channel.press(prompt, 'B', ANA);
  await channel.wait(OPEN_FOR + 1);
  const posted = channel.slack.posted.length;
  expect((await channel.type('scale web 4')).text).toMatch(/web has 4 of 4/);
  const [reveal, prompted, ...more] = channel.slack.posted.slice(posted);
  expect(more).toEqual([]);
  expect(reveal!.message.response_type).toBe('in_channel');
  expect(partsOf(reveal!.message)[0]).toBe('quiz for #squad-3, its time is over, 1 answered');
  expect(prompted!.message.replace_original).toBe(true);
  await channel.type('get pods');
  expect(channel.slack.posted.slice(posted)).toHaveLength(2);
});

test('an answer that did not reach the channel is shown with the next command, once', async () => {
  const { channel, prompt } = await askedAbout('deploy web');
  const { slack } = channel;
  slack.answerOfHook = () => Promise.reject(new Error('cut off'));
  await channel.press(prompt, 'Close and reveal', BEN);
  slack.answerOfHook = () => Promise.resolve(new Response('ok'));
  const posted = slack.posted.length;
  await channel.type('get pods');
  expect(slack.posted.slice(posted)).toEqual([]);
  await channel.wait(11_000);
  await channel.type('quiz', CHEN);
  await channel.type('get pods');
  const [reveal, ...more] = slack.posted.slice(posted);
  expect(more).toEqual([]);
  expect(reveal!.message.response_type).toBe('in_channel');
  expect(partsOf(reveal!.message)[0]).toBe('quiz for #squad-3, closed by <@U2>, 0 answered');
});

test('an answer that reached the channel is not shown again', async () => {
  const { channel, prompt } = await askedAbout('deploy web');
  await channel.press(prompt, 'Close and reveal', BEN);
  const posted = channel.slack.posted.length;
  await channel.wait(11_000);
  await channel.type('get pods');
  expect(channel.slack.posted.slice(posted)).toEqual([]);
});

describe('what comes back is read like anything typed', () => {
  test.each([
    ['quiz answer 22222222 A', 'This channel has no such question.'],
    ['quiz close', 'No question is open in this channel.'],
    ['quiz discuss', 'No question is open in this channel.'],
    ['quiz close 22222222', 'This channel has no such question.'],
    ['quiz wrong', 'This channel has no such question.'],
    ['quiz report', 'Which report?'],
    ['quiz report 7', 'There is no report "7".'],
    ['quiz report 1 again', 'There is no report "1".'],
    ['quiz 25h', 'A question cannot be open for "25h".'],
    ['quiz 0', 'A question cannot be open for "0".'],
    ['quiz 3 apples', 'There is no quiz about "apples".'],
    ['quiz sure nonsense!', 'This channel has no such question.'],
    ['quiz about cooking', 'There is no quiz about "about".'],
    ['quiz topic cooking', 'There is no quiz about "cooking".'],
  ])('%s', async (text, message) => {
    const answer = await new Channel().type(text);
    expect(answer.response_type).toBe('ephemeral');
    expect(answer.text).toContain(message);
  });

  test('a letter that is none', async () => {
    const { channel, prompt } = await askedAbout('deploy web');
    const command = buttonsOf(prompt)[0]!.value.replace(/ A$/, ' E');
    expect((await channel.type(command)).text).toContain('An answer is one of A, B, C and D.');
  });

  test('a question of another channel', async () => {
    const { channel, prompt } = await askedAbout('deploy web');
    const answer = await channel.type(buttonsOf(prompt)[0]!.value, ANA, 'elsewhere', OTHER);
    expect(answer.text).toContain('This channel has no such question.');
  });

  test('capitals and a full stop', async () => {
    const { channel, prompt } = await askedAbout('deploy web');
    const command = buttonsOf(prompt)[1]!.value;
    expect((await channel.type(`${command.toUpperCase()}.`)).text).toContain('Noted: B');
  });

  test('an answer that somebody tries to share stays private', async () => {
    const { channel, prompt } = await askedAbout('deploy web');
    const action = { action_id: 'share:0', value: buttonsOf(prompt)[0]!.value };
    await channel.slack.press(action);
    const shared = channel.slack.posted.at(-1)!.message;
    expect(shared.response_type).toBe('ephemeral');
    const quizzes = channel.slack.channel;
    expect((await quizzes.clusters.load({ team: LOCAL_TEAM, channel: 'C1' }))!.version).toBe(1);
    expect(shared.text).not.toContain('Noted');
  });
});

test.each(['pod', 'deployments', 'sts', 'daemonset', 'storage', 'scaling'])(
  'a quiz about %s can be asked for',
  async (topic) => {
    const message = await new Channel().type(`quiz ${topic}`);
    expect(labelsOf(message)).toEqual(['A', 'B', 'C', 'D', 'Close and reveal']);
  },
);

function options(prompt: Message): readonly { readonly letter: string; readonly text: string }[] {
  return partsOf(prompt)[4]!
    .split('\n')
    .map((line) => ({ letter: line.slice(0, 1), text: line.slice(3) }));
}
