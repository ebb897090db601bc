/**
 * What a channel's people know of their progress, beside its versions: what looks have shown, and who was told.
 */
export interface CourseLog {
  /** Counts from 1; 0 for a channel that has none. */
  readonly version: number;
  /** Statements that looks have shown: a look makes no version. */
  readonly shown: readonly string[];
  /** Who was told how far they are, the latest last. */
  readonly people: readonly Told[];
}

export interface Told {
  /** Id of the person. */
  readonly person: string;
  /** The milestone that they were told of last; 0 for none. */
  readonly milestone: number;
  /** When a note was begun, wall-clock milliseconds. */
  readonly at: number;
  /** Whether the note reached Slack, as far as we know. */
  readonly reached: boolean;
  /** They want no notes. */
  readonly off?: true;
}

/** A channel that has none. */
export const NO_COURSE: CourseLog = { version: 0, shown: [], people: [] };

/** People that are remembered. */
const MOST_PEOPLE = 200;

/** What is known of a person. */
export function toldOf({ people }: CourseLog, person: string): Told {
  return people.find((one) => one.person === person) ?? { person, milestone: 0, at: 0, reached: true };
}

/** The log in which this is known of a person. */
export function withTold(log: CourseLog, told: Told): CourseLog {
  const others = log.people.filter(({ person }) => person !== told.person);
  return { ...log, version: log.version + 1, people: [...others, told].slice(-MOST_PEOPLE) };
}

/** The log in which these were shown, too; undefined when it has them already. */
export function withShown(log: CourseLog, shown: readonly string[]): CourseLog | undefined {
  const added = shown.filter((id) => !log.shown.includes(id));
  return added.length === 0 ? undefined : { ...log, version: log.version + 1, shown: [...log.shown, ...added] };
}
