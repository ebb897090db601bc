/**
 * The reply to `step`: single looks of controllers, and whose turn is next.
 */
import type { Cluster } from '../../cluster/cluster';
import { CONTROLLERS } from '../../controllers/index';
import { Loop, type Reconciled } from '../../controllers/loop';
import { cut } from '../../diagram/text/columns';
import { duration } from '../../diagram/duration';
import { button } from '../button';
import type { Button } from '../reply';
import type { Situation } from '../situation';
import { standing } from '../standing';
import { lookedAt, lookEntry, outcomeOf, workerOf } from '../story/looks';
import { count } from '../story/pod-name';
import type { OwnReply } from './own-reply';

/** More looks than these are told as any command is. */
const MOST_TOLD = 6;

export const stepReply: OwnReply = {
  headline: ({ done, before, after }) => {
    const { looked } = done;
    const [only] = looked ?? [];
    if (looked === undefined) return standing(after);
    if (only === undefined) return 'Nothing to do: every controller found what it wants';
    if (looked.length > 1) return `${count(looked.length, 'look')}: ${workersOf(looked).join(', ')}`;
    const outcome = outcomeOf(only, before, after).replace(/, because .*$/, '');
    return `${workerOf(only)} ${outcome.replace(/\b(ReplicaSet|EndpointSlice) \S+/, '$1').replace('its status', `the status of ${lookedAt(only)}`)}`;
  },
  story: ({ done, before, after }) => {
    const { looked } = done;
    if (looked === undefined || looked.length > MOST_TOLD) return undefined;
    return looked.map((look) => lookEntry(look, before, after));
  },
  notice: (situation) => {
    const { looked } = situation.done;
    if (looked === undefined) return undefined;
    const next = nextLook(situation.after);
    if (next === undefined) return nothingLeft(situation.after);
    const turn = `next, ${workerOf(next)} looks at ${lookedAt(next)}`;
    const wait = next.at > situation.after.now ? ` in ${duration(next.at - situation.after.now)}` : '';
    const long = `${turn}${wait}. It compares what is wanted with what is there, and does one step.`;
    return long.length <= 131 ? long : cut(`${turn}${wait}.`, 131);
  },
  buttons: (situation) => (situation.done.looked === undefined ? undefined : waysOn(situation)),
};

function nothingLeft(cluster: Cluster): string {
  const [deployment] = cluster.list('Deployment', 'default');
  const example =
    deployment === undefined
      ? 'deploy web'
      : `scale ${cut(deployment.metadata.name, 30)} ${deployment.spec.replicas + 1}`;
  return `nothing is left to do. Set a wish and hold the controllers back: /kube step ${example}`;
}

/** Each of them once; a step to rest is thousands of looks by a few controllers. */
function workersOf(looked: readonly Reconciled[]): readonly string[] {
  const byController = new Map(looked.map((look) => [look.controller, look]));
  return [...new Set([...byController.values()].map((look) => workerOf(look).replace(' controller', '')))];
}

/** What the next `step` will do, tried on a copy. */
function nextLook(cluster: Cluster): Reconciled | undefined {
  const loop = new Loop(cluster.fork(), CONTROLLERS);
  const next = loop.step();
  loop.close();
  return next;
}

function waysOn({ after }: Situation): readonly Button[] {
  if (nextLook(after) === undefined) {
    return [button('Show everything', 'show'), button('Explain: reconcile', 'explain reconcile')];
  }
  return [button('One more step', 'step'), button('5 more steps', 'step 5'), button('To the end', 'step rest')];
}
