/**
 * The order of texts in which `web-2` comes before `web-10`. Follows fvbommel/sortorder (NaturalLess).
 */
const isDigit = (char: string | undefined): boolean => char !== undefined && char >= '0' && char <= '9';

/** Whether `a` comes before `b`. */
export function naturalLess(a: string, b: string): boolean {
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const [inA, inB] = [isDigit(a[i]), isDigit(b[j])];
    if (inA !== inB) return inA;
    if (!inA) {
      if (a[i] !== b[j]) return a[i]! < b[j]!;
      i++;
      j++;
      continue;
    }
    const zerosA = run(a, i, (char) => char === '0');
    const zerosB = run(b, j, (char) => char === '0');
    const endA = run(a, zerosA, isDigit);
    const endB = run(b, zerosB, isDigit);
    const lengths = [endA - zerosA, endB - zerosB] as const;
    if (lengths[0] !== lengths[1]) return lengths[0] < lengths[1];
    const [numberA, numberB] = [a.slice(zerosA, endA), b.slice(zerosB, endB)];
    if (numberA !== numberB) return numberA < numberB;
    if (zerosA - i !== zerosB - j) return zerosA - i < zerosB - j;
    [i, j] = [endA, endB];
  }
  return a.length - i < b.length - j;
}

function run(text: string, from: number, holds: (char: string | undefined) => boolean): number {
  let end = from;
  while (end < text.length && holds(text[end])) end++;
  return end;
}
