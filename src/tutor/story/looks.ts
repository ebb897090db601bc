/**
 * Tells single looks of controllers: who looked at what, and what came of it.
 */
import { KINDS } from '../../api/kinds';
import { type Ref, refOf } from '../../api/objects';
import { own } from '../../api/own';
import type { Change, Cluster } from '../../cluster/cluster';
import type { Step } from '../../cluster/step';
import type { Reconciled } from '../../controllers/loop';
import type { Entry } from './lines';
import { PHRASES } from './phrases';
import { listed, nameIn, shortened } from './pod-name';
import { plainly } from './reasons';

/** Who works under the name that a controller has in the engine. */
const WORKERS: Readonly<Record<string, string>> = {
  deployment: 'Deployment controller',
  'replica-set': 'ReplicaSet controller',
  'stateful-set': 'StatefulSet controller',
  'daemon-set': 'DaemonSet controller',
  job: 'Job controller',
  'ttl-after-finished': 'Job controller',
  'endpoint-slice': 'Service controller',
  'garbage-collector': 'garbage collector',
  'pod-gc': 'garbage collector',
  'node-lifecycle': 'Node controller',
  'no-execute-taints': 'Node controller',
  'taint-eviction': 'Node controller',
  disruption: 'disruption controller',
  'persistent-volume': 'volume controller',
  'ephemeral-volume': 'volume controller',
  'attach-detach': 'volume controller',
  'volumes-in-use': 'kubelet',
  scheduler: 'scheduler',
  kubelet: 'kubelet',
  'node-status': 'kubelet',
  database: 'database',
  visits: 'app',
};

/** `ReplicaSet controller looked at web-7bfb9fcd75: made 3 Pods, because 3 are wanted, 0 there`. */
export function lookEntry(look: Reconciled, before: Cluster, after: Cluster): Entry {
  const text = `${workerOf(look)} looked at ${lookedAt(look)}: ${outcomeOf(look, before, after)}`;
  const weight = look.steps.length > 0 ? 8 : 3;
  return { at: look.at - before.now, text, weight, steps: Math.max(1, look.steps.length) };
}

/** Who looked. */
export function workerOf({ controller }: Reconciled): string {
  return own(WORKERS, controller) ?? controller;
}

/** The name in the key, without its namespace and without what only the engine needs. */
export function lookedAt({ key }: Reconciled): string {
  return shortened(key.split(/[/:]/).at(-1) ?? key) || 'everything';
}

/** What it did: the record's own phrases; where nothing was worth a step, what it wrote. */
export function outcomeOf({ steps, changes }: Reconciled, before: Cluster, after: Cluster): string {
  const told = groups(steps).flatMap((group) => {
    const names = group.map(({ object }) => nameIn(object, before, after));
    const said = PHRASES[group[0].verb].say({ steps: group, names, isReplacement: false });
    return said === undefined ? [] : [said];
  });
  const because = steps.find((step) => step.because !== undefined && PHRASES[step.verb].weight > 0)?.because;
  if (told.length > 0) return `${told.join('; ')}${because === undefined ? '' : `, because ${plainly(because)}`}`;
  return written(changes);
}

function groups(steps: readonly Step[]): readonly (readonly [Step, ...Step[]])[] {
  const grouped: [Step, ...Step[]][] = [];
  for (const step of steps) {
    const last = grouped.at(-1);
    if (last?.[0].verb === step.verb) last.push(step);
    else grouped.push([step]);
  }
  return grouped;
}

/** Most looks of a rollout only note what is there. */
function written(changes: readonly Change[]): string {
  const status = changes.filter(({ type, object, before }) => type === 'MODIFIED' && isStatusOnly(object, before));
  if (changes.length > 0 && status.length === changes.length) {
    const refs = changes.map(({ object }) => refOf(object));
    return refs.length === 1 ? 'wrote its status' : `wrote the status of ${namesOf(refs)}`;
  }
  const [first] = changes;
  const verb = first === undefined ? 'noted' : { ADDED: 'made', MODIFIED: 'changed', DELETED: 'removed' }[first.type];
  return `${verb} ${namesOf(changes.map(({ object }) => refOf(object)))}`;
}

function isStatusOnly(object: Change['object'], before: Change['before']): boolean {
  const intent = (one: Change['object'] | undefined) =>
    JSON.stringify([one !== undefined && 'spec' in one ? one.spec : undefined, one?.metadata.labels]);
  return 'status' in object && intent(object) === intent(before);
}

function namesOf(refs: readonly Ref[]): string {
  const names = refs.map(({ kind, name }) => {
    if (kind === 'Pod') return shortened(name);
    // Its name is a hash that says nothing.
    return kind === 'VolumeAttachment' ? 'a VolumeAttachment' : `${kind} ${name}`;
  });
  const [first] = refs;
  return listed(names, first === undefined ? 'objects' : `objects of kind ${KINDS[first.kind].kind}`);
}
