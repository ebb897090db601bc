/**
 * `npm run docs:pictures`: writes docs/pictures and the section of README.md that shows some of them. The fingerprints in
 * docs/pictures/sources.json let a test tell when a picture is out of date.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { gifOf } from '../src/pictures/gif';
import { pngOf } from '../src/pictures/png';
import { replaceSection } from './commands-page';
import { PICTURES, readmePictures } from './pictures-list';
import { fingerprint, playPicture } from './pictures-played';

const ROOT = join(__dirname, '..');
const FOLDER = join(ROOT, 'docs', 'pictures');
const README = join(ROOT, 'README.md');

async function main(): Promise<void> {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const sources: Record<string, string> = {};
  for (const picture of PICTURES) {
    const played = await playPicture(picture);
    const file = `${picture.name}.${played.format}`;
    const bytes = played.format === 'gif' ? await gifOf(played.frames) : await pngOf(played.frames[0]?.svg ?? '');
    writeFileSync(join(FOLDER, file), bytes);
    sources[file] = fingerprint(played);
    console.log(`docs/pictures/${file}`.padEnd(40), `${(bytes.length / 1024).toFixed(1).padStart(8)} KiB`);
  }
  writeFileSync(join(FOLDER, 'sources.json'), await format(JSON.stringify(sources), { parser: 'json' }));
  writeFileSync(README, replaceSection(readFileSync(README, 'utf8'), 'pictures', readmePictures()));
}

void main();
