/**
 * Why a StatefulSet has no Pod of a number: it is not wanted, or its turn has not come.
 */
import { type Pod, refOf, type StatefulSet } from '../../../api/objects';
import type { Cluster } from '../../../cluster/cluster';
import { claimName, podName, startOf } from '../../../controllers/stateful-set/identity';
import { hasStaleClaim } from '../../../controllers/stateful-set/claims';
import { cut } from '../../../diagram/text/columns';
import { isReady, podState } from '../../../diagram/pod-state';
import { button } from '../../button';
import { refusedPods } from '../../refused-pods';
import type { Step } from '../../../cluster/step';
import { clock, dueLines } from '../due';
import { type Absence, wrapped } from './absence';

const PAGE = 'StatefulSets';

/** For a number that has no Pod. */
export function missingNumber(set: StatefulSet, ordinal: number, cluster: Cluster): Absence {
  const first = startOf(set);
  const isWanted = ordinal >= first && ordinal < first + set.spec.replicas;
  return isWanted ? notYet(set, ordinal, cluster) : notWanted(set, ordinal, cluster);
}

const shortOf = (set: StatefulSet, ordinal: number): string => cut(podName(set, ordinal), 20);

function notWanted(set: StatefulSet, ordinal: number, cluster: Cluster): Absence {
  const name = shortOf(set, ordinal);
  const { replicas } = set.spec;
  const first = startOf(set);
  const last = first + replicas - 1;
  const claims = (set.spec.volumeClaimTemplates ?? [])
    .map((template) => claimName(set, template, ordinal))
    .filter((claim) => cluster.get('PersistentVolumeClaim', claim, set.metadata.namespace) !== undefined);
  const numbers = replicas === 0 ? 'no numbers are wanted' : `numbers ${first} to ${last} are wanted`;
  const more = ordinal - first + 1;
  return {
    headline: `${name} is not there: spec.replicas is ${replicas}`,
    lines: wrapped([
      `StatefulSet ${cut(set.metadata.name, 20)}: ${numbers}`,
      ...goneLines(podName(set, ordinal), set, cluster),
      ...claims.map((claim) => `claim ${claim} is kept: its data wait`),
    ]),
    page: PAGE,
    buttons: [
      ...(ordinal >= first && more <= 10
        ? [button(`Scale to ${more}`, `scale statefulset/${set.metadata.name} ${more}`)]
        : []),
      button('Show it', `show ${set.metadata.name}`),
    ],
  };
}

/** Who deleted it, when it was there before. */
function goneLines(name: string, set: StatefulSet, cluster: Cluster): readonly string[] {
  const isGoing = ({ verb, object }: Step) =>
    GOING.has(verb) && object.kind === 'Pod' && object.name === name && object.namespace === set.metadata.namespace;
  const step = cluster.history.findLast(isGoing);
  if (step === undefined) return cluster.history[0]?.id === 1 ? [] : ['the record says nothing of it'];
  return [`${step.actor} ${step.verb === 'evicted' ? 'evicted' : 'deleted'} it at ${clock(step.at)}`];
}

const GOING: ReadonlySet<Step['verb']> = new Set<Step['verb']>(['deleted', 'deleted-pod', 'evicted', 'collected']);

function notYet(set: StatefulSet, ordinal: number, cluster: Cluster): Absence {
  const name = shortOf(set, ordinal);
  const buttons = [button('Diagnose', `diagnose ${set.metadata.name}`), button('Show it', `show ${set.metadata.name}`)];
  const before = blocker(set, ordinal, cluster);
  const field = `podManagementPolicy ${set.spec.podManagementPolicy}`;
  const due = dueLines(refOf(set), cluster);
  const refused = refusedPods(set, cluster);
  if (refused !== undefined && before?.pod === undefined) {
    return {
      headline: `${name} cannot be made: ${refused.quota === undefined ? 'a LimitRange refuses it' : `quota ${cut(refused.quota, 16)} is full`}`,
      lines: wrapped([`spec.replicas ${set.spec.replicas}`, 'the StatefulSet tries again by itself', ...due]),
      page: refused.quota === undefined ? 'Limit Ranges' : 'Resource Quotas',
      buttons,
    };
  }
  if (before !== undefined) {
    const other = shortOf(set, before.ordinal);
    return {
      headline: `${name} waits: ${other} must be ready first`,
      lines: wrapped([
        field,
        `spec.replicas ${set.spec.replicas}: ${name} is wanted`,
        `${other}: ${before.pod === undefined ? 'not there either' : podState(before.pod, cluster).word}`,
        ...due,
      ]),
      page: PAGE,
      buttons: [button(`Why ${other}?`, `why ${podName(set, before.ordinal)}`), ...buttons],
    };
  }
  if (hasStaleClaim(cluster, set, ordinal)) {
    return {
      headline: `${name} waits: its old claim must go first`,
      lines: wrapped(['persistentVolumeClaimRetentionPolicy .whenScaled Delete', ...due]),
      page: PAGE,
      buttons,
    };
  }
  return {
    headline: `${name} is wanted and not made yet`,
    lines: wrapped([field, `spec.replicas ${set.spec.replicas}`, ...due]),
    page: PAGE,
    buttons,
  };
}

/** The lowest number before this one that is not ready, where order counts. */
function blocker(
  set: StatefulSet,
  ordinal: number,
  cluster: Cluster,
): { readonly ordinal: number; readonly pod: Pod | undefined } | undefined {
  if (set.spec.podManagementPolicy !== 'OrderedReady') return undefined;
  for (let before = startOf(set); before < ordinal; before++) {
    const pod = cluster.get('Pod', podName(set, before), set.metadata.namespace);
    const isWell = pod !== undefined && isReady(pod) && pod.metadata.deletionTimestamp === undefined;
    if (!isWell) return { ordinal: before, pod };
  }
  return undefined;
}
