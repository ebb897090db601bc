/**
 * Objects that are no Pods and hold none: a card of what they say, and the Pods that it is said about.
 */
import type { ConfigMap, KubeObject, Pod, PodDisruptionBudget } from '../../../api/objects';
import { matchesSelector } from '../../../api/selectors';
import { keyOf } from '../../../cluster/cluster';
import { column, type Piece, thing, words } from '../../drawing/piece';
import type { Scene } from '../../scene';
import type { Scope } from '../../scope';
import { podsIn, type View, viewOf } from '../../view';
import { alsoHere } from '../nodes/beside-nodes';
import { card, roomIn } from '../card';
import { crowd } from '../crowd';
import { factsOf } from './fact-lines';
import { count, type Fact, facts, factWords } from './facts';
import { markOfObject } from '../owners/forest';
import { legend } from '../legend';

/** The card, the Pods that the object is about, and what else there is. */
export function factFigure(object: KubeObject, scene: Scene, width: number): Piece {
  const { before, after } = scene;
  const about = aboutOf(object);
  const scope: Scope = { owners: [], claims: [], has: about?.has ?? (() => false) };
  const view = viewOf(before, after, scope);
  const pods = podsIn(view);
  const marks = new Set(pods.map(({ mark }) => mark));
  return column(
    [
      factCard(object, scene, width),
      ...(about === undefined ? [] : [podsOf(about.title, view, `about/${object.metadata.uid}`, width)]),
      ...alsoHere(view.alsoHere, width),
      ...legend({ pods, named: pods, marks }, width),
    ],
    14,
  );
}

/** The card alone: above a figure that shows the rest. */
export function factCard(object: KubeObject, { before, after }: Scene, width: number): Piece {
  const { kind } = object;
  const { name, namespace = 'default' } = object.metadata;
  const mark = markOfObject(object, before, after);
  const state = mark === '-' ? 'gone' : undefined;
  const all: readonly Fact[] = [
    ['namespace', object.metadata.namespace === undefined || namespace === 'default' ? undefined : namespace],
    ...factsOf(object),
  ];
  const inside = [facts(all, roomIn(width))];
  return thing(card({ kind, name, mark, ...(state === undefined ? {} : { state }), inside }, width), {
    id: `object/${keyOf(object)}`,
    label: [`${kind} ${name}`, ...(state === undefined ? [] : [state]), ...factWords(all)].join(', '),
  });
}

function podsOf(title: string, view: View, id: string, width: number): Piece {
  const pods = podsIn(view);
  const heading = words(`${title}: ${count(pods.length, 'Pod')}`, { size: 12, tone: 'faint' }, width);
  return column([heading, ...(pods.length === 0 ? [] : [crowd(pods, { width, id })])], 5);
}

interface About {
  readonly title: string;
  readonly has: (pod: Pod) => boolean;
}

/** The Pods that an object is about; undefined where it is about none in particular. */
function aboutOf(object: KubeObject): About | undefined {
  if (object.kind === 'PodDisruptionBudget') return { title: 'it protects', has: (pod) => isProtected(pod, object) };
  if (object.kind === 'ConfigMap') return { title: 'they read it', has: (pod) => reads(pod, object) };
  return undefined;
}

function isProtected({ metadata }: Pod, budget: PodDisruptionBudget): boolean {
  const { selector } = budget.spec;
  return (
    metadata.namespace === budget.metadata.namespace &&
    selector !== undefined &&
    matchesSelector(selector, metadata.labels)
  );
}

function reads({ metadata, spec }: Pod, { metadata: { name, namespace } }: ConfigMap): boolean {
  if (metadata.namespace !== namespace) return false;
  const isMounted = (spec.volumes ?? []).some(({ configMap }) => configMap?.name === name);
  const isInEnvironment = [...spec.containers, ...(spec.initContainers ?? [])].some(
    ({ env = [], envFrom = [] }) =>
      env.some(({ valueFrom }) => valueFrom?.configMapKeyRef?.name === name) ||
      envFrom.some(({ configMapRef }) => configMapRef?.name === name),
  );
  return isMounted || isInEnvironment;
}
