/**
 * What the machines under a cluster know and the API does not: what kubelets and provisioners remember, and the
 * requests that people send.
 */
import type { KubeObject } from '../api/objects';
import { keyOf } from './identity';
import type { ClaimRuntime, DatabaseRuntime, Files, NodeRuntime, PodRuntime } from './runtime';
import type { ClusterState } from './state';

type MachinesState = Pick<ClusterState, 'pods' | 'nodes' | 'claims' | 'loads' | 'disks' | 'databases'>;

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
  private readonly loads: Map<string, number>;

  constructor(state: MachinesState) {
    this.pods = new Map(Object.entries(state.pods));
    this.nodes = new Map(Object.entries(state.nodes));
    this.claims = new Map(Object.entries(state.claims));
    this.disks = new Map(Object.entries(state.disks));
    this.databases = new Map(Object.entries(state.databases));
    this.loads = new Map(Object.entries(state.loads));
  }

  snapshot(): MachinesState {
    return {
      pods: Object.fromEntries(this.pods),
      nodes: Object.fromEntries(this.nodes),
      claims: Object.fromEntries(this.claims),
      disks: Object.fromEntries(this.disks),
      databases: Object.fromEntries(this.databases),
      loads: Object.fromEntries(this.loads),
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
    if (object.kind === 'Pod') this.pods.delete(object.metadata.uid);
    if (object.kind === 'Node') this.nodes.delete(object.metadata.name);
    if (object.kind === 'PersistentVolumeClaim') this.claims.delete(object.metadata.uid);
    if (object.kind === 'PersistentVolume') this.disks.delete(object.metadata.uid);
    if (object.kind === 'StatefulSet') this.databases.delete(keyOf(object));
    if (object.kind === 'Service') this.loads.delete(keyOf(object));
  }
}
