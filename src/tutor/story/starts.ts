/**
 * Tells what kubelets did with containers: pulled, started, stopped. One entry per time.
 */
import type { Step } from '../../cluster/step';
import type { Entry } from './lines';
import { count, listed } from './pod-name';
import { byTime, detailOf, type Happening, nameOf, since, type Told, withVerb } from './telling';

/** Starts and stops; a pull is told with the start that it made possible. */
export function tellStarts(happening: Happening, covered: ReadonlySet<number>): Told {
  const open = happening.steps.filter((step) => step.actor === 'kubelet' && !covered.has(step.id));
  const told = new Set<number>();
  const started = new Set(withVerb(open, 'started').map((step) => step.object.name));
  const pulls = withVerb(open, 'pulled').filter((step) => started.has(step.object.name));
  const changes = withVerb(open, 'started', 'stopped', 'became-ready', 'stopping');
  for (const step of [...pulls, ...changes]) told.add(step.id);
  const entries = byTime(changes).flatMap((group) => oneTime(group, pulls, changes, happening) ?? []);
  return { entries, last: [], covered: told };
}

function oneTime(
  group: readonly Step[],
  pulls: readonly Step[],
  changes: readonly Step[],
  happening: Happening,
): Entry | undefined {
  const [first] = group as readonly [Step];
  const starts = withVerb(group, 'started');
  const stops = withVerb(group, 'stopped');
  const isStart = (step: Step) => starts.some((start) => start.object.name === step.object.name);
  const ready = withVerb(group, 'became-ready').filter((step) => !isStart(step));
  const parts = [
    ...(stops.length > 0 && starts.length === 1 && stops.length === 1
      ? [swap(stops[0]!, starts[0]!, pulls, happening)]
      : [stopText(stops, happening), startText(starts, pulls, changes, happening)]),
    ready.length === 0
      ? ''
      : `reported ${listed(
          ready.map((step) => nameOf(step, happening)),
          'Pods',
        )} ready`,
  ].filter((part) => part !== '');
  if (parts.length === 0) return undefined;
  const nodes = [...new Set(group.filter((step) => step.verb !== 'stopping').map((step) => detailOf(step, 'node')))];
  const isSaid = parts.length === 1 && parts[0]?.includes(`; ${nodes[0] ?? ''} had the image`) === true;
  const where = nodes.length === 1 && nodes[0] !== '' && !isSaid ? ` on ${nodes[0] ?? ''}` : '';
  return {
    at: since(first, happening),
    order: first.id,
    text: `kubelet${where} ${parts.join(', ')}`,
    // What the strip of a drain shows is told as well.
    weight: isDrain(happening) ? 8 : 6,
    steps: group.length,
  };
}

const isDrain = ({ steps }: Happening): boolean => withVerb(steps, 'drained').length > 0;

/** The old Pod went and the new one came in the same instant. */
function swap(stop: Step, start: Step, pulls: readonly Step[], happening: Happening): string {
  if (stop.object.name === start.object.name) return `stopped the old ${nameOf(stop, happening)}, started the new one`;
  const pulled = pulls.some((pull) => pull.object.name === start.object.name)
    ? `pulled ${detailOf(start, 'image')}, `
    : '';
  return `stopped the old, ${pulled}started the new`;
}

function stopText(stops: readonly Step[], happening: Happening): string {
  if (stops.length === 0) return '';
  return `stopped ${listed(
    stops.map((step) => nameOf(step, happening)),
    'Pods',
  )}`;
}

function startText(
  starts: readonly Step[],
  pulls: readonly Step[],
  changes: readonly Step[],
  happening: Happening,
): string {
  const [first] = starts;
  if (first === undefined) return '';
  const images = [...new Set(starts.map((step) => detailOf(step, 'image')))];
  const pulled = starts.filter((step) => pulls.some((pull) => pull.object.name === step.object.name));
  const unready = starts.filter(
    (start) =>
      !changes.some(
        (step) => step.verb === 'became-ready' && step.object.name === start.object.name && step.at === start.at,
      ),
  );
  const isOnly = new Set(withVerb(changes, 'started').map((step) => step.object.name)).size === starts.length;
  // An image is what was named before; where none was pulled, or several were, Pods are started.
  const isImageNamed = pulled.length > 0 && (starts.length === 1 || images.length === 1);
  const it = isOnly
    ? isImageNamed
      ? 'it'
      : starts.length === 1
        ? nameOf(first, happening)
        : count(starts.length, 'Pod')
    : listed(
        starts.map((step) => nameOf(step, happening)),
        'Pods',
      );
  const image = images.length === 1 ? (images[0] ?? '') : `${images.length} images`;
  const nodes = new Set(starts.map((step) => detailOf(step, 'node')));
  const imageWord = images.length === 1 ? 'image' : 'images';
  const had =
    nodes.size === 1 ? `${[...nodes].join('')} had the ${imageWord} already` : 'the images were there already';
  const notYet =
    unready.length === 0
      ? ''
      : unready.length === starts.length
        ? ', not ready yet'
        : `, ${count(unready.length, 'Pod')} not ready yet`;
  if (pulled.length === starts.length) return `pulled ${image}, started ${it}${notYet}`;
  if (pulled.length === 0) return `started ${it}${notYet}${isDrain(happening) ? '' : `; ${had}`}`;
  const subject = starts.length > 1 && it === 'it' ? count(starts.length, 'Pod') : it;
  return `pulled ${image} where it was missing, started ${subject}${notYet}`;
}
