/** What people get wrong about rollouts, revisions, scaling, and the rules of a channel. */
import type { Mistakes } from './mistake';

export const CHANGE_MISTAKES: Mistakes = {
  finalizer: ['terminating-is-a-slow-stop', 'it may wait for a finalizer, though nothing runs any more.'],
  'server-side apply': ['autoscaler-owns-replicas', 'anybody may; only with --server-side is a conflict told.'],
  scale: ['scaling-makes-revision', 'only a change of the Pod template makes one.'],
  rollout: ['rolls-back-by-itself', 'it waits, and only a person goes back.'],
  revision: ['every-pod-is-revision', 'only a changed Pod template makes the next one.'],
  rollback: ['rollback-one-step-further', 'its target becomes the newest, so the next rollback returns.'],
  'Pod template': ['config-restarts-pods', 'the template still names the same ConfigMap, so no Pod is replaced.'],
  surge: ['limits-round-alike', 'surge is rounded to more, unavailable to fewer.'],
  'update strategy': ['recreate-overlaps', 'Recreate stops all old Pods first, and nobody answers meanwhile.'],
  deadline: ['deadline-pauses-rollout', 'it is only marked, and goes on as soon as it can.'],
  undo: ['rollback-restores-data', 'a rollback changes the Pod template alone. Here undo brings back data, too.'],
  'virtual time': ['restarts-come-evenly', 'the wait doubles each time. Let virtual time pass and watch it.'],
  load: ['replicas-grow-by-themselves', 'somebody scales, or makes an autoscaler that does.'],
  autoscaler: ['autoscaler-scales-anything', 'it sets a number of copies, and a DaemonSet has none.'],
  utilization: ['more-load-bigger-pod', 'what it asks for stays the same, and its share of that grows.'],
  'course rules': ['statefulset-no-rollback', 'it can. Only a policy such as course-rules refuses it.'],
  'limit range': ['limit-is-a-wish', 'it always holds, also where a LimitRange filled it in.'],
  quota: ['count-is-given-once', 'the ReplicaSet tries again and again, and has its Pod once the quota has room.'],
};
