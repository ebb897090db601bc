/**
 * The outcome of a command about Nodes in one line, with a number.
 */
import type { Ref } from '../../api/objects';
import { cut } from '../../diagram/text/columns';
import { shortName } from '../../diagram/short-name';
import type { Situation } from '../situation';
import { setAndOff } from '../story/done-by-you';
import { count } from '../story/pod-name';

const nodeOf = (focus: Ref | undefined): string => cut(focus?.name ?? 'the Node', 20);

export function nodeAdded(situation: Situation): string {
  const { focus, made, after } = situation;
  const added = new Set(situation.steps.flatMap(({ verb, object }) => (verb === 'added-node' ? [object.name] : [])));
  const node = added.size > 1 ? `${added.size} Nodes` : nodeOf(focus);
  const sets = [
    ...new Set(
      made
        .filter((pod) => added.has(pod.spec.nodeName ?? ''))
        .map((pod) => pod.metadata.ownerReferences?.[0]?.name ?? pod.metadata.name),
    ),
  ];
  const waited = situation.steps.filter((step) => {
    return (
      step.verb === 'bound' &&
      added.has(String(step.detail?.node)) &&
      situation.before.resolve(step.object) !== undefined
    );
  }).length;
  if (waited > 0) return `${node} joined; ${count(waited, 'waiting Pod')} got a place there`;
  const isEmpty = added.size > 1 ? 'are empty' : 'is empty';
  if (sets.length === 0) return `${node} joined and ${isEmpty}: ${count(after.count('Node'), 'Node')} now`;
  const started = sets.length > 1 ? `${sets.length} Pods` : (sets[0] ?? '');
  return `${node} joined, ${cut(started, 20)} started there by itself`;
}

export function nodeRemoved(situation: Situation): string {
  const { focus, gone, made, after } = situation;
  const node = nodeOf(focus);
  if (gone.length === 0) return `${node} is gone; ${count(after.count('Node'), 'Node')} left`;
  return `${node} is gone with ${count(gone.length, 'Pod')}; ${made.length === 0 ? 'nothing' : made.length} made elsewhere`;
}

export function labelled(situation: Situation): string {
  const { focus, made, gone } = situation;
  const [set, off] = setAndOff(String(situation.steps.find((step) => step.verb === 'labelled')?.detail?.labels ?? ''));
  const changed =
    set.length > 0 ? `is now labelled ${cut(set.join(', '), 18)}` : `lost the label ${cut(off.join(', '), 18)}`;
  if (focus?.kind === 'Pod') return podsLabelled(situation, changed);
  const what = `${nodeOf(focus)} ${changed}`;
  if (made.length + gone.length === 0) return `${what}; 0 Pods moved`;
  return `${what}: ${count(made.length, 'Pod')} new, ${gone.length} gone`;
}

/** Pods with another label may be let go of, and others made for them. */
function podsLabelled({ focus, steps, made, after }: Situation, changed: string): string {
  const pods = steps.filter(({ verb, object }) => verb === 'labelled' && object.kind === 'Pod').length;
  const pod = focus === undefined ? undefined : after.resolve(focus);
  const who = pods > 1 || pod?.kind !== 'Pod' ? `${pods} Pods` : cut(shortName(pod), 20);
  const what = `${who} ${pods > 1 ? changed.replace(/^is /, 'are ') : changed}`;
  return made.length === 0 ? what : `${what}; ${made.length} made anew`;
}

export function tainted({ focus, steps, made, gone }: Situation): string {
  const detail = steps.find((step) => step.detail?.what === 'taints')?.detail;
  const [set, off] = setAndOff(String(detail?.taints ?? ''));
  const node = nodeOf(focus);
  const evicted = steps.filter((step) => step.verb === 'evicted').length;
  // What a DaemonSet takes away itself is not evicted.
  const left =
    evicted === 0 && gone.length > 0 ? `${count(gone.length, 'Pod')} gone` : `${count(evicted, 'Pod')} evicted`;
  const placed = new Set(steps.filter((step) => step.verb === 'bound').map(({ object }) => object.name)).size;
  if (set.length > 0) return `${node} is tainted ${cut(set.join(', '), 20)}; ${left}`;
  const news = placed > made.length ? `${count(placed, 'Pod')} found a place` : `${count(made.length, 'Pod')} new`;
  return `${node} lost the taint ${cut(off.join(', '), 20)}; ${news}`;
}

export function cordoned({ focus, after }: Situation): string {
  const there = after.podsOn(focus?.name ?? '').length;
  const stays = there === 0 ? '0 were there' : `its ${there === 1 ? '1 Pod stays' : `${there} Pods stay`}`;
  return `${nodeOf(focus)} takes no new Pods; ${stays}`;
}

export function uncordoned({ focus, steps }: Situation): string {
  const placed = steps.filter((step) => step.verb === 'bound').length;
  const since = placed > 0 ? `${count(placed, 'Pod')} found a place` : '0 Pods moved';
  return `${nodeOf(focus)} takes new Pods again; ${since}`;
}
