/**
 * The Pods whose logs a command means, in the order in which kubectl prefers them.
 * Follows kubectl/pkg/polymorphichelpers (logsforobject.go, helpers.go) and pkg/util/podutils (ByLogging).
 */
import { kindNamed, KINDS, type KindInfo } from '../../api/kinds';
import type { KubeObject, LabelSelector, Pod } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { matchesSelector } from '../../api/selectors';
import { clientError } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';
import { millisOf } from '../../cluster/time';
import { type Again, findNamed } from './names';
import { choosePods } from './pod-choice';
import { readTargets } from './targets';

export interface LoggedPods {
  readonly pods: readonly Pod[];
  /** What kubectl calls it: `pod/web-1` was typed, or `web`, which it would not know. */
  readonly name: string;
  /** Said where a word named an app and one of its Pods was taken. */
  readonly remark?: string;
}

/** The Pods of what a word names: `web-1`, `pod/web-1`, `deploy/web`; a part of a Pod's name, or an app's, will do. */
export function podsNamed(cluster: Cluster, word: string, namespace: string, again: Again): Result<LoggedPods> {
  if (!word.includes('/')) return podNamed(cluster, word, namespace, again);
  const targets = readTargets([word]);
  if (isRejected(targets)) return targets;
  const [target] = targets.named;
  if (target === undefined) return clientError('expected a resource');
  const { info, name } = target;
  const found = findNamed(cluster, info, name, namespace, again);
  if (isRejected(found)) return inNamespace(found, namespace);
  if (found.kind === 'Pod') return { pods: [found], name: `${info.singular}/${found.metadata.name}` };
  const selector = selectorOf(found);
  if (selector === undefined) {
    return clientError(`cannot get the logs from *v1.${found.kind}: selector for *v1.${found.kind} not implemented`);
  }
  const pods = cluster
    .list('Pod', found.metadata.namespace)
    .filter(({ metadata }) => matchesSelector(selector, metadata.labels));
  return pods.length === 0 ? noPods(found) : { pods: inOrder(pods), name: word };
}

const POD = KINDS.Pod as KindInfo & { readonly kind: 'Pod' };

/** kubectl takes a Pod's whole name. Where a word names an app instead, that is said with the command that works. */
function podNamed(cluster: Cluster, word: string, namespace: string, again: Again): Result<LoggedPods> {
  const found = findNamed(cluster, POD, word, namespace, again);
  if (!isRejected(found)) return { pods: [found], name: found.metadata.name };
  const choice = choosePods(cluster, word, namespace, again);
  const [pod] = isRejected(choice) ? [] : inOrder(choice.pods);
  if (pod !== undefined) return { pods: [pod], name: pod.metadata.name, remark: TAKEN };
  return inNamespace(isRejected(choice) ? { ...found, ...fixesOf(choice, found) } : found, namespace);
}

const TAKEN = 'you named no Pod; they are interchangeable, I took one';

const fixesOf = (choice: Rejection, found: Rejection): Partial<Rejection> =>
  choice.fixes === undefined || choice.code === 'NotFound'
    ? { fixes: found.fixes }
    : { hint: choice.message, fixes: choice.fixes };

/** kubectl wraps this one error in words of its own. */
function inNamespace(rejection: Rejection, namespace: string): Rejection {
  if (rejection.code !== 'NotFound') return rejection;
  const text = rejection.message.replace(/^Error from server/, 'error from server');
  return { ...rejection, message: `error: ${text} in namespace "${namespace}"` };
}

/** Only objects that keep Pods can be asked for logs. */
function selectorOf(object: KubeObject): LabelSelector | undefined {
  switch (object.kind) {
    case 'Deployment':
    case 'ReplicaSet':
    case 'StatefulSet':
    case 'DaemonSet':
      return object.spec.selector;
    case 'Job':
      return object.spec.selector;
    case 'Service':
      return Object.keys(object.spec.selector ?? {}).length === 0 ? undefined : { matchLabels: object.spec.selector };
    default:
      return undefined;
  }
}

function noPods({ kind, metadata }: KubeObject): Rejection {
  return {
    ...clientError('timed out waiting for the condition'),
    hint: `${kind} ${metadata.name} has no Pod, so nothing printed anything.`,
    fixes: [`why ${metadata.name}`],
  };
}

const PHASES: Readonly<Record<string, number>> = { Unknown: 1, Pending: 2 };

/** Those that have most to tell first: on a Node, running, ready for long, restarted often, new. */
function inOrder(pods: readonly Pod[]): readonly Pod[] {
  return [...pods].sort((a, b) => {
    const ranks = (pod: Pod): readonly number[] => {
      const ready = pod.status.conditions?.find(({ type, status }) => type === 'Ready' && status === 'True');
      return [
        (pod.spec.nodeName ?? '') === '' ? 1 : 0,
        PHASES[pod.status.phase ?? ''] ?? 0,
        ready === undefined ? 1 : 0,
        ready?.lastTransitionTime === undefined ? 0 : millisOf(ready.lastTransitionTime),
        -Math.max(0, ...(pod.status.containerStatuses ?? []).map(({ restartCount }) => restartCount)),
        -millisOf(pod.metadata.creationTimestamp),
      ];
    };
    const [first, second] = [ranks(a), ranks(b)];
    const at = first.findIndex((rank, i) => rank !== second[i]);
    return at < 0 ? 0 : first[at]! - second[at]!;
  });
}

/** Whether a first word names a kind: `logs deploy web` is two words where kubectl wants one. */
export const isKindWord = (word: string): boolean => kindNamed(word) !== undefined;
