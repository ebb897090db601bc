/**
 * Nodes that do not answer, report trouble, or take no Pods.
 */
import { findCondition } from '../../api/conditions';
import { isSilent } from '../../api/node-state';
import { type Node, refOf } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { duration } from '../../diagram/duration';
import { topOwnerOf } from '../../diagram/owner';
import { button } from '../button';
import { recoverNode } from '../buttons/recover-node';
import { count } from '../story/pod-name';
import { conditionText, type Finding, type Patient } from './finding';

export function checkNodes(patient: Patient): readonly Finding[] {
  return patient.cluster.list('Node').flatMap((node) => lost(node, patient) ?? cordoned(node, patient.cluster) ?? []);
}

function lost(node: Node, { cluster, upcoming }: Patient): Finding | undefined {
  const ready = findCondition(node.status.conditions, 'Ready');
  const fault = cluster.machines.nodes.get(node.metadata.name)?.fault;
  if (fault === undefined && (ready === undefined || ready.status === 'True')) return undefined;
  if (fault === undefined && !isSilent(node)) return undefined;
  const { name } = node.metadata;
  const since = fault === undefined ? '' : ` for ${duration(cluster.now - fault.since)}`;
  const isQuiet = fault?.kind !== 'not-ready';
  const pods = cluster.podsOn(name);
  return {
    rank: 80,
    about: [refOf(node), ...pods.map(refOf)],
    symptom: isQuiet
      ? `${name} is silent${since}: nobody knows what runs there`
      : `${name} reports that it is not ready${since}`,
    short: `${name}  ${isQuiet ? `silent${since}` : 'not ready'}`,
    why: [
      `${count(pods.length, 'Pod')} ${pods.length === 1 ? 'is' : 'are'} bound to it`,
      ...dueEvictions(
        pods.map(({ metadata }) => metadata.name),
        upcoming,
        cluster,
      ),
      ...(pods.some((pod) => topOwnerOf(pod, cluster)?.kind === 'StatefulSet')
        ? ['A StatefulSet makes no second Pod of a name while the old one may still run']
        : []),
    ],
    evidence: conditionText(node.status.conditions ?? [], 'Ready'),
    helps: isQuiet
      ? 'the Node itself: it comes back, or you take it out, so that nothing waits for it.'
      : 'the Node itself.',
    cures: [recoverNode(name), button(`Remove ${name}`, `node remove ${name}`)],
  };
}

function dueEvictions(names: readonly string[], upcoming: Patient['upcoming'], cluster: Cluster): readonly string[] {
  const due = upcoming.filter(({ verb, object }) => verb === 'evicted' && names.includes(object.name));
  const [first] = due;
  if (first === undefined) return [];
  return [
    `${count(due.length, 'Pod')} ${due.length === 1 ? 'is' : 'are'} evicted in ${duration(first.at - cluster.now)}`,
  ];
}

function cordoned({ metadata: { name }, spec, kind }: Node, cluster: Cluster): Finding | undefined {
  if (spec.unschedulable !== true) return undefined;
  const waiting = cluster.list('Pod').some((pod) => pod.spec.nodeName === undefined);
  return {
    rank: waiting ? 45 : 20,
    about: [{ kind, name }],
    symptom: `${name} is cordoned: it takes no new Pods`,
    short: `${name}  cordoned`,
    why: ['Somebody cordoned it. What runs there stays'],
    helps: 'uncordon it when the work on it is over.',
    cures: [button(`Uncordon ${name}`, `uncordon ${name}`)],
  };
}
