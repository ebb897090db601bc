/**
 * What the machines under a cluster know and the API does not: what kubelets and provisioners remember, and the
 * requests that people send.
 */
import type { KubeObject } from '../api/objects';
import { keyOf } from './identity';
import { BackOffs } from './machines/back-offs';
import type { AttachmentRuntime, AutoscalerRuntime, ClaimRuntime, DatabaseRuntime } from './machines/controller-memory';
import type { Files, NodeRuntime, PodRuntime } from './runtime';
import type { ClusterState } from './state';

type MachinesState = Pick<
  ClusterState,
  | 'pods'
  | 'nodes'
  | 'claims'
  | 'loads'
  | 'disks'
  | 'databases'
  | 'autoscalers'
  | 'attachments'
  | 'backOffs'
  | 'nextNode'
>;

export class Machines {
  /** What a kubelet remembers of its Pods, by UID. */
  readonly pods: Map<string, PodRuntime>;
  /** By name of the Node. */
  readonly nodes: Map<string, NodeRuntime>;
  /** What a provisioner remembers of claims, by UID. */
  readonly claims: Map<string, ClaimRuntime>;
  /** Files on the disks of PersistentVolumes, by UID of the volume. */
  readonly disks: Map<string, Files>;
  /** What the members of databases agree on, by key of their StatefulSet. */
  readonly databases: Map<string, DatabaseRuntime>;
  /** What the autoscaler remembers, by UID of the HorizontalPodAutoscaler. */
  readonly autoscalers: Map<string, AutoscalerRuntime>;
  /** What the attach/detach controller remembers, by name of the VolumeAttachment. */
  readonly attachments: Map<string, AttachmentRuntime>;
  /** What controllers remember of work that failed; see controllers/loop/back-off.ts. */
  readonly backOffs: BackOffs;
  /** Where the scheduler goes on looking, in a cluster that is too large to look at every Node. */
  nextNode: number;
  private readonly loads: Map<string, number>;

  constructor(state: MachinesState) {
    this.pods = new Map(Object.entries(state.pods));
    this.nodes = new Map(Object.entries(state.nodes));
    this.claims = new Map(Object.entries(state.claims));
    this.disks = new Map(Object.entries(state.disks));
    this.databases = new Map(Object.entries(state.databases));
    this.autoscalers = new Map(Object.entries(state.autoscalers ?? {}));
    this.attachments = new Map(Object.entries(state.attachments ?? {}));
    this.backOffs = new BackOffs(state.backOffs);
    this.loads = new Map(Object.entries(state.loads));
    this.nextNode = state.nextNode ?? 0;
  }

  snapshot(): MachinesState {
    const backOffs = this.backOffs.snapshot();
    return {
      pods: Object.fromEntries(this.pods),
      nodes: Object.fromEntries(this.nodes),
      claims: Object.fromEntries(this.claims),
      disks: Object.fromEntries(this.disks),
      databases: Object.fromEntries(this.databases),
      loads: Object.fromEntries(this.loads),
      ...(this.nextNode > 0 && { nextNode: this.nextNode }),
      ...(this.attachments.size > 0 && { attachments: Object.fromEntries(this.attachments) }),
      ...(backOffs !== undefined && { backOffs }),
      ...(this.autoscalers.size > 0 && { autoscalers: Object.fromEntries(this.autoscalers) }),
    };
  }

  /** Requests per second that people send to a Service, by its key; 0 when nobody does. */
  loadOn(service: string): number {
    return this.loads.get(service) ?? 0;
  }

  /** Sends so many requests per second to a Service from now on; 0 stops. */
  setLoad(service: string, rate: number): void {
    if (rate > 0) this.loads.set(service, rate);
    else this.loads.delete(service);
  }

  /** Drops what was remembered of an object that is gone. */
  forget(object: KubeObject): void {
    this.backOffs.forget(object.metadata.uid);
    if (object.kind === 'Pod') this.pods.delete(object.metadata.uid);
    if (object.kind === 'Node') this.nodes.delete(object.metadata.name);
    if (object.kind === 'PersistentVolumeClaim') this.claims.delete(object.metadata.uid);
    if (object.kind === 'VolumeAttachment') this.attachments.delete(object.metadata.name);
    if (object.kind === 'PersistentVolume') this.disks.delete(object.metadata.uid);
    if (object.kind === 'StatefulSet') this.databases.delete(keyOf(object));
    if (object.kind === 'HorizontalPodAutoscaler') this.autoscalers.delete(object.metadata.uid);
    if (object.kind === 'Service') this.loads.delete(keyOf(object));
  }
}
