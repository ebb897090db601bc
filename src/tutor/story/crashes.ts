/**
 * Tells containers that ended and were started again in the same Pod.
 */
import type { Pod } from '../../api/objects';
import { duration } from '../../diagram/duration';
import { isReady, restartsOf } from '../../diagram/pod-state';
import { SECOND } from '../../cluster/time';
import type { Step } from '../../cluster/step';
import type { Entry } from './lines';
import { count, listed } from './pod-name';
import { byTime, detailOf, type Happening, nameOf, since, type Told, withVerb } from './telling';

/** The first end is told whole; later ends share one entry with the waits between them. */
export function tellCrashes(happening: Happening): Told {
  const ends = withVerb(happening.steps, 'container-ended');
  const pods = new Set(ends.map((step) => step.object.name));
  const about = happening.steps.filter((step) => step.object.kind === 'Pod' && pods.has(step.object.name));
  const own = withVerb(about, 'container-ended', 'stopped-container', 'restarted', 'waits-to-restart');
  const seen = new Set<string>();
  const whose = (step: Step) => `${step.object.name} ${detailOf(step, 'container')}`;
  const first = ends.filter((step) => !seen.has(whose(step)) && seen.add(whose(step)).size > 0);
  const restarts = withVerb(about, 'restarted');
  const restartedAt = new Map(restarts.toReversed().map((step) => [step.object.name, step.at]));
  const isCrash = (step: Step) => (restartedAt.get(step.object.name) ?? Infinity) <= step.at;
  const covered = new Set([...own, ...withVerb(about, 'removed-endpoint', 'became-unready')].map((step) => step.id));
  for (const step of withVerb(about, 'became-ready')) if (isCrash(step)) covered.add(step.id);
  const entries = [
    ...byTime(first).map((steps) => firstEnd(steps, happening)),
    ...firstRestart(restarts, pods.size, happening),
    ...again(ends, withVerb(about, 'waits-to-restart'), first, happening),
  ];
  return { entries, last: outcome(about, pods, happening), covered };
}

function firstEnd(steps: readonly Step[], happening: Happening): Entry {
  const [step] = steps as readonly [Step];
  if (step.detail?.stopped !== undefined) return stoppedFirst(steps, happening);
  const codes = [...new Set(steps.map((one) => detailOf(one, 'exitCode')))];
  const reason = detailOf(step, 'reason');
  const how =
    reason === 'OOMKilled'
      ? `ended: ${shortage(step)} (OOMKilled, exit code 137)`
      : `ended with exit code ${codes.join(' or ')}`;
  const whose =
    isCrashedByYou(happening) && steps.length === 1
      ? ''
      : ` of ${listed(
          steps.map((one) => nameOf(one, happening)),
          'Pods',
        )}`;
  return {
    at: since(step, happening),
    order: step.id,
    text: `container ${detailOf(step, 'container')}${whose} ${how}`,
    weight: 8,
    steps: steps.length,
  };
}

/** The kubelet itself ended the run: a probe had failed, or the main containers were done. */
function stoppedFirst(steps: readonly Step[], happening: Happening): Entry {
  const [step] = steps as readonly [Step];
  const whose = listed(
    steps.map((one) => nameOf(one, happening)),
    'Pods',
  );
  return {
    at: since(step, happening),
    order: step.id,
    text: `kubelet stopped container ${detailOf(step, 'container')} of ${whose}: ${detailOf(step, 'stopped')}`,
    weight: 9,
    steps: steps.length,
  };
}

/** `: 1`, and in a Pod of several containers ` of shipper: 1`: each has a count of its own. */
function ofContainer(about: readonly Step[], pod: Pod, all: number): string {
  const name = detailOf(
    about.findLast((step) => step.verb === 'restarted'),
    'container',
  );
  const own = pod.status.containerStatuses?.find((status) => status.name === name)?.restartCount;
  return pod.spec.containers.length === 1 || own === undefined ? `: ${all}` : ` of ${name}: ${own}`;
}

/** A container without a limit ends only when the Node itself has no memory left. */
function shortage(step: Step): string {
  const limit = step.detail?.limit;
  if (limit === '') return 'its Node had no memory left for it';
  return `it passed its memory limit${limit === undefined ? '' : ` of ${limit}`}`;
}

function isCrashedByYou({ steps }: Happening): boolean {
  return withVerb(steps, 'crashed', 'oomed').length === 1;
}

function firstRestart(restarts: readonly Step[], pods: number, happening: Happening): readonly Entry[] {
  const [group] = byTime(restarts);
  const [step] = group ?? [];
  if (group === undefined || step === undefined) return [];
  const where = group.length === 1 ? ` on ${detailOf(step, 'node')}` : '';
  const what =
    pods === 1 || group.length === 1
      ? `${pods === 1 ? 'it' : nameOf(step, happening)} again in the same Pod`
      : `${listed(
          group.map((one) => nameOf(one, happening)),
          'Pods',
        )} again, each in the same Pod`;
  return [
    {
      at: since(step, happening),
      order: step.id,
      text: `kubelet${where} started ${what}`,
      weight: isCrashedByYou(happening) ? 8 : 6,
      steps: group.length,
    },
  ];
}

/** `it ended again; the waits grow: 10s, 20s, 40s`. */
function again(
  ends: readonly Step[],
  waits: readonly Step[],
  first: readonly Step[],
  happening: Happening,
): readonly Entry[] {
  const told = new Set(first);
  const later = ends.filter((step) => !told.has(step));
  const [step] = later.length > 0 ? later : waits;
  if (step === undefined) return [];
  const lengths = [...new Set(waits.map((wait) => Number(wait.detail?.seconds ?? 0)))].map((seconds) =>
    duration(seconds * SECOND),
  );
  const grow =
    lengths.length === 0
      ? ''
      : lengths.length === 1
        ? `; kubelet waits ${lengths[0] ?? ''}`
        : `; the waits grow: ${lengths.join(', ')}`;
  const who = new Set(later.map(({ object }) => object.name)).size > 1 ? 'they ended' : 'it ended';
  const text =
    later.length === 0 ? `kubelet waits ${lengths.join(', ')} before it starts it again` : `${who} again${grow}`;
  return [
    {
      at: since(step, happening),
      order: step.id,
      text,
      weight: isCrashedByYou(happening) ? 8 : 7,
      steps: later.length + waits.length,
    },
  ];
}

/** `ready again; restarts: 1`. */
function outcome(about: readonly Step[], pods: ReadonlySet<string>, happening: Happening): readonly Entry[] {
  if (pods.size !== 1) return [];
  const [name] = [...pods];
  const last = about.at(-1);
  const pod = happening.after.list('Pod').find((candidate) => candidate.metadata.name === name);
  if (pod === undefined || last === undefined) return [];
  const restarts = restartsOf(pod);
  const isBack = isReady(pod);
  if (isBack) {
    return [
      {
        at: since(last, happening),
        order: last.id,
        text: `ready again; restarts${ofContainer(about, pod, restarts)}`,
        weight: 9,
        steps: 0,
      },
    ];
  }
  return restarts === 0
    ? []
    : [
        {
          at: since(last, happening),
          order: last.id,
          text: `${count(restarts, 'restart')} so far`,
          weight: 7,
          steps: 0,
        },
      ];
}
