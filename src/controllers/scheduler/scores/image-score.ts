/**
 * ImageLocality: Nodes that have the Pod's images already, if the images are large.
 * Follows pkg/scheduler/framework/plugins/imagelocality.
 */
import type { PodSpec } from '../../../api/objects';
import { type NodeInfo, withTag } from '../node-info';

const MEBIBYTE = 1024 * 1024;
const LEAST = 23 * MEBIBYTE;
const MOST_PER_CONTAINER = 1000 * MEBIBYTE;

/** The images that a Pod's containers need, one for each. */
export const imagesWanted = ({ initContainers = [], containers }: PodSpec): readonly string[] =>
  [...initContainers, ...containers].map(({ image = '' }) => withTag(image));

/**
 * Scores a Node 0 to 100. An image counts for less while few Nodes have it, so that Pods do not crowd there: `share` is
 * the part of all Nodes that have an image.
 */
export function imageScore(wanted: readonly string[], { images }: NodeInfo, share: (image: string) => number): number {
  const most = MOST_PER_CONTAINER * wanted.length;
  let sum = 0;
  for (const image of wanted) {
    const size = images.get(image);
    if (size !== undefined) sum += Math.floor(size * share(image));
  }
  const clamped = Math.max(LEAST, Math.min(sum, most));
  return Math.floor((100 * (clamped - LEAST)) / (most - LEAST));
}
