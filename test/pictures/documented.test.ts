import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { replaceSection } from '../../docs/commands-page';
import { PICTURES, readmePictures } from '../../docs/pictures-list';
import { fingerprint, playPicture } from '../../docs/pictures-played';
import { LARGEST_GIF } from '../../src/pictures/gif';
import { gifTimes } from './read-gif';
import { readPng } from './read-png';

const ROOT = join(__dirname, '..', '..');
const FOLDER = join(ROOT, 'docs', 'pictures');
const SOURCES = JSON.parse(readFileSync(join(FOLDER, 'sources.json'), 'utf8')) as Readonly<Record<string, string>>;

describe('the pictures of the documentation', () => {
  test.each(PICTURES.map((picture) => [picture.name, picture] as const))(
    '%s is what its commands show (else: npm run docs:pictures)',
    async (name, picture) => {
      const played = await playPicture(picture);
      expect(SOURCES[`${name}.${played.format}`]).toBe(fingerprint(played));
    },
  );

  test('are all there, and no others', () => {
    expect(readdirSync(FOLDER).sort()).toEqual([...Object.keys(SOURCES), 'sources.json'].sort());
    expect(Object.keys(SOURCES)).toHaveLength(PICTURES.length);
  });

  test('are twice as wide as they are shown, and small', () => {
    for (const name of readdirSync(FOLDER).filter((file) => file.endsWith('.png'))) {
      const { width } = readPng(readFileSync(join(FOLDER, name)));
      expect(width).toBe(name.includes('wide') ? 1920 : 800);
      expect(statSync(join(FOLDER, name)).size).toBeLessThan(150_000);
    }
  });

  test('move for at most 20 seconds, in at most 1.5 MB, and stay longest at the end', () => {
    const gif = readFileSync(join(FOLDER, 'replay.gif'));
    expect(gif.length).toBeLessThanOrEqual(LARGEST_GIF);
    const times = gifTimes(gif);
    expect(times.length).toBeGreaterThan(3);
    expect(times.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(20_000);
    expect(times.at(-1)).toBe(Math.max(...times));
  });

  test('are on the first page with words for who does not see them (else: npm run docs:pictures)', () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    expect(replaceSection(readme, 'pictures', readmePictures())).toBe(readme);
    const shown = [...readme.matchAll(/<img src="docs\/pictures\/([^"]+)" width="\d+" alt="([^"]{20,200})">/g)];
    for (const [, file = ''] of shown) expect(SOURCES).toHaveProperty([file]);
    expect(shown.filter(([, file = '']) => file.endsWith('.png'))).toHaveLength(4);
    expect(shown.filter(([, file = '']) => file.endsWith('.gif'))).toHaveLength(1);
  });
});
