/**
 * One workload: what is wanted of it, its revisions, and its Pods on their Nodes.
 */
import { strategyWords } from '../rollout/rollout-terms';
import { column, type Piece, thing } from '../../drawing/piece';
import type { Cluster } from '../../../cluster/cluster';
import { imageOf, placedName, revisionOf, type TopOwner, workloadOf } from '../../owner';
import type { Scene } from '../../scene';
import { fractionWords, readyCount } from '../../workload';
import { card, roomIn } from '../card';
import { count, type Fact, facts, factWords, pairs } from './facts';
import { markOfObject } from '../owners/forest';
import { nodesBelow } from '../nodes';
import { serviceNames } from '../services-of';

/** @param scene in focus is this workload */
export function workloadFigure(object: TopOwner, scene: Scene, width: number): Piece {
  const { after, before } = scene;
  const { kind, metadata } = object;
  const mark = markOfObject(object, before, after);
  const state = mark === '-' ? 'gone' : fractionWords(object, after);
  const about = factsOf(object, after);
  const inside = [facts(about, roomIn(width))];
  const box = thing(card({ kind, name: placedName(object), mark, state, inside }, width), {
    id: `${kind.toLowerCase()}/${metadata.uid}`,
    label: [`${kind} ${placedName(object)}`, state, ...factWords(about)].join(', '),
  });
  return column([box, nodesBelow(scene, width)], 14);
}

function factsOf(object: TopOwner, cluster: Cluster): readonly Fact[] {
  const { spec, metadata } = object;
  const top = workloadOf(object, cluster);
  const services = serviceNames(object, cluster);
  return [
    ['image', spec.template.spec.containers.map(({ image = '' }) => image).join(', ')],
    [
      'made by',
      top !== undefined && top.metadata.uid !== metadata.uid ? `${top.kind} ${top.metadata.name}` : undefined,
    ],
    ...ownFacts(object, cluster),
    ['Service', services.length === 0 ? undefined : `${services.join(', ')} sends to those ready`],
  ];
}

function ownFacts(object: TopOwner, cluster: Cluster): readonly Fact[] {
  switch (object.kind) {
    case 'Deployment':
      return [
        ['update', strategyWords(object.spec.strategy)],
        ['paused', object.spec.paused === true ? 'changes of the template wait' : undefined],
        ...revisions(object.metadata.uid, cluster),
      ];
    case 'StatefulSet':
      return [
        ['names', `${object.metadata.name}-0, -1 ..: each stays with its volume`],
        ['order', object.spec.podManagementPolicy === 'Parallel' ? 'all at once' : 'one after the other, by number'],
      ];
    case 'DaemonSet': {
      const chosen = pairs(object.spec.template.spec.nodeSelector);
      return [['Nodes', chosen === '' ? 'one Pod on every Node that it tolerates' : `one Pod on each with ${chosen}`]];
    }
    case 'Job':
      return [['at a time', count(object.spec.parallelism, 'Pod')]];
    case 'ReplicaSet':
      return [['revision', revisionOf(object) === 0 ? undefined : String(revisionOf(object))]];
  }
}

const MOST_REVISIONS = 4;

/** The ReplicaSets of a Deployment, newest first: `rev 2  web:v2, 3 of 3 ready, current`. */
function revisions(uid: string, cluster: Cluster): readonly Fact[] {
  const sets = [...cluster.controlledBy('ReplicaSet', uid)].sort((a, b) => revisionOf(b) - revisionOf(a));
  const rows = sets.slice(0, MOST_REVISIONS).map((set, index): Fact => {
    const ready = readyCount(cluster.controlledBy('Pod', set.metadata.uid));
    const { replicas } = set.spec;
    const pods = replicas === 0 && ready === 0 ? '0 Pods, kept for a rollback' : `${ready} of ${replicas} ready`;
    const age = index === 0 ? ', current' : '';
    return [`revision ${revisionOf(set)}`, `${imageOf(set.spec.template.spec)}, ${pods}${age}`];
  });
  const more = sets.length - rows.length;
  return [...rows, ...(more > 0 ? ([['older', `${more} more, kept for a rollback`]] satisfies Fact[]) : [])];
}
