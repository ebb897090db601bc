/**
 * `rollout pause` and `rollout resume`: hold a Deployment's rollout, and let it go on.
 * Follows kubectl/pkg/polymorphichelpers/object{pauser,resumer}.go.
 */
import { resourceName } from '../../api/kinds';
import type { KubeObject } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';
import type { Words } from '../grammar/words';
import { readRollables } from '../naming/rollable';
import { changeEach, notSupported } from '../rollouts/change-each';
import type { Rollable } from '../rollouts/history';
import type { Verb } from '../verb';

export const rolloutPause: Verb<readonly Rollable[]> = {
  name: 'rollout pause',
  usage: 'rollout pause deployment/NAME',
  summary: 'holds a rollout where it is',
  examples: ['rollout pause deployment/web'],
  effect: 'change',
  origin: 'kubectl',
  parse: (words, cluster) => deploymentsOnly('rollout pause', words, cluster, notSupported('pausing')),
  run: (workloads, cluster) =>
    changeEach({ verb: 'pause', operation: 'paused', change: pausedAs(true) }, workloads, cluster),
};

export const rolloutResume: Verb<readonly Rollable[]> = {
  name: 'rollout resume',
  usage: 'rollout resume deployment/NAME',
  summary: 'lets a paused rollout go on',
  examples: ['rollout resume deployment/web'],
  effect: 'change',
  origin: 'kubectl',
  parse: (words, cluster) => deploymentsOnly('rollout resume', words, cluster, notSupported('resuming')),
  run: (workloads, cluster) =>
    changeEach({ verb: 'resume', operation: 'resumed', change: pausedAs(false) }, workloads, cluster),
};

function deploymentsOnly(
  verb: string,
  words: Words,
  cluster: Cluster,
  message: (object: KubeObject) => string,
): Result<readonly Rollable[]> {
  const found = readRollables(verb, words, cluster, message);
  if (isRejected(found)) return found;
  const wrong = found.find(({ kind }) => kind !== 'Deployment');
  return wrong === undefined ? found : { ...clientError(message(wrong)), hint: 'Only a Deployment can be paused.' };
}

const pausedAs =
  (paused: boolean) =>
  (workload: Rollable): Result<Rollable> => {
    if (workload.kind !== 'Deployment') return workload;
    const { paused: before = false, ...spec } = workload.spec;
    if (before === paused) {
      const name = `${resourceName(workload.kind)} "${workload.metadata.name}"`;
      return clientError(`${name} is ${paused ? 'already' : 'not'} paused`);
    }
    return { ...workload, spec: paused ? { ...spec, paused } : spec };
  };
