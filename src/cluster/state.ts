/**
 * A cluster as plain, serialisable data: what the store keeps and what two clusters are compared by.
 */
import type { KubeObject } from '../api/objects';
import type {
  AttachmentRuntime,
  AutoscalerRuntime,
  BackOff,
  ClaimRuntime,
  DatabaseRuntime,
} from './machines/controller-memory';
import type { Files, NodeRuntime, PodRuntime } from './runtime';
import type { Step } from './step';
import type { Timing } from './timing';

/** `course` starts with the admission policy course-rules (docs: design, "Rules"). */
export type Rules = 'course' | 'kubernetes';

export interface ClusterState {
  /** Version of this form. A reader refuses what it does not know. */
  readonly format: 1;
  /** Virtual time, milliseconds since the Unix epoch. */
  readonly clock: number;
  /** Position of the random generator. */
  readonly random: number;
  /** The last serial number given; UIDs and container ids derive from it. */
  readonly serial: number;
  /** The last resourceVersion given. */
  readonly resourceVersion: number;
  readonly rules: Rules;
  readonly timing: Timing;
  /** In the order of creation. */
  readonly objects: readonly KubeObject[];
  /** By Pod UID. */
  readonly pods: Readonly<Record<string, PodRuntime>>;
  /** By Node name. */
  readonly nodes: Readonly<Record<string, NodeRuntime>>;
  /** By the UID of the claim. */
  readonly claims: Readonly<Record<string, ClaimRuntime>>;
  /** Requests per second that people send to a Service, by its key; see containers/load.ts. */
  readonly loads: Readonly<Record<string, number>>;
  /** Files on the disks of PersistentVolumes, by UID of the volume. */
  readonly disks: Readonly<Record<string, Files>>;
  /** By key of the StatefulSet whose Pods are the members. */
  readonly databases: Readonly<Record<string, DatabaseRuntime>>;
  /** By UID of the HorizontalPodAutoscaler; absent where there is none. */
  readonly autoscalers?: Readonly<Record<string, AutoscalerRuntime>>;
  /** By name of the VolumeAttachment; absent where no volume waits to be detached. */
  readonly attachments?: Readonly<Record<string, AttachmentRuntime>>;
  /** Work of controllers that failed, by UID of what it is about (and more); absent where nothing waits. */
  readonly backOffs?: Readonly<Record<string, BackOff>>;
  /** The place among the Nodes where the scheduler goes on; see Machines. Absent in clusters of fewer than 100 Nodes. */
  readonly nextNode?: number;
  /** The latest steps, oldest first, at most MAX_STEPS. */
  readonly steps: readonly Step[];
  /** How many steps there ever were. */
  readonly stepCount: number;
}

/** Steps that a stored cluster remembers. */
export const MAX_STEPS = 400;
/** Events older than this are forgotten, as upstream's --event-ttl. */
export const EVENT_TTL_MINUTES = 60;
/**
 * Events that a cluster holds at a time; the oldest go. Upstream has no such bound: here a rollout of 500 Pods would
 * make nine tenths of what is loaded and saved with every command.
 */
export const MAX_EVENTS = 1000;
