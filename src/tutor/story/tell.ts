/**
 * The story of a command: from the record of steps to a few lines that anybody can read.
 */
import type { Cluster } from '../../cluster/cluster';
import type { Actor, Step } from '../../cluster/step';
import { type Entry, storyLines } from './lines';
import { type Deeds, PHRASES } from './phrases';
import { nameIn } from './pod-name';
import { explain } from './terms';

export interface Happening {
  readonly before: Cluster;
  readonly after: Cluster;
  /** What happened, oldest first; as a rule `after.steps`. */
  readonly steps: readonly Step[];
  /** Said before anything else: *you named no Pod; they are interchangeable, I took one*. */
  readonly remark?: string;
  /** Terms that the channel knows. */
  readonly knownTerms: readonly string[];
}

export interface Story {
  /** At most eight lines; continuation lines begin with blanks. */
  readonly lines: readonly string[];
  /** Terms that were explained here for the first time. */
  readonly terms: readonly string[];
}

/** Tells what happened: one entry per time and actor, in order. */
export function tellStory(happening: Happening): Story {
  const entries: Entry[] = remarkOf(happening);
  for (const group of groups(happening.steps)) {
    const entry = entryOf(group, happening);
    if (entry !== undefined) entries.push(entry);
  }
  const known = new Set(happening.knownTerms);
  const terms: string[] = [];
  const explained = entries.map((entry) => {
    const { text, terms: news } = explain(entry.text, known);
    for (const term of news) known.add(term);
    terms.push(...news);
    return { ...entry, text };
  });
  return { lines: storyLines(explained), terms };
}

function remarkOf({ remark }: Happening): Entry[] {
  return remark === undefined ? [] : [{ at: 0, text: remark, weight: 9, steps: 0 }];
}

/** Steps of one actor at one time, in the order in which each actor first acted. */
function groups(steps: readonly Step[]): readonly (readonly Step[])[] {
  const byTimeAndActor = new Map<string, Step[]>();
  for (const step of steps) {
    const key = `${step.at} ${step.actor}`;
    const group = byTimeAndActor.get(key);
    if (group === undefined) byTimeAndActor.set(key, [step]);
    else group.push(step);
  }
  return [...byTimeAndActor.values()];
}

function entryOf(group: readonly Step[], happening: Happening): Entry | undefined {
  const [first] = group;
  if (first === undefined) return undefined;
  const byVerb = new Map<Step['verb'], Step[]>();
  for (const step of group) byVerb.set(step.verb, [...(byVerb.get(step.verb) ?? []), step]);
  const said: string[] = [];
  let weight = 0;
  for (const [verb, steps] of byVerb) {
    const deeds: Deeds = { steps, names: steps.map((step) => nameIn(step.object, happening.before, happening.after)) };
    const text = PHRASES[verb].say(deeds);
    if (text === undefined) continue;
    const because = steps.find((step) => step.because !== undefined)?.because;
    said.push(because === undefined ? text : `${text}, because ${because}`);
    weight = Math.max(weight, PHRASES[verb].weight);
  }
  if (said.length === 0) return undefined;
  return {
    at: first.at - happening.before.now,
    text: `${actorName(first.actor)} ${said.join('; ')}`,
    weight,
    steps: group.length,
  };
}

function actorName(actor: Actor): string {
  return actor;
}
