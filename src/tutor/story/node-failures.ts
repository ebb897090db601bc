/**
 * Tells that a Node fell silent or is not ready, what becomes of its Pods, and that it is back.
 */
import type { Pod, Ref } from '../../api/objects';
import { UNREACHABLE_TAINT } from '../../api/taints';
import { evictionTime, mayStay } from '../../cluster/eviction-time';
import type { Step } from '../../cluster/step';
import { SECOND } from '../../cluster/time';
import { duration } from '../../diagram/duration';
import { claimsOf } from '../../diagram/mark';
import { topOwnerOf } from '../../diagram/owner';
import type { Entry } from './lines';
import { count, listed } from './pod-name';
import { byTime, detailOf, type Happening, nameOf, since, type Told, withVerb } from './telling';

/** The whole of it: each part covers the steps that need no other word. */
export function tellNodeFailures(happening: Happening): Told {
  const parts = [beginning, markedNotReady, lateTaints, lostEndpoints, evictions, replacements, cancelled, backAgain];
  const told = parts.map((part) => part(happening));
  return {
    entries: told.flatMap(({ entries }) => entries),
    last: [...unmovedPods(happening), ...whatIsAwaited(happening)],
    covered: new Set(told.flatMap(({ covered }) => [...covered.map((step) => step.id)])),
  };
}

interface Part {
  readonly entries: readonly Entry[];
  readonly covered: readonly Step[];
}

function entry(step: Step, happening: Happening, text: string, weight = 9, steps = 1): Entry {
  return { at: since(step, happening), order: step.id, text, weight, steps };
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
  }
  return { entries, covered };
}

const podOf = (ref: Ref, { before, after }: Happening): Pod | undefined => {
  const pod = after.resolve(ref) ?? before.resolve(ref);
  return pod?.kind === 'Pod' ? pod : undefined;
};

/** Evictions because the Node is lost; those for taints of people are told as usual. */
const lossesOf = ({ steps }: Happening): readonly Step[] =>
  withVerb(steps, 'evicted').filter((step) => step.detail?.state !== undefined);

function evictions(happening: Happening): Part {
  const losses = lossesOf(happening);
  const entries = byTime(losses).map((group) => {
    const names = namesIn(
      group.map((step) => nameOf(step, happening)),
      4,
    );
    return entry(group[0]!, happening, `Node controller evicted ${names}`, 9, group.length);
  });
  return { entries, covered: losses };
}

/** Three and more names are cut to the parts that people type: `c6kgd, s4gbv and db-1`. */
export function namesIn(names: readonly string[], most = 3): string {
  if (names.length > most) return `${names.length} Pods`;
  const short = names.length < 3 ? names : names.map((name) => name.split('..').at(-1) ?? name);
  return short.length < 2 ? short.join('') : `${short.slice(0, -1).join(', ')} and ${short.at(-1) ?? ''}`;
}

/** New Pods of ReplicaSets in the instant of an eviction. */
function replacements(happening: Happening): Part {
  const entries: Entry[] = [];
  const covered: Step[] = [];
  for (const at of new Set(lossesOf(happening).map((step) => step.at))) {
    const made = withVerb(happening.steps, 'made-pod').filter((step) => step.at === at && step.actor === 'ReplicaSet');
    const [first] = made;
    if (first === undefined) continue;
    const isNew = (step: Step) => made.some(({ object }) => object.name === step.object.name);
    const bound = withVerb(happening.steps, 'bound').filter(isNew);
    const sets = new Set(made.map((step) => detailOf(step, 'by'))).size;
    const nodes = listed([...new Set(bound.map((step) => detailOf(step, 'node')))].sort(), 'Nodes');
    const who = sets === 1 ? 'ReplicaSet' : `${sets} ReplicaSets`;
    const what = made.length === 1 ? nameOf(first, happening) : sets === 1 ? `${made.length} Pods` : 'new Pods';
    const where = bound.length === made.length ? `, on ${nodes}` : '';
    covered.push(...made, ...(where === '' ? [] : bound));
    entries.push(entry(first, happening, `${who} made ${what} at once${where}`, 9, made.length));
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

/** What did not happen, and why not: to Pods with an identity, to those of DaemonSets, to those of nobody. */
function unmovedPods(happening: Happening): readonly Entry[] {
  const losses = lossesOf(happening);
  const last = losses.at(-1);
  if (last === undefined) return [];
  const { after } = happening;
  const say = (text: string) => entry(last, happening, text, 9, 0);
  const isSilent = last.detail?.state === UNREACHABLE_TAINT;
  const waiting = losses.flatMap((step) => {
    const pod = after.resolve(step.object);
    return pod?.kind === 'Pod' && pod.metadata.deletionTimestamp !== undefined ? [pod] : [];
  });
  const ofSets = waiting.filter((pod) => topOwnerOf(pod, after)?.kind === 'StatefulSet');
  const nodes = [...new Set(losses.map((step) => detailOf(step, 'node')))];
  const stay = nodes.flatMap((name) => {
    const node = after.get('Node', name);
    return node === undefined ? [] : after.podsOn(name).filter((pod) => mayStay(pod, node));
  });
  const lone = losses.filter((step) => {
    const pod = podOf(step.object, happening);
    return pod !== undefined && topOwnerOf(pod, happening.before) === undefined;
  });
  return [
    ...(ofSets.length > 0 && isSilent ? [say(noSecond(ofSets))] : []),
    ...(stay.length > 0 ? [say(tolerating(stay, isSilent))] : []),
    ...(lone.length > 0
      ? [say(`nobody makes ${namesIn(lone.map((step) => nameOf(step, happening)))} anew: no controller owns it`)]
      : []),
  ];
}

function noSecond(pods: readonly Pod[]): string {
  const [first] = pods;
  const name = first?.metadata.name ?? '';
  const names = namesIn(
    pods.map((pod) => pod.metadata.name),
    2,
  );
  const hasVolume = first !== undefined && claimsOf(first).length > 0;
  const rule = hasVolume ? `never two ${name} on one volume` : `never two ${name}`;
  const old = pods.length === 1 ? 'the old one' : 'the old ones';
  return `StatefulSet made no ${names}, because ${old} may still run${hasVolume ? ' and write' : ''}: ${rule}`;
}

function tolerating(pods: readonly Pod[], isSilent: boolean): string {
  const node = isSilent ? 'a silent Node' : 'a Node that is not ready';
  const [only] = pods;
  return pods.length === 1
    ? `${only?.metadata.name ?? ''} tolerates ${node} without limit`
    : `${count(pods.length, 'DaemonSet Pod')} tolerate ${node} without limit`;
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
  return say(`${times.length === 1 ? '1 Pod waits' : 'all wait'} ${long}, because the Node may come back`);
}

function whyNobody({ after }: Happening): string {
  const isReady = after
    .list('Node')
    .some((node) => node.status.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True'));
  return isReady
    ? 'so many Nodes are lost together that the network may be at fault'
    : 'no Node is ready, so the fault may lie elsewhere';
}
