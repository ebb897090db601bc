/**
 * What the reply to `load` says where an autoscaler watches the app: it acts by itself, and soon.
 */
import type { HorizontalPodAutoscaler } from '../api/objects';
import type { Cluster } from '../cluster/cluster';
import type { Step } from '../cluster/step';
import type { Done } from '../commands/verb';
import type { ServiceLoad } from '../containers/load';
import { duration } from '../diagram/duration';
import { askFor, autoscalerOf, type Lack, lackOf, targetRef, untilNextLook } from './autoscaling';
import { button } from './button';
import type { Button } from './reply';

export interface Watched {
  readonly hpa: HorizontalPodAutoscaler;
  readonly lack: Lack | undefined;
}

/** The autoscaler of one of the apps that the load is about. */
export function watchedIn({ focus }: Done, after: Cluster): Watched | undefined {
  for (const ref of focus) {
    const hpa = autoscalerOf(after, ref);
    if (hpa !== undefined) return { hpa, lack: lackOf(after, hpa) };
  }
  return undefined;
}

/** When something was, milliseconds since the command, and what. */
export type Said = readonly [at: number, text: string];

/** What it did meanwhile, and when it looks again. */
export function tellWatch({ hpa, lack }: Watched, after: Cluster, took: number): readonly Said[] {
  const target = targetRef(hpa);
  const own = after.steps.filter(({ actor, object }) => actor === 'autoscaler' && object.name === target.name);
  const did = own.flatMap(({ at, verb, because, detail }): readonly Said[] => {
    const when = at - (after.now - took);
    if (verb === 'holds-size') return [[when, keeps(detail)]];
    if (verb !== 'autoscaled') return [];
    const change = `from ${detail?.from ?? '?'} to ${detail?.to ?? '?'}`;
    return [[when, `autoscaler set ${target.kind} ${target.name} ${change}, because ${because ?? ''}`]];
  });
  const next = duration(untilNextLook(hpa, after.now));
  const state =
    lack === undefined
      ? `autoscaler looks every 15s, next in ${next}`
      : `autoscaler cannot count, because container ${lack.container} asks for no ${lack.what}`;
  return [...did, [took, state]];
}

const keeps = (detail: Step['detail']): string =>
  `autoscaler keeps ${detail?.current ?? '?'} Pods for now: ${detail?.desired ?? '?'} would do, but use may rise again`;

export function noticeOfWatch({ rate }: ServiceLoad, { lack }: Watched): string {
  if (lack !== undefined) {
    return `the target of its autoscaler is a share of the ${lack.what} that a Pod asks for. These Pods ask for none.`;
  }
  return rate === 0
    ? 'its autoscaler takes Pods away by itself, when 5 minutes have asked for fewer.'
    : 'a request takes 1m of CPU (a thousandth of one) for a second. By that its autoscaler sets the number of Pods.';
}

export function buttonsOfWatch(name: string, { rate }: ServiceLoad, { hpa, lack }: Watched): readonly Button[] {
  const wait = rate === 0 ? button('Wait 5m', 'wait 5m') : button('Wait 1m', 'wait 1m');
  return [
    ...(lack === undefined ? [wait] : [askFor(hpa, lack)]),
    button('Look at it', `get hpa ${hpa.metadata.name}`),
    rate === 0 ? button('Send 500/s', `load ${name} 500`) : button('Stop the load', `load ${name} off`),
    button('Why?', `why ${name}`),
  ];
}
