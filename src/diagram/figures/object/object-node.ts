/**
 * One Node: how it is, how full it is, and its Pods.
 */
import { readyStatus } from '../../../api/node-state';
import type { Node } from '../../../api/objects';
import { milliCpu } from '../../../api/quantity';
import type { Cluster } from '../../../cluster/cluster';
import { column, type Piece, thing } from '../../drawing/piece';
import type { Scene } from '../../scene';
import type { Scope } from '../../scope';
import { podsIn, viewOf } from '../../view';
import { alsoHere } from '../nodes/beside-nodes';
import { card, roomIn } from '../card';
import { crowd } from '../crowd';
import { type Fact, facts, factWords, pairs } from './facts';
import { isCordoned, laneBox, laneFrame, laneHead } from '../nodes/lane-box';
import { legend } from '../legend';
import { taintEffects, taintWords } from '../nodes/node-chips';
import { ownVolumes } from '../pod-rows';

/** More Pods than this are counted. */
const MOST_BOXES = 24;
/** Labels that every Node has and that tell nobody anything. */
const USUAL = /^(kubernetes\.io|beta\.kubernetes\.io|node\.kubernetes\.io|node-role\.kubernetes\.io)\//;

export function nodeFigure(node: Node, scene: Scene, width: number): Piece {
  const { before, after } = scene;
  const { name } = node.metadata;
  const scope: Scope = { owners: [], claims: [], has: (pod) => pod.spec.nodeName === name };
  const view = viewOf(before, after, scope);
  const lane = view.lanes.find((one) => one.node.metadata.name === name);
  if (lane === undefined) return column([]);
  const { pods } = lane;
  const state = lane.note ?? 'ready';
  const shared = view.disks.map(({ claim }) => claim);
  const about = [...factsOf(node, after), ['shared', shared.join(', ')] as const];
  const box = card({ kind: 'Node', name, mark: lane.mark, state, inside: [facts(about, roomIn(width))] }, width);
  const body = column([laneHead(lane, [], roomIn(width)), crowd(pods, { width: roomIn(width), id: `on/${name}` })], 8);
  const look = { width, labels: [], tags: false, volumesOf: ownVolumes(view) };
  const drawn = pods.length > MOST_BOXES ? laneFrame(lane, body, { width }) : laneBox(lane, look);
  const hasVolumes = podsIn(view).some(({ claims }) => claims.length > shared.length);
  const marks = new Set([lane.mark, ...pods.map(({ mark }) => mark)]);
  return column(
    [
      thing(box, { id: `facts/${name}`, label: [`Node ${name}`, state, ...factWords(about)].join(', ') }),
      drawn,
      ...alsoHere(view.alsoHere, width),
      ...legend(
        {
          pods,
          named: pods,
          marks,
          hasVolumes,
          hasCordoned: isCordoned(lane),
          taints: new Set(taintEffects(lane)),
        },
        width,
      ),
    ],
    14,
  );
}

function factsOf(node: Node, cluster: Cluster): readonly Fact[] {
  const { name, labels = {} } = node.metadata;
  const { capacity = {}, allocatable = {}, conditions = [] } = node.status;
  const pods = cluster.podsOn(name);
  const asked = pods
    .flatMap(({ spec }) => spec.containers)
    .reduce((sum, { resources }) => sum + milliCpu(resources?.requests?.cpu), 0);
  const own = Object.fromEntries(Object.entries(labels).filter(([key]) => !USUAL.test(key)));
  const pressure = conditions
    .filter(({ type, status }) => type !== 'Ready' && status === 'True')
    .map(({ type }) => type);
  const taints = taintWords({ node }).map((text) => text.replace(/^taint /, ''));
  return [
    ['Ready', readyWords(node)],
    ['pressure', pressure.join(', ')],
    ['CPU', `${asked / 1000} of ${allocatable.cpu ?? capacity.cpu ?? '?'} asked for`],
    ['memory', allocatable.memory ?? capacity.memory],
    ['Pods', `${pods.length} of ${allocatable.pods ?? capacity.pods ?? '?'}`],
    ['labels', pairs(own)],
    ['taints', taints.join(', ')],
    ['cordoned', node.spec.unschedulable === true ? 'gets no new Pods' : undefined],
  ];
}

function readyWords(node: Node): string {
  const status = readyStatus(node);
  return status === 'Unknown' ? 'Unknown: it does not answer' : (status ?? 'not reported yet');
}
