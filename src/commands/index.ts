/**
 * Every verb that acts on the cluster. Help, completion, suggestions and docs/commands.md derive from this list.
 */
import { withDryRun } from './dry-run';
import { withLines } from './manifest-lines';
import { withPrinted } from './printed-objects';
import { withManifest } from './show-manifest';
import type { Verb } from './verb';
import { annotate } from './verbs/annotate';
import { apiResources, apiVersions } from './verbs/api-resources';
import { apply } from './verbs/apply';
import { canI, whoAmI } from './verbs/auth';
import { autoscale } from './verbs/autoscale';
import { cordon, uncordon } from './verbs/cordon';
import { crashPod } from './verbs/crash-pod';
import { create } from './verbs/create';
import { createConfigMap } from './verbs/create-configmap';
import { createCronJob } from './verbs/create-cronjob';
import { createDeployment } from './verbs/create-deployment';
import { createJob } from './verbs/create-job';
import { createNamespace } from './verbs/create-namespace';
import { createBudget } from './verbs/create-pdb';
import { createPriorityClass } from './verbs/create-priorityclass';
import { createQuota } from './verbs/create-quota';
import { createSecret } from './verbs/create-secret';
import { createServices } from './verbs/create-service';
import { remove } from './verbs/delete';
import { curl } from './verbs/curl';
import { describe } from './verbs/describe';
import { diff } from './verbs/diff';
import { deploy } from './verbs/deploy';
import { drain } from './verbs/drain';
import { edit } from './verbs/edit';
import { exec } from './verbs/exec';
import { evictPod } from './verbs/evict-pod';
import { diskLose } from './verbs/disk-lose';
import { events } from './verbs/events';
import { expose } from './verbs/expose';
import { failPod } from './verbs/fail-pod';
import { get } from './verbs/get';
import { label } from './verbs/label';
import { load } from './verbs/load';
import { logs } from './verbs/logs';
import { nodeAdd } from './verbs/node-add';
import { nodeFail } from './verbs/node-fail';
import { nodeNotReady } from './verbs/node-notready';
import { nodeRecover } from './verbs/node-recover';
import { nodeRemove } from './verbs/node-remove';
import { oomPod } from './verbs/oom-pod';
import { patch } from './verbs/patch';
import { probe } from './verbs/probe';
import { readyPod, unreadyPod } from './verbs/readiness';
import { read } from './verbs/read';
import { replace } from './verbs/replace';
import { rollback, rolloutUndo } from './verbs/rollback';
import { rolloutHistory } from './verbs/rollout-history';
import { rolloutPause, rolloutResume } from './verbs/rollout-pause';
import { rolloutRestart } from './verbs/rollout-restart';
import { rolloutStatus } from './verbs/rollout-status';
import { runPod } from './verbs/run';
import { scale } from './verbs/scale';
import { setEnv } from './verbs/set-env';
import { setImage } from './verbs/set-image';
import { setResources } from './verbs/set-resources';
import { setSelector } from './verbs/set-selector';
import { stepOf } from './verbs/step';
import { taint } from './verbs/taint';
import { topNodes } from './verbs/top-nodes';
import { topPods } from './verbs/top-pods';
import { update } from './verbs/update';
import { clusterInfo, version } from './verbs/version';
import { viewLastApplied } from './verbs/view-last-applied';
import { wait } from './verbs/wait';
import { write } from './verbs/write';

/** In the order in which help lists them: the tutor's own first, then kubectl's. */
const BARE_VERBS: readonly Verb[] = [
  ...[
    deploy,
    crashPod,
    oomPod,
    failPod,
    evictPod,
    unreadyPod,
    probe,
    readyPod,
    remove,
    scale,
    update,
    rollback,
    autoscale,
    load,
    curl,
    write,
    read,
    diskLose,
  ],
  ...[nodeAdd, nodeRemove, nodeFail, nodeNotReady, nodeRecover, label, taint, cordon, uncordon, drain],
  ...[
    get,
    describe,
    logs,
    exec,
    events,
    topPods,
    topNodes,
    apiResources,
    apiVersions,
    version,
    clusterInfo,
    wait,
    apply,
    viewLastApplied,
    diff,
    replace,
    runPod,
    create,
    createDeployment,
    createJob,
    createCronJob,
    createNamespace,
    createConfigMap,
    createSecret,
    ...createServices,
    createBudget,
    createPriorityClass,
    createQuota,
    edit,
    patch,
    annotate,
    canI,
    whoAmI,
    expose,
    setImage,
    setEnv,
    setResources,
    setSelector,
  ],
  ...[rolloutStatus, rolloutHistory, rolloutUndo, rolloutRestart, rolloutPause, rolloutResume],
];

/** Those that kubectl can try without doing them. */
const TRIED: ReadonlySet<Verb> = new Set<Verb>([
  ...[apply, create, createDeployment, createJob, createCronJob, createNamespace, createPriorityClass, createQuota],
  ...[createConfigMap, createSecret, ...createServices, createBudget],
  ...[runPod, replace, remove, scale, autoscale, expose, patch, label, annotate, taint, cordon, uncordon],
  ...[setImage, setEnv, setResources, setSelector, rolloutUndo],
  // And those of the tutor that can as well.
  ...[deploy, update, rollback, nodeAdd],
]);

/** Those that can only print what they changed. */
const PRINTED: ReadonlySet<Verb> = new Set<Verb>([rolloutPause, rolloutResume, rolloutRestart]);

/** Those that read a manifest. */
const READERS: ReadonlySet<Verb> = new Set<Verb>([apply, create, replace, diff, edit]);

const WHOLE_VERBS: readonly Verb[] = BARE_VERBS.map((verb) => {
  const isFriendly = verb.effect === 'change' && (TRIED.has(verb) || verb.origin === 'tutor');
  const shown = isFriendly ? withManifest(verb) : verb;
  const printed = PRINTED.has(verb) ? withPrinted(shown) : shown;
  const tried = TRIED.has(verb) ? withDryRun(printed) : printed;
  return READERS.has(verb) ? withLines(tried) : tried;
});

export const CLUSTER_VERBS: readonly Verb[] = [...WHOLE_VERBS, stepOf(WHOLE_VERBS)];
