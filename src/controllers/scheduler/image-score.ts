/**
 * ImageLocality: Nodes that have the Pod's images already, if the images are large.
 * Follows pkg/scheduler/framework/plugins/imagelocality.
 */
import type { Pod } from '../../api/objects';
import type { NodeInfo } from './node-info';
import type { SchedulingView } from './scheduling-view';

const MEBIBYTE = 1024 * 1024;
const LEAST = 23 * MEBIBYTE;
const MOST_PER_CONTAINER = 1000 * MEBIBYTE;

/** Scores Nodes 0 to 100. An image counts for less while few Nodes have it, so that Pods do not crowd there. */
export function imageScore(view: SchedulingView, pod: Pod): (info: NodeInfo) => number {
  const containers = [...(pod.spec.initContainers ?? []), ...pod.spec.containers];
  const most = MOST_PER_CONTAINER * containers.length;
  const spread = containers.map(({ image = '' }) => ({ image, share: view.imageCount(image) / view.infos.length }));
  if (spread.every(({ share }) => share === 0)) return () => 0;
  return ({ images }) => {
    let sum = 0;
    for (const { image, share } of spread) sum += Math.floor((images.get(image) ?? 0) * share);
    const clamped = Math.max(LEAST, Math.min(sum, most));
    return Math.floor((100 * (clamped - LEAST)) / (most - LEAST));
  };
}
