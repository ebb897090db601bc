/** Addresses of pictures: nobody reads them, nobody makes one, and the same picture has one address. */
import type { PictureRequest } from '../../src/app/pictures/picture-request';
import { SealedPictures } from '../../src/slack/picture-links';
import { fixedSecrets } from '../../src/slack/signing-secrets';

const ORIGIN = 'https://tutor.example';
const links = new SealedPictures(fixedSecrets('secret'), ORIGIN);
const PICTURE: PictureRequest = {
  channel: { team: 'T0123456789', channel: 'C0123456789' },
  version: 1234,
  madeAt: 1_795_305_600_000,
  view: 'object',
  object: { kind: 'StatefulSet', name: 'db', namespace: 'default' },
  focus: 'all',
  theme: 'dark',
  width: 'wide',
  format: 'png',
};
const pathOf = (url: string) => new URL(url).pathname;

test.each<[string, PictureRequest]>([
  ['everything', PICTURE],
  ['no object', { ...PICTURE, view: 'nodes', object: undefined }],
  ['an object in no namespace', { ...PICTURE, object: { kind: 'Node', name: 'node-1' } }],
  ['a channel that was never saved', { ...PICTURE, version: 0, madeAt: undefined }],
  ['motion', { ...PICTURE, format: 'gif' }],
])('says all that a picture depends on: %s', (_, picture) => {
  expect(links.open(pathOf(links.link(picture)))).toEqual(picture);
});

test('is short, and the same for the same picture', () => {
  const url = links.link(PICTURE);
  expect(url.startsWith(`${ORIGIN}/pictures/`)).toBe(true);
  expect(url.length).toBeLessThan(300);
  expect(new SealedPictures(fixedSecrets('secret'), ORIGIN).link({ ...PICTURE })).toBe(url);
});

test('is within what Slack takes for the longest names', () => {
  const name = 'n'.repeat(253);
  const object = { kind: 'PersistentVolumeClaim', name, namespace: 'n'.repeat(63) } as const;
  const channel = { team: 'T'.repeat(32), channel: 'C'.repeat(32) };
  const url = links.link({ ...PICTURE, object, channel, version: 2 ** 31 });
  expect(url.length).toBeLessThan(1_000);
  expect(links.open(pathOf(url))?.object).toEqual(object);
});

test('differs wherever the picture differs', () => {
  const others: readonly Partial<PictureRequest>[] = [
    {},
    { version: 1235 },
    { madeAt: 1 },
    { view: 'owners' },
    { focus: 'command' },
    { theme: 'light' },
    { width: 'phone' },
    { format: 'gif' },
    { channel: { team: 'T0123456789', channel: 'C0123456788' } },
  ];
  expect(new Set(others.map((other) => links.link({ ...PICTURE, ...other }))).size).toBe(others.length);
});

test('holds nothing that can be read', () => {
  const bytes = Buffer.from(pathOf(links.link(PICTURE)).slice('/pictures/'.length, -4), 'base64url').toString('latin1');
  for (const word of ['T0123456789', 'C0123456789', 'StatefulSet', 'db', 'dark', '1234']) {
    expect(bytes).not.toContain(word);
  }
});

test('with any character changed is none of ours', () => {
  const path = pathOf(links.link(PICTURE));
  for (let place = '/pictures/'.length; place < path.length; place++) {
    for (const other of ['A', 'B', 'g', '-', '_', '.', '0']) {
      if (path[place] === other) continue;
      const changed = path.slice(0, place) + other + path.slice(place + 1);
      expect([changed, links.open(changed)]).toEqual([changed, undefined]);
    }
  }
});

test.each([
  ['cut', (path: string) => path.replace(/.{5}\.png$/, '.png')],
  ['longer', (path: string) => path.replace('.png', 'AAAA.png')],
  ['of another format', (path: string) => path.replace('.png', '.gif')],
  ['below another folder', (path: string) => `/x${path}`],
  ['with a slash at its end', (path: string) => `${path}/`],
  ['as it is for an empty request', () => '/pictures/.png'],
  ['far too long', () => `/pictures/${'A'.repeat(5_000)}.png`],
])('%s is none of ours', (_, change) => {
  expect(links.open(change(pathOf(links.link(PICTURE))))).toBeUndefined();
});

test('of another secret is none of ours', () => {
  expect(new SealedPictures(fixedSecrets('other')).open(pathOf(links.link(PICTURE)))).toBeUndefined();
});
