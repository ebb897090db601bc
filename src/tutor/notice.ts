/**
 * Chooses the one thing to notice about what happened.
 */
import { claimsOf } from '../diagram/mark';
import { type NoticeId, NOTICES } from './content/notices';
import type { Situation } from './situation';

/** A sentence or two, or undefined when there is nothing to notice. */
export function noticeOf(situation: Situation): string | undefined {
  const id = inTrouble(situation) ?? afterDeed(situation);
  return id === undefined ? undefined : NOTICES[id];
}

/** Trouble is more worth a look than what was asked for. */
function inTrouble({ isHalfWay, ready, trouble, deed, wanted }: Situation): NoticeId | undefined {
  if (deed === 'nothing' || deed === 'cordoned' || deed === 'uncordoned') return undefined;
  if (isHalfWay) return ready > 0 ? 'stuck half-way' : undefined;
  if (ready === wanted) return undefined;
  switch (trouble?.word) {
    case 'image pull':
      return 'image cannot be pulled';
    case 'crash wait':
      return 'keeps crashing';
    case 'not ready':
      return 'not ready';
    case 'no Node yet':
      return 'deployed, no place';
    default:
      return undefined;
  }
}

function afterDeed(situation: Situation): NoticeId | undefined {
  const { deed, owner, made, gone, before } = situation;
  const kind = owner?.kind;
  switch (deed) {
    case 'deployed':
      return kind === 'StatefulSet' && made.some((pod) => claimsOf(pod).length > 0)
        ? 'deployed StatefulSet with volumes'
        : `deployed ${kind ?? 'Pod'}`;
    case 'updated':
      return kind === undefined ? undefined : `updated ${kind}`;
    case 'rolled back':
      return kind === 'Deployment' ? 'rolled back' : undefined;
    case 'scaled':
      if (situation.there > situation.wanted) return 'scale-down waits';
      if (gone.length > made.length) return kind === 'StatefulSet' ? 'scaled down StatefulSet' : 'scaled down';
      return made.length > 0 && kind !== 'StatefulSet' ? 'scaled up' : undefined;
    case 'crashed':
      return kind === 'StatefulSet' && gone.length === 0 && hasClaims(situation)
        ? 'crash, with volume'
        : 'crash, Deployment';
    case 'deleted Pod':
      if (owner === undefined) return 'deleted lone Pod';
      return kind === 'Deployment'
        ? 'deleted Pod of ReplicaSet'
        : kind === undefined
          ? undefined
          : `deleted Pod of ${kind}`;
    case 'deleted':
      return kind === 'Deployment' && gone.length > 0
        ? 'deleted Deployment'
        : kind === 'StatefulSet' && before.count('PersistentVolumeClaim') > 0
          ? 'deleted StatefulSet'
          : undefined;
    case 'node added':
      return made.length > 0 ? 'node added with DaemonSet' : before.count('Pod') > 0 ? 'node added' : undefined;
    case 'node removed':
      return made.length > 0 ? 'node removed' : undefined;
    case 'cordoned':
    case 'uncordoned':
      return deed;
    case 'labelled':
      return made.length + gone.length > 0 ? 'labels chose Nodes' : undefined;
    default:
      return undefined;
  }
}

function hasClaims({ owner }: Situation): boolean {
  return owner?.kind === 'StatefulSet' && (owner.spec.volumeClaimTemplates ?? []).length > 0;
}
