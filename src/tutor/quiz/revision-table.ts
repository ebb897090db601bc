/**
 * The revisions of a Deployment as a table: their numbers, images and Pods, before and after a rollback.
 */
import type { Deployment } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { cut, spread } from '../../diagram/text/columns';
import { imageOf, replicaSetsOf, revisionOf, tagOf } from '../../diagram/owner';
import { fractionOf } from '../../diagram/workload';
import { podState } from '../../diagram/pod-state';
import type { Experiment } from './experiment';

export interface Revision {
  readonly uid: string;
  readonly number: number;
  readonly image: string;
  readonly pods: number;
  /** Whether it had other numbers before this one. */
  readonly wasRolledBackTo: boolean;
}

/** Revisions that fit into a picture. */
const MOST = 5;
const HISTORY = 'deployment.kubernetes.io/revision-history';

/** The latest revisions, the present one first. */
export function revisionsOf(deployment: Deployment, cluster: Cluster): readonly Revision[] {
  const { current, old } = replicaSetsOf(deployment, cluster);
  return [...(current === undefined ? [] : [current]), ...old].slice(0, MOST).map((set) => ({
    uid: set.metadata.uid,
    number: revisionOf(set),
    image: shortImage(imageOf(set.spec.template.spec)),
    pods: cluster.controlledBy('Pod', set.metadata.uid).length,
    wasRolledBackTo: set.metadata.annotations?.[HISTORY] !== undefined,
  }));
}

/** ` revision 4   web:v2       4 Pods  now` for each, the newest last. */
export function revisionLines(deployment: Deployment, cluster: Cluster): readonly string[] {
  const revisions = revisionsOf(deployment, cluster);
  const lines = revisions.map(({ number, image, pods }, place) => {
    const count = `${pods} ${pods === 1 ? 'Pod' : 'Pods'}`.padEnd(7);
    return ` revision ${String(number).padEnd(2)} ${image.padEnd(12)} ${count}${place === 0 ? ' now' : ''}`.trimEnd();
  });
  return [ownerLine(deployment, cluster, 'ready'), '', ...lines.reverse()];
}

/** A line for each revision, with numbers and Pods before and after, and what is wrong with those that are not ready. */
export function revisionChange(deployment: Deployment, { before, after }: Experiment): readonly string[] {
  const now = revisionsOf(deployment, after);
  const rows = revisionsOf(deployment, before).map((old) => {
    const next = now.find(({ uid }) => uid === old.uid);
    return { old, next, state: unreadyState(old.uid, after) };
  });
  const lines = rows.reverse().map(({ old, next, state }) => {
    const left = ` ${cut(tagOf(old.image), 9).padEnd(9)} ${numbers(old)}`;
    if (next === undefined) return `${left} - gone`;
    const mark = next.number === old.number && next.pods === old.pods ? ' ' : '~';
    return `${left} ${mark} ${numbers(next)}${state === undefined ? '' : ` [${state.box}]`}`.trimEnd();
  });
  const states = rows.flatMap(({ state }) => (state === undefined ? [] : [`[${state.box}] ${state.word}`]));
  const isDone = states.length === 0;
  return [
    ownerLine(deployment, after, isDone ? 'ready' : 'can serve'),
    '',
    `${' '.repeat(11)}${'before'.padEnd(13)}after`,
    ...lines,
    '',
    [...new Set(states), '(on the copy)'].join('  '),
  ];
}

/** The same in a sentence. */
export function revisionWords(deployment: Deployment, cluster: Cluster): string {
  const words = revisionsOf(deployment, cluster).map(
    ({ number, image, pods }) => `revision ${number}, ${image}, ${pods} ${pods === 1 ? 'Pod' : 'Pods'}`,
  );
  return `Now: ${words.join('; ')}.`;
}

/** At most so many columns, the tag in full where that is possible. */
const IMAGE_COLUMNS = 12;

function shortImage(image: string): string {
  const tag = tagOf(image);
  if (image.length <= IMAGE_COLUMNS || tag.length > IMAGE_COLUMNS - 5) return cut(image, IMAGE_COLUMNS);
  return `${cut(image.slice(0, image.length - tag.length - 1), IMAGE_COLUMNS - tag.length - 1)}:${tag}`;
}

const numbers = ({ number, pods }: Revision): string => `${`rev ${number}`.padEnd(6)} ${String(pods).padEnd(3)}`;

function ownerLine(deployment: Deployment, cluster: Cluster, unit: string): string {
  const { name, namespace } = deployment.metadata;
  const { ready, wanted } = fractionOf(cluster.get('Deployment', name, namespace) ?? deployment, cluster);
  return spread(`Deployment ${name}`, `${ready} of ${wanted} ${unit}`);
}

/** The state of a Pod of this ReplicaSet that is not ready. */
function unreadyState(uid: string, cluster: Cluster): ReturnType<typeof podState> | undefined {
  const states = cluster.controlledBy('Pod', uid).map((pod) => podState(pod, cluster));
  return states.find(({ box }) => box !== 'R');
}
