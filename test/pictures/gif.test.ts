import { svgOf } from '../../src/diagram/drawing/svg';
import type { ThemeName } from '../../src/diagram/drawing/theme';
import { PHONE_WIDTH, WIDE_WIDTH } from '../../src/diagram/figures/figure';
import { replayDrawings } from '../../src/diagram/replay/drawings';
import { encodeGif, everySecond, type Frame, gifOf, LARGEST_GIF } from '../../src/pictures/gif';
import { rasteriser } from '../../src/pictures/rasteriser';
import type { Raster } from '../../src/pictures/raster';
import { replayed } from '../app/pictures/replayed';
import { gifTimes, readGif } from './read-gif';
import { clusterSvgs, sampleSvg } from './sample-svg';

/** `0s`, `1s`, … one after another. */
const clock = (count: number): readonly Frame[] =>
  Array.from({ length: count }, (_, second) => ({ svg: sampleSvg(['deploy web', `${second}s`]), milliseconds: 400 }));

const rgbOf = ({ pixels }: Raster): readonly number[] =>
  Array.from(pixels, (pixel) => ((pixel & 0xff) << 16) | (pixel & 0xff00) | ((pixel >>> 16) & 0xff));

describe('the GIF of pictures one after another', () => {
  test('shows each picture as the rasteriser draws it, for its time', async () => {
    const frames = [...clock(3), { svg: sampleSvg(['web is', 'ready']), milliseconds: 4000 }];
    const { draw } = await rasteriser();
    const gif = readGif(await gifOf(frames));
    expect(gif.frames.map(({ milliseconds }) => milliseconds)).toEqual([400, 400, 400, 4000]);
    for (const [index, { svg }] of frames.entries()) {
      const raster = draw(svg, 2);
      expect([gif.width, gif.height]).toEqual([raster.width, raster.height]);
      expect(gif.frames[index]!.seen).toEqual(rgbOf(raster));
    }
  });

  test('begins anew for ever, and writes only what changed on what stays', async () => {
    const gif = readGif(await gifOf(clock(4)));
    expect(gif.repeat).toBe(0);
    const [first, ...others] = gif.frames;
    expect(first!.unchanged).toBe(0);
    expect(gif.frames.map(({ dispose }) => dispose)).toEqual([1, 1, 1, 1]);
    for (const { unchanged } of others) {
      expect(unchanged).toBeGreaterThan(0.97 * gif.width * gif.height);
      expect(unchanged).toBeLessThan(gif.width * gif.height);
    }
  });

  test('writes no more than the rectangle around what changed, and a pixel where nothing did', async () => {
    const frames = [...clock(2), ...clock(2).slice(1)];
    const gif = readGif(await gifOf(frames));
    const { draw } = await rasteriser();
    const all = gif.width * gif.height;
    expect(gif.frames.map(({ written }) => written)).toEqual([all, expect.any(Number), 1]);
    expect(gif.frames[1]!.written).toBeLessThan(0.1 * all);
    expect(gif.frames[2]!.seen).toEqual(rgbOf(draw(frames[2]!.svg, 2)));
  });

  test.each([
    ['phone', 'light'],
    ['wide', 'dark'],
  ] as const)('is small and short enough for the longest story, %s and %s', async (width, theme) => {
    const frames = longestStory(width, theme);
    expect(frames).toHaveLength(16);
    const bytes = await gifOf(frames);
    expect(bytes.length).toBeLessThan(LARGEST_GIF);
    const times = gifTimes(bytes);
    expect(times).toHaveLength(16);
    expect(times.reduce((sum, time) => sum + time, 0)).toBeLessThanOrEqual(20_000);
  });

  test('is as coarse as its largest size asks for', async () => {
    const frames = clock(8);
    const sharp = await gifOf(frames);
    const smaller = await gifOf(frames, sharp.length - 1);
    expect(smaller.length).toBeLessThan(sharp.length);
    const [one, other] = [readGif(sharp), readGif(smaller)];
    expect(other.width).toBe(0.75 * one.width);
    expect(other.frames).toHaveLength(8);
  });

  test('leaves frames out where even the coarsest is too large, and keeps the first, the last and the time', async () => {
    const frames = clock(9);
    const full = readGif(await gifOf(frames));
    const few = readGif(await gifOf(frames, 1));
    expect(few.frames).toHaveLength(2);
    expect(total(few.frames)).toBe(total(full.frames));
    const coarse = (await rasteriser()).draw(frames.at(-1)!.svg, 1);
    expect(few.frames.at(-1)!.seen).toEqual(rgbOf(coarse));
  });

  test('leaves out every second frame, never the first or the last', () => {
    const frames = clock(6);
    const kept = everySecond(frames);
    expect(kept.map(({ svg }) => svg)).toEqual([0, 2, 4, 5].map((index) => frames[index]!.svg));
    expect(kept.map(({ milliseconds }) => milliseconds)).toEqual([800, 800, 400, 400]);
  });

  test('shows a channel over eight commands in less than 1.5 MB', async () => {
    const commands = ['deploy web 4', 'deploy db 3 statefulset', 'crash pod web', 'update web v2', 'scale web 8'];
    const svgs = clusterSvgs([...commands, 'node fail node-1', 'wait 5m', 'update web v3'], 900);
    const gif = await gifOf(svgs.map((svg) => ({ svg, milliseconds: 1000 })));
    expect(gif.length).toBeLessThan(LARGEST_GIF);
    expect(gif.subarray(6, 10)).toEqual(Uint8Array.from([800 & 255, 800 >> 8, 1800 & 255, 1800 >> 8]));
  });

  test('has no frames of different sizes, and at least one', async () => {
    const { draw } = await rasteriser();
    const rasters = [sampleSvg(['one']), sampleSvg(['one', 'two'])].map((svg) => draw(svg, 1));
    expect(() => encodeGif(rasters.map((raster) => ({ raster, milliseconds: 100 })))).toThrow('one size');
    await expect(gifOf([])).rejects.toThrow('without a size');
  });
});

/** The most Pods that are drawn one by one, each of which comes after the one before it. */
function longestStory(width: 'phone' | 'wide', theme: ThemeName): readonly Frame[] {
  const { replay, captions } = replayed('deploy db 18 statefulset');
  return replayDrawings(replay, captions, width === 'phone' ? PHONE_WIDTH : WIDE_WIDTH).map(
    ({ drawing, milliseconds }) => ({ svg: svgOf(drawing, theme), milliseconds }),
  );
}

const total = (frames: readonly { readonly milliseconds: number }[]): number =>
  frames.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
