/** What is answered to whoever asks for a picture. */
import type { PictureFormats } from '../../src/app/pictures/pictures';
import type { PictureRequest } from '../../src/app/pictures/picture-request';
import { type ChannelRecord, StoreError } from '../../src/app/ports';
import { ALL_VERBS } from '../../src/app/verbs';
import { SealedPictures } from '../../src/slack/picture-links';
import { createPictures } from '../../src/slack/picture-requests';
import { ANA, BEN, ChannelUnderTest, SQUAD } from '../app/channel-under-test';
import { ForgetfulStore } from '../app/forgetful-store';
import { fixedSecrets } from '../../src/slack/signing-secrets';

const SECRET = 'test-secret';
const links = new SealedPictures(fixedSecrets(SECRET));

/** Files that hold the SVG that they were made of. */
const TEXT: PictureFormats = {
  png: (svg) => Promise.resolve(Buffer.from(svg)),
  gif: (frames) => Promise.resolve(Buffer.from(frames.map(({ svg }) => svg).join('\n'))),
};

const NODES: PictureRequest = {
  channel: SQUAD,
  version: 1,
  view: 'nodes',
  focus: 'command',
  theme: 'light',
  width: 'phone',
  format: 'png',
};

async function deployed(...more: readonly string[]) {
  const store = new ForgetfulStore();
  const channel = new ChannelUnderTest(store);
  for (const command of ['deploy web 3', ...more]) await channel.type(command);
  const { clusters, clock, log } = channel;
  const drawn: string[] = [];
  const formats: PictureFormats = { ...TEXT, png: (svg) => (drawn.push(svg), TEXT.png(svg)) };
  const pictures = createPictures({ clusters, verbs: ALL_VERBS, formats, secrets: fixedSecrets(SECRET), clock, log });
  const get = (picture: PictureRequest, method = 'GET') => pictures.answer(eventOf(links.link(picture), method));
  const shown = async (picture: PictureRequest) => decoded(await get(picture));
  return { store, channel, pictures, get, shown, drawn, log, clock };
}

const eventOf = (path: string, method = 'GET') => ({ rawPath: path, requestContext: { http: { method } } });
const decoded = (answer: { body: string } | undefined) => Buffer.from(answer?.body ?? '', 'base64').toString('utf8');

test('a picture is sent as bytes that may be kept for an hour', async () => {
  const { get } = await deployed();
  const answer = await get(NODES);
  expect(answer).toMatchObject({
    statusCode: 200,
    isBase64Encoded: true,
    headers: {
      'Content-Type': 'image/png',
      'Cache-Control': 'public, max-age=3600, immutable',
      'X-Content-Type-Options': 'nosniff',
    },
  });
  expect(decoded(answer)).toContain('deploy web 3');
  const head = await get(NODES, 'HEAD');
  expect(head).toMatchObject({ statusCode: 200, body: '', headers: answer?.headers });
});

test('shows the version that it names, whatever came later', async () => {
  const { shown, channel } = await deployed();
  const before = await shown({ ...NODES, madeAt: channel.clock.now() });
  await channel.clock.sleep(120_000);
  await channel.type('scale web 5');
  expect(await shown({ ...NODES, madeAt: channel.clock.now() - 120_000 })).toBe(before);
});

test('shows what the command touched, and everything where it is asked for that', async () => {
  const { shown } = await deployed('deploy db 2 statefulset', 'scale web 2');
  const focused = await shown({ ...NODES, version: 3 });
  expect(focused).not.toContain('db-0');
  expect(await shown({ ...NODES, version: 3, focus: 'all' })).toContain('db-0');
});

test('dark is another picture of the same', async () => {
  const { shown } = await deployed();
  expect(await shown({ ...NODES, theme: 'dark' })).not.toBe(await shown(NODES));
});

test('motion has a frame for each moment', async () => {
  const { shown, get } = await deployed('update web v2');
  const gif = await shown({ ...NODES, version: 2, format: 'gif' });
  expect(gif.split('<svg').length - 1).toBeGreaterThan(3);
  expect((await get({ ...NODES, version: 2, format: 'gif' }))?.headers?.['Content-Type']).toBe('image/gif');
});

test('is made once for several that ask at a time', async () => {
  const { get, drawn } = await deployed();
  await Promise.all([get(NODES), get(NODES), get(NODES)]);
  expect(drawn).toHaveLength(1);
});

test('of a version that is no longer kept says so, and soon again', async () => {
  const { store, get, channel } = await deployed('scale web 5');
  store.oldest = 2;
  const answer = await get(NODES);
  expect(answer).toMatchObject({ statusCode: 200, headers: { 'Cache-Control': 'public, max-age=300' } });
  expect(decoded(answer)).toContain('expired');
  expect(decoded(answer)).not.toContain('web');
  expect(decoded(await get({ ...NODES, channel: { team: 'T1', channel: 'C9' } }))).toContain('expired');
  const told = channel.log.lines.map((line) => JSON.parse(line) as object);
  expect(told).toEqual(Array(2).fill({ event: 'picture', view: 'nodes', format: 'png', ms: 0, standIn: true }));
});

test('of a channel that was forgotten and began anew shows nothing of the new cluster', async () => {
  const { get } = await deployed();
  expect(decoded(await get({ ...NODES, madeAt: 1 }))).toContain('expired');
});

test('a version that moves while it is looked for is found', async () => {
  const { store, get, channel } = await deployed();
  const load = store.loadVersion.bind(store);
  let missed = 0;
  store.loadVersion = async (id, version): Promise<ChannelRecord | undefined> =>
    version === 1 && missed++ === 0 ? undefined : load(id, version);
  expect(decoded(await get({ ...NODES, madeAt: channel.clock.now() }))).toContain('deploy web 3');
  expect(missed).toBe(2);
});

test('a store that does not answer is no picture, and nobody is named in the log', async () => {
  const { store, get, log } = await deployed();
  store.loadVersion = () => Promise.reject(new StoreError('unavailable', 'the store did not answer'));
  expect(await get(NODES)).toMatchObject({ statusCode: 503, body: '', headers: { 'Cache-Control': 'no-store' } });
  expect(log.lines.join()).toContain('picture-failed');
  for (const word of [SQUAD.channel, SQUAD.team, ANA.id, BEN.name, 'web']) expect(log.lines.join()).not.toContain(word);
});

test.each([
  ['an item that cannot be read', new StoreError('corrupt', 'not what was written')],
  ['a version of a newer program', new StoreError('newer', 'form 99')],
  ['a fault of ours', new RangeError('web')],
])('%s is a picture that says so: the message beside it is not lost', async (_, error) => {
  const { store, get, shown, log } = await deployed();
  const load = store.loadVersion.bind(store);
  store.loadVersion = () => Promise.reject(error);
  const answer = await get(NODES);
  expect(answer).toMatchObject({ statusCode: 200, headers: { 'Cache-Control': 'public, max-age=300' } });
  expect(decoded(answer)).toContain('could not be drawn');
  expect(log.lines.join()).toContain('picture-not-drawn');
  store.loadVersion = load;
  expect(await shown(NODES)).toContain('deploy web 3');
});

test('a picture of which not even a stand-in can be made is none', async () => {
  const { channel } = await deployed();
  const { clusters, clock, log } = channel;
  const formats: PictureFormats = { ...TEXT, png: () => Promise.reject(new Error('no rasteriser')) };
  const pictures = createPictures({ clusters, verbs: ALL_VERBS, formats, secrets: fixedSecrets(SECRET), clock, log });
  expect(await pictures.answer(eventOf(links.link(NODES)))).toMatchObject({ statusCode: 503, body: '' });
});

test('the shapes of other gateways are read as well', async () => {
  const { pictures } = await deployed();
  const path = links.link(NODES);
  const rest = { httpMethod: 'GET', path, resource: '/pictures/{picture}', queryStringParameters: { x: '1' } };
  const url = { version: '2.0', rawPath: path, rawQueryString: 'x=1', requestContext: { http: { method: 'get' } } };
  for (const event of [rest, url]) {
    expect(await pictures.answer(event)).toMatchObject({ statusCode: 200, isBase64Encoded: true });
  }
});

test('what was not made here is not there', async () => {
  const { pictures } = await deployed();
  const path = links.link(NODES);
  for (const other of [path.replace('.png', '.gif'), '/pictures/', '/pictures/x.png', `${path}x`]) {
    expect(await pictures.answer(eventOf(other))).toMatchObject({ statusCode: 404, body: '' });
  }
  expect(await pictures.answer(eventOf(path, 'POST'))).toMatchObject({
    statusCode: 405,
    headers: { Allow: 'GET, HEAD' },
  });
  expect(await pictures.answer(eventOf('/reports/x'))).toBeUndefined();
  expect(await pictures.answer(undefined)).toBeUndefined();
});
