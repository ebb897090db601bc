import { compress, decompress } from '../../src/store/compress';

describe('compressed text', () => {
  it.each(['', 'a', 'ünïcödé ✓ 😀', 'web '.repeat(100_000)])('comes back as it was', (text) => {
    expect(decompress(compress(text))).toBe(text);
  });

  it('is much shorter where it repeats itself', () => {
    expect(compress('{"kind":"Pod"}'.repeat(1_000)).length).toBeLessThan(100);
  });

  it('may be stored as it is', () => {
    expect(decompress(Buffer.concat([Buffer.of(0), Buffer.from('plain ✓')]))).toBe('plain ✓');
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['an unknown packing', Buffer.of(7, 1, 2, 3)],
    ['cut bytes', Buffer.from(compress('hello world, hello world')).subarray(0, 8)],
    ['plain bytes that are no text', Buffer.of(0, 0xff, 0xfe)],
    ['a few bytes that become two million', Buffer.from(compress(' '.repeat(2 * 1024 * 1024)))],
  ])('is refused: %s', (_, bytes) => {
    expect(() => decompress(bytes)).toThrow();
  });
});
