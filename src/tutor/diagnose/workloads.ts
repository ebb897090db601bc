/**
 * Workloads that do not get on: rollouts, Pods that cannot be made, sets that wait.
 */
import { type Deployment, type ReplicaSet, refOf, type StatefulSet } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { cut } from '../../diagram/text/columns';
import { controllerOf, imageOf, tagOf } from '../../diagram/owner';
import { fractionOf, isRollingOut, podsOf } from '../../diagram/workload';
import { isReady, podState } from '../../diagram/pod-state';
import { duration } from '../../diagram/duration';
import { button } from '../button';
import { cures, isLeftBehind } from '../buttons/repairs';
import { refusalButtons, refusalNotice, refusedPods } from '../refused-pods';
import { conditionText, eventText, type Finding, type Patient } from './finding';

export function checkWorkloads(patient: Patient): readonly Finding[] {
  const { cluster } = patient;
  return [
    ...cluster.list('Deployment').flatMap((one) => stuckRollout(one, patient) ?? pausedRollout(one, cluster) ?? []),
    ...cluster.list('StatefulSet').flatMap((one) => waitsForBroken(one, cluster) ?? []),
    ...cluster.list('ReplicaSet').flatMap((one) => cannotMake(one, cluster) ?? []),
  ];
}

const nameOf = ({ metadata }: { readonly metadata: { readonly name: string } }): string => cut(metadata.name, 24);

function stuckRollout(deployment: Deployment, { cluster, upcoming }: Patient): Finding | undefined {
  if (!isRollingOut(deployment, cluster)) return undefined;
  const { ready, wanted } = fractionOf(deployment, cluster);
  const name = nameOf(deployment);
  const conditions = deployment.status.conditions ?? [];
  const progress = conditions.find(({ type, status }) => type === 'Progressing' && status === 'False')?.reason;
  const isStalled = progress === 'ProgressDeadlineExceeded';
  const deadline = upcoming.find(({ verb, object }) => verb === 'stalled' && object.name === deployment.metadata.name);
  return {
    rank: isStalled ? 67 : 62,
    about: [refOf(deployment)],
    symptom: `${name}: the rollout is stuck, ${ready} of ${wanted} can serve`,
    short: `${cut(name, 12)}  rollout stuck`,
    why: [
      progress === 'ReplicaSetCreateError'
        ? 'The API refuses the ReplicaSet of the new template, so nothing is replaced'
        : 'It waits until new Pods are ready, and touches no more old ones',
      isStalled
        ? 'Its deadline is over: it is marked as stalled, and nothing rolls back by itself'
        : deadline === undefined
          ? 'Nothing rolls back by itself'
          : `In ${duration(deadline.at - cluster.now)} it is marked as stalled; nothing rolls back by itself`,
    ],
    evidence: conditionText(conditions, 'Progressing'),
    helps: 'the way back, or an image that becomes ready.',
    cures: cures({
      owner: deployment,
      isHalfWay: true,
      ready,
      wanted,
      isOwnerGone: false,
      trouble: undefined,
      after: cluster,
    }),
  };
}

function pausedRollout(deployment: Deployment, _cluster: Cluster): Finding | undefined {
  if (deployment.spec.paused !== true) return undefined;
  const name = nameOf(deployment);
  return {
    rank: 40,
    about: [refOf(deployment)],
    symptom: `${name}: its rollout is paused`,
    short: `${cut(name, 12)}  paused`,
    why: ['Changes of its template wait until it is resumed'],
    evidence: conditionText(deployment.status.conditions ?? [], 'Progressing'),
    helps: 'resume it when the changes are complete.',
    cures: [button('Resume', `rollout resume deployment/${deployment.metadata.name}`)],
  };
}

/** The template is mended, but the set waits for a Pod that was made from the broken one. */
function waitsForBroken(set: StatefulSet, cluster: Cluster): Finding | undefined {
  const { ready, wanted } = fractionOf(set, cluster);
  const trouble = {
    owner: set,
    isHalfWay: false,
    ready,
    wanted,
    isOwnerGone: false,
    trouble: undefined,
    after: cluster,
  };
  const broken = podsOf(set, cluster).find((pod) => !isReady(pod));
  if (broken === undefined || !isLeftBehind(trouble)) return undefined;
  const { name } = broken.metadata;
  return {
    rank: 76,
    about: [refOf(set), refOf(broken)],
    symptom: `${nameOf(set)} waits for ${name}, which stays broken`,
    short: `${cut(name, 12)}  blocks its StatefulSet`,
    why: [
      `${name} (${podState(broken, cluster).word}) has image ${tagOf(imageOf(broken.spec))}; the template says ${tagOf(imageOf(set.spec.template.spec))}`,
      'A StatefulSet goes on only when that Pod is ready, and it does not replace it by itself',
    ],
    evidence: eventText(cluster, broken),
    helps: 'delete the broken Pod: the new one is made from the new template.',
    cures: [button(`Delete ${name}`, `delete pod ${name}`)],
  };
}

function cannotMake(set: ReplicaSet, cluster: Cluster): Finding | undefined {
  const evidence = conditionText(set.status.conditions ?? [], 'ReplicaFailure');
  if (evidence === undefined) return undefined;
  const owner = (controllerOf(set, cluster) as Deployment | undefined) ?? set;
  const refused = refusedPods(owner, cluster);
  return {
    rank: 78,
    about: [refOf(owner), refOf(set)],
    symptom: `${nameOf(owner)}: its Pods cannot be made`,
    short: `${cut(nameOf(owner), 12)}  Pods cannot be made`,
    why: [
      'The API refuses the Pods that the ReplicaSet asks for',
      ...(refused === undefined ? [] : [capital(refusalNotice(refused).split('. ')[0] ?? '')]),
    ],
    evidence,
    helps:
      refused?.quota === undefined ? 'a template that is accepted, or fewer Pods.' : 'a larger quota, or fewer Pods.',
    cures: refused === undefined ? [button('Show owners', 'show owners')] : [...refusalButtons(refused)].reverse(),
  };
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
