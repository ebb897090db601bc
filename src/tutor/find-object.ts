/**
 * Finds what somebody means by a bare name: a workload, a Node, a Pod by any part of its name, or a Pod that is gone.
 */
import { kindNamed } from '../api/kinds';
import { type KubeObject, type Ref, refOf } from '../api/objects';
import type { Rejection, Result } from '../api/rejection';
import type { Cluster } from '../cluster/cluster';
import { hasPart, MOST_FIXES } from '../commands/naming/names';
import { nearest } from '../commands/grammar/near-miss';
import { cut } from '../diagram/text/columns';
import { printable } from './typed';

/** Kinds in the order in which a bare name is looked for. */
const KINDS_BY_USE: readonly KubeObject['kind'][] = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'CronJob',
  'Job',
  'Pod',
  'Node',
  'ReplicaSet',
  'PersistentVolumeClaim',
  'PersistentVolume',
  'Service',
  'Namespace',
  'ResourceQuota',
  'LimitRange',
  'ConfigMap',
  'Secret',
  'StorageClass',
  'PodDisruptionBudget',
  'HorizontalPodAutoscaler',
  'PriorityClass',
  'VolumeAttachment',
  'ControllerRevision',
  'EndpointSlice',
  'Endpoints',
  'Lease',
];

/**
 * The object that these words name: `web`, `x2k4p`, `pod x2k4p`, `deploy/web`. Objects that are gone are found in the
 * record of steps when `alsoGone` is set. `verb` makes the buttons of a refusal.
 */
export function findObject(words: readonly string[], cluster: Cluster, verb: string, alsoGone = false): Result<Ref> {
  const [first = '', second] = words.flatMap((word) => word.split('/'));
  const info = second === undefined ? undefined : kindNamed(first);
  const name = (info === undefined ? first : (second ?? '')).toLowerCase();
  const kinds = info === undefined ? KINDS_BY_USE : [info.kind];
  const objects = kinds.flatMap((kind) => cluster.list(kind) as readonly KubeObject[]);
  const exact = objects.find((object) => object.metadata.name === name);
  if (exact !== undefined) return refOf(exact);
  const gone = alsoGone ? goneObjects(name, kinds, cluster) : [];
  const exactlyGone = gone.find((ref) => ref.name === name);
  if (exactlyGone !== undefined) return exactlyGone;
  const parts = objects.filter(
    ({ kind, metadata }) => (kind === 'Pod' || kind === 'ReplicaSet') && hasPart(metadata.name, name),
  );
  const pods = parts.filter(({ kind }) => kind === 'Pod');
  const fitting = pods.length > 0 ? pods : parts;
  if (fitting.length === 1) return refOf(fitting[0]!);
  if (fitting.length === 0 && gone.length === 1) return gone[0]!;
  const several = fitting.length > 0 ? fitting.map((object) => object.metadata.name) : gone.map((ref) => ref.name);
  return several.length > 0 ? whichOne(name, several, verb) : unknown(name, objects, verb);
}

/** Objects in the record of steps that are no more: Pods by a part of their name, others by the whole name. */
function goneObjects(name: string, kinds: readonly KubeObject['kind'][], cluster: Cluster): readonly Ref[] {
  const found = new Map<string, Ref>();
  for (const { object } of cluster.history) {
    const fits = object.name === name || (object.kind === 'Pod' && hasPart(object.name, name));
    if (fits && kinds.includes(object.kind)) found.set(`${object.kind}/${object.name}`, object);
  }
  return [...found.values()].filter((ref) => cluster.resolve(ref) === undefined);
}

function whichOne(name: string, names: readonly string[], verb: string): Rejection {
  return {
    rejected: true,
    code: 'Tutor',
    message: `Which Pod? "${printable(name)}" is a part of ${names.length} names.`,
    fixes: names.slice(0, MOST_FIXES).map((full) => `${verb} ${full}`),
  };
}

function unknown(name: string, objects: readonly KubeObject[], verb: string): Rejection {
  const names = objects.map((object) => object.metadata.name);
  const meant = nearest(name, names);
  const known = objects.filter(
    ({ kind }) => kind === 'Deployment' || kind === 'StatefulSet' || kind === 'DaemonSet' || kind === 'Node',
  );
  const some = known.slice(0, MOST_FIXES).map((object) => object.metadata.name);
  const rest = known.length - some.length;
  const named = `${some.map((known) => cut(known, 24)).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  const listed =
    known.length === 0 ? 'All that is here: /kube show' : `Here ${known.length === 1 ? 'is' : 'are'} ${named}.`;
  return {
    rejected: true,
    code: 'Tutor',
    message: `There is no "${printable(name)}" here.`,
    hint: meant === undefined ? listed : `There is ${meant}.`,
    fixes: meant === undefined ? some.slice(0, 2).map((known) => `${verb} ${known}`) : [`${verb} ${meant}`],
  };
}
