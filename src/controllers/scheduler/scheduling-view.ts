/**
 * The scheduler's view of a cluster: its Nodes with their sums, and the Pods that wait for one. Kept up by every change
 * of the cluster, never stored: it can be made again from the objects alone.
 * Follows pkg/scheduler/backend/cache.
 */
import type { Node, Pod } from '../../api/objects';
import type { Change, Cluster } from '../../cluster/cluster';
import { NodeInfo } from './node-info';
import type { PodClass } from './pod-class';

/** Classes of Pods that are remembered; when there are more, all are forgotten. */
const MOST_CLASSES = 64;

const views = new WeakMap<Cluster, SchedulingView>();

/** The view of this cluster. */
export function schedulingView(cluster: Cluster): SchedulingView {
  const known = views.get(cluster);
  if (known !== undefined) return known;
  const view = new SchedulingView(cluster);
  views.set(cluster, view);
  return view;
}

export class SchedulingView {
  /** In the order in which the Nodes were created. */
  infos: readonly NodeInfo[] = [];
  /** Pods without a Node, by UID. */
  readonly waiting = new Map<string, Pod>();
  /** Those of them that look at other Pods: Pods that come and go may help them. */
  readonly waitingForPods = new Map<string, Pod>();
  /** Bound Pods that require something of other Pods near them, by UID. */
  readonly withAffinity = new Map<string, Pod>();
  /** Whether any Pod that waited had a priority: else the order of creation is the order of scheduling. */
  hasPriorities = false;
  private readonly classes = new Map<string, PodClass>();
  private readonly byName = new Map<string, NodeInfo>();
  private readonly nodesWithImage = new Map<string, number>();

  constructor(private readonly cluster: Cluster) {
    for (const node of cluster.each('Node')) this.byName.set(node.metadata.name, new NodeInfo(node));
    for (const pod of cluster.each('Pod')) this.addPod(pod);
    this.nodesChanged();
    cluster.onChange((change) => this.follow(change));
  }

  info(node: string): NodeInfo | undefined {
    return this.byName.get(node);
  }

  /** On how many Nodes an image is. */
  imageCount(image: string): number {
    return this.nodesWithImage.get(image) ?? 0;
  }

  /** What was worked out for Pods that are alike; `make` begins it. */
  classOf(key: string, make: () => PodClass): PodClass {
    const known = this.classes.get(key);
    if (known !== undefined) return known;
    if (this.classes.size >= MOST_CLASSES) this.classes.clear();
    const made = make();
    this.classes.set(key, made);
    return made;
  }

  private follow({ type, object, before }: Change): void {
    if (object.kind === 'Pod') {
      if (before?.kind === 'Pod' && type === 'MODIFIED') {
        if (isSame(before, object)) return;
        this.removePod(before);
      }
      if (type === 'DELETED') this.removePod(object);
      else this.addPod(object);
    } else if (object.kind === 'Node') {
      const info = this.byName.get(object.metadata.name);
      if (type === 'DELETED') this.byName.delete(object.metadata.name);
      else if (info === undefined) this.addNode(object);
      else return this.nodeModified(info, object);
      this.nodesChanged();
    }
  }

  /** Pods may be bound to a Node already: it was gone, or they were made for it. */
  private addNode(node: Node): void {
    const info = new NodeInfo(node);
    for (const pod of this.cluster.podsOn(node.metadata.name)) if (!hasEnded(pod)) info.add(pod);
    this.byName.set(node.metadata.name, info);
  }

  private nodeModified(info: NodeInfo, node: Node): void {
    for (const image of info.images.keys()) this.countImage(image, -1);
    info.setNode(node);
    for (const image of info.images.keys()) this.countImage(image, 1);
    this.outdate(info);
  }

  private nodesChanged(): void {
    this.infos = [...this.byName.values()];
    this.infos.forEach((info, place) => (info.place = place));
    this.classes.clear();
    this.nodesWithImage.clear();
    for (const info of this.infos) for (const image of info.images.keys()) this.countImage(image, 1);
  }

  private countImage(image: string, sign: 1 | -1): void {
    this.nodesWithImage.set(image, this.imageCount(image) + sign);
  }

  private addPod(pod: Pod): void {
    if (hasEnded(pod)) return;
    const { nodeName } = pod.spec;
    if (nodeName === undefined) {
      this.waiting.set(pod.metadata.uid, pod);
      if (looksAtPods(pod)) this.waitingForPods.set(pod.metadata.uid, pod);
      this.hasPriorities ||= (pod.spec.priority ?? 0) !== 0;
      return;
    }
    const info = this.byName.get(nodeName);
    info?.add(pod);
    if (info !== undefined) this.outdate(info);
    if (pod.spec.affinity?.podAffinity !== undefined || pod.spec.affinity?.podAntiAffinity !== undefined) {
      this.withAffinity.set(pod.metadata.uid, pod);
    }
  }

  private removePod(pod: Pod): void {
    this.waiting.delete(pod.metadata.uid);
    this.waitingForPods.delete(pod.metadata.uid);
    this.withAffinity.delete(pod.metadata.uid);
    const info = pod.spec.nodeName === undefined ? undefined : this.byName.get(pod.spec.nodeName);
    if (info === undefined) return;
    info.remove(pod);
    this.outdate(info);
  }

  /** What was worked out for a Node holds no longer. */
  private outdate(info: NodeInfo): void {
    for (const podClass of this.classes.values()) podClass.outdate(info);
  }
}

/** Whether nothing changed that matters for placing Pods. */
function isSame(before: Pod, after: Pod): boolean {
  return (
    before.spec === after.spec &&
    before.metadata.labels === after.metadata.labels &&
    before.metadata.deletionTimestamp === after.metadata.deletionTimestamp &&
    hasEnded(before) === hasEnded(after)
  );
}

/** Whether it matters to a Pod where other Pods are. */
function looksAtPods({ spec }: Pod): boolean {
  return (
    spec.affinity?.podAffinity !== undefined ||
    spec.affinity?.podAntiAffinity !== undefined ||
    (spec.topologySpreadConstraints ?? []).length > 0
  );
}

/** Phase Succeeded or Failed: it takes up nothing any more. */
export function hasEnded(pod: Pod): boolean {
  return pod.status.phase === 'Succeeded' || pod.status.phase === 'Failed';
}
