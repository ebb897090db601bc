/** What comes true of a single Pod. */
import type { Oracle } from './rule';
import { all, endpoints, has, inPlace, live, onNode, podsOf, ready, restarts, same, type Seen, without } from './seen';

const now = (seen: Seen) => same(seen.pods(seen.ownerOf(seen.pod())).after, seen.pod());

export const crash: Oracle = [
  [
    /^the same Pod, its container restarted$/,
    (seen) => now(seen) !== undefined && ready(now(seen)!) && restarts(now(seen)) > restarts(seen.pod()),
  ],
  [/^a new Pod that takes its place$/, (seen) => now(seen) === undefined],
  [/^nothing, until somebody restarts it$/, (seen) => now(seen) !== undefined && !ready(now(seen)!)],
  [
    /^the same Pod, on one of the other Nodes$/,
    (seen) => now(seen) !== undefined && now(seen)!.spec.nodeName !== seen.pod().spec.nodeName,
  ],
];

const others = (seen: Seen) => seen.pods(seen.ownerOf(seen.pod())).before.filter((pod) => pod !== seen.pod());
const newOne = (seen: Seen) => {
  const { before, after } = seen.pods(seen.ownerOf(seen.pod()));
  return without(after, before)[0];
};
const shows = (seen: Seen, count: string) => now(seen) !== undefined && restarts(now(seen)) === Number(count);

export const restartCount: Oracle = [
  [/^(\d+), in the same Pod$/, (seen, count) => shows(seen, count) && inPlace([now(seen)!], seen.pod())],
  [/^0, because it is a new Pod$/, (seen) => now(seen) === undefined],
  [/^(\d+), it is not started again$/, (seen, count) => shows(seen, count)],
  [/^(\d+), one for each container$/, (seen, count) => shows(seen, count)],
  [
    /^(\d+), the others 1 more too$/,
    (seen) => {
      const { after } = seen.pods(seen.ownerOf(seen.pod()));
      return others(seen).some((pod) => restarts(same(after, pod)) !== restarts(pod));
    },
  ],
  [/^(\d+), on another Node$/, (seen) => now(seen)?.spec.nodeName !== seen.pod().spec.nodeName],
  [/^(0), a new Pod begins with 0$/, (seen) => newOne(seen) !== undefined && restarts(newOne(seen)) === 0],
  [
    /^(\d+), it takes the number over$/,
    (seen, count) => newOne(seen) !== undefined && restarts(newOne(seen)) === Number(count),
  ],
  [
    /^(\d+), this start is counted too$/,
    (seen, count) => newOne(seen) !== undefined && restarts(newOne(seen)) === Number(count),
  ],
  [/^none, no Pod comes after it$/, (seen) => newOne(seen) === undefined],
];

const looping = (seen: Seen) => seen.pod(seen.asked(/container of (\S+) crashes/));
const tries = (seen: Seen) => {
  const then = same(
    seen.after.objects.filter((one) => one.kind === 'Pod'),
    looping(seen),
  );
  return then === undefined ? undefined : restarts(then) - restarts(looping(seen));
};

export const crashLoop: Oracle = [
  [/^(\d+) times, with longer waits each time$/, (seen, count) => tries(seen) === Number(count)],
  [/^(\d+) times, every 10 seconds$/, (seen, count) => tries(seen) === Number(count)],
  [/^once, then Kubernetes gives it up$/, (seen) => tries(seen) === 1],
  [/^never, somebody has to start it$/, (seen) => tries(seen) === 0],
  [/^never, a new Pod takes its place$/, (seen) => tries(seen) === undefined],
];

const there = (seen: Seen) => onNode(live(seen.pods().before), seen.asked(/cordons (\S+)\./));
const stays = (seen: Seen) => there(seen).every((pod) => has(live(seen.pods().after), pod));
const getsRequests = (seen: Seen) => {
  const reached = endpoints(seen.after, seen.owner().metadata.name);
  return there(seen).every(({ metadata }) => reached.includes(metadata.name));
};

export const cordon: Oracle = [
  [/^\S+ gets others elsewhere$/, (seen) => !stays(seen)],
  [/^(?:it stays|they stay), and requests come$/, (seen) => stays(seen) && getsRequests(seen)],
  [/^(?:it stays|they stay), without requests$/, (seen) => stays(seen) && !getsRequests(seen)],
  [
    /^(?:it stays|they stay), for 5 minutes more$/,
    (seen) => !there(seen).every((pod) => has(live(podsOf(seen.later(360), seen.owner())), pod)),
  ],
];

/** Of the Pods that the question is about, those that are not there any more. */
const left = (seen: Seen, state = seen.after) => {
  const name = seen.asked(/no Pod of (\S+) to be missing/);
  const kinds = ['Deployment', 'StatefulSet'] as const;
  const owner = kinds
    .flatMap((kind) => all(seen.before, kind))
    .find(({ metadata }) => metadata.name === name && metadata.namespace === 'default')!;
  const [before, after] = [podsOf(seen.before, owner), podsOf(state, owner)];
  const asked = seen.command.startsWith('drain') ? onNode(before, seen.asked(/drain (\S+)/)) : [seen.pod()];
  return { asked: asked.length, gone: without(asked, after).length, made: without(after, before).length };
};

export const budget: Oracle = [
  [/^none, the budget keeps them$/, (seen) => left(seen).gone === 0],
  [
    /^(?:all \d+|that one), (?:a drain counts more|the budget gives way)$/,
    (seen) => left(seen).gone === left(seen).asked,
  ],
  [
    /^(?:all \d+|that one), 5 minutes later$/,
    (seen) => left(seen).gone === 0 && left(seen, seen.later(360)).gone === left(seen).asked,
  ],
  [/^it goes, and another one comes$/, (seen) => left(seen).gone === 1 && left(seen).made === 1],
  [/^it stays, the budget says no$/, (seen) => left(seen).gone === 0],
  [/^it stays until another is ready$/, (seen) => left(seen).gone === 0 && left(seen).made === 1],
  [/^it goes, and no other one comes$/, (seen) => left(seen).gone === 1 && left(seen).made === 0],
];
