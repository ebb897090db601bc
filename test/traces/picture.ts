/** What a world looks like at one instant, without names that are random: one line per thing, by what it is. */
import type { Seen } from './recording';
import { isCompared } from './views';
import { isLeaving, type World } from './world';

export type Picture = ReadonlyMap<string, string>;

/** The fields that make the line of an object of a kind that needs no more than that. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  Deployment: [
    'spec',
    'paused',
    'replicas',
    'updated',
    'ready',
    'available',
    'unavailable',
    'revision',
    'image',
    'conditions',
  ],
  StatefulSet: ['spec', 'replicas', 'ready', 'current', 'updated', 'image'],
  DaemonSet: ['desired', 'current', 'ready', 'updated', 'available', 'unavailable', 'misscheduled', 'image'],
  Job: ['active', 'succeeded', 'failed', 'conditions'],
  PodDisruptionBudget: ['allowed', 'current', 'desired', 'expected'],
  PersistentVolumeClaim: ['phase'],
  Node: ['unschedulable', 'taints'],
};

export function pictureOf(world: World): Picture {
  const lines = new Map<string, string>();
  const crowds = new Map<string, string[]>();
  const crowd = (name: string, text: string) => {
    const there = crowds.get(name);
    if (there === undefined) crowds.set(name, [text]);
    else there.push(text);
  };
  let onCordoned = 0;
  for (const [key, seen] of world.objects) {
    const [kind = '', name = ''] = key.split('/');
    if (!isCompared(kind)) continue;
    const owner = typeof seen.owner === 'string' ? seen.owner : undefined;
    const [ownerKind, ownerName = ''] = owner?.split('/') ?? [];
    if (kind === 'Pod' && ownerKind === 'StatefulSet') lines.set(key, fate(seen));
    else if (kind === 'Pod') {
      const whose =
        ownerKind === 'ReplicaSet' ? world.alias(ownerName) : (owner ?? (isGenerated(name) ? 'nobody' : name));
      crowd(`Pods of ${whose}`, fate(seen));
      if (ownerKind === 'DaemonSet') crowd(`Nodes of ${whose}`, written(seen.node));
      if (ownerKind === 'ReplicaSet' && isOnCordoned(world, seen)) onCordoned++;
    } else if (kind === 'ReplicaSet') {
      const fields = ['spec', 'replicas', 'ready', 'available', 'revision', 'image'];
      lines.set(`ReplicaSet/${world.alias(name)}`, `${listed(seen, fields)} owner=${ownerKind ?? 'none'}`);
    } else if (kind === 'PersistentVolume') crowd('PersistentVolumes', written(seen.phase));
    else if (kind === 'ControllerRevision') crowd(`revisions of ${owner ?? 'nobody'}`, written(seen.revision));
    else lines.set(key, listed(seen, FIELDS[kind] ?? []));
  }
  for (const [name, texts] of crowds) lines.set(name, texts.sort().join(' | '));
  lines.set('Pods of ReplicaSets on cordoned Nodes', `${onCordoned}`);
  return lines;
}

/** `Running ready app:v1`: all that there is to say of a Pod. */
function fate(pod: Seen): string {
  const phase = pod.phase as string;
  const words = [
    phase,
    isOver(pod) ? '' : pod.ready === true ? 'ready' : 'unready',
    // Which of the two it is at an instant depends on when the kubelet tries again.
    /^(ErrImagePull|ImagePullBackOff)$/.test(String(pod.waiting))
      ? 'ImagePull'
      : ((pod.waiting as string | null) ?? ''),
    isThere(pod.unschedulable) ? 'unschedulable' : '',
    isLeaving(pod) ? 'terminating' : '',
    Number(pod.restarts ?? 0) > 0 ? `restarts=${pod.restarts as number}` : '',
    pod.image as string,
  ];
  return words.filter((word) => word !== '').join(' ');
}

/** The recordings keep the scheduler's message where here it is yes or no. */
const isThere = (value: unknown): boolean => Boolean(value);

const isOver = ({ phase }: Seen): boolean => phase === 'Failed' || phase === 'Succeeded';

/** A living Pod on a cordoned Node: it was there before, for no new one may come. */
function isOnCordoned(world: World, pod: Seen): boolean {
  if (isOver(pod) || isLeaving(pod) || !isThere(pod.node)) return false;
  return world.objects.get(`Node/${written(pod.node)}`)?.unschedulable === true;
}

const listed = (seen: Seen, fields: readonly string[]): string =>
  fields.map((field) => `${field}=${said(field, seen[field])}`).join(' ');

function said(field: string, value: unknown): string {
  if (!Array.isArray(value)) return written(value);
  const texts = value as readonly string[];
  if (field === 'taints') {
    return texts
      .map((text) => text.replace(/=[^:]*:/, ':'))
      .sort()
      .join();
  }
  // Without messages; conditions that 1.35 sets for an instant between are nobody's business at rest.
  const conditions = texts.map((text) => text.replace(/:.*$/s, '').trim());
  return conditions
    .filter((text) => !/^(FailureTarget|SuccessCriteriaMet)/.test(text))
    .sort()
    .join('; ');
}

const written = (value: unknown): string => (value === null || value === undefined ? '-' : (value as string));

const isGenerated = (name: string): boolean => /-[a-z0-9]{5}$/.test(name);
