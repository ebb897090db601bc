/** Has pictures.ts measure, and prints what it measured. */
import { execFileSync } from 'node:child_process';
import { bundleProgram } from './bundles';
import type { Part } from './part';
import type { PictureFigures } from './pictures';
import { kilobytes, milliseconds, printTable } from './table';

/** How often each picture is made; with one round before. */
const ROUNDS = 9;

export const picturePart: Part = {
  title: 'pictures and replays',
  measure: async () => {
    const output = execFileSync(process.execPath, [await bundleProgram('pictures'), String(ROUNDS)], {
      encoding: 'utf8',
    });
    const figures = JSON.parse(output) as PictureFigures;
    printPictures(figures);
    return figures;
  },
};

function printPictures({ rounds, stills, motions }: PictureFigures): void {
  printTable(`Pictures: a cluster in the middle of an update, 400 units wide; CPU time, median of ${rounds}`, [
    ['', 'SVG', '', 'PNG of it', '', 'rasteriser alone', '', 'ratio'],
    ...stills.map((one) => [
      `${one.pods} Pods on ${one.nodes} Nodes`,
      milliseconds(one.svg),
      kilobytes(one.svgBytes),
      milliseconds(one.png),
      kilobytes(one.pngBytes),
      milliseconds(one.own),
      kilobytes(one.ownBytes),
      `${(one.png / one.own).toFixed(2)} x`,
    ]),
  ]);
  printTable('Replays as animated GIF; CPU time', [
    ['', 'frames', 'plays', 'frames as SVG', 'GIF', 'size'],
    ...motions.map((one) => [
      one.name,
      String(one.frames),
      `${(one.plays / 1000).toFixed(1)} s`,
      milliseconds(one.svg),
      milliseconds(one.gif),
      kilobytes(one.gifBytes),
    ]),
  ]);
}
