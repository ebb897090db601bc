/** What comes true of StatefulSets, their volumes, and files. */
import type { Pod } from '../../../../src/api/objects';
import type { Oracle } from './rule';
import { all, claim, claimsOf, has, names, onNode, same, type Seen, without } from './seen';

const made = (seen: Seen) => without(seen.pods().after, seen.pods().before);
const number = ({ metadata }: Pod) => Number(metadata.name.split('-').at(-1));
const successor = (seen: Seen) => made(seen).find(({ metadata }) => metadata.name === seen.pod().metadata.name);
const claimIds = (seen: Seen, state: Seen['before']) =>
  claimsOf(seen.pod())
    .map((name) => claim(state, name)?.metadata.uid)
    .join();

export const deletePod: Oracle = [
  [
    /^a new \S+ with the old volume$/,
    (seen) => successor(seen) !== undefined && claimIds(seen, seen.before) === claimIds(seen, seen.after),
  ],
  [
    /^a new (\S+) with an empty volume$/,
    (seen, name) =>
      made(seen).some(({ metadata }) => metadata.name === name) &&
      (name !== seen.pod().metadata.name || claimIds(seen, seen.before) !== claimIds(seen, seen.after)),
  ],
  [/^the same \S+, started once more$/, (seen) => has(seen.pods().after, seen.pod())],
];

const order = (seen: Seen) =>
  made(seen).toSorted((a, b) => (a.metadata.creationTimestamp < b.metadata.creationTimestamp ? -1 : 1));
const times = (seen: Seen) => new Set(made(seen).map(({ metadata }) => metadata.creationTimestamp)).size;

export const creationOrder: Oracle = [
  [
    /^number (\d+), then (\d+), then (\d+)$/,
    (seen, ...numbers) => times(seen) === 3 && order(seen).map(number).join() === numbers.slice(0, 3).join(),
  ],
  [/^all three at the same time$/, (seen) => times(seen) === 1],
  [
    /^as Nodes are free, no fixed order$/,
    (seen) => {
      const numbers = order(seen).map(number);
      const sorted = numbers.toSorted((a, b) => a - b);
      return times(seen) > 1 && numbers.join() !== sorted.join() && numbers.join() !== sorted.reverse().join();
    },
  ],
];

const gone = (seen: Seen) => without(seen.pods().before, seen.pods().after);
const haveClaims = (seen: Seen) =>
  gone(seen)
    .flatMap(claimsOf)
    .every((name) => claim(seen.after, name) !== undefined);

export const scaleIn: Oracle = [
  [/^(\S+), while its volume is kept$/, (seen, name) => names(gone(seen)) === name && haveClaims(seen)],
  [/^(\S+), and its volume with it$/, (seen, name) => names(gone(seen)) === name && !haveClaims(seen)],
  [
    /^any of its Pods, chosen by lot$/,
    (seen) => gone(seen).every((pod) => number(pod) !== Math.max(...seen.pods().before.map(number))),
  ],
];

const claimsBefore = (seen: Seen) => seen.pods().before.flatMap(claimsOf);
const left = (seen: Seen) => claimsBefore(seen).filter((name) => claim(seen.after, name) !== undefined);
const volumes = (seen: Seen, state: Seen['before']) =>
  claimsBefore(seen)
    .map((name) => claim(state, name)?.spec.volumeName)
    .join();

export const claimsRemain: Oracle = [
  [
    /^(?:all \d+|both), with their volumes$/,
    (seen) =>
      left(seen).length === claimsBefore(seen).length && volumes(seen, seen.before) === volumes(seen, seen.after),
  ],
  [/^none, they go with \S+$/, (seen) => left(seen).length === 0],
  [
    /^(?:all \d+|both), without a volume$/,
    (seen) =>
      left(seen).length === claimsBefore(seen).length && volumes(seen, seen.before) !== volumes(seen, seen.after),
  ],
  [/^(\S+), with all data$/, (seen, name) => left(seen).join() === name],
];

const writer = (seen: Seen) => seen.pod(seen.asked(/write (\S+)/));
const readers = (seen: Seen) => {
  const path = seen.asked(/write \S+ (\S+)/);
  return names(seen.pods().after.filter((pod) => seen.reads(pod, path) === 'hello'));
};

export const sharedFile: Oracle = [
  [
    /^(?:all \d+|both) Pods, (?:they share a volume|each gets a copy)$/,
    (seen) => readers(seen) === names(seen.pods().before),
  ],
  [/^only that Pod, it has its own$/, (seen) => readers(seen) === writer(seen).metadata.name],
  [/^only the Pods on (\S+)$/, (seen, node) => readers(seen) === names(onNode(seen.pods().before, node))],
  [/^nobody, .*$/, (seen) => readers(seen) === ''],
  [/^(\S+) alone, it has all data$/, (seen, name) => readers(seen) === name],
];

/** The Pod that crashed, or the one that came after it. */
const reader = (seen: Seen) => {
  const { before, after } = seen.pods(seen.ownerOf(seen.pod()));
  return same(after, seen.pod()) ?? without(after, before)[0]!;
};
const content = (seen: Seen) => seen.reads(reader(seen), seen.asked(/has (\S+), which holds/));

export const fileKept: Oracle = [
  [/^nothing, the file is gone$/, (seen) => content(seen) === undefined],
  [/^an empty file, to fill anew$/, (seen) => content(seen) === ''],
  [/^nobody knows, it is locked$/, (seen) => !all(seen.after, 'Pod').includes(reader(seen))],
  [/^(\S+), (?:as before|copied to the new one|the Node still has it)$/, (seen, text) => content(seen) === text],
];

const lost = (seen: Seen) => {
  const node = seen.asked(/Pods of (\S+) are made anew/);
  const there = onNode(all(seen.before, 'Pod'), node);
  const isAnew = (pod: Pod) => {
    const fresh = without(all(seen.after, 'Pod'), all(seen.before, 'Pod'));
    const [owner] = pod.metadata.ownerReferences ?? [];
    if (owner?.kind === 'StatefulSet') return fresh.some(({ metadata }) => metadata.name === pod.metadata.name);
    return fresh.some(({ metadata }) => metadata.ownerReferences?.[0]?.uid === owner?.uid);
  };
  const any = (kind: string) => there.some((pod) => pod.metadata.ownerReferences?.[0]?.kind === kind && isAnew(pod));
  return { copies: any('ReplicaSet'), members: any('StatefulSet') };
};

export const lostNode: Oracle = [
  [/^only those of Deployments$/, (seen) => lost(seen).copies && !lost(seen).members],
  [/^all of them, on other Nodes$/, (seen) => lost(seen).copies && lost(seen).members],
  [/^only those of StatefulSets$/, (seen) => !lost(seen).copies && lost(seen).members],
  [/^none, until \S+ is back$/, (seen) => !lost(seen).copies && !lost(seen).members],
];
