/**
 * Who takes over from whom.
 */
import type { PodView } from '../view';

/** What a Pod has in common with the one that takes its place: its name, or being the Pod of a DaemonSet on a Node. */
export function roleOf({ pod, owner }: PodView): string {
  const { name, namespace = '' } = pod.metadata;
  return owner?.kind === 'DaemonSet' ? `set/${owner.metadata.uid}` : `pod/${namespace}/${name}`;
}
