/**
 * What is special about a reply in which a copy of a database took the lead.
 */
import { keyOf } from '../cluster/cluster';
import { memberOf, ROWS, rowsOf } from '../containers/database';
import { isReady } from '../diagram/pod-state';
import { button } from './button';
import type { Button } from './reply';
import type { Situation } from './situation';

interface Failover {
  readonly leader: string;
  readonly old: string;
  /** The old leader is there and ready. */
  readonly isOldBack: boolean;
  readonly namespace: string | undefined;
}

/** The member that took the lead from another in this command and still has it. */
function failoverIn({ steps, after, owner }: Situation): Failover | undefined {
  if (owner?.kind !== 'StatefulSet') return undefined;
  const { name, namespace } = owner.metadata;
  const step = steps.findLast((one) => one.verb === 'took-lead' && one.detail?.set === name && one.detail.old !== '');
  const leader = after.machines.databases.get(keyOf(owner))?.leader;
  if (step === undefined || leader === undefined || step.object.name !== leader) return undefined;
  const old = String(step.detail?.old ?? '');
  const pod = after.get('Pod', old, namespace);
  return { leader, old, namespace, isOldBack: pod !== undefined && isReady(pod) };
}

/** `db-1 leads now; db-0 keeps crashing`, after something was done to a Pod of the database. */
export function failoverHeadline(situation: Situation): string | undefined {
  const { deed, focus } = situation;
  if (deed !== 'crashed' && deed !== 'deleted Pod') return undefined;
  const failover = failoverIn(situation);
  if (failover === undefined || focus?.name !== failover.old) return undefined;
  const { leader, old, isOldBack } = failover;
  if (deed === 'deleted Pod') return `${leader} leads now; ${isOldBack ? `a new ${old} follows it` : `${old} is gone`}`;
  const ends = situation.steps.filter((step) => step.verb === 'container-ended' && step.object.name === old).length;
  if (isOldBack) return `${leader} leads now; ${old} is back as a copy`;
  return `${leader} leads now; ${old} ${ends > 1 ? 'keeps crashing' : 'crashed'}`;
}

export function failoverNotice(situation: Situation): string | undefined {
  return failoverHeadline(situation) === undefined
    ? undefined
    : "a copy took the leader's place. The database did that; Kubernetes kept the names and the disks.";
}

/** The repair, and a look at a copy. */
export function failoverButtons(situation: Situation): readonly Button[] {
  const failover = failoverHeadline(situation) === undefined ? undefined : failoverIn(situation);
  if (failover === undefined || situation.owner === undefined) return [];
  const { old, leader, isOldBack, namespace } = failover;
  const { after } = situation;
  const remove =
    isOldBack || after.get('Pod', old, namespace) === undefined ? [] : [button(`Delete ${old}`, `delete pod ${old}`)];
  const copy = after
    .controlledBy('Pod', situation.owner.metadata.uid)
    .find((pod) => isReady(pod) && pod.metadata.name !== leader && pod.metadata.name !== old);
  const member = copy === undefined ? undefined : memberOf(copy);
  const hasRows = member !== undefined && rowsOf(after, member).length > 0;
  const read = hasRows
    ? [button(`Read from ${member.pod.metadata.name}`, `read ${member.pod.metadata.name} ${ROWS}`)]
    : [];
  return [...remove, ...read];
}
