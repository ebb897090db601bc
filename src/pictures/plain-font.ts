/**
 * Inter without its substitutions: it draws the `8x4` in the name of a Pod as a multiplication, and `->` as an arrow. A
 * name has to stay what it is, and as wide as its letters (src/diagram/drawing/text-size.ts).
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { FONT_FILES } from './fonts';

/** The font files in memory. */
export function plainFonts(): readonly Buffer[] {
  return Object.values(FONT_FILES).map((file) => withoutSubstitutions(readFileSync(file)));
}

let files: readonly string[] | undefined;

/** The same as files, for who reads nothing else; they are gone with this process. */
export function plainFontFiles(): readonly string[] {
  files ??= writePlainFonts();
  return files;
}

function writePlainFonts(): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'kube-tutor-fonts-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const names = Object.values(FONT_FILES).map((file) => join(folder, basename(file)));
  for (const [index, bytes] of plainFonts().entries()) writeFileSync(names[index]!, bytes);
  return names;
}

/** Of the directory at the start of a font: where the number of tables stands, where the first entry, and its length. */
const DIRECTORY = { count: 4, first: 12, entry: 16 } as const;

/** Nobody looks for a table of the new name, which leaves the directory in its order. */
function withoutSubstitutions(font: Buffer): Buffer {
  const count = font.readUInt16BE(DIRECTORY.count);
  for (let entry = 0; entry < count; entry++) {
    const at = DIRECTORY.first + entry * DIRECTORY.entry;
    if (font.toString('latin1', at, at + 4) === 'GSUB') font.write('GSU_', at, 'latin1');
  }
  return font;
}
