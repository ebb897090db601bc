/**
 * *Looks wrong?*: a doubted question is kept whole, without names, and can be run again.
 */
import { version } from '../../../package.json';
import type { Place } from '../../../src/app/documents';
import { StoreError } from '../../../src/app/ports';
import { packCluster, unpackCluster } from '../../../src/app/packed-cluster';
import { PROGRAM } from '../../../src/app/program';
import { quizId } from '../../../src/app/quiz/quiz-id';
import { newCluster } from '../../../src/cluster/new-cluster';
import { PREDICTIONS } from '../../../src/tutor/quiz/predictions';
import { replay } from '../../../src/tutor/quiz/replay';
import { rightOption } from '../../../src/tutor/quiz/question';
import type { Reply } from '../../../src/tutor/reply';
import { violations } from '../../tutor/style-rules';
import { ANA, BEN, ChannelUnderTest, CHEN, SQUAD } from '../channel-under-test';

const reportPlace = (number: number): Place => ({
  owner: { team: SQUAD.team },
  name: `REPORT#${String(number).padStart(9, '0')}`,
});
const anything = (_value: Readonly<Record<string, unknown>>): _value is Readonly<Record<string, unknown>> & object =>
  true;

/** A closed question, and the button below its answer. */
async function closed(channel: ChannelUnderTest, ...commands: readonly string[]): Promise<Reply> {
  for (const command of commands) await channel.type(command);
  const { open } = await channel.quizzes.loadLog(SQUAD);
  await channel.by(BEN, `quiz answer ${open!.id} A`);
  await channel.by(CHEN, `quiz answer ${open!.id} B`);
  return channel.type(`quiz close ${open!.id} now`);
}

test('one tap keeps the question, and answers with a number for this person alone', async () => {
  const channel = new ChannelUnderTest();
  const reveal = await closed(channel, 'deploy web', 'quiz');
  const receipt = await channel.press(reveal, 'Looks wrong?', BEN);
  expect(receipt.headline).toBe('Noted as report 1');
  expect([receipt.audience, receipt.isPersonal]).toEqual(['asker', true]);
  const kept = (await channel.documents.load(reportPlace(1), anything))!.value;
  const text = JSON.stringify(kept);
  expect(kept).toMatchObject({ program: version, pin: { version: 1 }, chosen: ['A', 'B'] });
  expect(text).not.toMatch(/"(U1|U2|U3|ana|ben|chen)"/);
  const again = await channel.press(reveal, 'Looks wrong?', CHEN);
  expect(again.headline).toBe('Noted as report 1');
});

test('an instructor reads it, and runs it again when the cluster is long another one', async () => {
  const channel = new ChannelUnderTest();
  const reveal = await closed(channel, 'deploy web', 'quiz');
  await channel.press(reveal, 'Looks wrong?');
  await channel.type('delete deployment web');
  const shown = await channel.by(CHEN, 'quiz report 1');
  expect(shown.story.join(' ').replace(/\s+/g, ' ')).toMatch(
    /asked by kube-tutor \d\S*\. Question crash, key [A-D]\. Fewer than 5 people answered\./,
  );
  expect(shown.picture!.join('\n')).toContain('then   /kube crash pod');
  const replayed = await channel.press(shown, 'Run it again', CHEN);
  expect(replayed.headline).toMatch(/^The key is the same today: [A-D]$/);
  for (const reply of [shown, replayed]) expect(violations(reply)).toEqual([]);
});

test.each([
  { team: SQUAD.team, channel: 'C9' },
  { team: SQUAD.team, channel: 'D1' },
  { team: 'T2', channel: 'C1' },
])('nobody reads in %j what another channel has reported', async (elsewhere) => {
  const channel = new ChannelUnderTest();
  await channel.press(await closed(channel, 'deploy web', 'quiz'), 'Looks wrong?');
  for (const text of ['quiz report 1', 'quiz report 1 replay']) {
    const reply = await channel.by(CHEN, text, elsewhere);
    expect(reply.text).toContain('There is no report "1".');
    expect(reply.text).not.toContain('web');
  }
});

test('a question about an example and one of the bank are run again, too', async () => {
  const channel = new ChannelUnderTest();
  await channel.press(await closed(channel, 'quiz pod'), 'Looks wrong?');
  expect((await channel.type('quiz report 1 replay')).notice).toMatch(/^Run again on the copy/);
  for (let number = 2; ; number++) {
    await channel.press(await closed(channel, 'quiz storage'), 'Looks wrong?');
    const kept = (await channel.documents.load(reportPlace(number), anything))!.value as { question: { kind: string } };
    const again = await channel.type(`quiz report #${number} replay`);
    expect(again.headline).toMatch(/^The key is the same today/);
    if (kept.question.kind === 'course') {
      expect(again.notice).toMatch(/^The bank of questions says the same/);
      break;
    }
  }
});

test('a key that is another one today is told', async () => {
  const channel = new ChannelUnderTest();
  await closed(channel, 'deploy web', 'quiz');
  const log = await channel.quizzes.loadLog(SQUAD);
  const { question } = (await channel.quizzes.load(SQUAD, log.closed!.id))!;
  const copy = (await channel.clusters.loadVersion(SQUAD, 1))?.cluster ?? (await channel.clusters.load(SQUAD))!.cluster;
  expect(replay(question, copy)).toEqual({ found: 'same', by: 'run' });
  const right = rightOption(question);
  const options = question.options.map((one) => (one === right ? { ...one, text: 'what was right then' } : one));
  expect(replay({ ...question, options }, copy)).toEqual({ found: 'other', text: right.text });
  expect(replay(question, newCluster({ seed: 1 }))).toEqual({ found: 'gone' });
  expect(replay(question, undefined)).toEqual({ found: 'no copy' });
  expect(replay({ ...question, template: 'no-more' }, copy)).toEqual({ found: 'gone' });
  expect(PREDICTIONS.length).toBeGreaterThan(0);
});

test('a question that is still open shows nothing of its answer', async () => {
  const channel = new ChannelUnderTest();
  await channel.type('quiz');
  const { open } = await channel.quizzes.loadLog(SQUAD);
  const reply = await channel.by(BEN, `quiz wrong ${open!.id}`);
  expect(reply.lead).toBe('quiz for {channel}, still open');
  expect(await channel.documents.load(reportPlace(1), anything)).toBeUndefined();
});

test('a channel keeps its latest twenty reports', async () => {
  const channel = new ChannelUnderTest();
  await closed(channel, 'quiz');
  const [first] = (await channel.quizzes.loadLog(SQUAD)).asked;
  const { closing, tally, ...question } = (await channel.quizzes.load(SQUAD, first!.id))!;
  for (let count = 0; count < 22; count++) {
    const id = quizId(String(count));
    await channel.quizzes.create(SQUAD, { ...question, id });
    await channel.quizzes.close(SQUAD, id, closing!);
    await channel.quizzes.settle(SQUAD, id, tally!);
    await channel.type(`quiz wrong ${id}`);
  }
  const kept = await channel.documents.list({ team: SQUAD.team }, 'REPORT#', anything);
  expect(kept.map(({ name }) => Number(name.slice(7)))).toEqual(Array.from({ length: 20 }, (_, n) => n + 3));
});

test('two who doubt the same question at once make one report', async () => {
  const channel = new ChannelUnderTest();
  const reveal = await closed(channel, 'quiz');
  const receipts = await Promise.all([ANA, BEN, CHEN].map((who) => channel.press(reveal, 'Looks wrong?', who)));
  expect(new Set(receipts.map(({ headline }) => headline)).size).toBe(1);
  expect(await channel.documents.list({ team: SQUAD.team }, 'REPORT#', anything)).toHaveLength(1);
});

test('a cluster is packed and unpacked, unless it is too large', () => {
  const state = newCluster({ seed: 7 });
  expect(unpackCluster(packCluster(state)!)).toEqual(state);
  const noise = Array.from({ length: 400_000 }, (_, n) => ((n * 2654435761) >>> 0).toString(36)).join('');
  expect(packCluster({ ...state, noise } as typeof state)).toBeUndefined();
  for (const damaged of ['', '9p', packCluster(state)!.slice(0, -20)]) {
    expect(() => unpackCluster(damaged)).toThrow(StoreError);
  }
});

test('the version of the program is that of package.json', () => {
  expect(PROGRAM).toBe(version);
});
