/**
 * `rollout restart`, `pause` and `resume`. Follows kubectl/pkg/polymorphichelpers/object{restarter,pauser,resumer}.go.
 */
import { KINDS, resourceName } from '../../api/kinds';
import { type KubeObject, refOf } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import { updateObject } from '../../cluster/admission';
import type { Cluster } from '../../cluster/cluster';
import { timestamp } from '../../cluster/time';
import { resultLine } from '../../printers/result';
import type { Rollable } from '../rollouts/history';
import { actAsYou } from '../changes/intent';
import { collect, type Outcome } from '../changes/outcomes';
import { readRollables } from '../naming/rollable';
import type { Done, Verb } from '../verb';
import type { Words } from '../grammar/words';

type Workloads = readonly Rollable[];

export const rolloutRestart: Verb<Workloads> = {
  name: 'rollout restart',
  usage: 'rollout restart KIND/NAME',
  summary: 'replaces all Pods step by step, with the same image',
  examples: ['rollout restart deployment/web'],
  effect: 'change',
  origin: 'kubectl',
  parse: (words, cluster) => readRollables('rollout restart', words, cluster, cannot('restarting')),
  run: (workloads, cluster) =>
    runEach('restart', 'restarted', workloads, (workload) => restarted(workload, cluster), cluster),
};

export const rolloutPause: Verb<Workloads> = {
  name: 'rollout pause',
  usage: 'rollout pause deployment/NAME',
  summary: 'holds a rollout where it is',
  examples: ['rollout pause deployment/web'],
  effect: 'change',
  origin: 'kubectl',
  parse: (words, cluster) => deploymentsOnly('rollout pause', words, cluster, cannot('pausing')),
  run: (workloads, cluster) => runEach('pause', 'paused', workloads, (workload) => withPaused(workload, true), cluster),
};

export const rolloutResume: Verb<Workloads> = {
  name: 'rollout resume',
  usage: 'rollout resume deployment/NAME',
  summary: 'lets a paused rollout go on',
  examples: ['rollout resume deployment/web'],
  effect: 'change',
  origin: 'kubectl',
  parse: (words, cluster) => deploymentsOnly('rollout resume', words, cluster, cannot('resuming')),
  run: (workloads, cluster) =>
    runEach('resume', 'resumed', workloads, (workload) => withPaused(workload, false), cluster),
};

const cannot =
  (doing: string) =>
  (object: KubeObject): string =>
    `${resourceName(object.kind)} "${object.metadata.name}" ${doing} is not supported`;

function deploymentsOnly(
  verb: string,
  words: Words,
  cluster: Cluster,
  message: (object: KubeObject) => string,
): Result<Workloads> {
  const found = readRollables(verb, words, cluster, message);
  if (isRejected(found)) return found;
  const wrong = found.find(({ kind }) => kind !== 'Deployment');
  return wrong === undefined ? found : { ...clientError(message(wrong)), hint: 'Only a Deployment can be paused.' };
}

const RESTARTED_AT = 'kubectl.kubernetes.io/restartedAt';

/** A new annotation makes a new template, and so a rollout. */
function restarted(workload: Rollable, cluster: Cluster): Result<Rollable> {
  const { name } = workload.metadata;
  if (workload.kind === 'Deployment' && workload.spec.paused === true) {
    return clientError(
      `${resourceName(workload.kind)} "${name}" can't restart paused deployment (run rollout resume first)`,
    );
  }
  const { template } = workload.spec;
  const now = timestamp(cluster.now);
  if (template.metadata.annotations?.[RESTARTED_AT] === now) {
    return clientError(
      `failed to create patch for ${name}: if restart has already been triggered within the past second, ` +
        'please wait before attempting to trigger another',
    );
  }
  const annotations = { ...template.metadata.annotations, [RESTARTED_AT]: now };
  const next = { ...template, metadata: { ...template.metadata, annotations } };
  return { ...workload, spec: { ...workload.spec, template: next } } as Rollable;
}

function withPaused(workload: Rollable, paused: boolean): Result<Rollable> {
  if (workload.kind !== 'Deployment') return workload;
  const isPaused = workload.spec.paused === true;
  if (isPaused === paused) return clientError(`${pausedName(workload)} is ${paused ? 'already' : 'not'} paused`);
  const { paused: _before, ...spec } = workload.spec;
  return { ...workload, spec: paused ? { ...spec, paused } : spec };
}

const pausedName = (workload: Rollable): string => `${resourceName(workload.kind)} "${workload.metadata.name}"`;

function runEach(
  verb: string,
  operation: string,
  workloads: Workloads,
  change: (workload: Rollable) => Result<Rollable>,
  cluster: Cluster,
): Result<Done> {
  const outcomes = workloads.map((workload): Outcome => {
    const next = change(workload);
    if (isRejected(next)) return { rejection: next };
    const intent = { verb: 'changed', object: refOf(workload), detail: { what: verb } } as const;
    const stored = actAsYou(cluster, intent, (target) => updateObject(target, next));
    return isRejected(stored) ? { rejection: stored } : { object: stored, line: resultLine(stored, operation) };
  });
  const line = `rollout ${verb} ${workloads.map((one) => `${KINDS[one.kind].singular}/${one.metadata.name}`).join(' ')}`;
  return collect(outcomes, { understood: line, kubectl: { line } });
}
