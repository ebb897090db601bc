/**
 * How long each picture of a replay stays: long enough to read its words, and 20 s in all.
 */

const LONGEST = 20_000;
const FIRST = 1_800;
const LAST = 4_000;
const LONGEST_LAST = 6_000;
/** With more pictures each needs the time. */
const MANY = 10;
const LEAST = 450;
const FRAME = 700;
/** Milliseconds for a character: a slow reader's pace. */
const CHARACTER = 28;

/** @param captions the words of each picture */
export function paceOf(captions: readonly (readonly string[])[]): readonly number[] {
  const wanted = captions.map((lines, index) => {
    const reading = FRAME + CHARACTER * lines.join(' ').length;
    return index === 0 ? Math.max(FIRST, reading) : reading;
  });
  // What came of it stays longest.
  const last = captions.length > MANY ? LAST : Math.min(LONGEST_LAST, Math.max(LAST, ...wanted));
  const between = wanted.slice(0, -1).map((one) => Math.min(one, last));
  const more = between.reduce((sum, one) => sum + one - LEAST, 0);
  const scale = Math.min(1, (LONGEST - last - between.length * LEAST) / Math.max(more, 1));
  return [...between.map((one) => Math.floor((LEAST + (one - LEAST) * scale) / 10) * 10), last];
}
