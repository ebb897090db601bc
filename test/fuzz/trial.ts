/** One input given to a subject: what was answered, what it cost, and what is wrong with it. */
import { join } from 'node:path';
import type { Json } from '../../src/api/yaml/value';
import type { Input, Outcome, Subject } from './target';

/** Microseconds of CPU time that an input of up to 16 KiB may take; a longer one in proportion. */
const MOST_CPU = 250_000;
const SIZE = 16 * 1024;
/** The same for a step of the simulation: `deploy web 500` is short, and starts 330 Pods. */
const MOST_CPU_OF_STEP = 2_000;

export interface Trial {
  readonly reached: string;
  /** Microseconds. */
  readonly cpu: number;
  readonly steps: number;
  readonly problems: readonly string[];
}

/** Characters of a text, or of a value written as JSON. */
export const sizeOf = (input: Input): number => (typeof input === 'string' ? input : JSON.stringify(input)).length;

/**
 * Tries an input. Whoever collects garbage or compiles meanwhile uses the same clock: what takes longer than `quick`
 * (microseconds) is done twice more, and the least of the three counts.
 */
export async function tried(subject: Subject, input: Input, quick: number): Promise<Trial> {
  const first = await once(subject, input);
  let cpu = first.cpu;
  for (let again = 0; again < 2 && cpu > quick; again++) cpu = Math.min(cpu, (await once(subject, input)).cpu);
  const most = MOST_CPU * Math.max(1, sizeOf(input) / SIZE) + MOST_CPU_OF_STEP * first.steps;
  const slow =
    cpu > most ? [`takes ${(cpu / 1000).toFixed(0)} ms of CPU time; ${(most / 1000).toFixed(0)} are allowed`] : [];
  return { ...first, cpu, problems: [...first.problems, ...slow] };
}

async function once(subject: Subject, input: Input): Promise<Trial> {
  const began = process.cpuUsage();
  let outcome: Outcome;
  let cpu: number;
  try {
    const answered = subject(input);
    outcome = answered instanceof Promise ? await answered : answered;
    cpu = spent(began);
  } catch (error) {
    return { reached: 'an exception', cpu: spent(began), steps: 0, problems: [thrown(error), ...polluted()] };
  }
  const { reached, steps = 0 } = outcome;
  try {
    return { reached, cpu, steps, problems: [...outcome.problems(), ...polluted()] };
  } catch (error) {
    return { reached, cpu, steps, problems: [`afterwards: ${thrown(error)}`] };
  }
}

function spent(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began);
  return user + system;
}

const OURS = `${join(__dirname, '..', '..')}/`;

/** The door hands everything on: that it stands below says nothing. */
const THROUGH = 'slack/receiver.ts';

/** Where in the program an error came from: its innermost places first, without those of packages. */
export function placesOf(error: unknown): readonly string[] {
  const { stack = '', original, originals } = error as { stack?: string; original?: unknown; originals?: unknown };
  const inner = Array.isArray(originals) ? (originals as readonly unknown[]) : original === undefined ? [] : [original];
  if (inner.length > 0) return inner.flatMap(placesOf);
  return stack
    .split('\n')
    .filter((line) => line.includes(`${OURS}src/`) || line.includes(`${OURS}functions/`))
    .map((line) => line.trim().replace(OURS, ''))
    .filter((line) => !line.includes(THROUGH));
}

/** The exception, and where in the program it came from. */
export function thrown(error: unknown): string {
  if (!(error instanceof Error)) return `throws ${String(error)}`;
  return `throws ${error.name}: ${error.message.slice(0, 200)} ${placesOf(error).slice(0, 3).join(' ')}`;
}

const OWN: readonly (readonly [object, number])[] = [
  Object.prototype,
  Array.prototype,
  Function.prototype,
  String.prototype,
].map((prototype) => [prototype, Reflect.ownKeys(prototype).length]);

/** Whether something was put where every object finds it. */
function polluted(): readonly string[] {
  return OWN.every(([prototype, keys]) => Reflect.ownKeys(prototype).length === keys)
    ? []
    : ['changed a prototype of all objects'];
}

/** The same failure, whatever it was about. */
export const kindOf = (problem: string): string =>
  problem
    .replace(/"[^"]*"/g, '""')
    .replace(/\d+/g, '0')
    .slice(0, 300);

/** Tries, and microseconds of CPU time, after which an input is short enough. */
const MOST_TRIES = 150;
const MOST_SHORTENING = 2_000_000;

/** The shortest input that is found soon, and fails in the same way. */
export async function shortest(subject: Subject, input: Input, problem: string): Promise<Input> {
  const kind = kindOf(problem);
  let least = input;
  let left = MOST_TRIES;
  const began = process.cpuUsage();
  const mayGoOn = (): boolean => left > 0 && spent(began) < MOST_SHORTENING;
  const fails = async (one: Input): Promise<boolean> => {
    left--;
    return (await tried(subject, one, MOST_CPU)).problems.some((other) => kindOf(other) === kind);
  };
  for (let isShorter = true; isShorter && mayGoOn();) {
    isShorter = false;
    for (const one of shorterThan(least)) {
      if (!mayGoOn()) break;
      if (sizeOf(one) >= sizeOf(least) || !(await fails(one))) continue;
      least = one;
      isShorter = true;
      break;
    }
  }
  return least;
}

/** Inputs with a part less: halves first, then smaller ones. */
function* shorterThan(input: Input): Generator<Input> {
  if (typeof input === 'string') yield* shorterTexts(input);
  else if (Array.isArray(input)) {
    const list = input as readonly Json[];
    for (let at = 0; at < list.length; at++) yield list.toSpliced(at, 1);
    for (const [at, item] of list.entries()) for (const less of shorterThan(item)) yield list.with(at, less);
  } else if (typeof input === 'object' && input !== null) {
    const entries = Object.entries(input);
    for (let at = 0; at < entries.length; at++) yield Object.fromEntries(entries.toSpliced(at, 1));
    for (const [at, [key, value]] of entries.entries()) {
      for (const less of shorterThan(value)) yield Object.fromEntries(entries.with(at, [key, less]));
    }
  }
}

function* shorterTexts(text: string): Generator<string> {
  for (let size = Math.ceil(text.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < text.length; at += size) yield text.slice(0, at) + text.slice(at + size);
  }
}
