/**
 * Which statements of the course a reply to a command of the cluster showed. One counts only where the reply has it in
 * its words or its picture: a crash that nobody sees the end of shows nothing.
 */
import type { Pod } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { topOwnerOf, type TopOwner } from '../../diagram/owner';
import { podsOf } from '../../diagram/workload';
import type { Reply } from '../reply';
import type { Situation } from '../situation';
import type { StatementId } from './statements';

interface Seen extends Situation {
  /** The picture, its lines joined. */
  readonly drawn: string;
  /** Headline, story and notice in one line. */
  readonly told: string;
}

type Rule = readonly [StatementId, (seen: Seen) => boolean];

/** The old and the new Pod of one name, side by side. */
const SAME_NAME = /old (\S+-\d+) +new \1/;
const SAME_VOLUME = /^volume +(\S+) +\1$/m;

const isOf = (kind: TopOwner['kind'], { owner }: Seen): boolean => owner?.kind === kind;
const isRunning = ({ ready, wanted }: Seen): boolean => wanted > 0 && ready === wanted;
const isUpdated = ({ deed, isHalfWay }: Seen): boolean => deed === 'updated' && !isHalfWay;
const hasLost = ({ drawn }: Seen): boolean => /^\/\S.* lost$/m.test(drawn);
const disks = ({ drawn }: Seen): number => new Set(drawn.match(/---\(\S+\)/g)).size;
const isOneDisk = (seen: Seen): boolean => isOf('Deployment', seen) && seen.drawn.includes('one disk for all');
const replacedByNumber = (seen: Seen): boolean => seen.made.some((pod) => kindAbove(pod, seen.after) === 'Deployment');

const RULES: readonly Rule[] = [
  ['S1', ({ deed, made }) => deed === 'deployed' && made.length > 0],
  ['S2', (seen) => showsContainers(seen)],
  ['S3', ({ deed, after }) => deed === 'deployed' && kinds(after).size === 3],
  ['S4', (seen) => isOf('ReplicaSet', seen) && (seen.deed === 'updated' || seen.deed === 'deployed')],
  ['S5', (seen) => isOf('Deployment', seen) && seen.drawn.includes("'- ReplicaSet") && seen.made.length > 0],
  ['S6', (seen) => isOf('Deployment', seen) && hasLost(seen)],
  ['S7', ({ done }) => done.requests?.database?.through !== undefined && done.requests.path === '/add'],
  ['S8', ({ done }) => done.remark?.includes('interchangeable') === true],
  ['S9', (seen) => (seen.deed === 'deleted Pod' || hasEvicted(seen)) && replacedByNumber(seen) && isRunning(seen)],
  ['S10', (seen) => isOf('Deployment', seen) && isUpdated(seen) && seen.drawn.includes('can serve')],
  ['S11', (seen) => isOf('Deployment', seen) && seen.deed === 'rolled back' && isRunning(seen)],
  ['S12', (seen) => isOf('Deployment', seen) && seen.deed === 'scaled' && isRunning(seen) && isResized(seen)],
  ['S13', (seen) => showsShares(seen)],
  ['S14', isOneDisk],
  ['S15', ({ done, told }) => done.requests?.path === '/visit' && /writes? (was|were) lost/.test(told)],
  ['S16', isOneDisk],
  ['S17', (seen) => isOf('StatefulSet', seen) && showsOrder(seen)],
  ['S18', (seen) => isOf('StatefulSet', seen) && seen.deed === 'deployed' && seen.made.length > 1 && isRunning(seen)],
  ['S19', ({ drawn }) => SAME_NAME.test(drawn)],
  ['S20', (seen) => isOf('StatefulSet', seen) && seen.asked === 'write' && /^file in /m.test(seen.drawn)],
  ['S21', (seen) => isOf('StatefulSet', seen) && ['deployed', 'scaled'].includes(seen.deed) && disks(seen) > 1],
  ['S22', (seen) => keepsData(seen)],
  ['S23', ({ steps, told }) => steps.some(isFailover) && told.includes('no answer from')],
  ['S24', ({ drawn }) => SAME_NAME.test(drawn) && SAME_VOLUME.test(drawn)],
  ['S25', (seen) => isOf('StatefulSet', seen) && !seen.isOwnerGone && seen.drawn.includes('kept |')],
  ['S26', (seen) => isOf('StatefulSet', seen) && seen.told.includes('No ReplicaSet')],
  ['S27', (seen) => isOf('StatefulSet', seen) && seen.deed === 'rolled back'],
  ['S29', (seen) => isOf('DaemonSet', seen) && seen.deed === 'deployed' && seen.made.length > 1 && isRunning(seen)],
  [
    'S30',
    ({ deed, made, after }) => deed === 'node added' && made.some((pod) => kindAbove(pod, after) === 'DaemonSet'),
  ],
  ['S31', (seen) => isOf('DaemonSet', seen) && seen.drawn.includes('runs on:')],
  ['S32', (seen) => isOf('StatefulSet', seen) && ['deployed', 'scaled'].includes(seen.deed) && sharesANode(seen)],
  ['S33', ({ drawn, after }) => drawsBothKinds(drawn, after)],
];

/** What the reply to a command showed, in the order of the course. */
export function shownBy(situation: Situation, reply: Reply): readonly StatementId[] {
  const drawn = (reply.picture ?? []).join('\n');
  const told = [reply.headline, ...reply.story.map((line) => line.trim()), reply.notice ?? ''].join(' ');
  const seen: Seen = { ...situation, drawn, told };
  return RULES.filter(([, holds]) => holds(seen)).map(([id]) => id);
}

/** Whether a picture has Pods of a DaemonSet and of a StatefulSet on its Nodes, one by one or counted. */
export function drawsBothKinds(drawn: string, cluster: Cluster): boolean {
  const isDrawn = (kind: TopOwner['kind'], mark: (pod: Pod) => string) =>
    cluster.list('Pod').some((pod) => {
      const owner = topOwnerOf(pod, cluster);
      return owner?.kind === kind && (drawn.includes(mark(pod)) || drawn.includes(` ${owner.metadata.name} [R]x`));
    });
  return (
    isDrawn('StatefulSet', ({ metadata }) => `] ${metadata.name}`) &&
    isDrawn('DaemonSet', ({ metadata }) => metadata.name.slice(-5))
  );
}

const kindAbove = (pod: Pod, cluster: Cluster) => topOwnerOf(pod, cluster)?.kind;

/** The three kinds of the course that are there. */
function kinds(cluster: Cluster): ReadonlySet<string> {
  const three = ['Deployment', 'StatefulSet', 'DaemonSet'] as const;
  return new Set(three.filter((kind) => cluster.count(kind) > 0));
}

/** Two containers in one Pod, or one of them that crashed alone. */
function showsContainers({ deed, focus, made, after }: Seen): boolean {
  if (deed === 'deployed') return made.some(({ spec }) => spec.containers.length > 1);
  const pod = deed === 'crashed' && focus !== undefined ? after.resolve(focus) : undefined;
  return pod?.kind === 'Pod' && pod.spec.containers.length > 1;
}

const hasEvicted = ({ steps }: Seen): boolean => steps.some(({ verb }) => verb === 'evicted');
const isResized = ({ made, gone }: Seen): boolean => made.length + gone.length > 0;
const isFailover = ({ verb, detail }: Seen['steps'][number]): boolean =>
  verb === 'took-lead' && detail?.silentFor !== undefined;

/** Bars of several Pods, filled by load or by requests. */
function showsShares({ done, drawn }: Seen): boolean {
  const isAsked = done.load !== undefined || done.requests?.path === '/';
  return isAsked && (drawn.match(/ #[#.]* /g) ?? []).length > 1;
}

/** A strip of a start in order, or a scale-down from the highest number. */
function showsOrder({ deed, made, gone, drawn, told }: Seen): boolean {
  if (deed === 'scaled' && gone.length > 0) return told.includes('the highest number');
  return (deed === 'deployed' || deed === 'scaled') && made.length > 1 && /^ *\d+s .*\bs\b/m.test(drawn);
}

/** A crash that the volume outlived, or a new Pod that got the data of the old one. */
function keepsData(seen: Seen): boolean {
  if (isOf('StatefulSet', seen) && seen.deed === 'crashed') return seen.told.includes('its volume kept');
  return SAME_NAME.test(seen.drawn) && SAME_VOLUME.test(seen.drawn);
}

/** More Pods of the set than Nodes that have one. */
function sharesANode({ owner, after }: Seen): boolean {
  const pods = owner === undefined ? [] : podsOf(owner, after);
  return new Set(pods.map(({ spec }) => spec.nodeName)).size < pods.length;
}
