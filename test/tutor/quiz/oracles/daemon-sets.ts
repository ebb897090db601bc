/** What comes true of DaemonSets, and of Nodes that are drained. */
import type { Oracle } from './rule';
import { all, has, inPlace, live, onNode, same, type Seen, without } from './seen';

const made = (seen: Seen) => without(seen.pods().after, seen.pods().before);
const areInPlace = (seen: Seen) => seen.pods().before.every((pod) => inPlace(seen.pods().after, pod));
const nodesWithout = (seen: Seen) => {
  const nodes = all(seen.after, 'Node').map(({ metadata }) => metadata.name);
  return nodes.filter((node) => onNode(seen.pods().after, node).length === 0);
};

export const nodeJoins: Oracle = [
  [/^it makes a Pod for the new Node$/, (seen) => areInPlace(seen) && made(seen).length === 1],
  [/^nothing, until it is applied again$/, (seen) => areInPlace(seen) && made(seen).length === 0],
  [/^one of its Pods moves to the new Node$/, (seen) => !areInPlace(seen)],
  [/^it makes two Pods, one to spare$/, (seen) => made(seen).length === 2],
];

export const labelled: Oracle = [
  [
    /^it makes a Pod for (\S+)$/,
    (seen, node) => areInPlace(seen) && made(seen).length === 1 && made(seen)[0]!.spec.nodeName === node,
  ],
  [/^nothing, that Node is there already$/, (seen) => areInPlace(seen) && made(seen).length === 0],
  [/^it makes a Pod for every Node$/, (seen) => areInPlace(seen) && nodesWithout(seen).length === 0],
  [/^it makes two Pods, one to spare$/, (seen) => made(seen).length === 2],
  [/^it moves one of its Pods there$/, (seen) => !areInPlace(seen)],
];

const node = (seen: Seen) => seen.asked(/taint node (\S+)/);
const there = (seen: Seen) => onNode(seen.pods().before, node(seen))[0]!;
const runsOn = (seen: Seen) => has(live(seen.pods().after), there(seen));

export const tainted: Oracle = [
  [
    /^it runs on, as if nothing happened$/,
    (seen) => runsOn(seen) && same(seen.pods().after, there(seen))?.status.phase === 'Running',
  ],
  [/^it ends, and none takes its place$/, (seen) => !runsOn(seen) && made(seen).length === 0],
  [/^it ends, and starts on another Node$/, (seen) => !runsOn(seen) && made(seen).length > 0],
  [
    /^it waits, until the taint is gone$/,
    (seen) => runsOn(seen) && same(seen.pods().after, there(seen))?.status.phase !== 'Running',
  ],
];

const cordoned = (seen: Seen) => seen.pod().spec.nodeName ?? '';
const isStillCordoned = (seen: Seen) =>
  all(seen.after, 'Node').find(({ metadata }) => metadata.name === cordoned(seen))?.spec.unschedulable === true;

export const onCordoned: Oracle = [
  [
    /^a new one there, cordon or not$/,
    (seen) => onNode(made(seen), cordoned(seen)).length === 1 && isStillCordoned(seen),
  ],
  [/^none, as long as it is cordoned$/, (seen) => made(seen).length === 0],
  [/^a new one, on another Node$/, (seen) => made(seen).some(({ spec }) => spec.nodeName !== cordoned(seen))],
  [/^a new one, the cordon is over$/, (seen) => !isStillCordoned(seen)],
];

const leaving = (seen: Seen, state = seen.after) => {
  const before = onNode(all(seen.before, 'Pod'), seen.asked(/drain (\S+)/));
  const gone = without(before, all(state, 'Pod'));
  const ofKind = (kind: string) => gone.filter(({ metadata }) => metadata.ownerReferences?.[0]?.kind === kind).length;
  return { all: before.length, gone: gone.length, ofDaemonSets: ofKind('DaemonSet'), ofSets: ofKind('StatefulSet') };
};

export const drained: Oracle = [
  [/^none, (?:the drain is refused|new ones stay away)$/, (seen) => leaving(seen).gone === 0],
  [/^none, before 5 minutes are over$/, (seen) => leaving(seen).gone === 0 && leaving(seen, seen.later(360)).gone > 0],
  [
    /^(\d+), all but the DaemonSet's$/,
    (seen, count) => leaving(seen).gone === Number(count) && leaving(seen).ofDaemonSets === 0,
  ],
  [
    /^(\d+), the DaemonSet's too$/,
    (seen, count) => leaving(seen).gone === Number(count) && leaving(seen).ofDaemonSets > 0,
  ],
  [
    /^(\d+), those that keep no data$/,
    (seen, count) => leaving(seen).gone === Number(count) && leaving(seen).ofSets === 0,
  ],
];
