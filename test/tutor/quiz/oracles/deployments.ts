/** What comes true of Deployments and their revisions. */
import type { Oracle } from './rule';
import {
  all,
  deployment,
  has,
  image,
  inPlace,
  live,
  names,
  podsOf,
  ready,
  revision,
  same,
  type Seen,
  setsOf,
  tag,
  without,
} from './seen';

const made = (seen: Seen) => without(seen.pods().after, seen.pods().before);
const kept = (seen: Seen) => seen.pods().before.filter((pod) => has(seen.pods().after, pod));
const tagNow = (seen: Seen) => tag(image(deployment(seen.after, seen.owner())?.spec.template.spec));
const tagBefore = (seen: Seen) => tag(image(deployment(seen.before, seen.owner())?.spec.template.spec));

export const rollback: Oracle = [
  [
    /^(\S+), of revision (\d+)$/,
    (seen, name, number) => {
      const set = setsOf(seen.before, seen.owner()).find((one) => revision(one) === Number(number));
      return (
        tag(name) === tagNow(seen) &&
        image(set?.spec.template.spec) === image(deployment(seen.after, seen.owner())?.spec.template.spec)
      );
    },
  ],
  [/^\S+, it stays with what works$/, (seen) => tagNow(seen) === tagBefore(seen)],
  [/^\S+, the rollback is refused$/, (seen) => tagNow(seen) === tagBefore(seen)],
  [
    /^\S+ and \S+, half of each$/,
    (seen) => {
      const sizes = setsOf(seen.after, seen.owner())
        .map(({ spec }) => spec.replicas)
        .filter((size) => size > 0);
      return sizes.length === 2 && sizes[0] === sizes[1];
    },
  ],
];

export const deletePod: Oracle = [
  [
    /^a new Pod that has another name$/,
    (seen) =>
      made(seen).length === 1 &&
      names(made(seen)) !== seen.pod().metadata.name &&
      kept(seen).length === seen.pods().before.length - 1,
  ],
  [
    /^the same Pod, under its old name$/,
    (seen) => seen.pods().after.some(({ metadata }) => metadata.name === seen.pod().metadata.name),
  ],
  [/^no Pod, there is one fewer now$/, (seen) => seen.pods().after.length < seen.pods().before.length],
  [/^new Pods for all, none is kept$/, (seen) => kept(seen).length === 0 && seen.pods().before.length > 1],
];

export const updateNames: Oracle = [
  [
    /^none, all of them are new$/,
    (seen) => seen.pods().after.every(({ metadata }) => !names(seen.pods().before).split(',').includes(metadata.name)),
  ],
  [
    /^all \d+, on Pods made anew$/,
    (seen) => names(seen.pods().after) === names(seen.pods().before) && kept(seen).length === 0,
  ],
  [
    /^all \d+, no Pod is replaced$/,
    (seen) => kept(seen).length === seen.pods().before.length && made(seen).length === 0,
  ],
  [
    /^all \d+, beside (\d+) new ones$/,
    (seen, more) => kept(seen).length === seen.pods().before.length && made(seen).length === Number(more),
  ],
];

const serving = (seen: Seen) => seen.pods().after.filter(ready).length;

export const badImage: Oracle = [
  [
    /^(\d+) of \d+, it is (?:rolled back|refused)$/,
    (seen, count) => serving(seen) === Number(count) && tagNow(seen) === tagBefore(seen),
  ],
  [
    /^(\d+) of \d+, (?:the rollout waits|all wait for it|one half is replaced|one was replaced|the old ones (?:stay|are gone))$/,
    (seen, count) => serving(seen) === Number(count) && tagNow(seen) !== tagBefore(seen),
  ],
];

export const scalingRevision: Oracle = [
  [
    /^(\d+), (?:as before|one more now|one per new Pod|one for each Pod|it starts anew)$/,
    (seen, count) => setsOf(seen.after, seen.owner()).length === Number(count),
  ],
];

export const rollbackNumbers: Oracle = [
  [
    /^(\d+) ReplicaSets?, the newest is (\d+)$/,
    (seen, count, newest) => {
      const sets = setsOf(seen.after, seen.owner());
      return sets.length === Number(count) && Math.max(...sets.map(revision)) === Number(newest);
    },
  ],
];

export const deleteReplicaSet: Oracle = [
  [
    /^a new ReplicaSet, with new Pods$/,
    (seen) => isNewSet(seen) && kept(seen).length === 0 && made(seen).length === seen.pods().before.length,
  ],
  [/^a new ReplicaSet, with the old Pods$/, (seen) => isNewSet(seen) && kept(seen).length > 0],
  [/^no ReplicaSet, and no Pods either$/, (seen) => seen.pods().after.length === 0],
  [/^no ReplicaSet, and no Deployment$/, (seen) => deployment(seen.after, seen.owner()) === undefined],
];

function isNewSet(seen: Seen): boolean {
  const known = setsOf(seen.before, seen.owner()).map(({ metadata }) => metadata.uid);
  return setsOf(seen.after, seen.owner()).some(
    ({ metadata, spec }) => !known.includes(metadata.uid) && spec.replicas > 0,
  );
}

const wants = (seen: Seen) => deployment(seen.after, seen.owner())?.spec.replicas;
const wanted = (seen: Seen) => deployment(seen.before, seen.owner())?.spec.replicas;

export const replicaSetScaled: Oracle = [
  [
    /^(\d+) Pods?, as \S+ says$/,
    (seen, count) =>
      seen.pods().after.length === Number(count) && made(seen).length === 0 && wants(seen) === wanted(seen),
  ],
  [
    /^(\d+) Pods, as you set it$/,
    (seen, count) => seen.pods().after.length === Number(count) && wants(seen) === wanted(seen),
  ],
  [
    /^(\d+) Pods, and \S+ learns it$/,
    (seen, count) => seen.pods().after.length === Number(count) && wants(seen) === Number(count),
  ],
  [/^(?:(\d+) Pods, all of them new|1 Pod, and that is new)$/, (seen) => kept(seen).length === 0],
];

const labelled = (seen: Seen) => same(all(seen.after, 'Pod'), seen.pod());
const isOn = (seen: Seen) => labelled(seen) !== undefined && live([labelled(seen)!]).length === 1;

export const releasedPod: Oracle = [
  [/^it runs on, and another one comes$/, (seen) => isOn(seen) && made(seen).length === 1],
  [/^it is deleted, and another one comes$/, (seen) => !isOn(seen)],
  [/^nothing, its name still counts$/, (seen) => has(seen.pods().after, seen.pod()) && made(seen).length === 0],
  [
    /^it gets the label back at once$/,
    (seen) => labelled(seen)?.metadata.labels?.[seen.asked(/ (\w+)-$/)] !== undefined,
  ],
];

export const scaleOut: Oracle = [
  [
    /^2 Pods, the others stay as they are$/,
    (seen) => made(seen).length === 2 && kept(seen).length === seen.pods().before.length,
  ],
  [
    /^(\d+) Pods, beside those that run$/,
    (seen, count) => made(seen).length === Number(count) && kept(seen).length === seen.pods().before.length,
  ],
  [
    /^(\d+) Pods, all of them are new$/,
    (seen, count) => made(seen).length === Number(count) && kept(seen).length === 0,
  ],
  [/^no Pod, a new number needs a rollout$/, (seen) => made(seen).length === 0],
];

const gone = (seen: Seen) => without(seen.pods().before, seen.pods().after);
const isOnly = (seen: Seen, name: string) => names(gone(seen)) === seen.pod(name).metadata.name;

export const scaleIn: Oracle = [
  [/^(\S+), it is (?:not ready|the newest|the oldest)$/, (seen, name) => isOnly(seen, name)],
  [/^one on (\S+), it has most$/, (seen, node) => gone(seen).length === 1 && gone(seen)[0]!.spec.nodeName === node],
  [
    /^any of all \d+, by lot$/,
    (seen) => {
      const { before } = seen.pods();
      const counts = before.map(({ spec }) => before.filter((pod) => pod.spec.nodeName === spec.nodeName).length);
      return before.every(ready) && new Set(counts).size === 1;
    },
  ],
  [/^all \d+, and \d+ new ones come$/, (seen) => kept(seen).length === 0],
  [/^none, those that run may stay$/, (seen) => gone(seen).length === 0],
];

const reached = (seen: Seen) =>
  all(seen.after, 'Service').filter(({ metadata }) => metadata.name === seen.asked(/Service (\S+) sends/));
const answering = (seen: Seen) => {
  const [service] = reached(seen);
  const slices = all(seen.after, 'EndpointSlice').filter(
    ({ metadata }) => metadata.ownerReferences?.[0]?.uid === service?.metadata.uid,
  );
  return slices.flatMap((slice) =>
    slice.endpoints
      .filter(({ conditions }) => conditions?.ready === true)
      .flatMap(({ targetRef }) => targetRef?.name ?? []),
  );
};
const isReached = (seen: Seen) => answering(seen).includes(seen.pod().metadata.name);

export const serviceReaches: Oracle = [
  [/^(\d+) Pods?, without \S+$/, (seen, count) => answering(seen).length === Number(count) && !isReached(seen)],
  [
    /^(\d+) Pods, one of them new$/,
    (seen) => answering(seen).some((name) => !all(seen.before, 'Pod').some(({ metadata }) => metadata.name === name)),
  ],
  [/^(\d+) Pods, after a restart$/, (seen) => isReached(seen)],
  [/^(\d+) Pods, (?:\S+) too$/, (seen, count) => answering(seen).length === Number(count) && isReached(seen)],
];

export const newNode: Oracle = [
  [
    /^its Pods stay where they are$/,
    (seen) => made(seen).length === 0 && seen.pods().before.every((pod) => inPlace(seen.pods().after, pod)),
  ],
  [
    /^one Pod moves to the new Node$/,
    (seen) => seen.pods().before.filter((pod) => !inPlace(seen.pods().after, pod)).length === 1,
  ],
  [/^it gets a Pod on the new Node$/, (seen) => made(seen).length > 0],
  [
    /^its Pods are spread out anew$/,
    (seen) => seen.pods().before.filter((pod) => !inPlace(seen.pods().after, pod)).length > 1,
  ],
];

const seconds = (text: string): number => {
  const [, minutes = '0', rest = '0'] = /^(?:(\d+)m)?(\d+)s$/.exec(text) ?? [];
  return Number(minutes) * 60 + Number(rest);
};
const isReplaced = (seen: Seen, state = seen.after) =>
  without(podsOf(state, seen.owner()), seen.pods().before).length > 0;

export const nodeFails: Oracle = [
  [
    /^(\S+) after it is found silent$/,
    (seen, left) =>
      !isReplaced(seen) &&
      !isReplaced(seen, seen.later(seconds(left) - 30)) &&
      isReplaced(seen, seen.later(seconds(left) + 1)),
  ],
  [/^at once, on another Node$/, (seen) => isReplaced(seen)],
  [/^when somebody removes it$/, (seen) => !isReplaced(seen, seen.later(600))],
  [/^never, they wait for \S+$/, (seen) => !isReplaced(seen, seen.later(600))],
];

const counts = (seen: Seen) => ({ total: live(seen.pods().after).length, fresh: live(made(seen)).length });

export const nodeRemoved: Oracle = [
  [
    /^(\d+) Pods, (\d+) of them new$/,
    (seen, total, fresh) => counts(seen).total === Number(total) && counts(seen).fresh === Number(fresh),
  ],
  [/^(\d+) Pods, all of them new$/, (seen, total) => counts(seen).fresh === Number(total)],
  [/^(\d+) Pods?, until it is back$/, (seen, total) => counts(seen).total === Number(total)],
  [
    /^(\d+) Pods, as some moved$/,
    (seen) =>
      counts(seen).fresh === 0 &&
      seen.pods().before.some((pod) => has(seen.pods().after, pod) && !inPlace(seen.pods().after, pod)),
  ],
];

const returning = (seen: Seen) => {
  const name = seen.asked(/Pods of (\S+) were replaced/);
  const owner = all(seen.before, 'Deployment').find(
    ({ metadata }) => metadata.name === name && metadata.namespace === 'default',
  )!;
  const { before, after } = seen.pods(owner);
  const running = live(before);
  return { after, running, old: without(before, running) };
};

export const nodeReturns: Oracle = [
  [
    /^its Pods stay where they are$/,
    (seen) =>
      returning(seen).running.every((pod) => inPlace(returning(seen).after, pod)) &&
      returning(seen).after.length === returning(seen).running.length,
  ],
  [
    /^its old Pods take over again$/,
    (seen) => returning(seen).old.some((pod) => has(live(returning(seen).after), pod)),
  ],
  [/^its old and new Pods both run$/, (seen) => returning(seen).after.length > returning(seen).running.length],
  [
    /^its Pods are spread out anew$/,
    (seen) => !returning(seen).running.every((pod) => inPlace(returning(seen).after, pod)),
  ],
];
