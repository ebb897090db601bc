/**
 * What every teller of a story may look at.
 */
import { grouped } from '../../api/grouped';
import type { Pod, Ref } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import type { Step } from '../../cluster/step';
import type { Entry } from './lines';
import { nameIn } from './pod-name';

export interface Happening {
  readonly before: Cluster;
  readonly after: Cluster;
  /** What happened, oldest first; as a rule `after.steps`. */
  readonly steps: readonly Step[];
  /** What the command was about. */
  readonly focus?: readonly Ref[];
  /** Said before anything else: *you named no Pod; they are interchangeable, I took one*. */
  readonly remark?: string;
  /** Said after everything else. */
  readonly last?: Entry;
  /** Told in the place of the steps. */
  readonly instead?: readonly Entry[];
  /** Terms that the channel knows. */
  readonly knownTerms: readonly string[];
}

/** Some entries, and the steps that need no other word. */
export interface Told {
  readonly entries: readonly Entry[];
  /** Where it came to rest, or what it waits for: told after everything else of its time. */
  readonly last: readonly Entry[];
  readonly covered: ReadonlySet<number>;
}

/** Time since the command, in virtual milliseconds. */
export function since(step: Step, { before }: Happening): number {
  return step.at - before.now;
}

/** The name of a step's object, as the picture shows it. */
export function nameOf(step: Step, { before, after }: Happening): string {
  return nameIn(step.object, before, after);
}

/** The steps with one of these verbs. */
export function withVerb(steps: readonly Step[], ...verbs: readonly Step['verb'][]): readonly Step[] {
  return steps.filter((step) => verbs.includes(step.verb));
}

/** A string of a step's details; empty where there is none. */
export function detailOf(step: Step | undefined, key: string): string {
  return String(step?.detail?.[key] ?? '');
}

/** Steps of the same time next to each other, in order. */
export function byTime(steps: readonly Step[]): readonly (readonly Step[])[] {
  return [...grouped(steps, ({ at }) => at).values()];
}

/** Some entries, and the steps that they tell. */
export interface Part {
  readonly entries: readonly Entry[];
  readonly covered: readonly Step[];
}

/** One entry for a step, or for several of one instant. */
export function entry(step: Step, happening: Happening, text: string, weight = 9, steps = 1): Entry {
  return { at: since(step, happening), order: step.id, text, weight, steps };
}

/** The Pod that a reference means, as it is now; as it was when it is gone. */
export const podOf = (ref: Ref, { before, after }: Happening): Pod | undefined => {
  const pod = after.resolve(ref) ?? before.resolve(ref);
  return pod?.kind === 'Pod' ? pod : undefined;
};
