/** What stands above a picture of a version. */
import { captionOf } from '../../../src/app/pictures/picture-scene';
import { ANA, ChannelUnderTest, SQUAD } from '../channel-under-test';
import { CommandHandler } from '../../../src/app/handle-command';
import { ALL_VERBS } from '../../../src/app/verbs';

async function captionAfter(...texts: string[]) {
  const { ports } = new ChannelUnderTest();
  const handler = new CommandHandler(ports, ALL_VERBS);
  for (const [index, text] of texts.entries()) {
    await handler.handle({ id: SQUAD, person: ANA, text, request: `r-${index}`, pressed: false });
  }
  const record = await ports.clusters.load(SQUAD);
  return record === undefined ? undefined : captionOf(record);
}

test('what came of the command, and the command', async () => {
  expect(await captionAfter('deploy web')).toEqual({ title: 'web runs: 3 of 3 Pods ready', command: 'deploy web' });
});

test('of a manifest, only the command before it', async () => {
  const manifest = 'apply -f -\nkind: ConfigMap\napiVersion: v1\nmetadata: {name: one}\ndata: {a: b}';
  const caption = await captionAfter(manifest);
  expect(caption?.command).toMatch(/^apply -f -/);
  expect(`${caption?.title} ${caption?.command}`).toMatch(/^[\x20-\x7e]+$/);
});

test('without the marks of a message', async () => {
  expect((await captionAfter('deploy web', 'undo'))?.title).toBe('Rewound: as before deploy web');
});
