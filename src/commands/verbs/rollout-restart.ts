/**
 * `rollout restart`: replaces every Pod. Follows kubectl/pkg/polymorphichelpers/objectrestarter.go.
 */
import { resourceName } from '../../api/kinds';
import type { Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';
import { timestamp } from '../../cluster/time';
import { ROLLABLE_FLAGS } from '../naming/rollable';
import { type ChangeArgs, changeEach, notSupported, readChange } from '../rollouts/change-each';
import type { Rollable } from '../rollouts/history';
import type { Verb } from '../verb';

export const rolloutRestart: Verb<ChangeArgs> = {
  name: 'rollout restart',
  usage: 'rollout restart KIND/NAME',
  summary: 'replaces all Pods step by step, with the same image',
  examples: ['rollout restart deployment/web'],
  effect: 'change',
  origin: 'kubectl',
  flags: ROLLABLE_FLAGS,
  parse: (words, cluster) => readChange('rollout restart', words, cluster, notSupported('restarting')),
  run: (args, cluster) => {
    const change = (workload: Rollable): Result<Rollable> => restarted(workload, cluster);
    return changeEach({ verb: 'restart', operation: 'restarted', change }, args, cluster);
  },
};

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
