/**
 * Steps: the one record of what happened and why. Stories, `/kube why` and quiz explanations all read it.
 */
import type { Ref } from '../api/objects';

/** Who acts in Kubernetes. `you` is the person who typed; `database` and `app` are an application's own doing. */
export const ACTORS = [
  'you',
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
  'scheduler',
  'kubelet',
  'Node controller',
  'disruption controller',
  'volume controller',
  'Service',
  'garbage collector',
  'Namespace controller',
  'autoscaler',
  'database',
  'app',
] as const;

export type Actor = (typeof ACTORS)[number];

/** What an actor did. Each verb has its phrase in tutor/story. */
export const STEP_VERBS = [
  // you
  'created',
  'changed',
  'deleted',
  'scaled',
  'cordoned',
  'uncordoned',
  'labelled',
  'crashed',
  'added-node',
  'removed-node',
  'sent-load',
  'stopped-load',
  'wrote-file',
  'asked-app',
  'oomed',
  'failed-pod',
  'asked-eviction',
  'made-unready',
  'made-ready',
  'silenced-node',
  'unreadied-node',
  'recovered-node',
  'drained',
  'lost-disk',
  // controllers of workloads
  'made-replica-set',
  'reused-replica-set',
  'scaled-replica-set',
  'made-pod',
  'deleted-pod',
  'made-claim',
  'made-revision',
  'completed-rollout',
  'stalled',
  'paused-rollout',
  'resumed-rollout',
  'adopted',
  'released',
  'deleted-replica-set',
  'deleted-revision',
  'failed-to-make-pod',
  'failed-to-make-replica-set',
  'completed-job',
  'failed-job',
  'suspended-job',
  'resumed-job',
  'made-job',
  'deleted-job',
  'failed-to-make-job',
  'held-back-job',
  // autoscaler
  'autoscaled',
  'failed-to-autoscale',
  'holds-size',
  // scheduler
  'bound',
  'found-no-node',
  'preempted',
  // kubelet
  'pulled',
  'failed-to-pull',
  'waits-to-pull',
  'started',
  'became-ready',
  'became-unready',
  'container-ended',
  'replaced-container',
  'stopped-container',
  'failed-to-make-container',
  'rejected-pod',
  'failed-pod-by-deadline',
  'restarted',
  'waits-to-restart',
  'stopping',
  'stopped',
  'node-ready',
  // the rest
  'marked-not-ready',
  'tainted-node',
  'cancelled-evictions',
  'evicted',
  'counted-budget',
  'made-volume',
  'bound-claim',
  'released-volume',
  'attached-volume',
  'could-not-attach',
  'detached-volume',
  'grew-volume',
  'failed-to-delete-volume',
  'added-endpoint',
  'removed-endpoint',
  'collected',
  // the app's own doing
  'took-lead',
  'lost-lead',
  'followed',
  'took-row',
  'copied-rows',
  'lost-rows',
  'read-file',
  'saved-file',
  'forwarded',
] as const;

export type StepVerb = (typeof STEP_VERBS)[number];

export interface Step {
  /** Counts from 1 over the whole life of a cluster. */
  readonly id: number;
  /** Virtual time, milliseconds. */
  readonly at: number;
  readonly actor: Actor;
  readonly verb: StepVerb;
  readonly object: Ref;
  /** The deciding number or field, as words that can follow "because": `4 are wanted, 3 there`. */
  readonly because?: string;
  /** The step that led to this one. */
  readonly causedBy?: number;
  /** Figures and names that the phrase of this verb needs, for example `{ from: 3, to: 4 }`. */
  readonly detail?: Readonly<Record<string, string | number>>;
}
