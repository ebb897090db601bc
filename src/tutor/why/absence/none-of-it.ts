/**
 * Why a workload has no Pod on a Node: it does not fit, the Node does not, or the scheduler chose others.
 */
import { type DaemonSet, type Node, type Pod, refOf } from '../../../api/objects';
import type { Cluster } from '../../../cluster/cluster';
import { cut } from '../../../diagram/text/columns';
import type { TopOwner } from '../../../diagram/owner';
import { fractionOf, podsOf } from '../../../diagram/workload';
import { shortName } from '../../../diagram/short-name';
import { button } from '../../button';
import { whyLeftOut } from '../../daemon-nodes';
import { refusedPods } from '../../refused-pods';
import { dueLines } from '../due';
import { keepsAway } from '../keeps-away';
import { verdictsNow } from '../node-verdicts';
import { type Absence, wrapped } from './absence';

/** For a workload and a Node that are both there. */
export function noneOfItOn(owner: TopOwner, nodeName: string, cluster: Cluster): Absence {
  const node = cluster.get('Node', nodeName)!;
  return owner.kind === 'DaemonSet' ? daemonAbsence(owner, node, cluster) : placedElsewhere(owner, node, cluster);
}

function daemonAbsence(set: DaemonSet, node: Node, cluster: Cluster): Absence {
  const name = cut(set.metadata.name, 16);
  const where = cut(node.metadata.name, 14);
  const out = whyLeftOut(set, node);
  const show = button('Show it', `show ${set.metadata.name}`);
  const common = { about: 'Pod made by DaemonSet', page: 'DaemonSet' } as const;
  if (out !== undefined) {
    return {
      ...common,
      headline: `${name} leaves out ${where}: ${cut(out.reason, 24)}`,
      lines: wrapped([
        `DaemonSet ${name}: ${out.field}`,
        `${where}: ${out.reason}`,
        'a DaemonSet makes Pods for Nodes that fit',
      ]),
      buttons: [...out.cures, show],
    };
  }
  const refused = refusedPods(set, cluster);
  const why =
    refused === undefined
      ? 'its Pod is being replaced'
      : refused.quota === undefined
        ? 'a LimitRange refuses it'
        : `quota ${cut(refused.quota, 14)} is full`;
  return {
    ...common,
    headline: cut(`${where} fits ${name}, but ${why}`, 60),
    lines: wrapped([
      `updateStrategy ${set.spec.updateStrategy.type ?? 'RollingUpdate'}`,
      ...dueLines(refOf(set), cluster),
    ]),
    buttons: [button('Diagnose', `diagnose ${set.metadata.name}`), show],
  };
}

const MOST_NAMED = 4;

function placedElsewhere(owner: TopOwner, node: Node, cluster: Cluster): Absence {
  const name = cut(owner.metadata.name, 16);
  const where = cut(node.metadata.name, 14);
  const pods = podsOf(owner, cluster).filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  const [any] = pods;
  const base = {
    page: 'Kubernetes Scheduler',
    buttons: [button(`Why ${name}?`, `why ${owner.metadata.name}`), button('Show it', `show ${owner.metadata.name}`)],
  };
  if (any === undefined) {
    const { wanted } = fractionOf(owner, cluster);
    return {
      ...base,
      headline: wanted === 0 ? `${name} wants no Pods: spec.replicas is 0` : `${name} has no Pod on any Node`,
      lines: wrapped([`${owner.kind} ${name}: ${wanted} wanted, 0 there`]),
    };
  }
  const now = verdictsNow(any, cluster).find((verdict) => verdict.node === node.metadata.name);
  const places = pods.slice(0, MOST_NAMED).map((pod) => placeText(pod, cluster));
  const rest = pods.length > MOST_NAMED ? [`... ${pods.length - MOST_NAMED} more`] : [];
  if (now !== undefined && now.total === undefined) {
    const why = keepsAway(now.reasons, any, node.metadata.name, cluster);
    return {
      ...base,
      headline: cut(`${where} cannot take a Pod of ${name}: ${why}`, 60),
      lines: wrapped([`${where}, for one more: ${why}`, ...places, ...rest]),
      about: 'Pod that waits',
    };
  }
  const { wanted, ready } = fractionOf(owner, cluster);
  const isFull = pods.length >= wanted && ready >= wanted;
  return {
    ...base,
    headline: isFull
      ? `${where} would fit, but ${name} has all ${wanted} elsewhere`
      : `${where} would fit now; ${name} has ${ready} of ${wanted} ready`,
    lines: wrapped([...places, ...rest, `${where}: would fit one more now`, 'a Pod that runs is never moved']),
    about: 'Node that joined',
  };
}

/** `db-1: node-2, it had no db Pod`. */
function placeText(pod: Pod, cluster: Cluster): string {
  const { nodeName } = pod.spec;
  if (nodeName === undefined) return `${shortName(pod)}: no Node yet`;
  const bound = cluster.history.findLast(
    ({ verb, object }) =>
      verb === 'bound' && object.name === pod.metadata.name && object.namespace === pod.metadata.namespace,
  );
  const because = bound?.detail?.node === nodeName ? bound.because : undefined;
  return `${shortName(pod)}: ${nodeName}${because === undefined ? '' : `, ${because}`}`;
}
