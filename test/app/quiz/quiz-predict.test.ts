import { ChannelUnderTest, SQUAD } from '../channel-under-test';

async function questionOf({ quizzes }: ChannelUnderTest) {
  const { open } = await quizzes.loadLog(SQUAD);
  return open === undefined ? undefined : quizzes.load(SQUAD, open.id);
}

test('the button Predict first asks about the channel’s own silent Node', async () => {
  const channel = new ChannelUnderTest();
  for (const command of ['deploy web 6', 'deploy db 3 statefulset']) await channel.type(command);
  const failed = await channel.type('node fail node-3');
  const predict = failed.buttons.find(({ label }) => label === 'Predict first')!;
  const prompt = await channel.type(predict.run);
  expect(prompt.headline).toBe('Predict: which Pods of node-3 are made anew?');
  expect(prompt.picture?.at(-1)).toBe('then   /kube wait 5m');
  const stored = await questionOf(channel);
  expect(stored?.question).toMatchObject({ template: 'lost-node', isOwn: true, command: 'wait 5m' });
});

test('where nothing suits it, it asks about an example', async () => {
  const channel = new ChannelUnderTest();
  await channel.type('quiz predict lost-node');
  expect((await questionOf(channel))?.question).toMatchObject({ template: 'lost-node', isOwn: false });
});

test.each(['quiz predict', 'quiz predict weather', 'quiz predict __proto__'])('%s is not asked', async (typed) => {
  const channel = new ChannelUnderTest();
  const reply = await channel.type(typed);
  expect(reply.headline).toBe('Nothing was changed.');
  expect(await questionOf(channel)).toBeUndefined();
});
