/**
 * The words of a command that something happens to one Pod: `[NAME] [CONTAINER]`, with `-c CONTAINER`.
 */
import type { Pod } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { type Cluster, controllerOf } from '../../cluster/cluster';
import { nearest } from '../grammar/near-miss';
import { commandLine, namespaceOf, textOf, type Words } from '../grammar/words';
import { hasPart } from './names';
import { choosePods, type PodChoice } from './pod-choice';

export interface PodWords {
  readonly choice: PodChoice;
  /** The container that was named. */
  readonly container?: string;
}

/** What a command needs of a Pod. */
export interface PodWish {
  /** The command: `crash pod`. */
  readonly verb: string;
  /** Whether the command can do something to this Pod; `container` where one was named. */
  readonly fits: (pod: Pod, container: string | undefined) => boolean;
  /** What to say when it cannot; `who` is the Pod's name, or `these Pods`. */
  readonly refusal: (who: string, pods: readonly Pod[], container: string | undefined) => Rejection;
  /** Whether it works where the Pod's Node is silent. */
  readonly reachesSilentNodes?: boolean;
}

/** The Pod that the words mean, or those that it can be chosen from. */
export function readPod(words: Words, cluster: Cluster, wish: PodWish): Result<PodWords> {
  const { verb } = wish;
  const [name, second, ...more] = words.positional
    .filter((word) => !/^container$/i.test(word))
    .map((word) => word.replace(/^(pods?|po)\//i, ''));
  const isPod = second !== undefined && cluster.list('Pod').some((pod) => hasPart(pod.metadata.name, second));
  const again = (pod: string) => commandLine(verb, words, second === undefined ? [pod] : [pod, second]);
  const found = choosePods(cluster, name, namespaceOf(words), again);
  const inside = isRejected(found) && second === undefined ? podsWith(cluster, name, words) : undefined;
  const choice = inside ?? found;
  const container = textOf(words, 'container') ?? (inside === undefined ? second : name)?.toLowerCase();
  const isSecondPod =
    second !== undefined && (words.flags.has('container') || (isPod && !hasContainer(choice, second)));
  if (more.length > 0 || isSecondPod) return onePod(verb, words);
  if (isRejected(choice)) return choice;
  if (container !== undefined && !hasContainer(choice, container)) return noContainer(verb, words, choice, container);
  const heard = choice.pods.filter(
    (pod) => wish.reachesSilentNodes === true || silentNodeOf(cluster, pod) === undefined,
  );
  const fitting = heard.filter((pod) => wish.fits(pod, container));
  if (fitting.length > 0) {
    return { choice: { ...choice, pods: fitting }, ...(container === undefined ? {} : { container }) };
  }
  if (heard.length === 0) return notHeardOf(cluster, choice);
  const refused = wish.refusal(whoIs(choice), choice.pods, container);
  return { ...refused, message: refused.message.replace(/^these/, 'These') };
}

/** `crash pod shipper`: a container's name in the place of a Pod's means any of the equal Pods that have one. */
function podsWith(cluster: Cluster, container: string | undefined, words: Words): PodChoice | undefined {
  if (container === undefined || words.flags.has('container')) return undefined;
  const pods = cluster
    .list('Pod', namespaceOf(words))
    .filter((pod) => pod.metadata.deletionTimestamp === undefined)
    .filter((pod) => containersOf(pod).includes(container.toLowerCase()));
  const areEqual = pods.length > 0 && pods.every((pod) => controllerOf(pod)?.kind === 'ReplicaSet');
  return pods.length === 1 || areEqual ? { pods, isNamed: false } : undefined;
}

function whoIs({ pods: [pod, ...others] }: PodChoice): string {
  return others.length === 0 ? (pod?.metadata.name ?? 'this Pod') : 'these Pods';
}

function hasContainer(choice: Result<PodChoice>, name: string): boolean {
  return !isRejected(choice) && choice.pods.some((pod) => containersOf(pod).includes(name));
}

/** The main ones, and the sidecars behind them. */
function containersOf({ spec }: Pod): readonly string[] {
  const sidecars = (spec.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === 'Always');
  return [...spec.containers, ...sidecars].map(({ name }) => name);
}

function onePod(verb: string, words: Words): Rejection {
  const fixes = words.positional.slice(0, 3).map((name) => commandLine(verb, words, [name]));
  return { rejected: true, code: 'Tutor', message: 'One Pod at a time.', fixes };
}

function noContainer(verb: string, words: Words, { pods }: PodChoice, container: string): Rejection {
  const [pod] = pods;
  const names = [...new Set(pods.flatMap(containersOf))];
  const meant = nearest(container, names);
  const flags = new Map([...words.flags].filter(([flag]) => flag !== 'container'));
  const fix = (name: string) => commandLine(verb, { ...words, flags }, [pod?.metadata.name ?? '', '-c', name]);
  return {
    rejected: true,
    code: 'Tutor',
    message: `${pods.length === 1 ? `Pod ${pod?.metadata.name ?? ''} has` : 'These Pods have'} no container "${container.slice(0, 40)}".`,
    hint: `${names.length === 1 ? 'Its container is' : 'Its containers are'} ${names.slice(0, 4).join(', ')}.`,
    fixes: (meant === undefined ? names : [meant]).slice(0, 2).map(fix),
  };
}

/** The Pod's Node, if nothing is heard of it. */
function silentNodeOf(cluster: Cluster, { spec: { nodeName } }: Pod): string | undefined {
  if (nodeName === undefined) return undefined;
  return cluster.machines.nodes.get(nodeName)?.fault?.kind === 'silent' ? nodeName : undefined;
}

function notHeardOf(cluster: Cluster, { pods }: PodChoice): Rejection {
  const [pod] = pods;
  const node = pod === undefined ? '' : (silentNodeOf(cluster, pod) ?? '');
  return {
    rejected: true,
    code: 'Tutor',
    message: `Nobody hears of Pod ${pod?.metadata.name ?? ''}: ${node} is silent.`,
    hint: 'Its containers may run or not. Bring the Node back first.',
    fixes: [`node recover ${node}`],
  };
}
