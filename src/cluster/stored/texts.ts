/**
 * Texts, each written once. What is made of something shorter is written as that: a UID as its serial number, the id of a
 * container as what it runs, a name with random letters or a number at its end as both parts of it, a time as its seconds.
 */
import { containerId } from '../container-id';
import { millisOf, SECOND, timestamp } from '../time';
import { uidOf } from '../uid';
import type { MadeUp } from './made-up';

/** How texts are written, a letter for each in the order of their places, and what they are made of. Refs are places. */
export interface StoredTexts {
  readonly kinds: string;
  /** `p` */
  readonly plain: readonly string[];
  /** `u`: serial numbers, as differences to the one before. */
  readonly serials: readonly number[];
  /** `t`: seconds, as differences to the one before. */
  readonly seconds: readonly number[];
  /** `n`: what stands before five letters, and the letters. */
  readonly bases: readonly number[];
  readonly letters: string;
  /** `d`: what stands before a number, and the number as difference to the last one after the same text. */
  readonly heads: readonly number[];
  readonly numbers: readonly number[];
  /** `c`: the Pod's UID, the container's name, and how often it was started again. */
  readonly runs: readonly (readonly [uid: number, name: number, restarts: number])[];
}

const LETTERS = 5;
const MADE_UP_NAME = /^(.*-)([bcdfghjklmnpqrstvwxz2456789]{5})$/;
/** As RFC 3339 in whole seconds. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
/** Longer ones are written as they are. */
const LONGEST_PART = 200;
/** Digits of a number at the end. */
const DIGITS = 9;

export class TextWriter {
  private readonly places = new Map<string, number>();
  private readonly plain: string[] = [];
  private readonly serials = new Differences();
  private readonly seconds = new Differences();
  private readonly bases: number[] = [];
  private readonly heads: number[] = [];
  private readonly numbers: number[] = [];
  private readonly runs: [number, number, number][] = [];
  private readonly after = new Map<number, Differences>();
  private kinds = '';
  private letters = '';

  constructor(private readonly madeUp: MadeUp) {}

  /** The place of a text, which is written where it is not there yet. */
  place(text: string): number {
    const known = this.places.get(text);
    if (known !== undefined) return known;
    const kind = this.write(text);
    if (kind === 'p') this.plain.push(text);
    return this.enter(text, kind);
  }

  get stored(): StoredTexts {
    const { kinds, plain, bases, letters, heads, numbers, runs } = this;
    const [serials, seconds] = [this.serials.written, this.seconds.written];
    return { kinds, plain, serials, seconds, bases, letters, heads, numbers, runs };
  }

  private enter(text: string, kind: string): number {
    const place = this.places.size;
    this.places.set(text, place);
    this.kinds += kind;
    return place;
  }

  /** Writes what a text is made of. Answers with its kind. */
  private write(text: string): string {
    const made = this.madeUp.get(text);
    if (typeof made === 'number') {
      this.serials.write(made);
      return 'u';
    }
    if (made !== undefined) {
      this.runs.push([this.place(made.uid), this.place(made.container), made.restarts]);
      return 'c';
    }
    if (text.length > LONGEST_PART) return 'p';
    const time = TIME.test(text) ? millisOf(text) : NaN;
    if (Number.isFinite(time) && timestamp(time) === text) {
      this.seconds.write(time / SECOND);
      return 't';
    }
    return this.writeName(text) ?? this.writeNumbered(text) ?? 'p';
  }

  private writeName(text: string): string | undefined {
    const [, base, letters] = MADE_UP_NAME.exec(text) ?? [];
    const place = base === undefined ? undefined : this.plainPlace(base);
    if (place === undefined || letters === undefined) return undefined;
    this.bases.push(place);
    this.letters += letters;
    return 'n';
  }

  private writeNumbered(text: string): string | undefined {
    const start = numberStart(text);
    const head = start === text.length ? undefined : this.plainPlace(text.slice(0, start));
    if (head === undefined) return undefined;
    this.heads.push(head);
    let numbers = this.after.get(head);
    if (numbers === undefined) this.after.set(head, (numbers = new Differences(this.numbers)));
    numbers.write(Number(text.slice(start)));
    return 'd';
  }

  /** The place of a text that is written as it is; undefined where it is written otherwise. */
  private plainPlace(text: string): number | undefined {
    const known = this.places.get(text);
    if (known !== undefined) return this.kinds[known] === 'p' ? known : undefined;
    this.plain.push(text);
    return this.enter(text, 'p');
  }
}

/** Where the number begins that a text ends with: it has no leading zeros. */
function numberStart(text: string): number {
  let start = text.length;
  while (start > 0 && text.length - start < DIGITS && isDigit(text, start - 1)) start--;
  while (start < text.length - 1 && text[start] === '0') start++;
  return start;
}

const isDigit = (text: string, at: number): boolean => text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57;

/** Numbers, each as the difference to the one before. */
export class Differences {
  private last = 0;

  constructor(readonly written: number[] = []) {}

  write(number: number): void {
    this.written.push(number - this.last);
    this.last = number;
  }
}

/** The texts in the order of their places. Throws RangeError or TypeError for what nobody wrote. */
export function textsOf(stored: StoredTexts): readonly string[] {
  const texts: string[] = [];
  const { kinds, letters } = stored;
  const next = { p: 0, u: 0, t: 0, n: 0, d: 0, c: 0 };
  const last = { serial: 0, second: 0, numbers: new Map<number, number>() };
  const plain = (place: number | undefined): string => {
    if (place === undefined || kinds[place] !== 'p') throw new RangeError('no part of a text');
    return textAt(texts, place);
  };
  const make: Readonly<Record<string, () => string>> = {
    p: () => checkText(stored.plain[next.p++]),
    u: () => uidOf((last.serial = whole(last.serial + (stored.serials[next.u++] ?? NaN)))),
    t: () => timestamp((last.second = whole(last.second + (stored.seconds[next.t++] ?? NaN))) * SECOND),
    n: () => {
      const from = next.n * LETTERS;
      return plain(stored.bases[next.n++]) + letters.slice(from, from + LETTERS);
    },
    d: () => {
      const head = stored.heads[next.d] ?? NaN;
      const number = whole((last.numbers.get(head) ?? 0) + (stored.numbers[next.d++] ?? NaN));
      last.numbers.set(head, number);
      return plain(head) + String(number);
    },
    c: () => {
      const [uid = NaN, name = NaN, restarts = NaN] = stored.runs[next.c++] ?? [];
      return containerId(textAt(texts, uid), textAt(texts, name), whole(restarts));
    },
  };
  for (const kind of kinds) {
    const one = make[kind];
    if (one === undefined) throw new RangeError('no kind of a text');
    texts.push(one());
  }
  return texts;
}

export function textAt(texts: readonly string[], place: number): string {
  return checkText(texts[place]);
}

function checkText(text: unknown): string {
  if (typeof text !== 'string') throw new RangeError('no text');
  return text;
}

export function whole(number: number): number {
  if (!Number.isSafeInteger(number)) throw new RangeError('no number');
  return number;
}
