/**
 * Tells that a Node fell silent or is not ready, what becomes of its Pods, and that it is back.
 */
import { isNodeReady } from '../../api/node-state';
import type { Pod } from '../../api/objects';
import { evictionTime } from '../../cluster/eviction/eviction-time';
import type { Step } from '../../cluster/step';
import { SECOND } from '../../cluster/time';
import { duration } from '../../diagram/duration';
import type { Entry } from './lines';
import { evictions, lossesOf, namesIn, replacements, unmovedPods } from './lost-pods';
import { count, listed } from './pod-name';
import { requestsSince, requestsToSilent } from './silent-requests';
import { byTime, detailOf, entry, type Happening, nameOf, type Part, podOf, type Told, withVerb } from './telling';

/** The whole of it: each part covers the steps that need no other word. */
export function tellNodeFailures(happening: Happening): Told {
  const parts = [beginning, markedNotReady, lateTaints, lostEndpoints, evictions, replacements, cancelled, backAgain];
  const told = parts.map((part) => part(happening));
  return {
    entries: told.flatMap(({ entries }) => entries),
    last: [...unmovedPods(happening), ...requestsSince(happening), ...whatIsAwaited(happening)],
    covered: new Set(told.flatMap(({ covered }) => [...covered.map((step) => step.id)])),
  };
}

/** What people did to the machine, told as something that happens to machines. */
function beginning(happening: Happening): Part {
  const yours = withVerb(happening.steps, 'silenced-node', 'unreadied-node', 'recovered-node');
  const nodes = new Set(yours.map((step) => step.object.name));
  const reports = withVerb(happening.steps, 'node-ready', 'became-unready').filter(
    (step) => step.object.kind === 'Node' && nodes.has(step.object.name),
  );
  return {
    entries: yours.map((step) => entry(step, happening, beginningOf(step, happening))),
    covered: [...yours, ...reports],
  };
}

function beginningOf(step: Step, { after }: Happening): string {
  const { name } = step.object;
  const pods = Number(step.detail?.pods ?? 0);
  if (step.verb === 'silenced-node') {
    return `${name} stopped reporting; ${pods === 0 ? 'it had no Pods' : `its ${pods === 1 ? 'Pod' : 'Pods'} may or may not run`}`;
  }
  if (step.verb === 'unreadied-node') {
    return `kubelet on ${name} reported that the Node is not ready; ${pods === 0 ? 'it had no Pods' : 'its Pods run on'}`;
  }
  if (step.detail?.was === 'not-ready') return `kubelet on ${name} reported that the Node is ready again`;
  const silent = Number(step.detail?.seconds ?? 0) * SECOND;
  const unnoticed = silent < after.timing.nodeGrace ? '; nobody had noticed' : '';
  return `${name} reported again, after ${duration(silent)} of silence${unnoticed}`;
}

function markedNotReady(happening: Happening): Part {
  const marked = withVerb(happening.steps, 'marked-not-ready');
  const isTold = (taint: Step) =>
    marked.some((step) => step.at === taint.at && step.object.name === taint.object.name) ||
    withVerb(happening.steps, 'unreadied-node').some((step) => step.object.name === taint.object.name);
  return {
    entries: marked.map((step) => entry(step, happening, `Node controller marked ${step.object.name} NotReady`)),
    covered: [...marked, ...withVerb(happening.steps, 'tainted-node').filter(isTold)],
  };
}

/** Nodes that failed together lose their Pods one Node after another; of one without Pods nobody needs to know. */
function lateTaints(happening: Happening): Part {
  const marked = withVerb(happening.steps, 'marked-not-ready', 'unreadied-node');
  const late = withVerb(happening.steps, 'tainted-node').filter(
    (taint) => !marked.some((step) => step.at === taint.at && step.object.name === taint.object.name),
  );
  const losing = late.filter(({ object }) => waitingOn(object.name, happening).length > 0);
  const text = ({ object }: Step) =>
    `Node controller gave the Pods of ${object.name} their time: one Node after another`;
  return { entries: losing.map((step) => entry(step, happening, text(step), 6)), covered: late };
}

/** Pods of a Node that are evicted later. */
function waitingOn(name: string, { after }: Happening): readonly Pod[] {
  const node = after.get('Node', name);
  if (node === undefined) return [];
  return after.podsOn(name).filter((pod) => (evictionTime(pod, node) ?? -Infinity) > after.now);
}

/** Endpoints that went because a Node was marked, not because of anything that a Pod did. */
function lostEndpoints(happening: Happening): Part {
  const marked = withVerb(happening.steps, 'marked-not-ready');
  const entries: Entry[] = [];
  const covered: Step[] = [];
  for (const group of byTime(withVerb(happening.steps, 'removed-endpoint'))) {
    const nodes = marked.filter((step) => step.at === group[0]?.at).map((step) => step.object.name);
    const lost = group.filter((step) => nodes.includes(podOf(step.object, happening)?.spec.nodeName ?? ''));
    const [first] = lost;
    if (first === undefined) continue;
    covered.push(...lost);
    const services = [...new Set(lost.map((step) => detailOf(step, 'service')))];
    const pods = listed(
      lost.map((step) => nameOf(step, happening)),
      'Pods',
    );
    const who =
      services.length === 1 ? `Service ${services[0] ?? ''} sends` : `Services ${listed(services, 'Services')} send`;
    entries.push(entry(first, happening, `${who} nothing to ${pods} any more`, 8, lost.length));
    entries.push(...requestsToSilent(services, first, happening));
  }
  return { entries, covered };
}

function cancelled(happening: Happening): Part {
  const steps = withVerb(happening.steps, 'cancelled-evictions');
  const text = (step: Step) => {
    const evictions = count(Number(step.detail?.pods ?? 0), 'eviction');
    return `Node controller cancelled ${evictions}: ${step.because ?? ''}`;
  };
  return { entries: steps.map((step) => entry(step, happening, text(step), 8)), covered: steps };
}

/** Pods that ran on while nobody heard of them. */
function backAgain(happening: Happening): Part {
  const entries: Entry[] = [];
  const covered: Step[] = [];
  for (const back of withVerb(happening.steps, 'recovered-node')) {
    const again = withVerb(happening.steps, 'became-ready').filter(
      (step) => step.at === back.at && detailOf(step, 'node') === back.object.name && wasThere(step, happening),
    );
    const [first] = again;
    if (first === undefined) continue;
    covered.push(...again);
    const pods = namesIn(again.map((step) => nameOf(step, happening)));
    const ran = again.length === 1 ? 'it ran all the time' : 'they ran all the time';
    entries.push(entry(first, happening, `kubelet reported ${pods} ready: ${ran}`, 9, again.length));
  }
  return { entries, covered };
}

function wasThere(step: Step, { before, after }: Happening): boolean {
  return before.resolve(step.object)?.metadata.uid === after.resolve(step.object)?.metadata.uid;
}

/** Where it came to rest: nothing happens before the time is over that Pods tolerate. */
function whatIsAwaited(happening: Happening): readonly Entry[] {
  const [failed] = withVerb(happening.steps, 'silenced-node', 'unreadied-node');
  const { after, before } = happening;
  const node = failed === undefined ? undefined : after.get('Node', failed.object.name);
  if (failed === undefined || node === undefined || lossesOf(happening).length > 0) return [];
  const at = after.now - before.now;
  const say = (text: string): readonly Entry[] => [{ at, order: Infinity, text, weight: 9, steps: 0 }];
  const pods = after.podsOn(node.metadata.name).filter((pod) => pod.metadata.deletionTimestamp === undefined);
  if (pods.length === 0) return [];
  const isTainted = (node.spec.taints ?? []).some(({ effect }) => effect === 'NoExecute');
  if (!isTainted) return say(`nothing is evicted: ${whyNobody(happening)}`);
  const times = pods.flatMap((pod) => evictionTime(pod, node) ?? []);
  if (times.length === 0) {
    return say(
      `${pods.length === 1 ? 'its Pod stays' : 'its Pods stay'}: those of a DaemonSet tolerate it without limit`,
    );
  }
  const waits = [...new Set(times.map((time) => duration(Math.max(0, time - after.now))))];
  const long = waits.length === 1 ? (waits[0] ?? '') : `${waits[0] ?? ''} and more`;
  const who =
    times.length === 1 ? '1 Pod waits' : times.length === pods.length ? 'all wait' : `${times.length} Pods wait`;
  return say(`${who} ${long}, because the Node may come back`);
}

function whyNobody({ after }: Happening): string {
  return after.list('Node').some(isNodeReady)
    ? 'so many Nodes are lost together that the network may be at fault'
    : 'no Node is ready, so the fault may lie elsewhere';
}
