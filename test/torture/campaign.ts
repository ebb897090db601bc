/** Rounds one after the other, and what came of them together. */
import { checkHistory } from './check-history';
import type { FateName } from './fates';
import { FATES } from './fates';
import type { History, Problem } from './history';
import { mix } from '../../src/cluster/random';
import type { Store } from './places';
import { Round, type RoundOptions } from './round';

/** Commands of one round: versions enough for a channel to forget its first requests. */
const OF_ROUND = 500;

export interface Totals {
  readonly commands: number;
  /** Requests as they were delivered to sandboxes, some of them several times. */
  readonly deliveries: number;
  /** Deliveries by what those who asked heard. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Requests to the store by what became of them. */
  readonly fates: Readonly<Record<FateName, number>>;
  readonly crashes: number;
  readonly versions: number;
  readonly rounds: number;
  readonly problems: number;
}

export type Wanted = Pick<RoundOptions, 'commands' | 'channels' | 'sandboxes' | 'seed'>;

/** Tortures a store, and tells of each round that went wrong how to repeat it. */
export async function torture(store: Store, wanted: Wanted, tell: (line: string) => void): Promise<Totals> {
  let totals = NOTHING;
  for (let left = wanted.commands; left > 0; left -= OF_ROUND) {
    const seed = totals.rounds === 0 ? wanted.seed : mix(wanted.seed + totals.rounds);
    const options = { ...wanted, seed, commands: Math.min(left, OF_ROUND) };
    const rounds: Round[] = [];
    const history = await store.play(seed, (place) => {
      rounds.push(new Round(options, place));
      return rounds[0]!;
    });
    const problems = await checkHistory(history);
    if (problems.length > 0) report(problems, options, tell);
    totals = added(totals, options.commands, rounds[0]!, history, problems.length);
  }
  return totals;
}

function report(
  problems: readonly Problem[],
  { seed, commands, channels, sandboxes }: Wanted,
  tell: (line: string) => void,
): void {
  tell(`--commands ${commands} --seed ${seed} --channels ${channels} --sandboxes ${sandboxes}:`);
  for (const { rule, what } of problems.slice(0, 10)) tell(`  broken: ${rule}\n    ${what}`);
}

const NOTHING: Totals = {
  commands: 0,
  deliveries: 0,
  outcomes: {},
  fates: Object.fromEntries(FATES.map((name) => [name, 0])) as Record<FateName, number>,
  crashes: 0,
  versions: 0,
  rounds: 0,
  problems: 0,
};

function added(totals: Totals, commands: number, round: Round, history: History, problems: number): Totals {
  const outcomes: Record<string, number> = { ...totals.outcomes };
  for (const { answer } of history.deliveries) {
    const name = answer?.outcome ?? 'never heard';
    outcomes[name] = (outcomes[name] ?? 0) + 1;
  }
  const fates = FATES.map((name) => [name, totals.fates[name] + (round.fates.get(name) ?? 0)] as const);
  return {
    commands: totals.commands + commands,
    deliveries: totals.deliveries + history.deliveries.length,
    outcomes,
    fates: Object.fromEntries(fates) as Record<FateName, number>,
    crashes: totals.crashes + round.crashes,
    versions: totals.versions + history.remains.reduce((sum, { versions }) => sum + versions.length, 0),
    rounds: totals.rounds + 1,
    problems: totals.problems + problems,
  };
}
