/**
 * Draws SVG into pixels: resvg, as native code where there is a build of it for this machine, else as WebAssembly, which
 * gives the same pixels and takes longer. Neither is loaded before the first picture is made.
 */
import { readFile } from 'node:fs/promises';
import { FONT } from '../diagram/drawing/svg';
import { plainFontFiles, plainFonts } from './plain-font';
import { type Raster, rasterOf } from './raster';

export interface Rasteriser {
  readonly name: 'native' | 'wasm';
  /** `scale` pixels for each unit, or fewer where the image would become larger than MOST_PIXELS. */
  readonly draw: (svg: string, scale: number) => Raster;
}

/** 64 MB of pixels. What is drawn is our own; this bounds what a very large cluster can cost. */
export const MOST_PIXELS = 16_000_000;
const MOST_CHARACTERS = 20_000_000;

let loaded: Promise<Rasteriser> | undefined;

/** The rasteriser of this machine, loaded once for this process. */
export function rasteriser(): Promise<Rasteriser> {
  loaded ??= native().catch(wasm);
  return loaded;
}

/** resvg as native code; rejects where there is no build for this machine. */
export async function native(): Promise<Rasteriser> {
  const { Resvg } = await import('@resvg/resvg-js');
  const font = { ...FONT_OPTIONS, loadSystemFonts: false, fontFiles: [...plainFontFiles()] };
  return {
    name: 'native',
    draw: (svg, scale) => {
      const { width, height, pixels } = new Resvg(checked(svg), { font, fitTo: fitting(svg, scale) }).render();
      return rasterOf(width, height, pixels);
    },
  };
}

/** resvg as WebAssembly. */
export async function wasm(): Promise<Rasteriser> {
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm');
  await initWasm(await readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));
  const font = { ...FONT_OPTIONS, fontBuffers: [...plainFonts()] };
  return {
    name: 'wasm',
    draw: (svg, scale) => {
      const drawing = new Resvg(checked(svg), { font, fitTo: fitting(svg, scale) });
      const image = drawing.render();
      try {
        // A copy: the pixels lie in memory that is about to be freed.
        return rasterOf(image.width, image.height, Uint8Array.from(image.pixels));
      } finally {
        image.free();
        drawing.free();
      }
    },
  };
}

const FONT_OPTIONS = { defaultFontFamily: FONT } as const;

function checked(svg: string): string {
  if (svg.length > MOST_CHARACTERS) throw new RangeError(`an SVG of ${svg.length} characters is too large to draw`);
  return svg;
}

function fitting(svg: string, scale: number): { readonly mode: 'zoom'; readonly value: number } {
  const { width, height } = sizeOf(svg);
  return { mode: 'zoom', value: Math.min(scale, Math.sqrt(MOST_PIXELS / (width * height))) };
}

/** The size that the SVG itself states, as `svgOf` writes it. */
export function sizeOf(svg: string): { readonly width: number; readonly height: number } {
  const [, width, height] = /^<svg [^>]*?\bwidth="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  const size = { width: Number(width), height: Number(height) };
  if (!(size.width > 0 && size.height > 0)) throw new RangeError('an SVG without a size cannot be drawn');
  return size;
}
