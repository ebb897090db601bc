/** A quiz where Slack, people or numbers are odd: no name, no answer, no member, thousands who answer. */
import { tallyOf } from '../../src/app/quiz/quiz-count';
import type { StoredAnswer, StoredQuestion } from '../../src/app/quiz/quiz-port';
import { writeForm } from '../../src/store/quiz-form';
import { bankQuestion } from '../../src/tutor/quiz/bank';
import { bankItems } from '../../src/tutor/quiz/items';
import { messageOf } from '../../src/slack/blocks';
import { LOCAL_TEAM } from '../../src/local/slack-requests';
import { ANA, BEN, CHEN, QuizChannel, TOKEN } from './quiz-channel';

const CHANNEL = { team: LOCAL_TEAM, channel: 'C1' };
const anything = (_value: Readonly<Record<string, unknown>>): _value is Readonly<Record<string, unknown>> & object =>
  true;

test('an id in the place of a name is not read aloud', () => {
  const reply = { audience: 'asker', command: 'review', headline: '', story: [], buttons: [], text: 'What?' } as const;
  const textFor = (name: string) => messageOf(reply, { person: { id: 'U1', name }, channelName: '' }).text;
  expect(['U1', '', 'ana', '$& <!channel>'].map(textFor)).toEqual([
    'What?',
    'What?',
    'ana: What?',
    '$&amp; &lt;!channel&gt;: What?',
  ]);
});

test('a second round waits for Slack once, not twice', async () => {
  const channel = new QuizChannel(TOKEN);
  await channel.type('quiz');
  const { open } = await channel.ports.quizzes.loadLog(CHANNEL);
  for (const who of [ANA, BEN]) await channel.type(`quiz answer ${open!.id} A`, who);
  const answers: (() => void)[] = [];
  channel.slack.answerOfApi = () =>
    new Promise((resolve) => answers.push(() => resolve(Response.json({ ok: true, channel: 'C1', ts: '17.9' }))));
  const asked = channel.slack.called.length;
  const typed = channel.type(`quiz discuss ${open!.id}`, CHEN);
  while (answers.length < 2) await new Promise((resolve) => setImmediate(resolve));
  expect(
    channel.slack.called
      .slice(asked)
      .map(({ method }) => method)
      .sort(),
  ).toEqual(['chat.postMessage', 'chat.update']);
  for (const answer of answers) answer();
  expect((await typed).text).toContain('The second round is in the channel');
});

test('of a question that was taken back no address is kept', async () => {
  const channel = new QuizChannel(TOKEN);
  channel.refuses('not_in_channel');
  expect((await channel.type('quiz 2h')).text).toContain('More than 25m needs me as a member here.');
  expect(await channel.ports.documents.list({ channel: CHANNEL }, '', anything)).toEqual([]);
});

test('of thousands who answer the first ones count, and the question can be stored', () => {
  const question = bankQuestion(bankItems()[0]!, 1);
  const by = { id: 'U0', name: 'ana' };
  const stored: StoredQuestion = { id: 'abcdefgh', request: 'r', askedBy: by, askedAt: 0, closesAt: 20_000, question };
  const answers = Array.from({ length: 10_000 }, (_, n): StoredAnswer => ({
    ...{ person: `U${String(n).padStart(10, '0')}`, letter: 'A', confidence: 'unsure', first: 'B' },
    ...{ version: 1, at: 10_000 - n, requests: [], round: 2 },
  }));
  const tally = tallyOf({ ...stored, discussion: { by, request: 'd', at: 1 } }, answers);
  expect(tally).toHaveLength(3_000);
  expect(tally.map(({ person }) => person)).toContain('U0000009999');
  expect(writeForm({ ...stored, tally }).body!.S!.length).toBeLessThan(350_000);
});
