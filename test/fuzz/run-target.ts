/**
 * Gives a target so many inputs: its seeds, then inputs made by rule and inputs that were changed by lot. What reaches
 * an answer that nothing reached before is changed further. The same seed gives the same inputs.
 */
import * as fc from 'fast-check';
import { Lot, numberOf } from './lot';
import { mutateText } from './mutate-text';
import { mutateValue } from './mutate-value';
import { type Input, likeness, type Target } from './target';
import { kindOf, shortest, sizeOf, tried } from './trial';

export interface RunOptions {
  readonly runs: number;
  readonly seed: number;
  /** Called before each input, with how many there were. */
  readonly before?: (input: Input, inputs: number) => void;
}

export interface Failure {
  readonly target: string;
  readonly problem: string;
  readonly seed: number;
  /** How often it came, in other words. */
  readonly times: number;
  readonly input: Input;
}

export interface TargetResult {
  readonly target: string;
  readonly inputs: number;
  /** How many different answers were reached. */
  readonly answers: number;
  /** Milliseconds of CPU time: of the slowest input, and of all. */
  readonly slowest: number;
  readonly cpu: number;
  /** Characters of the largest input. */
  readonly largest: number;
  /** MiB that the process had at most. */
  readonly memory: number;
  readonly failures: readonly Failure[];
  readonly slowestInput: Input;
}

/** Inputs that are kept to be changed further. */
const MOST_KEPT = 1_500;
/** Answers that are told apart. */
const MOST_ANSWERS = 20_000;
/** Kinds of failure after which a run ends. */
const MOST_FAILURES = 20;
/** Microseconds below which no input is looked at twice. */
const QUICK = 20_000;
const MADE_AT_ONCE = 50;

export async function runTarget(target: Target, { runs, seed, before }: RunOptions): Promise<TargetResult> {
  const inputs = new Inputs(target, await target.seeds(), (seed ^ numberOf(target.name)) >>> 0);
  const subject = await target.open();
  const answers = new Set<string>();
  const failures = new Map<string, Failure>();
  let [slowest, cpu, largest, memory, count] = [0, 0, 0, 0, 0];
  let slowestInput: Input = null;
  for (; count < runs && failures.size < MOST_FAILURES; count++) {
    const input = inputs.next();
    before?.(input, count);
    const trial = await tried(subject, input, Math.max(QUICK, slowest));
    cpu += trial.cpu;
    largest = Math.max(largest, sizeOf(input));
    if (trial.cpu > slowest) [slowest, slowestInput] = [trial.cpu, input];
    if (count % 256 === 0) memory = Math.max(memory, process.memoryUsage.rss());
    const reached = likeness(trial.reached);
    if (!answers.has(reached) && answers.size < MOST_ANSWERS) {
      answers.add(reached);
      inputs.keep(input);
    }
    for (const problem of trial.problems) {
      const kind = kindOf(problem);
      const known = failures.get(kind);
      const least = known === undefined ? await shortest(subject, input, problem) : known.input;
      const first = known ?? { target: target.name, problem, seed, times: 0, input: least };
      failures.set(kind, { ...first, times: first.times + 1 });
    }
  }
  return {
    ...{ target: target.name, inputs: count, answers: answers.size, largest, slowestInput },
    ...{ slowest: slowest / 1000, cpu: cpu / 1000, memory: Math.ceil(memory / 2 ** 20) },
    failures: [...failures.values()],
  };
}

/** Where inputs come from. */
class Inputs {
  private readonly lot: Lot;
  private readonly kept: Input[];
  private readonly most: number;
  private readonly waiting: Input[];
  private made: Input[] = [];

  constructor(
    private readonly target: Target,
    private readonly seeds: readonly Input[],
    private readonly seed: number,
  ) {
    this.lot = new Lot(seed);
    this.kept = [...seeds];
    this.waiting = seeds.toReversed();
    this.most = MOST_KEPT + seeds.length;
  }

  next(): Input {
    const { lot, kept } = this;
    // Seeds go first, but never so many that a short run has nothing else.
    if (this.waiting.length > 0 && lot.oneIn(3)) return this.waiting.pop()!;
    if (kept.length === 0 || lot.oneIn(4)) return this.fresh();
    // What came last is where the new answers are.
    const recent = lot.oneIn(2) ? kept.slice(-100) : kept;
    const [input, other] = [lot.of(recent), lot.of(kept)];
    if (typeof input === 'string') return mutateText(input, typeof other === 'string' ? other : '', lot);
    return mutateValue(input, other, lot);
  }

  keep(input: Input): void {
    if (sizeOf(input) > 20_000) return;
    if (this.kept.length < this.most) this.kept.push(input);
    else this.kept[this.seeds.length + this.lot.below(MOST_KEPT)] = input;
  }

  private fresh(): Input {
    const seed = this.lot.below(2 ** 31);
    const once = { seed: seed ^ this.seed, numRuns: MADE_AT_ONCE };
    if (this.made.length === 0) this.made = fc.sample(this.target.made, once);
    return this.made.pop()!;
  }
}
