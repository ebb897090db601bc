/**
 * `rollout pause` and `rollout resume`: hold a Deployment's rollout, and let it go on.
 * Follows kubectl/pkg/polymorphichelpers/object{pauser,resumer}.go.
 */
import { resourceName } from '../../api/kinds';
import type { Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import { ROLLABLE_FLAGS } from '../naming/rollable';
import { type ChangeArgs, changeEach, notSupported, readChange } from '../rollouts/change-each';
import type { Rollable } from '../rollouts/history';
import type { Verb } from '../verb';

export const rolloutPause: Verb<ChangeArgs> = {
  name: 'rollout pause',
  usage: 'rollout pause deployment/NAME',
  summary: 'holds a rollout where it is',
  examples: ['rollout pause deployment/web'],
  effect: 'change',
  origin: 'kubectl',
  flags: ROLLABLE_FLAGS,
  parse: (words, cluster) => readChange('rollout pause', words, cluster, notSupported('pausing')),
  run: (args, cluster) => changeEach({ verb: 'pause', operation: 'paused', change: pausedAs(true) }, args, cluster),
};

export const rolloutResume: Verb<ChangeArgs> = {
  name: 'rollout resume',
  usage: 'rollout resume deployment/NAME',
  summary: 'lets a paused rollout go on',
  examples: ['rollout resume deployment/web'],
  effect: 'change',
  origin: 'kubectl',
  flags: ROLLABLE_FLAGS,
  parse: (words, cluster) => readChange('rollout resume', words, cluster, notSupported('resuming')),
  run: (args, cluster) => changeEach({ verb: 'resume', operation: 'resumed', change: pausedAs(false) }, args, cluster),
};

const pausedAs =
  (paused: boolean) =>
  (workload: Rollable): Result<Rollable> => {
    if (workload.kind !== 'Deployment') {
      const message = notSupported(paused ? 'pausing' : 'resuming')(workload);
      return { ...clientError(message), hint: 'Only a Deployment can be paused.' };
    }
    const { paused: before = false, ...spec } = workload.spec;
    if (before === paused) {
      const name = `${resourceName(workload.kind)} "${workload.metadata.name}"`;
      return clientError(`${name} is ${paused ? 'already' : 'not'} paused`);
    }
    return { ...workload, spec: paused ? { ...spec, paused } : spec };
  };
