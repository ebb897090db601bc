/**
 * Autoscalers that cannot do what they are there for, and such as are at their bound.
 */
import { findCondition } from '../../api/conditions';
import { type HorizontalPodAutoscaler, refOf } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { cut } from '../../diagram/text/columns';
import { askFor, lackOf, targetRef } from '../autoscaling';
import { button } from '../button';
import { conditionText, type Finding, type Patient } from './finding';

export function checkAutoscalers({ cluster }: Patient): readonly Finding[] {
  return cluster.list('HorizontalPodAutoscaler').flatMap((hpa) => findingOf(hpa, cluster) ?? []);
}

function findingOf(hpa: HorizontalPodAutoscaler, cluster: Cluster): Finding | undefined {
  const { conditions = [] } = hpa.status;
  const able = findCondition(conditions, 'AbleToScale');
  const active = findCondition(conditions, 'ScalingActive');
  const limited = findCondition(conditions, 'ScalingLimited');
  if (able?.status === 'False') return withoutTarget(hpa);
  if (active?.reason === 'ScalingDisabled') return undefined;
  const lack = withoutRequest(hpa, cluster);
  if (lack !== undefined) return lack;
  if (active?.status === 'False') return active.reason === 'AmbiguousSelector' ? rivals(hpa) : unmeasured(hpa);
  return limited?.reason === 'TooManyReplicas' ? atMost(hpa) : undefined;
}

const nameOf = ({ metadata }: HorizontalPodAutoscaler): string => cut(metadata.name, 20);
const evidence = ({ status }: HorizontalPodAutoscaler, type: string) => conditionText(status.conditions ?? [], type);
const lookAt = ({ metadata }: HorizontalPodAutoscaler) => button('Look at it', `get hpa ${metadata.name}`);
const remove = ({ metadata }: HorizontalPodAutoscaler) => button('Delete it', `delete hpa ${metadata.name}`);

function withoutTarget(hpa: HorizontalPodAutoscaler): Finding {
  const { kind, name } = hpa.spec.scaleTargetRef;
  return {
    rank: 61,
    about: [refOf(hpa)],
    symptom: `autoscaler ${nameOf(hpa)} finds nothing to scale`,
    short: `${cut(nameOf(hpa), 12)}  nothing to scale`,
    why: [`It is for ${kind} ${cut(name, 24)}, and there is no such thing with a number of Pods`],
    evidence: evidence(hpa, 'AbleToScale'),
    helps: 'a Deployment, ReplicaSet or StatefulSet of that name.',
    cures: [remove(hpa), lookAt(hpa)],
  };
}

/** Told before the first look, too: it follows from the template. */
function withoutRequest(hpa: HorizontalPodAutoscaler, cluster: Cluster): Finding | undefined {
  const lack = lackOf(cluster, hpa);
  if (lack === undefined) return undefined;
  const { container, what } = lack;
  return {
    rank: 60,
    about: [refOf(hpa), targetRef(hpa)],
    symptom: `autoscaler ${nameOf(hpa)} cannot count: no ${what} asked for`,
    short: `${cut(nameOf(hpa), 12)}  autoscaler cannot count`,
    why: [
      `Its target is a share of the ${what} that the Pods ask for`,
      `Container ${cut(container, 20)} asks for none, so there is no whole`,
    ],
    evidence: evidence(hpa, 'ScalingActive'),
    helps: 'a request in the template: what a Node keeps free for a Pod.',
    cures: [askFor(hpa, lack), lookAt(hpa)],
  };
}

function rivals(hpa: HorizontalPodAutoscaler): Finding {
  return {
    rank: 59,
    about: [refOf(hpa), targetRef(hpa)],
    symptom: `autoscaler ${nameOf(hpa)} has a rival, so both stand still`,
    short: `${cut(nameOf(hpa), 12)}  two autoscalers`,
    why: ['Two autoscalers would set the number of the same Pods, so neither does'],
    evidence: evidence(hpa, 'ScalingActive'),
    helps: 'one autoscaler for one workload.',
    cures: [remove(hpa), lookAt(hpa)],
  };
}

function unmeasured(hpa: HorizontalPodAutoscaler): Finding {
  return {
    rank: 55,
    about: [refOf(hpa), targetRef(hpa)],
    symptom: `autoscaler ${nameOf(hpa)} cannot tell how many Pods are right`,
    short: `${cut(nameOf(hpa), 12)}  cannot read its metrics`,
    why: ['It cannot read what its Pods use, and changes nothing until it can'],
    evidence: evidence(hpa, 'ScalingActive'),
    helps: 'Pods that are ready, or another metric.',
    cures: [lookAt(hpa)],
  };
}

function atMost(hpa: HorizontalPodAutoscaler): Finding {
  const { maxReplicas } = hpa.spec;
  const more = JSON.stringify({ spec: { maxReplicas: maxReplicas * 2 } });
  return {
    rank: 38,
    about: [refOf(hpa), targetRef(hpa)],
    symptom: `autoscaler ${nameOf(hpa)} is at its most: ${maxReplicas} Pods`,
    short: `${cut(nameOf(hpa), 12)}  at its most, ${maxReplicas} Pods`,
    why: ['The metrics ask for more Pods than it may set'],
    evidence: evidence(hpa, 'ScalingLimited'),
    helps: 'a higher bound, if the Nodes have room.',
    cures: [button(`Allow ${maxReplicas * 2} Pods`, `patch hpa ${hpa.metadata.name} -p '${more}'`), lookAt(hpa)],
  };
}
