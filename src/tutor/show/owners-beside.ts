/**
 * A Deployment and a StatefulSet side by side: one has a ReplicaSet between itself and its Pods, the other has none.
 */
import type { Deployment, Pod, StatefulSet } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { cut, MAX_LINES, pack } from '../../diagram/text/columns';
import { byName } from '../../diagram/natural';
import { replicaSetsOf, type TopOwner } from '../../diagram/owner';
import { fractionOf, podsOf } from '../../diagram/workload';
import { podState } from '../../diagram/pod-state';
import { shortName } from '../../diagram/short-name';

/** Columns of the Deployment, and of the StatefulSet. */
const LEFT = 21;
const RIGHT = 17;

/** Undefined unless these are one Deployment, whose Pods are all of one ReplicaSet, and one StatefulSet. */
export function ownersBeside(roots: readonly TopOwner[], cluster: Cluster): readonly string[] | undefined {
  const deployment = roots.find((root) => root.kind === 'Deployment');
  const set = roots.find((root) => root.kind === 'StatefulSet');
  if (roots.length !== 2 || deployment === undefined || set === undefined) return undefined;
  const left = leftColumn(deployment, cluster);
  if (left === undefined) return undefined;
  const right = rightColumn(set, cluster);
  const height = Math.max(left.length, right.length);
  const rows = Array.from({ length: height }, (_, row) => {
    return `${cut(left[row] ?? '', LEFT - 1).padEnd(LEFT)}${cut(right[row] ?? '', RIGHT)}`.trimEnd();
  });
  const symbols = symbolsOf([...podsOf(deployment, cluster), ...podsOf(set, cluster)], cluster);
  const lines = symbols.length === 0 ? rows : [...rows, '', ...symbols];
  return lines.length > MAX_LINES ? undefined : lines;
}

/** What the boxes mean that are not of ready Pods. */
function symbolsOf(pods: readonly Pod[], cluster: Cluster): readonly string[] {
  const states = pods.map((pod) => podState(pod, cluster)).filter(({ box }) => box !== 'R');
  return pack([...new Set(states.map(({ box, word }) => `[${box}] ${word}`))], '  ');
}

function leftColumn(deployment: Deployment, cluster: Cluster): readonly string[] | undefined {
  const { current, old } = replicaSetsOf(deployment, cluster);
  if (current === undefined || old.some((set) => cluster.controlledBy('Pod', set.metadata.uid).length > 0)) {
    return undefined;
  }
  const pods = cluster.controlledBy('Pod', current.metadata.uid);
  return [
    `Deployment ${deployment.metadata.name}`,
    readyText(deployment, cluster),
    "'- ReplicaSet",
    `   ${cut(current.metadata.name, LEFT - 4)}`,
    ...branches(pods, cluster, LEFT - 11).map((line) => `   ${line}`),
  ];
}

function rightColumn(set: StatefulSet, cluster: Cluster): readonly string[] {
  const pods = podsOf(set, cluster);
  const between = pods.length === 0 ? ' ' : '|';
  return [
    `StatefulSet ${set.metadata.name}`,
    readyText(set, cluster),
    `${between}  no ReplicaSet`,
    between,
    ...branches(pods, cluster, RIGHT - 7),
  ];
}

function branches(pods: readonly Pod[], cluster: Cluster, room: number): readonly string[] {
  const sorted = [...pods].sort((a, b) => byName(a.metadata.name, b.metadata.name));
  return sorted.map((pod, index) => {
    const name = shortName(pod);
    const told = name.length <= room ? name : name.slice(name.lastIndexOf('.') + 1);
    return `${index === sorted.length - 1 ? "'-" : '|-'} [${podState(pod, cluster).box}] ${told}`;
  });
}

function readyText(owner: TopOwner, cluster: Cluster): string {
  const { ready, wanted } = fractionOf(owner, cluster);
  return `${ready} of ${wanted} ready`;
}
