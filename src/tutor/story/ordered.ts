/**
 * Tells the ordered start of a StatefulSet: one Pod after another, each with its claim.
 */
import { duration } from '../../diagram/duration';
import { claimsOf } from '../../diagram/mark';
import { byName } from '../../diagram/natural';
import { isReady } from '../../diagram/pod-state';
import type { Step } from '../../cluster/step';
import { type Entry, FIXED } from './lines';
import { count } from './pod-name';
import { detailOf, type Happening, nameOf, since, type Told, withVerb } from './telling';

/** Steps of the machines that are implied when Pods come one after another. */
const IMPLIED: ReadonlySet<Step['verb']> = new Set<Step['verb']>([
  'made-claim',
  'made-pod',
  'made-volume',
  'bound-claim',
  'bound',
  'found-no-node',
  'pulled',
  'started',
  'became-ready',
]);

/** Told where a StatefulSet made several Pods at different times. */
export function tellOrderedStarts(happening: Happening): Told {
  const entries: Entry[] = [];
  const last: Entry[] = [];
  const covered = new Set<number>();
  const made = withVerb(happening.steps, 'made-pod').filter((step) => step.actor === 'StatefulSet');
  for (const set of new Set(made.map((step) => detailOf(step, 'by')))) {
    const own = made.filter((step) => detailOf(step, 'by') === set);
    if (new Set(own.map((step) => step.at)).size < 2 || wereThereBefore(own, happening)) continue;
    const pods = new Set(own.map((step) => step.object.name));
    for (const step of happening.steps) if (isImplied(step, set, pods)) covered.add(step.id);
    entries.push(...oneAfterAnother(own, happening));
    last.push(...allReady(pods, happening));
  }
  return { entries, last, covered };
}

/** What goes without saying when Pods go one after another. */
const STOPS: ReadonlySet<Step['verb']> = new Set<Step['verb']>([
  'deleted-pod',
  'stopping',
  'stopped',
  'removed-endpoint',
]);

/** Told where a StatefulSet took several Pods away: the highest number first, one at a time. */
export function tellOrderedStops(happening: Happening): Told {
  const taken = withVerb(happening.steps, 'deleted-pod').filter(
    (step) => step.actor === 'StatefulSet' && step.detail?.wanted !== undefined,
  );
  const covered = new Set<number>();
  const last: Entry[] = [];
  const entries: Entry[] = [];
  for (const set of new Set(taken.map((step) => detailOf(step, 'by') || setOf(step)))) {
    const own = taken.filter((step) => (detailOf(step, 'by') || setOf(step)) === set);
    const [first, ...others] = own;
    if (first === undefined || new Set(own.map((step) => step.at)).size < 2) continue;
    const pods = new Set(own.map((step) => step.object.name));
    const isReplaced = own.every((step) => happening.after.resolve(step.object) !== undefined);
    const implied = (verb: Step['verb']) => STOPS.has(verb) || (isReplaced && IMPLIED.has(verb));
    for (const step of happening.steps) if (implied(step.verb) && pods.has(step.object.name)) covered.add(step.id);
    const rest = others.map((step) => `${duration(since(step, happening))}${FIXED}${nameOf(step, happening)}`);
    const shown = rest.length > 4 ? [...rest.slice(0, 3), `then ${rest.length - 3} more`] : rest;
    const condition = isReplaced ? 'the new one is ready' : 'it is gone';
    entries.push({
      at: since(first, happening),
      order: first.id,
      text: `StatefulSet took ${nameOf(first, happening)} away: the highest number goes first. Each next one waits until ${condition}: ${shown.join(', ')}`,
      weight: 9,
      steps: own.length,
    });
    if (isReplaced) last.push(...otherNodes(pods, happening), ...allReady(pods, happening));
  }
  return { entries, last, covered };
}

/** New Pods of old names that are on another Node: names and volumes stay, Nodes need not. */
function otherNodes(pods: ReadonlySet<string>, happening: Happening): readonly Entry[] {
  const { before, after } = happening;
  const now = after
    .list('Pod')
    .filter(({ metadata }) => pods.has(metadata.name))
    .sort((a, b) => byName(a.metadata.name, b.metadata.name));
  const moved = now.filter(({ metadata: { name, namespace }, spec }) => {
    const was = before.get('Pod', name, namespace)?.spec.nodeName;
    return was !== undefined && spec.nodeName !== undefined && was !== spec.nodeName;
  });
  const at = withVerb(happening.steps, 'bound').findLast(({ object }) => pods.has(object.name));
  if (at === undefined || moved.length === 0) return [];
  const places = moved.map(({ metadata, spec }) =>
    `${metadata.name} is on ${spec.nodeName ?? ''}`.replaceAll(' ', FIXED),
  );
  const hasVolume = moved.some((pod) => claimsOf(pod).length > 0);
  const where = places.length <= 3 ? `${places.join(', ')} now` : `${places.length} Pods are on other Nodes now`;
  const text = `${where}${hasVolume ? `, with ${moved.length === 1 ? 'its volume' : 'their volumes'}` : ''}`;
  return [{ at: since(at, happening), order: at.id, text, weight: 8, steps: 0 }];
}

/** `db` of `db-2`. */
const setOf = ({ object }: Step): string => object.name.replace(/-\d+$/, '');

/** A Pod that is made again is told as a replacement. */
function wereThereBefore(made: readonly Step[], { before }: Happening): boolean {
  return made.some((step) => before.resolve(step.object) !== undefined);
}

function isImplied(step: Step, set: string, pods: ReadonlySet<string>): boolean {
  if (!IMPLIED.has(step.verb)) return false;
  const claim = detailOf(step, 'claim') || step.object.name;
  return (
    detailOf(step, 'by') === set || pods.has(step.object.name) || [...pods].some((pod) => claim.endsWith(`-${pod}`))
  );
}

function oneAfterAnother(made: readonly Step[], happening: Happening): readonly Entry[] {
  const [first, second, ...others] = made as readonly [Step, Step, ...Step[]];
  const claim = claimOf(first, happening);
  const alone = `${nameOf(second, happening)} waits until ${nameOf(first, happening)} is ready`;
  const rest = others.map(
    (step, index) =>
      `${duration(since(step, happening))} ${index === 0 ? 'the same for' : 'for'} ${nameOf(step, happening)}`,
  );
  const shown = rest.length > 4 ? [...rest.slice(0, 3), `then ${rest.length - 3} more`] : rest;
  return [
    {
      at: since(first, happening),
      order: first.id,
      weight: 9,
      steps: 1,
      text: `StatefulSet made ${claim}Pod ${nameOf(first, happening)}, no more: ${alone}`,
    },
    {
      at: since(second, happening),
      order: second.id,
      weight: 9,
      steps: made.length - 1,
      text: `${nameOf(first, happening)} was ready, so ${nameOf(second, happening)} was made${shown.length === 0 ? '' : `; ${shown.join(', ')}`}`,
    },
  ];
}

function claimOf(made: Step, { steps }: Happening): string {
  const claim = withVerb(steps, 'made-claim').find((step) => detailOf(step, 'pod') === made.object.name);
  return claim === undefined ? '' : `claim ${claim.object.name} and `;
}

function allReady(pods: ReadonlySet<string>, happening: Happening): readonly Entry[] {
  const ready = withVerb(happening.steps, 'became-ready').filter((step) => pods.has(step.object.name));
  const last = ready.at(-1);
  if (last === undefined) return [];
  const number = happening.after.list('Pod').filter((pod) => pods.has(pod.metadata.name) && isReady(pod)).length;
  const all = number === 2 ? 'both are ready' : `all ${number} are ready`;
  const text = number === pods.size ? all : `${number} of ${count(pods.size, 'Pod')} ready; the next one waits`;
  return [{ at: since(last, happening), order: last.id, text, weight: 9, steps: 0 }];
}
