/** Images beside answers: only where a workspace switched them on, after Slack took one. */
import { CommandHandler } from '../../../src/app/handle-command';
import type { ResponseUrls } from '../../../src/app/ports';
import { ALL_VERBS } from '../../../src/app/verbs';
import { messageOf } from '../../../src/slack/blocks';
import { SealedPictures } from '../../../src/slack/picture-links';
import type { Reply } from '../../../src/tutor/reply';
import { ANA, ChannelUnderTest, SQUAD } from '../channel-under-test';
import { fixedSecrets } from '../../../src/slack/signing-secrets';

const links = new SealedPictures(fixedSecrets('secret'), 'https://tutor.example');

/** A channel of a program that can be reached; Slack takes what is posted, or does not. */
function reachable({ isTaken = true, hasAddress = true } = {}) {
  const channel = new ChannelUnderTest();
  const posted: Reply[] = [];
  let loads = 0;
  const { documents } = channel;
  const load = documents.load.bind(documents);
  documents.load = (place, isRight) => {
    if (place.name === 'PICTURES') loads++;
    return load(place, isRight);
  };
  const post: ResponseUrls['post'] = (_, reply) => {
    posted.push(reply);
    return Promise.resolve(isTaken);
  };
  const pictures = hasAddress ? { pictures: links } : {};
  const ports = { ...channel.ports, ...pictures, responseUrls: { post, replace: post } };
  const handler = new CommandHandler(ports, ALL_VERBS);
  let requests = 0;
  const type = (text: string, request = `r-${++requests}`) =>
    handler.handle({ id: SQUAD, person: ANA, text, request, pressed: false, answerTo: { url: 'u', replaces: false } });
  return { channel, type, posted, loads: () => loads };
}

const pictureOf = ({ image }: Reply) => links.open(new URL(image?.source ?? 'https://x').pathname);

describe('the reply to a change', () => {
  it('has no image while pictures are off', async () => {
    const { type } = reachable();
    expect((await type('deploy web')).image).toBeUndefined();
  });

  it('has the image of its version once they are on', async () => {
    const { type, channel } = reachable();
    await type('settings pictures on');
    const reply = await type('deploy web');
    const shown = { channel: SQUAD, version: 1, madeAt: channel.clock.now(), view: 'nodes', focus: 'command' };
    expect(pictureOf(reply)).toEqual({ ...shown, theme: 'light', width: 'phone', format: 'png' });
    expect(reply.image?.said).toContain('Deployment web: 3 of 3 Pods ready.');
    expect(reply.picture).toBeDefined();
  });

  it('is the same for a request that is delivered again', async () => {
    const { type } = reachable();
    await type('settings pictures on');
    const first = await type('deploy web', 'same');
    await type('scale web 5');
    expect(await type('deploy web', 'same')).toEqual(first);
  });

  it('leads to its replay, and to no other', async () => {
    const { type } = reachable();
    await type('settings pictures on');
    const { buttons } = await type('deploy web');
    expect(buttons).toHaveLength(4);
    expect(buttons.at(-2)).toEqual({ label: 'Replay', run: 'show --replay 1' });
    expect(buttons.at(-1)?.label).toBe('Why?');
    expect((await type('label node node-1 disk=ssd')).buttons.map(({ label }) => label)).not.toContain('Replay');
    await type('scale web 5');
    const replay = await type('show --replay 1');
    expect(replay.headline).toBe('Replay of deploy web');
    expect(pictureOf(replay)).toMatchObject({ version: 1, format: 'gif' });
  });

  it('asks for the setting once a minute, and never where there is no address', async () => {
    const { type, loads, channel } = reachable();
    for (const text of ['deploy web', 'scale web 2', 'show']) await type(text);
    expect(loads()).toBe(1);
    await channel.clock.sleep(61_000);
    await type('scale web 3');
    expect(loads()).toBe(2);
    const unreached = reachable({ hasAddress: false });
    await unreached.type('deploy web');
    expect(unreached.loads()).toBe(0);
  });

  it('comes without its image when nobody knows whether pictures are on', async () => {
    const { type, channel } = reachable();
    const load = channel.documents.load.bind(channel.documents);
    channel.documents.load = (place, isRight) =>
      place.name === 'PICTURES' ? Promise.reject(new Error('no answer')) : load(place, isRight);
    const reply = await type('deploy web');
    expect(reply.headline).toContain('web runs');
    expect(reply.image).toBeUndefined();
  });
});

describe('settings pictures', () => {
  it('on shows a test first', async () => {
    const { type, posted } = reachable();
    expect((await type('settings pictures on')).headline).toBe('Pictures are on in this workspace');
    expect(posted).toHaveLength(1);
    expect(posted[0]?.image).toMatchObject({ isNeeded: true, view: 'nodes' });
    expect((await type('settings')).text).toContain('pictures: on, light');
    expect((await type('settings pictures on')).notice).toContain('Nothing to do');
  });

  it('on changes nothing when Slack does not take the test', async () => {
    const { type } = reachable({ isTaken: false });
    const reply = await type('settings pictures on');
    expect(reply.notice).toContain('pictures stay off');
    expect(reply.notice).toContain('PUBLIC_URL');
    expect((await type('settings')).text).toContain('pictures: off');
    expect((await type('deploy web')).image).toBeUndefined();
  });

  it('on is refused where nobody reaches this program', async () => {
    const { type, posted } = reachable({ hasAddress: false });
    expect((await type('settings pictures on')).notice).toContain('no address that Slack can reach');
    expect(posted).toEqual([]);
  });

  it('off and dark hold for the workspace, and for the next reply', async () => {
    const { type } = reachable();
    await type('settings pictures on');
    await type('settings pictures dark');
    expect(pictureOf(await type('deploy web'))?.theme).toBe('dark');
    await type('settings pictures off');
    expect((await type('scale web 2')).image).toBeUndefined();
    expect((await type('settings pictures blue')).notice).toContain('on or off, light or dark');
  });

  it('switched by two people at once keeps both changes', async () => {
    const { type } = reachable();
    await type('settings pictures on');
    await Promise.all([type('settings pictures dark'), type('settings pictures off')]);
    expect((await type('settings')).text).toContain('pictures: off');
    expect((await type('settings pictures dark')).notice).toContain('Nothing to do');
  });
});

describe('show', () => {
  it.each([
    ['show --picture', { view: 'nodes' }],
    ['Show owners as picture.', { view: 'owners' }],
    ['show storage', { view: 'storage' }],
    ['show web', { view: 'object', object: { kind: 'Deployment', name: 'web', namespace: 'default' } }],
    ['show wide', { view: 'nodes', width: 'wide' }],
    ['show rollout', { view: 'rollout' }],
    ['replay', { format: 'gif' }],
    ['show replay 1', { format: 'gif', version: 1 }],
  ])('%s has the image of what was asked', async (text, picture) => {
    const { type } = reachable();
    await type('settings pictures on');
    await type('deploy web');
    await type('update web v2');
    await type('save here');
    const reply = await type(text);
    expect(pictureOf(reply)).toMatchObject(picture);
    expect(reply.audience).toBe('asker');
  });

  it.each([
    ['show rollout', 'The last rollout: update web v2', 2],
    ['show rollout web', 'The last rollout of web: update web v2', 2],
    ['show rollout agent', 'The last rollout of agent: deploy agent daemonset', 3],
  ])('%s finds the last one before what was changed since', async (text, headline, version) => {
    const { type } = reachable();
    await type('settings pictures on');
    for (const before of ['deploy web', 'update web v2', 'deploy agent daemonset']) await type(before);
    // Made by no rollout: the newest one is that of the DaemonSet, unless it is taken back.
    if (text === 'show rollout') await type('undo');
    for (const after of ['label deployment web a=b', 'wait 10s', 'save here']) await type(after);
    const reply = await type(text);
    expect(reply.headline).toBe(headline);
    expect(pictureOf(reply)).toMatchObject({ view: 'rollout', version });
    expect(reply.buttons.map(({ run }) => run)).toContain(`show --replay ${version}`);
  });

  it('shows the first Pods of a workload step by step', async () => {
    const { type } = reachable();
    await type('cordon node-1');
    expect((await type('show rollout')).headline).toBe('Nothing has changed here yet');
    await type('deploy agent daemonset');
    const reply = await type('show rollout');
    expect(reply.headline).toBe('Moment by moment: deploy agent daemonset');
    expect(reply.picture?.join('\n')).toContain('DaemonSet made');
  });

  it('says how to switch pictures on when one is asked for, and shows the text', async () => {
    const { type } = reachable();
    await type('deploy web');
    const reply = await type('show --picture');
    expect(reply.notice).toContain('/kube settings pictures on');
    expect(reply.picture?.join('\n')).toContain('Deployment web');
    expect((await type('show')).notice).toBeUndefined();
  });

  it.each(['show --replay 99', 'replay 0'])('%s is refused: there is no such change', async (text) => {
    const { type } = reachable();
    await type('deploy web');
    expect((await type(text)).notice).toContain('There is nothing to replay');
  });

  it('takes a name for a name', async () => {
    const { type } = reachable();
    await type('deploy picture 2');
    expect((await type('show picture')).headline).toBe('picture: 2 of 2 Pods ready');
  });
});

test('the image stands after the picture, with all of it in words', async () => {
  const { type } = reachable();
  await type('settings pictures on');
  const reply = await type('deploy web');
  const { blocks } = messageOf(reply, { person: ANA, channelName: 'squad-3' });
  const place = blocks.findIndex(({ type: kind }) => kind === 'image');
  expect(blocks[place - 1]?.type).toBe('rich_text');
  expect(blocks[place]).toEqual({ type: 'image', image_url: reply.image?.source, alt_text: reply.image?.said });
  expect(blocks.length).toBeLessThanOrEqual(8);
});

test('an image gives way where a message has no room for it', () => {
  const reply: Reply = {
    audience: 'channel',
    command: 'x',
    headline: 'h',
    story: ['s'],
    verbatim: 'v',
    picture: ['p'],
    image: { view: 'nodes', focus: 'all', said: 'a', source: 'https://tutor.example/pictures/x.png' },
    notice: 'n',
    exercise: { lines: ['e'], isNews: false, buttons: [] },
    buttons: [{ label: 'Show', run: 'show' }],
    text: 't',
  };
  const kinds = messageOf(reply, { person: ANA, channelName: 'squad-3' }).blocks.map(({ type }) => type);
  expect(kinds).toHaveLength(8);
  expect(kinds).not.toContain('image');
});
