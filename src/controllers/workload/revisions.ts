/**
 * ControllerRevisions: the templates that a StatefulSet or DaemonSet had, numbered.
 * Follows pkg/controller/history, statefulset getStatefulSetRevisions and daemon constructHistory.
 */
import { type ControllerRevision, type DaemonSet, type PodTemplate, refOf, type StatefulSet } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { deleteObject } from '../../cluster/deletion';
import { claim, controllerRef } from './adoption';
import { canonical, hashTemplate, imagesOf, isSameTemplate } from './pod-template';

/** Pods carry it: a StatefulSet's the name of their revision, a DaemonSet's its hash. */
export const REVISION_LABEL = 'controller-revision-hash';
const HASH_LABEL = 'controller.kubernetes.io/hash';
const MAX_BASE_LENGTH = 223;

type Owner = StatefulSet | DaemonSet;

export interface Revisions {
  /** The revision of the template as it is now. */
  readonly update: ControllerRevision;
  /** All of them, lowest number first, `update` included. */
  readonly all: readonly ControllerRevision[];
  /** How often a name was taken by another revision so far; undefined for never. */
  readonly collisionCount: number | undefined;
}

/** The template that a revision remembers. */
export function templateOf(revision: ControllerRevision): PodTemplate {
  const { spec } = revision.data as { readonly spec: { readonly template: PodTemplate & { readonly $patch: string } } };
  const { $patch: _patch, ...template } = spec.template;
  return template;
}

/** The patch that brings a template back. kubectl compares its text, so the keys are in Go's order. */
function patchFor(template: PodTemplate): ControllerRevision['data'] {
  const patch = { spec: { template: { ...template, $patch: 'replace' } } };
  return JSON.parse(canonical(patch)) as ControllerRevision['data'];
}

/** The hash in the name of a revision. */
export function hashOf(revision: ControllerRevision): string {
  return revision.metadata.labels?.[HASH_LABEL] ?? revision.metadata.labels?.[REVISION_LABEL] ?? '';
}

/** The revisions of a workload, lowest number first. */
function revisionsOf(cluster: Cluster, owner: Owner): readonly ControllerRevision[] {
  return [...claim(cluster, owner, 'ControllerRevision')].sort((a, b) => a.revision - b.revision);
}

/**
 * Makes sure that the template as it is now has a revision, and that its number is the highest: a template that comes
 * back gets a new number. That is what a rollback looks like.
 */
export function syncRevisions(cluster: Cluster, owner: Owner): Revisions {
  const known = revisionsOf(cluster, owner);
  const collisionCount = owner.status.collisionCount;
  const same = known.filter((revision) => isSameTemplate(templateOf(revision), owner.spec.template)).at(-1);
  const next = Math.max(0, ...known.filter((revision) => revision !== same).map(({ revision }) => revision)) + 1;
  if (same === undefined) return make(cluster, owner, known, next, collisionCount);
  if (same.revision >= next) return { update: same, all: known, collisionCount };
  cluster.record({
    actor: owner.kind,
    verb: 'made-revision',
    object: refOf(same),
    because: `revision ${same.revision} had exactly this Pod template`,
    detail: { by: owner.metadata.name, from: same.revision, revision: next, image: imagesOf(owner.spec.template) },
  });
  const update = cluster.update({ ...same, revision: next });
  return { update, all: [...known.filter((revision) => revision !== same), update], collisionCount };
}

/**
 * Deletes the revisions with the lowest numbers, as many as `counted` has beyond the limit. Those that `isUsed` stay
 * although they count.
 */
export function truncateRevisions(
  cluster: Cluster,
  owner: Owner,
  counted: readonly ControllerRevision[],
  isUsed: (revision: ControllerRevision) => boolean,
): void {
  const limit = owner.spec.revisionHistoryLimit;
  const unused = counted.filter((revision) => !isUsed(revision));
  for (const revision of unused.slice(0, Math.max(0, counted.length - limit))) {
    cluster.record({
      actor: owner.kind,
      verb: 'deleted-revision',
      object: refOf(revision),
      because: `${limit} old revisions are kept, ${counted.length} were there`,
      detail: { by: owner.metadata.name, revision: revision.revision },
    });
    deleteObject(cluster, revision);
  }
}

function make(
  cluster: Cluster,
  owner: Owner,
  known: readonly ControllerRevision[],
  number: number,
  collisions: number | undefined,
): Revisions {
  const { template } = owner.spec;
  const { namespace } = owner.metadata;
  let collisionCount = collisions;
  let hash = hashTemplate(template, collisionCount);
  const base = owner.metadata.name.slice(0, MAX_BASE_LENGTH);
  while (cluster.get('ControllerRevision', `${base}-${hash}`, namespace) !== undefined) {
    collisionCount = (collisionCount ?? 0) + 1;
    hash = hashTemplate(template, collisionCount);
  }
  const name = `${base}-${hash}`;
  cluster.record({
    actor: owner.kind,
    verb: 'made-revision',
    object: { kind: 'ControllerRevision', name, namespace },
    because: 'no revision had this Pod template',
    detail: { by: owner.metadata.name, revision: number, hash, image: imagesOf(template) },
  });
  const { annotations } = owner.metadata;
  const update = cluster.create('ControllerRevision', {
    apiVersion: 'apps/v1',
    kind: 'ControllerRevision',
    metadata: {
      name,
      namespace,
      labels: { ...template.metadata.labels, [owner.kind === 'DaemonSet' ? REVISION_LABEL : HASH_LABEL]: hash },
      ...(annotations === undefined ? {} : { annotations }),
      ownerReferences: [controllerRef(owner)],
    },
    data: patchFor(template),
    revision: number,
  });
  return { update, all: [...known, update], collisionCount };
}
