/**
 * A Node as the scheduler sees it: sums over its Pods that are kept up as Pods come and go.
 * Follows pkg/scheduler/framework/types.go, NodeInfo.
 */
import type { Node, Pod, StringMap } from '../../api/objects';
import { type Amounts, amountsOf, type Demand, demandOf } from './requests';
import { priorityOf } from './scheduling-queue';

/** Pods that no selector can tell apart: copies of one template share their labels. */
export interface Likes {
  readonly namespace: string | undefined;
  readonly labels: StringMap | undefined;
  /** Those of them that are not being deleted. */
  count: number;
}

interface Held {
  readonly pod: Pod;
  readonly demand: Demand;
  readonly likes: Likes | undefined;
}

export class NodeInfo {
  /** The place among the Nodes that the scheduler knows. */
  place = 0;
  node: Node;
  allocatable: Amounts;
  /** Bytes by image. */
  images: ReadonlyMap<string, number>;
  readonly requested: Record<string, number> = {};
  readonly scored: Record<string, number> = { cpu: 0, memory: 0 };
  private readonly held = new Map<string, Held>();
  private readonly groups: Likes[] = [];
  /** How many of the Pods have each priority. */
  private readonly priorities = new Map<number, number>();

  constructor(node: Node) {
    this.node = node;
    this.allocatable = amountsOf(node.status.allocatable);
    this.images = imagesOf(node);
  }

  /** Pods on the Node that have not ended; terminating ones count until they are gone. */
  get podCount(): number {
    return this.held.size;
  }

  *pods(): IterableIterator<Pod> {
    for (const { pod } of this.held.values()) yield pod;
  }

  /** Whether a Pod of a lower priority is on the Node: most Pods are as important as all others. */
  holdsBelow(priority: number): boolean {
    for (const one of this.priorities.keys()) if (one < priority) return true;
    return false;
  }

  /** How many Pods that are not being deleted are of this namespace and have labels that match. */
  countAlike(namespace: string | undefined, matches: (labels: StringMap | undefined) => boolean): number {
    let count = 0;
    for (const group of this.groups) {
      if (group.namespace === namespace && matches(group.labels)) count += group.count;
    }
    return count;
  }

  setNode(node: Node): void {
    const { status } = this.node;
    this.node = node;
    if (status.allocatable !== node.status.allocatable) this.allocatable = amountsOf(node.status.allocatable);
    if (status.images !== node.status.images) this.images = imagesOf(node);
  }

  add(pod: Pod): void {
    this.remove(pod);
    const isLeaving = pod.metadata.deletionTimestamp !== undefined;
    const held = { pod, demand: demandOf(pod.spec), likes: isLeaving ? undefined : this.likesOf(pod) };
    this.held.set(pod.metadata.uid, held);
    this.count(held, 1);
  }

  remove({ metadata }: Pod): void {
    const held = this.held.get(metadata.uid);
    if (held === undefined) return;
    this.held.delete(metadata.uid);
    this.count(held, -1);
    if (held.likes?.count === 0) this.groups.splice(this.groups.indexOf(held.likes), 1);
  }

  /** The same Node and Pods, to try something with. */
  copy(): NodeInfo {
    const copy = new NodeInfo(this.node);
    copy.place = this.place;
    for (const pod of this.pods()) copy.add(pod);
    return copy;
  }

  private likesOf({ metadata: { namespace, labels } }: Pod): Likes {
    for (const group of this.groups) if (group.labels === labels && group.namespace === namespace) return group;
    const group = { namespace, labels, count: 0 };
    this.groups.push(group);
    return group;
  }

  private count({ pod, demand: { requests, scored }, likes }: Held, sign: 1 | -1): void {
    const priority = priorityOf(pod);
    const alike = (this.priorities.get(priority) ?? 0) + sign;
    if (alike > 0) this.priorities.set(priority, alike);
    else this.priorities.delete(priority);
    for (const name in requests) this.requested[name] = (this.requested[name] ?? 0) + sign * requests[name]!;
    this.scored.cpu! += sign * (scored.cpu ?? 0);
    this.scored.memory! += sign * (scored.memory ?? 0);
    if (likes !== undefined) likes.count += sign;
  }
}

function imagesOf(node: Node): ReadonlyMap<string, number> {
  const images = new Map<string, number>();
  for (const { names, sizeBytes = 0 } of node.status.images ?? []) {
    for (const name of names ?? []) images.set(withTag(name), sizeBytes);
  }
  return images;
}

/** An image without a tag is the latest one. */
export const withTag = (image: string): string =>
  image.lastIndexOf(':') <= image.lastIndexOf('/') ? `${image}:latest` : image;
