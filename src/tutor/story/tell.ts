/**
 * The story of a command: from the record of steps to a few lines that anybody can read.
 */
import { grouped } from '../../api/grouped';
import type { Step } from '../../cluster/step';
import { topOwnerOf } from '../../diagram/owner';
import { tellCrashes } from './crashes';
import { tellDisks } from './disks';
import { tellDatabases } from './databases';
import { tellLeftServices } from './left-services';
import { type Entry, storyLines } from './lines';
import { tellNodeFailures } from './node-failures';
import { tellNothing } from './nothing';
import type { Deeds } from './phrase';
import { PHRASES } from './phrases';
import { tellOrderedStarts, tellOrderedStops } from './ordered';
import { tellFailedPulls } from './pulls';
import { withReason } from './reasons';
import { tellRollouts } from './rollouts';
import { tellSharedVolumes } from './shared-volume';
import { tellStarts } from './starts';
import { detailOf, type Happening, nameOf, type Told, withVerb } from './telling';
import { explain } from './terms';
import { tellVisits } from './visits';

export type { Happening };

export interface Story {
  /** At most eight lines; continuation lines begin with blanks. */
  readonly lines: readonly string[];
  /** Terms that were explained here for the first time. */
  readonly terms: readonly string[];
}

/** Tells what happened: one entry per time and actor, in order. */
export function tellStory(happening: Happening): Story {
  const known = new Set(happening.knownTerms);
  const terms: string[] = [];
  const explained = (happening.instead ?? entriesOf(happening)).map((entry) => {
    const { text, terms: news } = explain(entry.text, known, wishOf(happening));
    for (const term of news) known.add(term);
    terms.push(...news);
    return { ...entry, text };
  });
  return { lines: storyLines(explained), terms };
}

/** What tells several steps together; in this order where two of them close the story at one time. */
const TELLERS: readonly ((happening: Happening) => Told)[] = [
  tellCrashes,
  tellDatabases,
  tellOrderedStarts,
  tellOrderedStops,
  tellNodeFailures,
  tellSharedVolumes,
  tellVisits,
];

/** Every entry, by time; what belongs together at one time stays in the order of the steps. */
export function entriesOf(happening: Happening): readonly Entry[] {
  const rollouts = tellRollouts(happening);
  const pulls = tellFailedPulls(happening);
  const special = [...TELLERS.map((tell) => tell(happening)), rollouts, pulls];
  const covered = new Set(special.flatMap((told) => [...told.covered]));
  const starts = tellStarts(happening, covered);
  const rest = happening.steps.filter(
    (step) => !covered.has(step.id) && !starts.covered.has(step.id) && !isPassing(step, happening),
  );
  const others = plainEntries(rest, happening);
  const told = [...others, ...[...special, starts].flatMap(({ entries }) => entries)];
  const last = [
    ...tellNothing(happening),
    ...tellDisks(happening),
    ...tellLeftServices(happening),
    ...special.filter((one) => one !== rollouts && one !== pulls).flatMap((one) => one.last),
    // Where a rollout is stuck, the image is told with it.
    ...(rollouts.last.length > 0 ? rollouts.last : pulls.last),
    ...(happening.last === undefined ? [] : [happening.last]),
  ];
  const inTime = told.sort((a, b) => a.at - b.at || (a.order ?? 0) - (b.order ?? 0));
  return withRemark(
    [...inTime, ...last].sort((a, b) => a.at - b.at),
    happening.remark,
  );
}

/** A Pod that found no Node at first, and then one: its claim was not yet tied to a volume. */
function isPassing(step: Step, { steps }: Happening): boolean {
  if (step.verb !== 'found-no-node') return false;
  return steps.some((later) => later.verb === 'bound' && later.id > step.id && later.object.name === step.object.name);
}

/** What the verb has to say: about the command first of all, about side effects after the first entry. */
function withRemark(entries: readonly Entry[], remark: string | undefined): readonly Entry[] {
  if (remark === undefined) return entries;
  const isAboutCommand = remark.startsWith('you ');
  const entry: Entry = { at: 0, order: 0, text: remark, weight: isAboutCommand ? 9 : 2, steps: 0 };
  if (isAboutCommand) return [entry, ...entries];
  const later = entries.findIndex((other) => other.at > 0);
  const place = later < 0 ? entries.length : later;
  return [...entries.slice(0, place), entry, ...entries.slice(place)];
}

/** A new Deployment is explained by what it asks for. */
function wishOf({ steps }: Happening): Readonly<Record<string, string>> {
  const made = steps.find((step) => step.verb === 'made-replica-set' && step.detail?.revision === 1);
  if (made?.detail === undefined) return {};
  const { wanted, image } = made.detail;
  const images = String(image).split(', ');
  const what = images.length === 1 ? ` of ${String(image)}` : `, ${images.length} containers`;
  return { Deployment: `the wish: ${String(wanted)} ${wanted === 1 ? 'copy' : 'copies'}${what}` };
}

/** Steps told one actor and time after the other, without what they mean together. */
export function plainEntries(steps: readonly Step[], happening: Happening): readonly Entry[] {
  return groups(steps).flatMap((group) => entryOf(group, happening) ?? []);
}

/** Steps of one actor at one time, in the order in which each actor first acted. */
function groups(steps: readonly Step[]): readonly (readonly Step[])[] {
  return [...grouped(steps, ({ at, actor }) => `${at} ${actor}`).values()];
}

function entryOf(group: readonly Step[], happening: Happening): Entry | undefined {
  const [first] = group;
  if (first === undefined) return undefined;
  const byVerb = new Map<Step['verb'], Step[]>();
  for (const step of group) byVerb.set(step.verb, [...(byVerb.get(step.verb) ?? []), step]);
  const isReplacement =
    withVerb(happening.steps, 'deleted', 'evicted', 'asked-eviction', 'removed-node', 'recovered-node').length > 0;
  const uncounted = uncountedBy(happening.steps);
  const said: string[] = [];
  let weight = 0;
  for (const [verb, steps] of byVerb) {
    const deeds: Deeds = {
      steps,
      names: steps.map((step) => nameOf(step, happening)),
      isReplacement,
      tookToStop: steps.length === 1 ? timeToStop(steps[0], happening) : undefined,
      areAlone: steps.every((step) => isAlone(step, happening)),
    };
    const text = PHRASES[verb].say(deeds);
    if (text === undefined) continue;
    // Who left a drained Node is told; that new Pods come for them is worth more than the numbers behind it.
    const isForDrained = verb === 'made-pod' && withVerb(happening.steps, 'drained').length > 0;
    said.push(isForDrained ? text : withReason(text, steps, uncounted));
    weight = Math.max(weight, isForDrained ? 8 : PHRASES[verb].weight);
  }
  if (said.length === 0) return undefined;
  return {
    at: first.at - happening.before.now,
    order: first.actor === 'scheduler' ? (group.at(-1) ?? first).id : first.id,
    text: `${first.actor} ${said.join('; ')}`,
    weight,
    steps: group.length,
  };
}

/** A Pod that was there when a ReplicaSet counted, and that did not count. */
function uncountedBy(steps: readonly Step[]): string | undefined {
  if (withVerb(steps, 'failed-pod').length > 0) return 'a Pod that has failed';
  const isStopping = withVerb(steps, 'deleted', 'asked-eviction').some(({ object }) => object.kind === 'Pod');
  return isStopping ? 'a Pod that is stopping' : undefined;
}

/** From the moment a Pod was told to stop until it had. */
function timeToStop(told: Step | undefined, { steps }: Happening): number | undefined {
  const stopped = steps.find((step) => {
    return step.verb === 'stopped' && step.object.name === told?.object.name && step.id > told.id;
  });
  return stopped === undefined || told === undefined ? undefined : stopped.at - told.at;
}

/** Whether a Pod was bound to a Node that had no other Pod of its owner. */
function isAlone(step: Step, { before, after }: Happening): boolean {
  const pod = step.verb === 'bound' ? after.resolve(step.object) : undefined;
  if (pod?.kind !== 'Pod') return true;
  const owner = topOwnerOf(pod, after)?.metadata.uid;
  return !before.podsOn(detailOf(step, 'node')).some((other) => topOwnerOf(other, before)?.metadata.uid === owner);
}
