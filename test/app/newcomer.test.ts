/** Somebody whose first reply of a channel comes when the channel has had its legends. */
import { ANA, CHEN, ChannelUnderTest } from './channel-under-test';

const legend = (picture: readonly string[] | undefined): string | undefined =>
  picture?.find((line) => line.startsWith('[R] ready'));

it('reads once what the symbols mean', async () => {
  const channel = new ChannelUnderTest();
  for (const text of ['deploy web', 'scale web 4', 'scale web 3', 'scale web 4', 'scale web 3']) {
    await channel.by(ANA, text);
  }
  expect(legend((await channel.by(ANA, 'scale web 4')).picture)).toBeUndefined();
  expect(legend((await channel.by(CHEN, 'scale web 3')).picture)).toBeDefined();
  expect(legend((await channel.by(CHEN, 'scale web 4')).picture)).toBeUndefined();
});
