/**
 * The one word and the one letter for every state of a Pod. Story, picture, quiz and help all use them.
 *
 * A capital has settled, a small letter is on its way, a sign wants your eye.
 */
import { isConditionTrue } from '../api/conditions';
import { isSilent } from '../api/node-state';
import type { ContainerState, ContainerStatus, Pod } from '../api/objects';
import type { Cluster } from '../cluster/cluster';

export type Box = 'R' | 'n' | 's' | 'P' | '!' | 't' | '?' | 'x' | '.' | ' ';

export interface PodState {
  readonly box: Box;
  readonly word: PodWord;
}
export type PodWord =
  | 'ready'
  | 'not ready'
  | 'starting'
  | 'no Node yet'
  | 'image pull'
  | 'crash wait'
  | 'config'
  | 'volume wait'
  | 'stopping'
  | 'silent'
  | 'failed'
  | 'done'
  | 'gone';

/** Every box in the order of legends, with all its words. */
export const BOXES: readonly { readonly box: Box; readonly words: readonly PodWord[]; readonly meaning: string }[] = [
  { box: 'R', words: ['ready'], meaning: 'gets traffic' },
  { box: 'n', words: ['not ready'], meaning: 'runs, gets no traffic' },
  { box: 's', words: ['starting'], meaning: 'image is pulled, container starts' },
  { box: 'P', words: ['no Node yet'], meaning: 'waits for a place' },
  { box: '!', words: ['image pull', 'crash wait', 'config', 'volume wait'], meaning: 'will try again by itself' },
  { box: 't', words: ['stopping'], meaning: 'marked for deletion' },
  { box: '?', words: ['silent'], meaning: 'its Node does not answer' },
  { box: 'x', words: ['failed'], meaning: 'ended badly, stays as a record' },
  { box: '.', words: ['done'], meaning: 'ended well' },
  { box: ' ', words: ['gone'], meaning: 'was there before this command' },
];

/** The first word for what a box says. */
export const wordOf = (box: Box): PodWord => BOXES.find((one) => one.box === box)?.words[0] ?? 'gone';

/** What tells two states apart. */
export function stateKey(state: PodState): string {
  return `${state.box}${state.word}`;
}

const PULL_REASONS = new Set(['ErrImagePull', 'ImagePullBackOff', 'InvalidImageName', 'ErrImageNeverPull']);
const CONFIG_REASONS = new Set(['CreateContainerConfigError', 'CreateContainerError']);

/** What a Pod is doing, as far as the cluster knows. */
export function podState(pod: Pod, cluster: Cluster): PodState {
  if (pod.metadata.deletionTimestamp !== undefined) return { box: 't', word: 'stopping' };
  if (pod.status.phase === 'Failed') return { box: 'x', word: 'failed' };
  if (pod.status.phase === 'Succeeded') return { box: '.', word: 'done' };
  if (pod.spec.nodeName === undefined) return { box: 'P', word: 'no Node yet' };
  if (isSilent(cluster.get('Node', pod.spec.nodeName))) return { box: '?', word: 'silent' };
  if (isReady(pod)) return { box: 'R', word: 'ready' };
  const statuses = [...unfinished(pod.status.initContainerStatuses), ...(pod.status.containerStatuses ?? [])];
  const trouble = statuses.map((status) => troubleOf(status.state)).find((word) => word !== undefined);
  if (trouble !== undefined) return { box: '!', word: trouble };
  if (awaitsVolume(pod)) return { box: '!', word: 'volume wait' };
  const isRunning = statuses.length > 0 && statuses.every((status) => status.state?.running !== undefined);
  return isRunning ? { box: 'n', word: 'not ready' } : { box: 's', word: 'starting' };
}

/** Without the init containers that have done their work. */
function unfinished(statuses: readonly ContainerStatus[] = []): readonly ContainerStatus[] {
  return statuses.filter(({ state }) => state?.terminated?.exitCode !== 0);
}

/** Whether the Pod gets traffic: its Ready condition is true. */
export function isReady(pod: Pod): boolean {
  return isConditionTrue(pod.status.conditions, 'Ready');
}

/** How often containers of this Pod were started again. */
export function restartsOf(pod: Pod): number {
  return (pod.status.containerStatuses ?? []).reduce((sum, status) => sum + status.restartCount, 0);
}

/** Its kubelet waits until the volume of a claim can be mounted: nothing of the Pod was begun. */
function awaitsVolume({ spec, status }: Pod): boolean {
  const isHeldUp = (status.conditions ?? []).some(
    (condition) => condition.type === 'PodReadyToStartContainers' && condition.status === 'False',
  );
  return isHeldUp && (spec.volumes ?? []).some((volume) => volume.persistentVolumeClaim !== undefined);
}

function troubleOf(state: ContainerState | undefined): PodWord | undefined {
  const reason = state?.waiting?.reason;
  if (reason !== undefined && PULL_REASONS.has(reason)) return 'image pull';
  if (reason !== undefined && CONFIG_REASONS.has(reason)) return 'config';
  if (reason === 'CrashLoopBackOff' || state?.terminated !== undefined) return 'crash wait';
  return undefined;
}
