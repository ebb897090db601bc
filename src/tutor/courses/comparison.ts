/**
 * What people knew before a course and after it: the same people, the same questions. Nothing is said of groups so small
 * that it would tell of persons.
 */
import { FEWEST_PEOPLE } from '../report/channel-report';

/** By question: for each person whether the answer was right. */
export type RightOrWrong = Readonly<Record<string, ReadonlyMap<string, boolean>>>;

export interface Comparison {
  /** People who answered at least one question in both rounds. */
  readonly people: number;
  /** Shares of right answers, 0 to 1; absent for fewer than FEWEST_PEOPLE. */
  readonly shares?: { readonly before: number; readonly after: number };
}

/** Compares two rounds: of each person what they answered in both. */
export function compare(before: RightOrWrong, after: RightOrWrong): Comparison {
  const people = new Set<string>();
  const right = { before: 0, after: 0, all: 0 };
  for (const [template, first] of Object.entries(before)) {
    for (const [person, wasRight] of first) {
      const isRight = after[template]?.get(person);
      if (isRight === undefined) continue;
      people.add(person);
      right.all++;
      if (wasRight) right.before++;
      if (isRight) right.after++;
    }
  }
  if (people.size < FEWEST_PEOPLE) return { people: people.size };
  return { people: people.size, shares: { before: right.before / right.all, after: right.after / right.all } };
}

/** The answers of many channels as those of one. A person may be in several: their first answer counts. */
export function together(all: readonly RightOrWrong[]): RightOrWrong {
  const joined = new Map<string, Map<string, boolean>>();
  for (const [template, people] of all.flatMap((one) => Object.entries(one))) {
    const known = joined.get(template) ?? new Map<string, boolean>();
    for (const [person, isRight] of people) if (!known.has(person)) known.set(person, isRight);
    joined.set(template, known);
  }
  return Object.fromEntries(joined);
}

/** How right a single round was; undefined for fewer than FEWEST_PEOPLE. */
export function shareRight(round: RightOrWrong): number | undefined {
  const answers = Object.values(round).flatMap((people) => [...people]);
  if (new Set(answers.map(([person]) => person)).size < FEWEST_PEOPLE) return undefined;
  return answers.filter(([, isRight]) => isRight).length / answers.length;
}
