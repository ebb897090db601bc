/**
 * One Pod: who made it, what is in it, where it runs, what it keeps, who sends to it.
 */
import { type Pod, refOf } from '../../../api/objects';
import { boxed, atLeast, column, flow, padded, type Piece, row, space, thing, words } from '../../drawing/piece';
import { onBaseline } from '../../drawing/baseline';
import { indented } from '../../drawing/tree';
import { byName } from '../../natural';
import { controllerOf } from '../../owner';
import type { Scene } from '../../scene';
import { scopeOf } from '../../scope';
import { podsIn, type PodView, viewOf } from '../../view';
import { alsoHere } from '../nodes/beside-nodes';
import { card } from '../card';
import { containerBoxes } from './container-box';
import { crowd } from '../crowd';
import { type Fact, facts, factWords } from './facts';
import { legend } from '../legend';
import { podBadge, toneOf } from '../pod-badge';
import { servicesFor } from '../services-of';
import { volumeList } from './pod-volumes';

const WIDE = 640;
const STEP = 24;

/** @param scene in focus is this Pod */
export function podFigure(pod: Pod, scene: Scene, width: number): Piece {
  const { before, after } = scene;
  const view = viewOf(before, after, scopeOf(before, after, [refOf(pod)]));
  const pods = podsIn(view);
  const one = pods.find((other) => other.pod.metadata.uid === pod.metadata.uid);
  if (one === undefined) return column([]);
  const siblings = pods
    .filter((other) => other !== one)
    .sort((a, b) => byName(a.pod.metadata.name, b.pod.metadata.name));
  const owners = ownerChain(pod, scene);
  const inner = width - STEP * owners.length;
  const tree = owners.reduceRight<Piece>(
    (below, owner, level) => {
      const box = card({ kind: owner.kind, name: owner.metadata.name, isQuiet: level > 0 }, width - STEP * level);
      return indented(box, [below], { reach: STEP });
    },
    podPanel(one, scene, inner),
  );
  const maker = one.owner === undefined ? 'Pods' : `of ${one.owner.metadata.name}`;
  const others =
    siblings.length === 0
      ? []
      : [
          column(
            [
              words(`other Pods ${maker}`, { size: 12, tone: 'faint' }, width),
              crowd(siblings, { width, id: `siblings/${pod.metadata.uid}`, isCounted: siblings.length > 6 }),
            ],
            5,
          ),
        ];
  const marks = new Set(pods.map(({ mark }) => mark));
  return column(
    [tree, ...others, ...alsoHere(view.alsoHere, width), ...legend({ pods, named: pods, marks }, width)],
    14,
  );
}

/** From the workload that a person made down to what made the Pod. */
function ownerChain(pod: Pod, { before, after }: Scene) {
  const direct = controllerOf(pod, after) ?? controllerOf(pod, before);
  if (direct === undefined) return [];
  const top = controllerOf(direct, after) ?? controllerOf(direct, before);
  return top === undefined ? [direct] : [top, direct];
}

function podPanel(view: PodView, scene: Scene, width: number): Piece {
  const { pod, state, mark, leads } = view;
  const { name, uid } = pod.metadata;
  const room = width - 24;
  const sign = mark === ' ' ? [] : [words(mark, { size: 15, weight: 'strong', tone: 'changed' })];
  const signRoom = sign.reduce((sum, piece) => sum + piece.width + 8, 0);
  const title = row(
    [
      ...sign,
      podBadge(state.box, 26),
      column([
        onBaseline([
          { text: 'Pod', size: 11, tone: 'faint' },
          { text: name, size: 14, weight: 'strong', room: room - signRoom - 64, isName: true },
        ]),
        words(
          leads ? `${state.word}, leads the database` : state.word,
          { size: 12, tone: toneOf(state.box) },
          room - 64,
        ),
      ]),
    ],
    8,
  );
  const about = factsOf(view, scene);
  const columns = width >= WIDE ? 2 : 1;
  const part = columns === 2 ? (room - 24) / 2 : room;
  const left = column([facts(about, part), section('containers', containerBoxes(view, part), part)], 10);
  const volumes = volumeList(pod, scene.after, part);
  const right = volumes.length === 0 ? [] : [section('volumes', volumes, part)];
  const body = columns === 2 ? row([left, space(24, 0), ...right], 0, 'start') : column([left, ...right], 10);
  const paint =
    mark === '-'
      ? ({ stroke: 'changed', isDashed: true, strokeWidth: 1.5 } as const)
      : mark === ' '
        ? ({ fill: 'lane', stroke: 'line' } as const)
        : ({ fill: 'lane', stroke: 'changed', strokeWidth: 2 } as const);
  const box = boxed(atLeast(padded(column([title, body], 10), 12, 10), width), { radius: 10, ...paint });
  return thing(box, {
    id: `pod/${uid}`,
    label: [`Pod ${name}`, state.word, ...factWords(about)].join(', '),
    pods: [uid],
  });
}

function section(title: string, parts: readonly Piece[], width: number): Piece {
  return column([words(title, { size: 11, tone: 'faint' }), flow(parts, width, 7)], 4);
}

function factsOf({ pod, mark }: PodView, { after }: Scene): readonly Fact[] {
  const { spec, status, metadata } = pod;
  const isGone = mark === '-';
  const services = isGone
    ? []
    : servicesFor(metadata.labels, metadata.namespace, after).map((one) => one.metadata.name);
  const isReady = (status.conditions ?? []).some(
    (condition) => condition.type === 'Ready' && condition.status === 'True',
  );
  const sends = isReady ? 'sends requests to it' : 'sends nothing while it is not ready';
  return [
    ['Node', spec.nodeName ?? 'none yet'],
    ['address', status.podIP === undefined ? 'none yet' : `${status.podIP}, one for all in it`],
    ['Service', services.length === 0 ? undefined : `${services.join(', ')} ${sends}`],
    [
      'reason',
      status.reason ??
        (status.conditions ?? []).find(
          ({ status: is, message }) => is === 'False' && message !== undefined && spec.nodeName === undefined,
        )?.message,
    ],
  ];
}
