/** Small drawings, and those of a cluster, for the tests of this folder. */
import { boxed, column, padded, words } from '../../src/diagram/drawing/piece';
import { svgOf } from '../../src/diagram/drawing/svg';
import type { ThemeName } from '../../src/diagram/drawing/theme';
import { drawFigure, PHONE_WIDTH } from '../../src/diagram/figures/figure';
import { play } from '../tutor/play';

/** Lines of text in a box. */
export function sampleSvg(lines: readonly string[], theme: ThemeName = 'light', width = 120): string {
  const text = column(lines.map((line) => words(line, { size: 13 })));
  const piece = boxed(padded(text, 10), { fill: 'lane', stroke: 'changed' });
  const height = piece.height;
  return svgOf({ width, height, title: 'A sample', description: 'Words in a box.', shapes: piece.at(0, 0) }, theme);
}

/** What a channel's Nodes look like after each of these commands. */
export function clusterSvgs(commands: readonly string[], height?: number): readonly string[] {
  return play(commands).map(({ before, after, reply }) => {
    const scene = { before, after, focus: 'all' as const };
    const drawing = drawFigure({ scene, view: 'nodes', width: PHONE_WIDTH, title: reply.headline });
    return svgOf({ ...drawing, height: height ?? drawing.height });
  });
}
