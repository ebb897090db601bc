/**
 * The scheduler's view of a cluster: its Nodes with their sums, and the Pods that wait for one. Kept up by every change
 * of the cluster, never stored: it can be made again from the objects alone.
 * Follows pkg/scheduler/backend/cache.
 */
import { isTerminal } from '../../api/lifecycle';
import type { Kind, KubeObject, Node, Pod } from '../../api/objects';
import type { Change, Cluster } from '../../cluster/cluster';
import { namedNodes } from './filters/node-filters';
import { NodeInfo } from './node-info';
import { classKey, PodClass } from './pod-class';
import { isCopy, isSameToScheduler, isWaiting, looksAtPods } from './pod-facts';
import { SchedulingQueue } from './scheduling-queue';
import { defaultSelectors } from './topology-spread';

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

/** The same if it was asked for before. It is, as soon as a Pod waits for a Node: until then nobody needs it. */
export function knownView(cluster: Cluster): SchedulingView | undefined {
  return views.get(cluster);
}

export class SchedulingView {
  /** In the order in which the Nodes were created. */
  infos: readonly NodeInfo[] = [];
  /** Pods without a Node, by UID. */
  readonly waiting = new Map<string, Pod>();
  /** Those of them that look at other Pods: Pods that come and go may help them. */
  readonly waitingForPods = new Map<string, Pod>();
  /** Those of them for which room is kept, or is being made, on a Node, by its name. */
  readonly nominated = new Map<string, Map<string, Pod>>();
  /** Bound Pods that require something of other Pods near them, by UID. */
  readonly withAffinity = new Map<string, Pod>();
  /** Pods whose turn comes in this round. */
  readonly queue = new SchedulingQueue();
  /** Raised whenever a Node gets an image or loses one. */
  imageChanges = 0;
  private readonly classes = new Map<string, PodClass>();
  /** The class of a spec, which copies of one template share. */
  private recent = new WeakMap<Pod['spec'], { readonly pod: Pod; readonly podClass: PodClass }>();
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

  /** What was worked out for Pods that are alike. */
  classOf(pod: Pod): PodClass {
    const known = this.recent.get(pod.spec);
    if (known !== undefined && isCopy(known.pod, pod)) return known.podClass;
    const isSpread = (pod.spec.topologySpreadConstraints ?? []).length > 0;
    const selectors = isSpread ? [] : defaultSelectors(this.cluster, pod);
    // Nobody else wants to go where a Pod of a DaemonSet goes.
    if (namedNodes(pod) !== undefined) return new PodClass(pod, selectors, this);
    const key = classKey(pod, selectors);
    let podClass = this.classes.get(key);
    if (podClass === undefined) {
      if (this.classes.size >= MOST_CLASSES) this.forgetClasses();
      this.classes.set(key, (podClass = new PodClass(pod, selectors, this)));
    }
    this.recent.set(pod.spec, { pod, podClass });
    return podClass;
  }

  private follow({ type, object, before }: Change): void {
    if (object.kind === 'Pod') {
      if (before?.kind === 'Pod' && type === 'MODIFIED') {
        if (isSameToScheduler(before, object)) return;
        this.removePod(before);
      }
      if (type === 'DELETED') this.removePod(object);
      else this.addPod(object);
      if (type === 'DELETED' || !isWaiting(object)) this.queue.remove(object);
    } else if (object.kind === 'Node') {
      const info = this.byName.get(object.metadata.name);
      if (type === 'DELETED') this.byName.delete(object.metadata.name);
      else if (info === undefined) this.addNode(object);
      else return this.nodeModified(info, object);
      this.nodesChanged();
    } else if (SELECTING.has(object.kind) && (before === undefined || type === 'DELETED' || hasOther(before, object))) {
      this.recent = new WeakMap();
    }
  }

  /** Pods may be bound to a Node already: it was gone, or they were made for it. */
  private addNode(node: Node): void {
    const info = new NodeInfo(node);
    for (const pod of this.cluster.podsOn(node.metadata.name)) if (!isTerminal(pod)) info.add(pod);
    this.byName.set(node.metadata.name, info);
  }

  private nodeModified(info: NodeInfo, node: Node): void {
    const { images } = info;
    info.setNode(node);
    if (info.images !== images) {
      for (const image of images.keys()) this.countImage(image, -1);
      for (const image of info.images.keys()) this.countImage(image, 1);
    }
    this.outdate(info);
  }

  private nodesChanged(): void {
    this.infos = [...this.byName.values()];
    this.infos.forEach((info, place) => (info.place = place));
    this.forgetClasses();
    this.nodesWithImage.clear();
    for (const info of this.infos) for (const image of info.images.keys()) this.countImage(image, 1);
  }

  private forgetClasses(): void {
    this.classes.clear();
    this.recent = new WeakMap();
  }

  private countImage(image: string, sign: 1 | -1): void {
    this.nodesWithImage.set(image, this.imageCount(image) + sign);
    this.imageChanges++;
  }

  private addPod(pod: Pod): void {
    if (isTerminal(pod)) return;
    const { uid } = pod.metadata;
    const { nodeName } = pod.spec;
    if (nodeName === undefined) {
      this.waiting.set(uid, pod);
      if (looksAtPods(pod)) this.waitingForPods.set(uid, pod);
      const { nominatedNodeName = '' } = pod.status;
      if (nominatedNodeName === '') return;
      const there = this.nominated.get(nominatedNodeName);
      if (there === undefined) this.nominated.set(nominatedNodeName, new Map([[uid, pod]]));
      else there.set(uid, pod);
      return;
    }
    const info = this.byName.get(nodeName);
    info?.add(pod);
    if (info !== undefined) this.outdate(info);
    if (pod.spec.affinity?.podAffinity !== undefined || pod.spec.affinity?.podAntiAffinity !== undefined) {
      this.withAffinity.set(uid, pod);
    }
  }

  private removePod(pod: Pod): void {
    const { uid } = pod.metadata;
    const { nominatedNodeName = '' } = pod.status;
    const nominated = this.nominated.get(nominatedNodeName);
    if (nominated?.delete(uid) && nominated.size === 0) this.nominated.delete(nominatedNodeName);
    this.waiting.delete(uid);
    this.waitingForPods.delete(uid);
    this.withAffinity.delete(uid);
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

/** Kinds whose selectors say which Pods are spread together. */
const SELECTING: ReadonlySet<Kind> = new Set<Kind>(['Service', 'ReplicaSet', 'StatefulSet']);

/** Whether a Service picks other Pods now; the selector of a ReplicaSet or StatefulSet is for good. */
const hasOther = (before: KubeObject, after: KubeObject): boolean =>
  before.kind === 'Service' && after.kind === 'Service' && before.spec !== after.spec;
