/** A list that is being sorted in place, and the steps of Go's sort. Follows Go's package sort (zsortinterface.go). */

/** Whether the first comes before the second. */
export type Less<T> = (a: T, b: T) => boolean;

/** Elements that a nearly sorted range may have in the wrong place; a range shorter than LONG may have none. */
const MOST_SHIFTS = 5;
const LONG = 50;

export class Places<T> {
  constructor(
    readonly all: T[],
    private readonly less: Less<T>,
  ) {}

  isLess(a: number, b: number): boolean {
    return this.less(this.all[a]!, this.all[b]!);
  }

  /** How many binary digits a length has. */
  bits(length: number): number {
    return length.toString(2).length;
  }

  insertionSort(from: number, to: number): void {
    for (let i = from + 1; i < to; i++) this.sink(i, from);
  }

  heapSort(from: number, to: number): void {
    const length = to - from;
    for (let i = Math.floor((length - 1) / 2); i >= 0; i--) this.siftDown(from, i, length);
    for (let i = length - 1; i >= 0; i--) {
      this.swap(from, from + i);
      this.siftDown(from, 0, i);
    }
  }

  reverse(from: number, to: number): void {
    for (let [i, j] = [from, to - 1]; i < j; i++, j--) this.swap(i, j);
  }

  /** Sorts a range where hardly anything is out of place. Answers whether it is sorted now. */
  finishNearlySorted(from: number, to: number): boolean {
    let at = from + 1;
    for (let shift = 0; shift < MOST_SHIFTS; shift++) {
      while (at < to && !this.isLess(at, at - 1)) at++;
      if (at === to) return true;
      if (to - from < LONG) return false;
      this.swap(at, at - 1);
      if (at - from >= 2) this.sink(at - 1, 0);
      for (let i = at + 1; i < to && this.isLess(i, i - 1); i++) this.swap(i, i - 1);
    }
    return false;
  }

  /** Puts what is less than the pivot before it, and everything else behind. */
  part(from: number, to: number, pivot: number): { readonly middle: number; readonly wasParted: boolean } {
    this.swap(from, pivot);
    let [low, high] = [from + 1, to - 1];
    let wasParted = true;
    for (;;) {
      while (low <= high && this.isLess(low, from)) low++;
      while (low <= high && !this.isLess(high, from)) high--;
      if (low > high) break;
      wasParted = false;
      this.swap(low++, high--);
    }
    this.swap(high, from);
    return { middle: high, wasParted };
  }

  /** Puts what equals the pivot in front. Answers where the rest begins. */
  partEqual(from: number, to: number, pivot: number): number {
    this.swap(from, pivot);
    let [low, high] = [from + 1, to - 1];
    for (;;) {
      while (low <= high && !this.isLess(from, low)) low++;
      while (low <= high && this.isLess(from, high)) high--;
      if (low > high) return low;
      this.swap(low++, high--);
    }
  }

  /** Scatters three elements around the middle: a pattern that made bad pivots shall not make them again. */
  breakPatterns(from: number, to: number): void {
    const length = to - from;
    const mask = 2n ** BigInt(this.bits(length)) - 1n;
    const first = from + Math.floor(length / 4) * 2 - 1;
    let random = BigInt(length);
    for (let i = 0; i < 3; i++) {
      random = nextRandom(random);
      const other = Number(random & mask);
      this.swap(first + i, from + (other >= length ? other - length : other));
    }
  }

  /** Moves an element towards the front as long as it is less than the one before it. */
  private sink(place: number, first: number): void {
    for (let i = place; i > first && this.isLess(i, i - 1); i--) this.swap(i, i - 1);
  }

  private siftDown(from: number, place: number, length: number): void {
    for (let root = place; ;) {
      let child = 2 * root + 1;
      if (child >= length) return;
      if (child + 1 < length && this.isLess(from + child, from + child + 1)) child++;
      if (!this.isLess(from + root, from + child)) return;
      this.swap(from + root, from + child);
      root = child;
    }
  }

  private swap(a: number, b: number): void {
    [this.all[a], this.all[b]] = [this.all[b]!, this.all[a]!];
  }
}

/** Marsaglia's xorshift, of 64 bits. */
function nextRandom(value: bigint): bigint {
  let next = value ^ BigInt.asUintN(64, value << 13n);
  next ^= next >> 7n;
  return next ^ BigInt.asUintN(64, next << 17n);
}
