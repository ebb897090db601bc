/**
 * The story of a command: from the record of steps to a few lines that anybody can read.
 */
import type { Step } from '../../cluster/step';
import { tellCrashes } from './crashes';
import { type Entry, storyLines } from './lines';
import { tellNothing } from './nothing';
import { type Deeds, PHRASES } from './phrases';
import { tellFailedPulls } from './pulls';
import { tellRollouts } from './rollouts';
import { tellStarts } from './starts';
import { type Happening, nameOf } from './telling';
import { explain } from './terms';

export interface Story {
  /** At most eight lines; continuation lines begin with blanks. */
  readonly lines: readonly string[];
  /** Terms that were explained here for the first time. */
  readonly terms: readonly string[];
}

/** Tells what happened: one entry per time and actor, in order. */
export function tellStory(happening: Happening): Story {
  const entries = inOrder(happening);
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

/** Every entry, by time; what belongs together at one time stays in the order of the steps. */
function inOrder(happening: Happening): readonly Entry[] {
  const rollouts = tellRollouts(happening);
  const crashes = tellCrashes(happening);
  const pulls = tellFailedPulls(happening);
  const special = new Set([...rollouts.covered, ...crashes.covered, ...pulls.covered]);
  const starts = tellStarts(happening, special);
  const rest = happening.steps.filter((step) => !special.has(step.id) && !starts.covered.has(step.id));
  const others = groups(rest).flatMap((group) => entryOf(group, happening) ?? []);
  const [endings, crashed] = [crashes.entries.slice(-1), crashes.entries.slice(0, -1)];
  const told = [...others, ...rollouts.entries.slice(0, -1), ...crashed, ...pulls.entries, ...starts.entries];
  const last = [...tellNothing(happening), ...endings, ...rollouts.entries.slice(-1)];
  return [...remarkOf(happening), ...[...told, ...last].sort((a, b) => a.at - b.at)];
}

function remarkOf({ remark }: Happening): readonly Entry[] {
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
    const deeds: Deeds = { steps, names: steps.map((step) => nameOf(step, happening)) };
    const text = PHRASES[verb].say(deeds);
    if (text === undefined) continue;
    const because = steps.find((step) => step.because !== undefined)?.because;
    said.push(because === undefined ? text : `${text}, because ${because}`);
    weight = Math.max(weight, PHRASES[verb].weight);
  }
  if (said.length === 0) return undefined;
  return {
    at: first.at - happening.before.now,
    text: `${first.actor} ${said.join('; ')}`,
    weight,
    steps: group.length,
  };
}

export type { Happening };
