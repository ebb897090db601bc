/**
 * A phrase for every verb of the record: what an actor did to one thing or to several of a kind.
 */
import type { StepVerb } from '../../cluster/step';
import { APP_PHRASES } from './app-phrases';
import { deletedByYou, labelsSet, madeByYou, taintedByYou } from './done-by-you';
import type { Deeds, Phrase } from './phrase';
import { count, listed, shortened } from './pod-name';

const pods = ({ names }: Deeds) => listed(names, 'Pods');
const numbered = ({ names }: Deeds) => count(names.length, 'Pod');
const detail = ({ steps }: Deeds, key: string) => steps.at(-1)?.detail?.[key];
const nodesOf = ({ steps }: Deeds) => {
  const nodes = [...new Set(steps.map((step) => step.detail?.node).filter((node) => node !== undefined))].map(String);
  return nodes.length === 0 ? '' : ` on ${nodes.length > 3 ? `${nodes.length} Nodes` : listed(nodes, 'Nodes')}`;
};
const silent = { say: () => undefined, weight: 0 };

export const PHRASES: Readonly<Record<StepVerb, Phrase>> = {
  ...APP_PHRASES,
  // you
  created: { say: (deeds) => madeByYou(deeds), weight: 8 },
  'sent-load': silent,
  'stopped-load': silent,
  changed: { say: (deeds) => taintedByYou(deeds), weight: 8 },
  scaled: silent,
  deleted: { say: (deeds) => deletedByYou(deeds), weight: 8 },
  cordoned: { say: (deeds) => `cordoned ${listed(deeds.names, 'Nodes')}`, weight: 7 },
  uncordoned: { say: (deeds) => `opened ${listed(deeds.names, 'Nodes')} for new Pods`, weight: 7 },
  labelled: {
    say: (deeds) => labelsSet(listed(deeds.names, 'objects'), String(detail(deeds, 'labels') ?? '')),
    weight: 7,
  },
  crashed: silent,
  'added-node': {
    say: (deeds) => `added ${listed(deeds.names, 'Nodes')}; not ready yet, so nothing may start`,
    weight: 7,
  },
  'removed-node': { say: (deeds) => `took ${listed(deeds.names, 'Nodes')} out of the cluster`, weight: 7 },
  // controllers of workloads
  'made-replica-set': { say: (deeds) => `made ReplicaSet ${deeds.names.join(', ')}`, weight: 8 },
  'reused-replica-set': { say: (deeds) => `took ReplicaSet ${deeds.names.join(', ')} again`, weight: 8 },
  'scaled-replica-set': {
    say: (deeds) =>
      `set ReplicaSet ${deeds.names.at(-1) ?? ''} from ${detail(deeds, 'from') ?? '?'} to ${detail(deeds, 'to') ?? '?'}`,
    weight: 7,
  },
  'made-pod': { say: (deeds) => madePods(deeds), weight: 7 },
  'deleted-pod': { say: (deeds) => tookAway(deeds), weight: 7 },
  'made-claim': { say: (deeds) => `made claim ${listed(deeds.names, 'claims')}`, weight: 6 },
  'made-revision': silent,
  'completed-rollout': silent,
  stalled: { say: () => 'marked the rollout as stalled', weight: 9 },
  'paused-rollout': { say: () => 'paused the rollout', weight: 8 },
  'resumed-rollout': { say: () => 'went on with the rollout', weight: 8 },
  adopted: { say: (deeds) => adopted(deeds), weight: 7 },
  released: { say: (deeds) => `let go of ${pods(deeds)}`, weight: 7 },
  'deleted-replica-set': { say: (deeds) => `removed old ReplicaSet ${deeds.names.join(', ')}`, weight: 2 },
  'deleted-revision': silent,
  'completed-job': { say: () => 'reached its number of Pods that succeeded and is complete', weight: 9 },
  'failed-job': {
    say: (deeds) =>
      detail(deeds, 'reason') === 'DeadlineExceeded'
        ? 'ran for longer than it may and failed'
        : detail(deeds, 'reason') === 'PodFailurePolicy'
          ? 'failed at once, without another try'
          : 'failed too often and gave up',
    weight: 9,
  },
  'made-job': { say: (deeds) => `made Job ${deeds.names.join(', ')}`, weight: 8 },
  'deleted-job': { say: (deeds) => `deleted ${listed(deeds.names, 'Jobs')}`, weight: 4 },
  'failed-to-make-job': { say: () => 'could not make a Job', weight: 9 },
  'held-back-job': { say: () => 'made no Job', weight: 8 },
  'suspended-job': { say: () => 'was suspended', weight: 8 },
  'resumed-job': { say: () => 'was resumed', weight: 8 },
  'failed-to-make-pod': { say: () => 'could not make a Pod', weight: 9 },
  'failed-to-make-replica-set': { say: (deeds) => `could not make ReplicaSet ${deeds.names[0]}`, weight: 9 },
  // autoscaler
  autoscaled: {
    say: ({ steps: [first], names: [name = ''] }) =>
      `set ${first?.object.kind ?? ''} ${name} from ${first?.detail?.from ?? '?'} to ${first?.detail?.to ?? '?'}`,
    weight: 9,
  },
  'failed-to-autoscale': {
    say: (deeds) =>
      detail(deeds, 'reason') === 'ScalingDisabled' ? 'does nothing' : 'cannot tell how many Pods are right',
    weight: 9,
  },
  'holds-size': {
    say: (deeds) =>
      `keeps ${count(Number(detail(deeds, 'current')), 'Pod')} for now: ${detail(deeds, 'desired')} would do, but use may rise again`,
    weight: 8,
  },
  // scheduler
  bound: { say: (deeds) => boundTo(deeds), weight: 5 },
  preempted: {
    say: (deeds) => `removed ${pods(deeds)} to make room for ${shortened(String(detail(deeds, 'for') ?? 'another'))}`,
    weight: 9,
  },
  'found-no-node': { say: (deeds) => `found no Node for ${pods(deeds)}`, weight: 9 },
  // kubelet
  pulled: { say: (deeds) => `pulled ${images(deeds)}${nodesOf(deeds)}`, weight: 2 },
  'failed-to-pull': { say: (deeds) => `could not pull the image of ${pods(deeds)}`, weight: 8 },
  'waits-to-pull': { say: (deeds) => `waits before it pulls for ${pods(deeds)} again`, weight: 4 },
  started: { say: (deeds) => `started ${pods(deeds)}${nodesOf(deeds)}`, weight: 3 },
  'became-ready': { say: (deeds) => `reported ${pods(deeds)} ready`, weight: 4 },
  'became-unready': { say: (deeds) => `reported ${pods(deeds)} not ready`, weight: 7 },
  'container-ended': { say: (deeds) => ended(deeds), weight: 8 },
  'replaced-container': { say: (deeds) => `replaced the container of ${pods(deeds)}, same Pod`, weight: 8 },
  'stopped-container': { say: (deeds) => stoppedContainer(deeds), weight: 8 },
  'failed-to-make-container': {
    say: (deeds) => `could not make container ${detail(deeds, 'container')} of ${pods(deeds)}`,
    weight: 9,
  },
  'failed-pod-by-deadline': { say: (deeds) => `ended ${pods(deeds)} for good`, weight: 9 },
  'rejected-pod': { say: (deeds) => `rejected ${pods(deeds)}`, weight: 9 },
  restarted: { say: (deeds) => `started ${pods(deeds)} again in the same Pod`, weight: 8 },
  'waits-to-restart': { say: (deeds) => `waits before it starts ${pods(deeds)} again`, weight: 8 },
  stopping: { say: (deeds) => `began to stop ${pods(deeds)}`, weight: 3 },
  stopped: { say: (deeds) => `stopped ${pods(deeds)}`, weight: 4 },
  'node-ready': { say: (deeds) => `reported ${listed(deeds.names, 'Nodes')} ready`, weight: 7 },
  // the rest
  'marked-not-ready': { say: (deeds) => `marked ${listed(deeds.names, 'Nodes')} NotReady`, weight: 9 },
  'tainted-node': { say: (deeds) => `gives the Pods on ${listed(deeds.names, 'Nodes')} notice`, weight: 5 },
  'cancelled-evictions': { say: (deeds) => `let the Pods on ${listed(deeds.names, 'Nodes')} stay`, weight: 8 },
  evicted: { say: (deeds) => `evicted ${pods(deeds)}`, weight: 9 },
  'counted-budget': {
    say: (deeds) => `lets ${count(Number(detail(deeds, 'spare') ?? 0), 'Pod')} be evicted at one time now`,
    weight: 6,
  },
  'made-volume': { say: (deeds) => `made ${count(deeds.names.length, 'volume')}`, weight: 3 },
  'bound-claim': { say: (deeds) => `tied ${listed(deeds.names, 'claims')} to a volume`, weight: 3 },
  'released-volume': { say: (deeds) => `released ${count(deeds.names.length, 'volume')}`, weight: 5 },
  'attached-volume': silent,
  'could-not-attach': { say: (deeds) => couldNotAttach(deeds), weight: 9 },
  'detached-volume': { say: (deeds) => detached(deeds), weight: 7 },
  'grew-volume': {
    say: (deeds) => `made ${listed(deeds.names, 'claims')} ${detail(deeds, 'storage') ?? 'larger'}`,
    weight: 7,
  },
  'failed-to-delete-volume': { say: (deeds) => `could not delete ${count(deeds.names.length, 'volume')}`, weight: 8 },
  'added-endpoint': silent,
  'removed-endpoint': { say: (deeds) => `stopped sending requests to ${pods(deeds)}`, weight: 5 },
  collected: { say: (deeds) => collectedThings(deeds), weight: 6 },
};

/** Without the revisions of a template, which are notes of a controller. */
function adopted({ steps, names }: Deeds): string | undefined {
  const isOf = (kind: string) => names.filter((_, index) => steps[index]?.object.kind === kind);
  const kinds = (['Pod', 'ReplicaSet'] as const).filter((kind) => isOf(kind).length > 0);
  return kinds.length === 0
    ? undefined
    : `adopted ${kinds.map((kind) => listed(isOf(kind), `${kind}s`)).join(' and ')}`;
}

/** What a learner knows of: revisions and endpoint slices are the controllers' own notes. */
const NOTES: ReadonlySet<string> = new Set(['ControllerRevision', 'EndpointSlice']);

function collectedThings({ steps, names }: Deeds): string | undefined {
  const byKind = new Map<string, string[]>();
  steps.forEach(({ object }, index) => {
    if (!NOTES.has(object.kind)) byKind.set(object.kind, [...(byKind.get(object.kind) ?? []), names[index] ?? '']);
  });
  const parts = [...byKind].map(([kind, some]) => {
    if (kind === 'Pod' && byKind.size === 1) return listed(some, 'Pods');
    return some.length === 1 ? `${kind} ${some.join('')}` : count(some.length, kind);
  });
  return parts.length === 0 ? undefined : `removed ${listed(parts, 'kinds')}`;
}

function boundTo(deeds: Deeds): string {
  const nodes = deeds.steps.map((step) => String(step.detail?.node ?? ''));
  if (deeds.names.length === 1) return `chose ${nodes[0] ?? ''}`;
  const isOneEach = new Set(nodes).size === nodes.length;
  if (!isOneEach) return `chose Nodes for ${deeds.names.length} Pods`;
  return deeds.areAlone === false && nodes.length <= 3
    ? `chose ${listed(nodes, 'Nodes')}`
    : 'gave each Pod its own Node';
}

function images({ steps }: Deeds): string {
  return listed([...new Set(steps.map((step) => String(step.detail?.image ?? 'the image')))], 'images');
}

function ended(deeds: Deeds): string {
  const [first] = deeds.steps;
  const code = first?.detail?.exitCode ?? first?.detail?.code;
  const container = first?.detail?.container;
  const what = container === undefined ? 'the container' : `container ${container}`;
  return `saw ${what} of ${pods(deeds)} end${code === undefined ? '' : ` with exit code ${code}`}`;
}

function stoppedContainer(deeds: Deeds): string {
  return `stopped container ${detail(deeds, 'container')} of ${pods(deeds)}`;
}

function madePods(deeds: Deeds): string {
  const { steps, isReplacement } = deeds;
  if (steps[0]?.actor === 'StatefulSet') {
    const claim = steps.length === 1 ? steps[0].detail?.claims : undefined;
    if (!isReplacement) return `made ${pods(deeds)}`;
    return `made a new ${pods(deeds)}${claim === undefined ? '' : ` with claim ${claim}`}`;
  }
  return `made ${isReplacement ? pods(deeds) : numbered(deeds)}`;
}

function tookAway(deeds: Deeds): string {
  const isStateful = deeds.steps[0]?.actor === 'StatefulSet';
  if (deeds.steps.every(({ detail }) => detail?.phase === 'Failed')) {
    return `deleted ${isStateful ? 'the failed ' : ''}${pods(deeds)}`;
  }
  const isOrdered = deeds.steps[0]?.actor === 'StatefulSet' && deeds.steps[0].detail?.wanted !== undefined;
  if (isOrdered && deeds.names.length > 1) return `took ${pods(deeds)} away, all at once`;
  if (isOrdered) return `took ${pods(deeds)} away: the highest number goes first`;
  return deeds.steps[0]?.actor === 'ReplicaSet' ? `chose ${pods(deeds)} to go` : `took ${pods(deeds)} away`;
}

/** `could not attach (data) for web..x2k4p`; the claim of a numbered Pod has its name. */
function couldNotAttach({ steps, names }: Deeds): string {
  const claims = [...new Set(steps.map(({ detail: facts }) => String(facts?.claim ?? '')))];
  const areNamed = steps.every(({ object, detail: facts }) => String(facts?.claim ?? '').endsWith(`-${object.name}`));
  const volumes = listed(
    claims.map((claim) => `(${claim})`),
    'volumes',
  );
  return `could not attach ${volumes}${areNamed ? '' : ` for ${listed(names, 'Pods')}`}`;
}

/** What somebody waited for; a volume that moves at once is no news. */
function detached({ steps }: Deeds): string | undefined {
  const told = steps.filter(({ detail: facts }) => facts?.forced !== undefined || facts?.late !== undefined);
  if (told.length === 0) return undefined;
  const claims = listed([...new Set(told.map(({ detail: facts }) => `(${String(facts?.claim ?? '')})`))], 'volumes');
  const nodes = listed([...new Set(told.map(({ detail: facts }) => String(facts?.node ?? '')))], 'Nodes');
  const isForced = told.some(({ detail: facts }) => facts?.forced !== undefined);
  return `took ${claims} off ${nodes}${isForced ? ' by force' : ''}`;
}
