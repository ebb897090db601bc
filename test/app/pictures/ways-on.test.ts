/** Who asks for a picture where there is none is led to it, and only to where it is. */
import { CommandHandler } from '../../../src/app/handle-command';
import { ALL_VERBS } from '../../../src/app/verbs';
import { SealedPictures } from '../../../src/slack/picture-links';
import { ANA, ChannelUnderTest, SQUAD } from '../channel-under-test';
import { fixedSecrets } from '../../../src/slack/signing-secrets';

function channelWith(address: string | undefined) {
  const { ports } = new ChannelUnderTest();
  const pictures = address === undefined ? {} : { pictures: new SealedPictures(fixedSecrets('secret'), address) };
  const taken = () => Promise.resolve(true);
  const handler = new CommandHandler(
    { ...ports, ...pictures, responseUrls: { post: taken, replace: taken } },
    ALL_VERBS,
  );
  let requests = 0;
  return async (text: string) => {
    const request = `request-${++requests}`;
    const answerTo = { url: 'u', replaces: false };
    const reply = await handler.handle({ id: SQUAD, person: ANA, text, request, pressed: false, answerTo });
    return { ...reply, runs: reply.buttons.map(({ run }) => run) };
  };
}

test('by a button, while they are off', async () => {
  const type = channelWith('https://tutor.example');
  expect((await type('show --picture')).runs[0]).toBe('settings pictures on');
  expect((await type('settings pictures')).runs[0]).toBe('settings pictures on');
  await type('settings pictures on');
  expect((await type('show --picture')).runs).not.toContain('settings pictures on');
  expect((await type('settings pictures maybe')).runs[0]).toBe('settings pictures off');
});

test('by no button, where nobody reaches this program', async () => {
  const type = channelWith(undefined);
  expect((await type('show --picture')).runs).not.toContain('settings pictures on');
  expect((await type('settings pictures')).runs).not.toContain('settings pictures on');
});
