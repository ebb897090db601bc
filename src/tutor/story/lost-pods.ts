/**
 * Tells what becomes of the Pods of a lost Node when their time is over: evicted, replaced at once, or not replaced.
 */
import type { Pod } from '../../api/objects';
import { UNREACHABLE_TAINT } from '../../api/taints';
import { mayStay } from '../../cluster/eviction/eviction-time';
import type { Step } from '../../cluster/step';
import { claimsOf } from '../../diagram/mark';
import { topOwnerOf } from '../../diagram/owner';
import type { Entry } from './lines';
import { count, listed } from './pod-name';
import { byTime, detailOf, entry, type Happening, nameOf, type Part, podOf, withVerb } from './telling';

/** Evictions because the Node is lost; those for taints of people are told as usual. */
export const lossesOf = ({ steps }: Happening): readonly Step[] =>
  withVerb(steps, 'evicted').filter((step) => step.detail?.state !== undefined);

export function evictions(happening: Happening): Part {
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
export function replacements(happening: Happening): Part {
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

/** What did not happen, and why not: to Pods with an identity, to those of DaemonSets, to those of nobody. */
export function unmovedPods(happening: Happening): readonly Entry[] {
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
