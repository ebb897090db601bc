/**
 * `npm run fonts`: writes how wide the characters of the pictures' font are, for src/diagram, which reads no files.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { create } from 'fontkit';
import { FONT_FILES } from '../pictures/fonts';

const TARGET = join(__dirname, '..', 'diagram', 'drawing', 'inter.generated.ts');
const PRINTABLE = Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCharCode(0x20 + index));

/** Widths of the printable ASCII characters, as parts of the size. */
function advancesOf(file: string): Readonly<Record<string, number>> {
  const font = create(readFileSync(file));
  if (!('unitsPerEm' in font)) throw new Error(`${file} is a collection of fonts`);
  const advance = (character: string) => font.glyphForCodePoint(character.codePointAt(0)!).advanceWidth;
  return Object.fromEntries(PRINTABLE.map((character) => [character, advance(character) / font.unitsPerEm]));
}

/** The text of the generated file. */
export function fontTable(): string {
  const table = { regular: advancesOf(FONT_FILES.regular), strong: advancesOf(FONT_FILES.strong) };
  const lines = Object.entries(table).map(([weight, widths]) => `  ${weight}: ${JSON.stringify(widths)},`);
  return `/** Written by \`npm run fonts\`: advance widths of Inter, as parts of the font size. */\nexport const ADVANCES: Readonly<Record<'regular' | 'strong', Readonly<Record<string, number>>>> = {\n${lines.join('\n')}\n};\n`;
}

if (require.main === module) writeFileSync(TARGET, fontTable());
