/**
 * A question is about a copy of the cluster as it was when it was asked. The copy is named, so its key can be computed
 * again at any time, whatever happened to the channel's cluster since.
 */
import type { StoredQuestion } from '../../../src/app/quiz/quiz-port';
import { buildExample } from '../../../src/tutor/quiz/example';
import { PREDICTIONS } from '../../../src/tutor/quiz/predictions';
import { rightOption } from '../../../src/tutor/quiz/question';
import { ChannelUnderTest, SQUAD } from '../channel-under-test';

async function type(channel: ChannelUnderTest, ...commands: readonly string[]): Promise<void> {
  for (const command of commands) await channel.type(command);
}

async function questionOf({ quizzes }: ChannelUnderTest): Promise<StoredQuestion> {
  const { open } = await quizzes.loadLog(SQUAD);
  return (await quizzes.load(SQUAD, open!.id))!;
}

const again = (stored: StoredQuestion) => PREDICTIONS.find(({ template }) => template === stored.question.template)!;

test('on the channel’s own cluster: the pin is the version at which it was asked, and gives the same key', async () => {
  const channel = new ChannelUnderTest();
  await type(channel, 'deploy web', 'update web v2', 'update web nopull', 'rollback web', 'quiz deployment');
  const stored = await questionOf(channel);
  expect(stored.pin).toEqual({ version: 4 });
  await type(channel, 'scale web 1', 'delete deployment web');
  const pinned = (await channel.clusters.loadVersion(SQUAD, 4))!.cluster;
  const draft = again(stored).ask(pinned, true)!;
  expect(draft.right.text).toBe(rightOption(stored.question).text);
  expect(draft.picture).toEqual(stored.question.picture);
  expect(draft.reveal).toEqual(stored.question.reveal);
});

test('on an example: the pin is how to build it, and gives the same key', async () => {
  const channel = new ChannelUnderTest();
  await type(channel, 'quiz statefulset');
  const stored = await questionOf(channel);
  if (stored.pin === undefined || !('example' in stored.pin)) throw new Error('no example');
  const draft = again(stored).ask(buildExample(stored.pin.example), false)!;
  expect(draft.right.text).toBe(rightOption(stored.question).text);
  expect(draft.reveal).toEqual(stored.question.reveal);
});

test('a question about the course is about no cluster', async () => {
  const channel = new ChannelUnderTest();
  await type(channel, 'quiz storage');
  while ((await questionOf(channel)).question.kind === 'prediction') {
    await type(channel, `quiz close ${(await questionOf(channel)).id}`, 'quiz storage');
  }
  const stored = await questionOf(channel);
  expect(stored.question.kind).toBe('course');
  expect(stored.pin).toBeUndefined();
});

test('asking, answering and closing change nothing in the cluster', async () => {
  const channel = new ChannelUnderTest();
  await type(channel, 'deploy web');
  const before = await channel.clusters.load(SQUAD);
  await type(channel, 'quiz');
  const { id } = await questionOf(channel);
  await type(channel, `quiz answer ${id} a`, `quiz sure ${id}`, `quiz close ${id}`);
  expect(await channel.clusters.load(SQUAD)).toEqual(before);
});
