/**
 * Verbs whose replies have words or pictures of their own, by name of the verb.
 */
import { own } from '../../api/own';
import { annotateReply } from './annotate';
import { applyReply, autoscaleReply, scaleReply, waitReply } from './autoscale';
import { createBudgetReply, createConfigMapReply, createSecretReply, createServiceReply } from './create-more';
import { createCronJobReply } from './create-cronjob';
import { createNamespaceReply, createPriorityClassReply, createQuotaReply } from './create-setting';
import { curlReply } from './curl';
import { deployReply } from './deploy';
import { describeReply } from './describe';
import { diskLoseReply } from './disk-lose';
import { drainReply } from './drain';
import { editReply } from './edit';
import { evictReply } from './evict';
import { failReply, oomReply } from './faults';
import { apiResourcesReply, clusterInfoReply, eventsReply, versionReply } from './look-ups';
import { logsReply } from './logs';
import { nodeFailReply, nodeNotReadyReply } from './node-fail';
import { nodeRecoverReply } from './node-recover';
import type { OwnReply } from './own-reply';
import { probeReply } from './probe';
import { stepReply } from './step';
import { replaceReply } from './replace';
import { rolloutHistoryReply } from './rollout-history';
import { rolloutStatusReply } from './rollout-status';
import { runReply } from './run';
import { readyReply, unreadyReply } from './readiness';
import { readReply } from './read';
import { writeReply } from './write';

const OWN_REPLIES: Readonly<Record<string, OwnReply>> = {
  annotate: annotateReply,
  drain: drainReply,
  edit: editReply,
  'evict pod': evictReply,
  'fail pod': failReply,
  'oom pod': oomReply,
  'ready pod': readyReply,
  'unready pod': unreadyReply,
  probe: probeReply,
  'create cronjob': createCronJobReply,
  'create namespace': createNamespaceReply,
  'create priorityclass': createPriorityClassReply,
  'create quota': createQuotaReply,
  'create configmap': createConfigMapReply,
  'create secret generic': createSecretReply,
  'create service clusterip': createServiceReply,
  'create service nodeport': createServiceReply,
  'create service loadbalancer': createServiceReply,
  'create poddisruptionbudget': createBudgetReply,
  logs: logsReply,
  'api-resources': apiResourcesReply,
  'cluster-info': clusterInfoReply,
  events: eventsReply,
  version: versionReply,
  curl: curlReply,
  deploy: deployReply,
  describe: describeReply,
  'disk lose': diskLoseReply,
  read: readReply,
  replace: replaceReply,
  run: runReply,
  'rollout history': rolloutHistoryReply,
  'rollout status': rolloutStatusReply,
  write: writeReply,
  exec: writeReply,
  'node fail': nodeFailReply,
  'node notready': nodeNotReadyReply,
  'node recover': nodeRecoverReply,
  step: stepReply,
  wait: waitReply,
  apply: applyReply,
  autoscale: autoscaleReply,
  scale: scaleReply,
};

/** What is special about the reply to this verb; nothing for most. */
export function ownReply(verb: string): OwnReply {
  return own(OWN_REPLIES, verb) ?? {};
}
