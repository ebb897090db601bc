/** How many Pods of a workload are in which phase. Follows kubectl/pkg/describe, getPodStatusForController. */
import type { KubeObject, LabelSelector } from '../../api/objects';
import { matchesSelector } from '../../api/selectors';
import type { DescribeView } from './describer';

/** `2 Running / 0 Waiting / 0 Succeeded / 1 Failed`, of the Pods that it owns and selects. */
export function podsStatus(owner: KubeObject, selector: LabelSelector | undefined, { cluster }: DescribeView): string {
  const pods = cluster
    .controlledBy('Pod', owner.metadata.uid)
    .filter(({ metadata }) => matchesSelector(selector, metadata.labels));
  const count = (phase: string): number => pods.filter(({ status }) => status.phase === phase).length;
  const [running, waiting] = [count('Running'), count('Pending')];
  return `${running} Running / ${waiting} Waiting / ${count('Succeeded')} Succeeded / ${count('Failed')} Failed`;
}
