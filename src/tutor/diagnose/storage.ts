/**
 * Claims that wait for a volume or lost it, and volumes that are kept.
 */
import { type PersistentVolumeClaim, refOf } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { cut } from '../../diagram/text/columns';
import { claimsOf } from '../../diagram/mark';
import { keyOf } from '../../cluster/cluster';
import { button } from '../button';
import { count } from '../story/pod-name';
import { eventText, type Finding, type Patient } from './finding';
import { whyPending, type WhyPending } from './pending-claim';

export function checkStorage({ cluster }: Patient): readonly Finding[] {
  return [
    ...cluster.list('PersistentVolumeClaim').flatMap((claim) => pending(claim, cluster) ?? []),
    ...missing(cluster),
    ...kept(cluster),
  ];
}

function pending(claim: PersistentVolumeClaim, cluster: Cluster): Finding | undefined {
  const { phase } = claim.status;
  if (phase === 'Bound') return undefined;
  const { name } = claim.metadata;
  const isLost = phase === 'Lost';
  const event = eventText(cluster, claim);
  const known = isLost ? undefined : whyPending(claim, cluster);
  const users = cluster.list('Pod', claim.metadata.namespace).filter((pod) => claimsOf(pod).includes(name));
  if (known?.isMeant === true) return users.length > 0 ? undefined : waitsForPod(claim, known);
  return {
    rank: isLost ? 85 : 74,
    about: [refOf(claim), ...users.map(refOf)],
    symptom: isLost ? `${cut(name, 24)}: its volume is gone, with the data` : `claim ${cut(name, 24)} gets no volume`,
    short: `${cut(name, 16)}  ${isLost ? 'volume is gone' : 'claim waits'}`,
    why: [
      known?.sentence ?? 'The claim was tied to a volume that is not there any more',
      ...(users.length === 0
        ? []
        : [`${count(users.length, 'Pod')} of it ${users.length === 1 ? 'waits' : 'wait'} for that`]),
    ],
    evidence: event,
    helps: known?.helps ?? 'a new claim. The data are lost.',
    cures: [button('Get classes', 'get storageclasses'), button('Show storage', 'show storage')],
  };
}

/** As its class wants it: good to know where somebody looks for the volume. */
function waitsForPod(claim: PersistentVolumeClaim, { sentence, helps }: WhyPending): Finding {
  const { name } = claim.metadata;
  return {
    rank: 15,
    about: [refOf(claim)],
    symptom: `claim ${cut(name, 24)} waits for its first Pod`,
    short: `${cut(name, 14)}  waits for its Pod`,
    why: [sentence],
    helps,
    cures: [button('Show storage', 'show storage')],
  };
}

/** Pods that name a claim which nobody made. */
function missing(cluster: Cluster): readonly Finding[] {
  return cluster.list('Pod').flatMap((pod) => {
    const { namespace, name } = pod.metadata;
    const absent = claimsOf(pod).find((claim) => cluster.get('PersistentVolumeClaim', claim, namespace) === undefined);
    if (absent === undefined || pod.spec.nodeName !== undefined) return [];
    return [
      {
        rank: 74,
        about: [refOf(pod)],
        symptom: `${cut(name, 24)}: its claim ${cut(absent, 16)} is not there`,
        short: `${cut(name, 16)}  claim is missing`,
        why: [`The Pod asks for claim ${absent}, and there is none of this name`],
        evidence: eventText(cluster, pod, 'FailedScheduling'),
        helps: 'the claim: the Pod goes on when it is there.',
        cures: [button('Get claims', 'get pvc')],
      },
    ];
  });
}

/** Volumes that wait for their Pod: no trouble, but they cost money in a real cluster. */
function kept(cluster: Cluster): readonly Finding[] {
  const used = new Set(
    cluster.list('Pod').flatMap((pod) => claimsOf(pod).map((claim) => `${pod.metadata.namespace ?? ''}/${claim}`)),
  );
  const idle = cluster
    .list('PersistentVolumeClaim')
    .filter((claim) => claim.status.phase === 'Bound' && !used.has(keyOf(claim)));
  if (idle.length === 0) return [];
  const what = count(idle.length, 'volume');
  return [
    {
      rank: 10,
      about: idle.map(refOf),
      symptom: `${what} kept, though no Pod uses ${idle.length === 1 ? 'it' : 'them'}`,
      short: `${what} kept without a Pod`,
      why: ['A volume outlives its Pods, so that the data are there when they come back'],
      helps: 'nothing has to be done. Delete the claim when nobody needs the data.',
      cures: [button('Show storage', 'show storage')],
    },
  ];
}
