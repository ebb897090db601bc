import { THEMES } from '../../src/diagram/drawing/theme';
import { PHONE_WIDTH } from '../../src/diagram/figures/figure';
import { encodePng, pngOf } from '../../src/pictures/png';
import { rasterOf } from '../../src/pictures/raster';
import { readPng } from './read-png';
import { clusterSvgs, sampleSvg } from './sample-svg';

describe('the PNG of a picture', () => {
  test('has two pixels for each unit, and the colours of its theme', async () => {
    const svg = sampleSvg(['web-1'], 'dark');
    const png = readPng(await pngOf(svg));
    expect([png.width, png.height]).toEqual([240, Math.ceil(2 * Number(/height="([\d.]+)"/.exec(svg)![1]))]);
    const { paper, lane, ink } = THEMES.dark;
    expect(png.at(239, 0)).toBe(paper);
    expect(png.at(10, 10)).toBe(lane);
    expect(png.count(ink)).toBeGreaterThan(20);
  });

  test('is the same, byte for byte, as often as it is made', async () => {
    const svg = sampleSvg(['one', 'two']);
    expect(Buffer.compare(await pngOf(svg), await pngOf(svg))).toBe(0);
  });

  test('shows a cluster of 50 Pods in less than 100 KB', async () => {
    const png = await pngOf(clusterSvgs(['deploy web 50']).at(-1)!);
    expect(png.length).toBeLessThan(100_000);
    const { width, height, colours } = readPng(png);
    expect(width).toBe(2 * PHONE_WIDTH);
    expect(height).toBeGreaterThan(400);
    expect(colours).toContain(THEMES.light.ink);
  });

  test('carries a check sum behind each part, as readers of PNG ask for', () => {
    // The check sum of an empty IEND stands in the specification.
    const pixels = Uint8Array.from([255, 0, 0, 255, 0, 0, 255, 255]);
    const png = Buffer.from(encodePng(rasterOf(2, 1, pixels)));
    expect(png.subarray(-12).toString('hex')).toBe('0000000049454e44ae426082');
    const read = readPng(png);
    expect([read.at(0, 0), read.at(1, 0)]).toEqual(['#ff0000', '#0000ff']);
  });

  test('is not made of what is no picture of ours', async () => {
    await expect(pngOf('')).rejects.toThrow('without a size');
    await expect(pngOf('<svg width="0" height="5"/>')).rejects.toThrow('without a size');
  });
});
