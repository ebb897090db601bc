/**
 * Why there is no Pod on a Node: what keeps Pods away, or that no controller had one to place since it joined.
 */
import { isNodeReady } from '../../../api/node-state';
import type { Node, Pod } from '../../../api/objects';
import type { Cluster } from '../../../cluster/cluster';
import { cut } from '../../../diagram/text/columns';
import { duration } from '../../../diagram/duration';
import { topOwnerOf } from '../../../diagram/owner';
import { shortName } from '../../../diagram/short-name';
import { button } from '../../button';
import { recoverNode } from '../../buttons/recover-node';
import { whyLeftOut } from '../../daemon-nodes';
import { count } from '../../story/pod-name';
import { taintName } from '../keeps-away';
import { type Absence, lastDeed, wrapped } from './absence';

const MOST_NAMED = 5;

/** For a Node that is in the cluster. */
export function emptyNode(name: string, cluster: Cluster): Absence {
  const node = cluster.get('Node', name)!;
  const pods = cluster.podsOn(name);
  const base = {
    page: 'Kubernetes Scheduler',
    buttons: [button(`Show ${name}`, `show ${name}`), button('Show everything', 'show')],
  };
  if (pods.length > 0) {
    return {
      ...base,
      headline: `There ${pods.length === 1 ? 'is 1 Pod' : `are ${pods.length} Pods`} on ${cut(name, 24)}`,
      lines: pods.slice(0, MOST_NAMED).map((pod) => cut(shortName(pod), 38)),
    };
  }
  return closed(node, cluster) ?? { ...base, ...open(node, cluster) };
}

/** What keeps Pods from the Node now. */
function closed(node: Node, cluster: Cluster): Absence | undefined {
  const { name } = node.metadata;
  const short = cut(name, 20);
  const daemons = daemonLines(node, cluster);
  if (!isNodeReady(node)) {
    const fault = cluster.machines.nodes.get(name)?.fault;
    const since = fault === undefined ? '' : ` for ${duration(cluster.now - fault.since)}`;
    return {
      headline: `${short} is not ready, so no Pod is placed there`,
      lines: wrapped([`condition Ready is not True${since}`, ...taintLines(node), ...daemons]),
      about: 'silent Node',
      page: 'Nodes',
      buttons: [
        ...(fault === undefined ? [] : [recoverNode(name)]),
        button(`Show ${name}`, `show ${name}`),
        button('Diagnose', 'diagnose'),
      ],
    };
  }
  if (node.spec.unschedulable === true) {
    const by = lastDeed(
      cluster,
      ({ verb, object }) => (verb === 'cordoned' || verb === 'drained') && object.name === name,
      'closed it',
    );
    return {
      headline: `${short} is cordoned, so it takes no new Pods`,
      lines: wrapped(['spec.unschedulable true', ...by, ...daemons]),
      about: 'cordoned Node',
      page: 'Nodes',
      buttons: [button(`Uncordon ${name}`, `uncordon ${name}`), button(`Show ${name}`, `show ${name}`)],
    };
  }
  const taint = (node.spec.taints ?? []).find(({ effect }) => effect !== 'PreferNoSchedule');
  if (taint === undefined) return undefined;
  return {
    headline: `${short} has a taint that keeps Pods away`,
    lines: wrapped([...taintLines(node), ...daemons]),
    page: 'Taints and Tolerations',
    buttons: [
      button('Take the taint off', `taint nodes ${name} ${taint.key}:${taint.effect}-`),
      button(`Show ${name}`, `show ${name}`),
    ],
  };
}

const taintLines = ({ spec: { taints = [] } }: Node): readonly string[] =>
  taints.slice(0, 3).map((taint) => `taint ${taintName(taint)}`);

/** The Node would take Pods: then nobody had one to place, or another Node was better. */
function open(node: Node, cluster: Cluster): Pick<Absence, 'headline' | 'lines' | 'about'> {
  const { name } = node.metadata;
  const pods = cluster.list('Pod').filter((pod) => topOwnerOf(pod, cluster)?.kind !== 'DaemonSet');
  const short = cut(name, 20);
  const daemons = daemonLines(node, cluster);
  const waiting = pods.filter(({ spec }) => spec.nodeName === undefined);
  if (waiting.length > 0) {
    return {
      headline: `${count(waiting.length, 'Pod')} wait${waiting.length === 1 ? 's' : ''}, but not for ${short}`,
      lines: wrapped([...waiting.slice(0, 3).map((pod) => `${shortName(pod)}: ask /kube why it`), ...daemons]),
      about: 'Pod that waits',
    };
  }
  if (pods.length === 0) {
    return {
      headline: `${short} is free: no Pod waits for a place`,
      lines: wrapped(['nothing else runs here', ...daemons]),
    };
  }
  const joined = cluster.history.findLast(
    ({ verb, object }) => verb === 'node-ready' && object.kind === 'Node' && object.name === name,
  );
  const later =
    joined === undefined ? undefined : cluster.history.filter(({ id, verb }) => verb === 'bound' && id > joined.id);
  if (later?.length === 0) {
    return {
      headline: `${short} came after the Pods were placed`,
      lines: wrapped(['every Pod had its Node before it joined', 'nothing moves a Pod that runs', ...daemons]),
      about: 'Node that joined',
    };
  }
  return {
    headline: `${short} is free: the scheduler chose other Nodes`,
    lines: wrapped([...chosenElsewhere(pods, cluster), 'nothing moves a Pod that runs', ...daemons]),
  };
}

/** The last choices, with their reasons. */
function chosenElsewhere(pods: readonly Pod[], cluster: Cluster): readonly string[] {
  return cluster.history
    .filter(({ verb, object }) => verb === 'bound' && pods.some(({ metadata }) => metadata.name === object.name))
    .slice(-3)
    .flatMap(({ object, detail, because }) => {
      const pod = cluster.get('Pod', object.name, object.namespace);
      return pod === undefined ? [] : [`${shortName(pod)} to ${detail?.node ?? '?'}: ${because ?? 'it was free'}`];
    });
}

/** DaemonSets go by labels and taints, and not by the scheduler's scores. */
function daemonLines(node: Node, cluster: Cluster): readonly string[] {
  return cluster
    .list('DaemonSet')
    .slice(0, 2)
    .flatMap((set) => {
      const out = whyLeftOut(set, node);
      return out === undefined ? [] : [`DaemonSet ${cut(set.metadata.name, 14)}: ${out.reason}`];
    });
}
