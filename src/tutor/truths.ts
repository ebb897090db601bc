/**
 * Where the course notes say something loosely, the reply that shows it also says what real Kubernetes does: once in a
 * channel, below everything else.
 */
import type { Cluster } from '../cluster/cluster';
import { claimsOf } from '../diagram/mark';
import { COURSE_VOICE, introduced } from './course-voice';
import type { Situation } from './situation';

/** A statement of the notes, by its id, and what is true of it. */
interface Truth {
  readonly id: string;
  readonly line: string;
  readonly comesUp: (situation: Situation) => boolean;
}

const TRUTHS: readonly Truth[] = [
  {
    id: 'S14',
    line:
      'Course: all Pods of a Deployment share its volume. Real Kubernetes: only if the access mode is ReadWriteMany, ' +
      'as here. More: /kube explain shared volume',
    comesUp: ({ deed, owner, after }) =>
      deed === 'deployed' &&
      (owner?.kind === 'Deployment' || owner?.kind === 'ReplicaSet') &&
      claimsOf(owner.spec.template).some((name) => isForManyNodes(name, owner.metadata.namespace, after)),
  },
  {
    id: 'S21',
    line:
      'Course: each Pod of a StatefulSet has a volume. Real Kubernetes: only if the set has a volumeClaimTemplate, ' +
      'as here. More: /kube explain StatefulSet',
    comesUp: ({ deed, owner }) => deed === 'deployed' && hasClaims(owner),
  },
  {
    id: 'S22',
    line:
      'Course: a Pod crashes, a new Pod gets its volume. Real Kubernetes: after a crash it is the same Pod; ' +
      'a new one comes after a delete. More: /kube explain crash',
    comesUp: ({ deed, owner }) => deed === 'crashed' && hasClaims(owner),
  },
  {
    id: 'S29',
    line:
      'Course: one Pod on every Node. Real Kubernetes: on every Node that fits; labels (tags on Nodes) and taints (marks that keep Pods off) decide. ' +
      'More: /kube explain DaemonSet',
    comesUp: ({ deed, owner }) => deed === 'deployed' && owner?.kind === 'DaemonSet',
  },
];

function isForManyNodes(claim: string, namespace: string | undefined, cluster: Cluster): boolean {
  const found = cluster.get('PersistentVolumeClaim', claim, namespace);
  return found?.spec.accessModes.includes('ReadWriteMany') === true;
}

function hasClaims(owner: Situation['owner']): boolean {
  return owner?.kind === 'StatefulSet' && (owner.spec.volumeClaimTemplates ?? []).length > 0;
}

/** What a reply tells of the truth: nothing, as a rule. */
interface ToldTruth {
  /** Below the buttons, and in `text`. */
  readonly said: readonly string[];
  /** Under which the channel remembers that it was told. */
  readonly terms: readonly string[];
}

/** The truth that this reply should tell, if it was not told before. */
export function truthOf(situation: Situation, known: readonly string[]): ToldTruth {
  const truth = TRUTHS.find(({ id, comesUp }) => !known.includes(termOf(id)) && comesUp(situation));
  if (truth === undefined) return { said: [], terms: [] };
  return { said: [introduced(truth.line, known)], terms: [termOf(truth.id), COURSE_VOICE] };
}

const termOf = (id: string): string => `truth of ${id}`;
