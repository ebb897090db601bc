/**
 * A Node as the scheduler sees it: sums over its Pods that are kept up as Pods come and go.
 * Follows pkg/scheduler/framework/types.go, NodeInfo.
 */
import type { Node, Pod } from '../../api/objects';
import { type Amounts, amountsOf, requestsOf, scoredRequestsOf } from './requests';

interface Held {
  readonly pod: Pod;
  readonly requests: Amounts;
  readonly scored: Amounts;
}

export class NodeInfo {
  /** The place among the Nodes that the scheduler knows. */
  place = 0;
  node: Node;
  allocatable: Amounts;
  images: ReadonlyMap<string, number>;
  readonly requested: Record<string, number> = {};
  readonly scored: Record<string, number> = { cpu: 0, memory: 0 };
  private readonly held = new Map<string, Held>();

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

  setNode(node: Node): void {
    this.node = node;
    this.allocatable = amountsOf(node.status.allocatable);
    this.images = imagesOf(node);
  }

  add(pod: Pod): void {
    this.remove(pod);
    const held = { pod, requests: requestsOf(pod.spec), scored: scoredRequestsOf(pod.spec) };
    this.held.set(pod.metadata.uid, held);
    this.count(held, 1);
  }

  remove({ metadata }: Pod): void {
    const held = this.held.get(metadata.uid);
    if (held === undefined) return;
    this.held.delete(metadata.uid);
    this.count(held, -1);
  }

  private count({ requests, scored }: Held, sign: 1 | -1): void {
    for (const name in requests) this.requested[name] = (this.requested[name] ?? 0) + sign * requests[name]!;
    this.scored.cpu! += sign * (scored.cpu ?? 0);
    this.scored.memory! += sign * (scored.memory ?? 0);
  }
}

/** Bytes by image. */
const imagesOf = (node: Node): ReadonlyMap<string, number> =>
  new Map(
    (node.status.images ?? []).flatMap(({ names, sizeBytes }) => (names ?? []).map((name) => [name, sizeBytes ?? 0])),
  );
