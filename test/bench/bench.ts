/**
 * `npm run bench`: measures, prints tables, and with `--record` keeps the figures in docs/figures. Unknown words get the
 * usage.
 */
import { rmSync } from 'node:fs';
import { record, stamp } from '../../docs/figures';
import { BENCH_FOLDER } from './bundles';
import { coldPart } from './cold';
import { enginePart } from './engine-part';
import type { Part } from './part';
import { picturePart } from './picture-part';
import { statePart } from './state';
import { warmPart } from './warm';
import { readWords, USUAL } from './words';

const PARTS: Readonly<Record<string, Part>> = {
  cold: coldPart,
  warm: warmPart,
  engine: enginePart,
  state: statePart,
  pictures: picturePart,
};

const USAGE = `npm run bench [-- PART... [--runs N] [--rounds N] [--pods N] [--record]]
${Object.entries(PARTS)
  .map(([name, { title }]) => `  ${name.padEnd(9)} ${title}`)
  .join('\n')}
  --runs    loads of each bundle (${USUAL.runs})
  --rounds  rounds of each warm command on 100 Pods (${USUAL.rounds})
  --pods    the largest cluster (as many as are measured at all)
  --record  writes docs/figures/PART.json`;

async function main(words: readonly string[]): Promise<number> {
  const asked = readWords(words, Object.keys(PARTS));
  if (asked === undefined) {
    console.error(USAGE);
    return 2;
  }
  const figures: Record<string, object> = {};
  for (const name of asked.parts) {
    figures[name] = await PARTS[name]!.measure(asked.options);
    if (asked.isRecorded) record(name, figures[name]);
  }
  rmSync(BENCH_FOLDER, { recursive: true, force: true });
  console.log(`\n${JSON.stringify({ stamp: stamp(), ...figures })}`);
  return 0;
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
