/**
 * The tree of one workload: its card, and what it made.
 */
import type { CronJob, Deployment, Job, ReplicaSet } from '../../../api/objects';
import type { Cluster } from '../../../cluster/cluster';
import { type Piece, thing, words } from '../../drawing/piece';
import { fannedOut, indented } from '../../drawing/tree';
import { imageOf, placedName, revisionOf } from '../../owner';
import type { Scene } from '../../scene';
import { fractionWords, readyCount } from '../../workload';
import { type Card, card, roomIn } from '../card';
import { crowd } from '../crowd';
import { daemonRows } from './daemon-rows';
import type { Maker, Manager } from './forest';
import { ordinalRows } from './ordinal-rows';
import { servicesOf } from '../services-of';

export interface TreeLook {
  readonly scene: Scene;
  readonly width: number;
}

/** From this width on, children stand to the right of their parent. */
const WIDE = 640;
const PARENT = 250;
const STEP = 22;
const REACH = 36;
/** ReplicaSets without Pods that are drawn; older ones are counted. */
const MOST_KEPT = 3;

/** What children of a tree have of its width. */
const childWidth = (width: number): number => (width >= WIDE ? width - PARENT - REACH : width - STEP);

function tree(about: Card, children: readonly Piece[], width: number): Piece {
  return width >= WIDE
    ? fannedOut(card(about, PARENT), children, { reach: REACH, gap: 8 })
    : indented(card(about, width), children, { reach: STEP, gap: 8 });
}

/** Deployment, ReplicaSets with their revisions, Pods. */
export function deploymentTree({ object, mark, makers }: Manager<Deployment, ReplicaSet>, look: TreeLook): Piece {
  const { after } = look.scene;
  const { uid } = object.metadata;
  const name = placedName(object);
  const { replicas, template } = object.spec;
  const isGone = mark === '-';
  const state = isGone ? 'gone' : fractionWords(object, after);
  const inner = childWidth(look.width);
  const busy = makers.filter(({ object: set, pods }) => pods.length > 0 || set === makers[0]?.object);
  const kept = makers.filter((maker) => !busy.includes(maker));
  const children = [
    ...busy.map((maker) => replicaSetBox(maker, maker === makers[0], look.scene, inner)),
    ...kept.slice(0, MOST_KEPT).map((maker) => keptSet(maker, inner)),
    ...(kept.length > MOST_KEPT
      ? [words(`and ${kept.length - MOST_KEPT} older, kept for a rollback`, { size: 11, tone: 'faint' }, inner)]
      : []),
  ];
  const lines = [
    ...(isGone ? [] : [`wants ${replicas} ${replicas === 1 ? 'copy' : 'copies'} of ${imageOf(template.spec)}`]),
    ...(object.spec.paused === true ? ['paused: changes of the template wait'] : []),
    ...servicesOf(object, after),
  ];
  return thing(tree({ kind: 'Deployment', name, mark, state, lines }, children, look.width), {
    id: `deployment/${uid}`,
    label: `Deployment ${name}, ${state}`,
  });
}

function replicaSetBox({ object, mark, pods }: Maker<ReplicaSet>, isNewest: boolean, scene: Scene, width: number) {
  const { name, uid } = object.metadata;
  const ready = readyCount(scene.after.controlledBy('Pod', uid));
  const state = mark === '-' ? 'gone' : `${ready} of ${object.spec.replicas} ready`;
  const lines = [
    `revision ${revisionOf(object)}, ${isNewest ? 'current' : 'old'}, ${imageOf(object.spec.template.spec)}`,
  ];
  const inside = pods.length === 0 ? [] : [crowd(pods, { width: roomIn(width), id: uid })];
  return thing(card({ kind: 'ReplicaSet', name, mark, state, lines, inside, fill: 'lane' }, width), {
    id: `replicaset/${uid}`,
    label: `ReplicaSet ${name}, ${lines[0] ?? ''}, ${state}`,
  });
}

/** A ReplicaSet without Pods: what a rollback would use. */
function keptSet({ object, mark }: Maker<ReplicaSet>, width: number): Piece {
  const image = imageOf(object.spec.template.spec);
  const revision = `rev ${revisionOf(object)}`;
  const state = mark === '-' ? 'gone' : '0 Pods';
  return thing(card({ kind: revision, name: image, mark, state, isQuiet: true }, width), {
    id: `replicaset/${object.metadata.uid}`,
    label: `ReplicaSet ${object.metadata.name}, ${revision}, ${image}, ${state}, kept for a rollback`,
  });
}

/** What makes its Pods itself. */
export function makerTree(maker: Maker, look: TreeLook): Piece {
  const { object, mark, pods } = maker;
  const { scene, width } = look;
  const { kind } = object;
  const { uid } = object.metadata;
  const name = placedName(object);
  const state = mark === '-' ? 'gone' : fractionWords(object, scene.after);
  const isManaged = kind === 'Job' && object.metadata.ownerReferences !== undefined;
  const fill = isManaged ? 'lane' : 'owner';
  const about: Card = { kind, name, mark, state, fill, lines: linesOf(maker, scene.after) };
  const inner = childWidth(width);
  const piece =
    kind === 'StatefulSet'
      ? tree(about, ordinalRows({ object, mark, pods }, scene.after, inner), width)
      : kind === 'DaemonSet'
        ? tree(about, daemonRows({ object, mark, pods }, scene, inner), width)
        : card({ ...about, inside: pods.length === 0 ? [] : [crowd(pods, { width: roomIn(width), id: uid })] }, width);
  return thing(piece, { id: `${kind.toLowerCase()}/${uid}`, label: `${kind} ${name}, ${state}` });
}

/** CronJob, Jobs, Pods. */
export function cronJobTree({ object, mark, makers }: Manager<CronJob, Job>, look: TreeLook): Piece {
  const { uid } = object.metadata;
  const name = placedName(object);
  const state = mark === '-' ? 'gone' : `${makers.length} ${makers.length === 1 ? 'Job' : 'Jobs'}`;
  const lines = [`schedule ${object.spec.schedule}`, ...(object.spec.suspend ? ['suspended'] : [])];
  const children = makers.map((maker) => makerTree(maker, { ...look, width: childWidth(look.width) }));
  return thing(tree({ kind: 'CronJob', name, mark, state, lines }, children, look.width), {
    id: `cronjob/${uid}`,
    label: `CronJob ${name}, ${state}`,
  });
}

function linesOf({ object, mark }: Maker, cluster: Cluster): readonly string[] {
  if (mark === '-') return [];
  const image = imageOf(object.spec.template.spec);
  switch (object.kind) {
    case 'StatefulSet': {
      const last = object.spec.replicas - 1;
      const { name } = object.metadata;
      const names = last < 0 ? 'no Pods' : last === 0 ? `${name}-0` : `${name}-0 to ${name}-${last}`;
      const order = object.spec.podManagementPolicy === 'Parallel' ? 'made all at once' : 'made in this order';
      return [`${image}, names that stay: ${names}`, ...(last > 0 ? [order] : []), ...servicesOf(object, cluster)];
    }
    case 'DaemonSet': {
      const chosen = Object.entries(object.spec.template.spec.nodeSelector ?? {});
      const where = chosen.length === 0 ? 'every Node' : `Nodes with ${chosen.map(([k, v]) => `${k}=${v}`).join(', ')}`;
      return [`${image}, one Pod on ${where}`, ...servicesOf(object, cluster)];
    }
    case 'Job':
      return [`${image}, ${object.spec.parallelism} at a time`, ...(object.spec.suspend ? ['suspended'] : [])];
    case 'ReplicaSet':
      return [`wants ${object.spec.replicas} of ${image}`, ...servicesOf(object, cluster)];
  }
}
