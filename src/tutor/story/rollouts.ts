/**
 * Tells the rollout of a Deployment: what went from old to new, step by step, and what let it go on.
 */
import type { Deployment, ReplicaSet } from '../../api/objects';
import type { Step } from '../../cluster/step';
import { cut } from '../../diagram/text/columns';
import { duration } from '../../diagram/duration';
import { isRollingOut } from '../../diagram/workload';
import { imageOf, replicaSetsOf, revisionOf, tagOf } from '../../diagram/owner';
import { isReady, podState } from '../../diagram/pod-state';
import { podsOf } from '../../diagram/workload';
import { type Entry, FIXED } from './lines';
import { count } from './pod-name';
import { byTime, detailOf, type Happening, since, type Told, withVerb } from './telling';

/** One entry per time at which the Deployment changed sizes; the Pods' own comings and goings are implied. */
export function tellRollouts(happening: Happening): Told {
  const entries: Entry[] = [];
  const last: Entry[] = [];
  const covered = new Set<number>();
  const own = happening.steps.filter((step) => step.actor === 'Deployment');
  for (const name of new Set(own.map((step) => detailOf(step, 'by')))) {
    const steps = own.filter((step) => detailOf(step, 'by') === name);
    if (!isRollout(steps)) continue;
    const deployment = happening.after.list('Deployment').find((object) => object.metadata.name === name);
    if (deployment === undefined) continue;
    const sets = new Set(
      happening.after.controlledBy('ReplicaSet', deployment.metadata.uid).map((set) => set.metadata.name),
    );
    for (const step of happening.steps) if (isImplied(step, name, sets)) covered.add(step.id);
    entries.push(...tellOne(deployment, steps, happening));
    last.push(...ending(deployment, happening));
  }
  return { entries, last, covered };
}

/** Whether these steps of one Deployment replace Pods, rather than make or scale them. */
function isRollout(steps: readonly Step[]): boolean {
  const isNewTemplate = steps.some(
    (step) => step.verb === 'reused-replica-set' || (step.verb === 'made-replica-set' && step.detail?.revision !== 1),
  );
  const resized = new Set(withVerb(steps, 'scaled-replica-set').map((step) => step.object.name));
  return isNewTemplate || resized.size > 1;
}

const IMPLIED: ReadonlySet<Step['verb']> = new Set<Step['verb']>([
  'made-pod',
  'deleted-pod',
  'bound',
  'pulled',
  'started',
  'became-ready',
  'stopping',
  'stopped',
  'waits-to-pull',
  'added-endpoint',
  'removed-endpoint',
  'completed-rollout',
]);

function isImplied(step: Step, deployment: string, sets: ReadonlySet<string>): boolean {
  if (step.actor === 'Deployment' && (detailOf(step, 'by') === deployment || step.object.name === deployment)) {
    return step.verb !== 'stalled' && step.verb !== 'deleted-replica-set';
  }
  if (!IMPLIED.has(step.verb)) return false;
  return [...sets].some((set) => step.object.name.startsWith(`${set}-`)) || sets.has(detailOf(step, 'by'));
}

function tellOne(deployment: Deployment, steps: readonly Step[], happening: Happening): readonly Entry[] {
  const { current } = replicaSetsOf(deployment, happening.after);
  const currentName = current?.metadata.name ?? '';
  const times = byTime(steps);
  return times.flatMap((group, index) => {
    const since = index === 0 ? undefined : times[index - 1]?.[0]?.at;
    return [...announced(group, happening), ...sizes(group, deployment, currentName, since, happening)];
  });
}

/** The new ReplicaSet, or the old one that is used again. */
function announced(group: readonly Step[], happening: Happening): readonly Entry[] {
  return withVerb(group, 'made-replica-set', 'reused-replica-set').map((step) => {
    const image = detailOf(step, 'image');
    const made = `Deployment made ReplicaSet ${step.object.name}${image === '' ? '' : ` for ${image}`}`;
    const was = happening.before.resolve(step.object);
    const reused = `Deployment took the template of revision ${was === undefined ? '?' : revisionOf(was)} (${image})`;
    return {
      at: since(step, happening),
      order: step.id,
      text: step.verb === 'made-replica-set' ? made : reused,
      weight: 8,
      steps: 1,
    };
  });
}

/** `2 new were ready: old 3 to 1, new 2 to 4`; at the beginning the rule instead of the reason. */
function sizes(
  group: readonly Step[],
  deployment: Deployment,
  current: string,
  previous: number | undefined,
  happening: Happening,
): readonly Entry[] {
  const first = group[0];
  if (first === undefined) return [];
  const resized = withVerb(group, 'made-replica-set', 'scaled-replica-set').filter(
    (step) => step.detail?.to !== undefined,
  );
  // Going back, the older template is the new one: there tags are clearer.
  const broken = previous === undefined ? brokenFirst(resized) : undefined;
  const changes = [...new Set(resized.map((step) => step.object.name))].flatMap((name) => {
    const own = resized.filter((step) => step.object.name === name);
    const [from, to] = [detailOf(own[0], 'from'), detailOf(own.at(-1), 'to')];
    const side = broken === undefined ? (name === current ? 'new' : 'old') : tagIn(name, happening);
    const text = `${side} ${from} to ${to}`;
    return from === to ? [] : [text.replaceAll(' ', FIXED)];
  });
  if (changes.length === 0) return [];
  const text = changes.join(`,${FIXED}`);
  const start =
    previous === undefined ? (broken ?? ruleOf(resized, deployment)) : reasonOf(first.at, previous, current, happening);
  return [
    {
      at: since(first, happening),
      order: first.id,
      text: `${start}: ${text}`,
      weight: 8,
      steps: resized.length,
    },
  ];
}

/** The tag that a ReplicaSet's Pods run: `v2`. */
function tagIn(set: string, { after, before }: Happening): string {
  const isIt = ({ metadata }: ReplicaSet) => metadata.name === set;
  const found = after.list('ReplicaSet').find(isIt) ?? before.list('ReplicaSet').find(isIt);
  return found === undefined ? set : cut(tagOf(imageOf(found.spec.template.spec)), 12);
}

/** Pods that cannot serve go first, whatever the rule says. */
function brokenFirst(steps: readonly Step[]): string | undefined {
  const broken = steps.find((step) => (step.because ?? '').includes('could not serve'));
  if (broken === undefined) return undefined;
  const number = Number(broken.detail?.from ?? 0) - Number(broken.detail?.to ?? 0);
  return `${number} broken ${number === 1 ? 'Pod' : 'Pods'} went first, serving nobody`;
}

function ruleOf(steps: readonly Step[], deployment: Deployment): string {
  const sized = steps.find((step) => step.detail?.surge !== undefined);
  if (sized === undefined || sized.detail?.wanted === 0) return 'Deployment set sizes';
  const [more, fewer] = [Number(sized.detail?.surge), Number(sized.detail?.unavailable)];
  const wanted = detailOf(sized, 'wanted');
  return `rule: at most ${more === 0 ? 'no Pod' : count(more, 'Pod')} more, ${fewer === 0 ? 'none' : fewer} fewer (${shareOf(deployment)}${wanted}${roundedOf(deployment)})`;
}

/** `25% of `, where the rule is a share. */
function shareOf({ spec }: Deployment): string {
  const { maxSurge, maxUnavailable } = spec.strategy.rollingUpdate ?? {};
  return typeof maxSurge === 'string' && maxSurge === maxUnavailable ? `${maxSurge} of ` : 'of ';
}

/** A share of a Pod: what may be more is rounded up, what may be fewer is rounded down. */
function roundedOf(deployment: Deployment): string {
  const { spec } = deployment;
  const share = /^(\d+)%$/.exec(String(spec.strategy.rollingUpdate?.maxSurge ?? ''))?.[1];
  const isWhole = share === undefined || (Number(share) * spec.replicas) % 100 === 0;
  return isWhole || shareOf(deployment) === 'of ' ? '' : ', rounded up and down';
}

function reasonOf(at: number, previous: number, current: string, happening: Happening): string {
  const ready = withVerb(happening.steps, 'became-ready').filter(
    (step) => step.at > previous && step.at <= at && step.object.name.startsWith(`${current}-`),
  ).length;
  if (ready > 0) return `${ready} new ${ready === 1 ? 'was' : 'were'} ready`;
  const stopped = withVerb(happening.steps, 'stopped').filter((step) => step.at > previous && step.at <= at).length;
  return stopped > 0 ? `${count(stopped, 'Pod')} had stopped` : 'Deployment went on';
}

/** Where it came to rest, or what it waits for. */
function ending(deployment: Deployment, happening: Happening): readonly Entry[] {
  const { after, before } = happening;
  const at = (happening.steps.at(-1)?.at ?? after.now) - before.now;
  const { current } = replicaSetsOf(deployment, after);
  if (current === undefined) return [];
  const pods = podsOf(deployment, after);
  const ready = pods.filter(isReady).length;
  if (!isRollingOut(deployment, after)) {
    const all =
      deployment.spec.replicas === 0
        ? '0 Pods are wanted'
        : ready === deployment.spec.replicas
          ? `${allOf(ready)} ready${sinceWhen(current, at, happening)}`
          : `${ready} of ${deployment.spec.replicas} ready`;
    return [{ at, order: Infinity, text: `${all}; ${revisionText(current, happening)}`, weight: 9, steps: 0 }];
  }
  const tries = Math.max(
    0,
    ...withVerb(happening.steps, 'failed-to-pull').map((step) => Number(step.detail?.tries ?? 0)),
  );
  const waiting = after.controlledBy('Pod', current.metadata.uid).filter((pod) => podState(pod, after).box === '!');
  const isCrashing = waiting.every((pod) => podState(pod, after).word === 'crash wait');
  const trouble =
    tries > 0
      ? `${tries} ${tries === 1 ? 'try' : 'tries'} failed; `
      : waiting.length > 0
        ? `${count(waiting.length, 'new Pod')} ${isCrashing ? (waiting.length === 1 ? 'keeps crashing' : 'keep crashing') : 'cannot run'}; `
        : '';
  const text = `${trouble}Deployment waits for new Pods to be ready and touches no more old ones`;
  return [{ at, order: Infinity, text, weight: 9, steps: 0 }];
}

const allOf = (number: number): string => (number === 1 ? 'its Pod is' : number === 2 ? 'both' : `all ${number}`);

/** ` since 9s`, where an old Pod took longer to end than the new ones to be ready. */
function sinceWhen(current: ReplicaSet, at: number, happening: Happening): string {
  const ready = withVerb(happening.steps, 'became-ready').findLast(({ object }) =>
    object.name.startsWith(`${current.metadata.name}-`),
  );
  return ready === undefined || since(ready, happening) === at ? '' : ` since ${duration(since(ready, happening))}`;
}

/** A revision that is used again gets a new number. */
function revisionText(set: ReplicaSet, { before }: Happening): string {
  const now = revisionOf(set);
  const was = before.get('ReplicaSet', set.metadata.name, set.metadata.namespace);
  if (was !== undefined && revisionOf(was) !== now) return `revision ${revisionOf(was)} is now called revision ${now}`;
  return `this is revision ${now}`;
}
