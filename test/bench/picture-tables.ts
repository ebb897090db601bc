/** Prints what pictures.ts has measured. */
import type { PictureFigures } from './pictures';
import { kilobytes, milliseconds, printTable } from './table';

export function printPictures({ rounds, stills, motions }: PictureFigures): void {
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
