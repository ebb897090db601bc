/**
 * The same for an autoscaler that says how it scales: windows that smooth what the metrics ask for, and policies that
 * bound how much may change in a while.
 * Follows normalizeDesiredReplicasWithBehaviors in pkg/controller/podautoscaler/horizontal.go.
 */
import type { HorizontalPodAutoscalerSpec, ScalingRules } from '../../api/objects';
import type { Scaling } from '../../cluster/machines/controller-memory';
import { SECOND } from '../../cluster/time';
import {
  DOWN_STABILIZATION,
  DOWN_STABILIZED,
  IN_RANGE,
  type Limited,
  READY,
  TOO_FAST_DOWN,
  TOO_FAST_UP,
  TOO_FEW,
  TOO_MANY,
  UP_STABILIZED,
  type Wish,
} from './limits';

export type Behavior = NonNullable<HorizontalPodAutoscalerSpec['behavior']>;

export function limitedBy(behavior: Behavior, wish: Wish): Limited {
  const { desired, current } = wish;
  const stabilized = stabilize(behavior, wish);
  const able = stabilized === desired ? READY : desired >= current ? UP_STABILIZED : DOWN_STABILIZED;
  return { able, ...atRate(behavior, { ...wish, desired: stabilized }) };
}

/** The number of now, moved no further than the lowest and the highest recommendation of the windows. */
function stabilize(behavior: Behavior, { current, desired, now, history }: Wish): number {
  const upSince = now - windowOf(behavior.scaleUp, 0);
  const downSince = now - windowOf(behavior.scaleDown, DOWN_STABILIZATION);
  let [least, most] = [desired, desired];
  for (const { at, replicas } of history.recommendations) {
    if (at > upSince) least = Math.min(least, replicas);
    if (at > downSince) most = Math.max(most, replicas);
  }
  return Math.min(Math.max(current, least), most);
}

/** How long recommendations count, milliseconds. */
export function windowOf(rules: ScalingRules | undefined, otherwise: number): number {
  const seconds = rules?.stabilizationWindowSeconds;
  return seconds === undefined ? otherwise : seconds * SECOND;
}

/** The longest time that a policy looks back, milliseconds. */
export function longestPeriod({ scaleUp, scaleDown }: Behavior): number {
  const policies = [...(scaleUp?.policies ?? []), ...(scaleDown?.policies ?? [])];
  return Math.max(0, ...policies.map(({ periodSeconds }) => periodSeconds)) * SECOND;
}

function atRate({ scaleUp, scaleDown }: Behavior, wish: Wish): Omit<Limited, 'able'> {
  const { current, desired, min, max } = wish;
  if (desired > current) {
    const fastest = Math.max(current, furthest(scaleUp, wish, UP));
    const most = Math.min(max, fastest);
    if (desired > most) return { replicas: most, limit: max > fastest ? TOO_FAST_UP : TOO_MANY, isLimited: true };
  } else if (desired < current) {
    const fastest = Math.min(current, furthest(scaleDown, wish, DOWN));
    const least = Math.max(min, fastest);
    if (desired < least) return { replicas: least, limit: min < fastest ? TOO_FAST_DOWN : TOO_FEW, isLimited: true };
  }
  return { replicas: desired, limit: IN_RANGE, isLimited: false };
}

interface Direction {
  readonly sign: 1 | -1;
  readonly round: (share: number) => number;
  /** Of the proposals of two policies: the one that goes further, and the one that does not. */
  readonly most: (...numbers: readonly number[]) => number;
  readonly least: (...numbers: readonly number[]) => number;
}

/** Rounded so that one Pod can always become two. */
const UP: Direction = { sign: 1, round: Math.ceil, most: Math.max, least: Math.min };
const DOWN: Direction = { sign: -1, round: Math.trunc, most: Math.min, least: Math.max };

/** The number that the policies of one direction let it reach now. */
function furthest(rules: ScalingRules | undefined, wish: Wish, { sign, round, most, least }: Direction): number {
  if (rules?.selectPolicy === 'Disabled') return wish.current;
  const proposals = (rules?.policies ?? []).map(({ type, value, periodSeconds }) => {
    const start = wish.current - changeSince(wish.history.scalings, wish.now - periodSeconds * SECOND);
    return type === 'Pods' ? start + sign * value : round(start * (1 + (sign * value) / 100));
  });
  return (rules?.selectPolicy === 'Min' ? least : most)(...proposals);
}

function changeSince(scalings: readonly Scaling[], since: number): number {
  let sum = 0;
  for (const { at, change } of scalings) if (at > since) sum += change;
  return sum;
}
