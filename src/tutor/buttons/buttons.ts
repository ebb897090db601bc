/**
 * What to do next: two to four buttons, each a command that works now (reply-style §8). In trouble the repair is first,
 * and *Why?* is always last.
 */
import type { ReplicaSet } from '../../api/objects';
import { keyOf } from '../../cluster/cluster';
import { backendOf } from '../../containers/requests';
import { byName } from '../../diagram/natural';
import { imageOf, tagOf, type TopOwner } from '../../diagram/owner';
import { fractionOf, isRollingOut, podsOf } from '../../diagram/owner-lines';
import { isReady } from '../../diagram/pod-state';
import { button, QUIZ } from '../button';
import { deployedAppButtons } from './apps';
import { failoverButtons } from '../failover';
import { aboutNodes } from './nodes';
import { canRollBack, repairs } from './repairs';
import type { Button } from '../reply';
import type { Deed, Situation } from '../situation';

const MOST = 4;

export interface ButtonWishes {
  /** The story left steps out: then there is a way to all of them. */
  readonly isCut?: boolean;
  /** In the place of repairs and ways on that follow from the situation. */
  readonly waysOn?: readonly Button[];
}

export function buttonsFor(
  situation: Situation,
  { isCut = false, waysOn: wished }: ButtonWishes = {},
): readonly Button[] {
  const candidates = wished ?? [...failoverButtons(situation), ...repairs(situation), ...waysOn(situation)];
  const why = whyButton(situation);
  const end = [...(isCut ? [ALL_STEPS] : []), ...(why === undefined ? [] : [why])];
  const unique = candidates.filter(
    (button, index) => candidates.findIndex((other) => other.run === button.run) === index,
  );
  const chosen = unique.slice(0, MOST - end.length);
  for (const spare of SPARE) if (chosen.length + end.length < 2) chosen.push(spare);
  return [...chosen, ...end];
}

const ALL_STEPS: Button = { label: 'All steps', run: 'show steps' };
const SPARE: readonly Button[] = [
  { label: 'Show everything', run: 'show' },
  { label: 'Quiz me', run: 'quiz' },
];
function whyButton({ focus, owner, isOwnerGone }: Situation): Button | undefined {
  const name = isOwnerGone ? focus?.name : (owner?.metadata.name ?? focus?.name);
  const about = focus?.kind === 'Pod' || focus?.kind === 'Node' ? focus.name : name;
  return about === undefined ? undefined : { label: 'Why?', run: `why ${about}` };
}

/** What was done to a Node. */
const ABOUT_NODES: ReadonlySet<Deed> = new Set([
  'node added',
  'node removed',
  'cordoned',
  'uncordoned',
  'labelled',
  'tainted',
]);
const SHOW: Button = { label: 'Show everything', run: 'show' };

function waysOn(situation: Situation): readonly Button[] {
  const { deed, owner, isOwnerGone, focus } = situation;
  const app = deployedAppButtons(situation);
  if (app.length > 0) return app;
  if (focus?.kind === 'Node' && ABOUT_NODES.has(deed)) return aboutNodes(situation);
  if (focus?.kind === 'Pod' && deed === 'crashed' && canCrash(situation)) return again(focus.name, situation);
  if (owner === undefined) return withoutOwner(situation);
  if (isOwnerGone) return [...deployAgain(owner), SHOW, QUIZ];
  if (deed === 'waited') return [SHOW, QUIZ];
  switch (owner.kind) {
    case 'Deployment':
      return aboutDeployment(situation, owner.metadata.name);
    case 'StatefulSet':
      return aboutStatefulSet(situation, owner.metadata.name);
    case 'DaemonSet':
      return [button('Add a Node', 'node add'), ...firstPod(situation, 'Delete'), QUIZ];
    case 'ReplicaSet':
      return aboutReplicaSet(situation, owner);
  }
}

function withoutOwner(situation: Situation): readonly Button[] {
  const { focus, after } = situation;
  if (focus?.kind === 'Pod' && after.resolve(focus) !== undefined) {
    return again(focus.name, situation, ['Crash it', 'Delete it']);
  }
  const service = focus?.kind === 'Service' ? after.get('Service', focus.name, focus.namespace) : undefined;
  if (service !== undefined && service.spec.clusterIP !== 'None') {
    return [button('Put load on it', `load ${service.metadata.name} 500`), SHOW, QUIZ];
  }
  if (after.count('Pod') > 0) return [SHOW, QUIZ];
  return [button('Deploy web', 'deploy web'), button('Add a Node', 'node add'), QUIZ];
}

function aboutDeployment(situation: Situation, name: string): readonly Button[] {
  const { deed, owner, wanted } = situation;
  const other = wanted >= 4 ? 3 : 4;
  const scale = button(`Scale to ${other}`, `scale ${name} ${other}`);
  const image = owner === undefined ? '' : tagOf(imageOf(owner.spec.template.spec));
  const update =
    image === 'v2' ? button('Update to v3', `update ${name} v3`) : button('Update to v2', `update ${name} v2`);
  const crash = pods(situation).length > 0 ? [button('Crash a Pod', `crash pod ${name}`)] : [];
  const remove = pods(situation)[0]?.metadata.name;
  const deletePod = remove === undefined ? [] : [button('Delete a Pod', `delete pod ${remove}`)];
  if (situation.isHalfWay || situation.ready < wanted) return [QUIZ];
  switch (deed) {
    case 'deleted Pod':
      return [scale, ...putLoad(situation), QUIZ, update];
    case 'scaled':
      return wanted === 0 ? [scale, QUIZ] : [...putLoad(situation), scale, ...crash, update];
    case 'updated':
      return [
        ...(canRollBack(situation) && wasWell(situation) ? [button('Roll back', `rollback ${name}`)] : []),
        button('Try a bad image', `update ${name} nopull`),
        QUIZ,
      ];
    case 'rolled back':
      return [
        button('Predict: once more?', 'quiz predict rollback'),
        button('Show history', `rollout history deployment/${name}`),
        update,
      ];
    default:
      return [...crash, ...deletePod, scale];
  }
}

/** The way back leads to a template that worked. */
function wasWell({ owner, before }: Situation): boolean {
  const was = owner === undefined ? undefined : before.get('Deployment', owner.metadata.name, owner.metadata.namespace);
  if (was === undefined) return true;
  const { ready, wanted } = fractionOf(was, before);
  return ready === wanted && !isRollingOut(was, before);
}

/** Requests show what the number of Pods is good for; not offered while there are some. */
function putLoad({ owner, after }: Situation): readonly Button[] {
  if (owner === undefined || pods({ owner, after }).length === 0) return [];
  const service = after.get('Service', owner.metadata.name, owner.metadata.namespace);
  if (service === undefined || service.spec.clusterIP === 'None' || after.machines.loadOn(keyOf(service)) > 0) {
    return [];
  }
  return [button('Put load on it', `load ${service.metadata.name} 500`)];
}

function aboutStatefulSet(situation: Situation, name: string): readonly Button[] {
  const { wanted, deed } = situation;
  if (situation.ready < wanted) return [QUIZ];
  const other = wanted >= 3 ? 2 : 3;
  const some = [...pods(situation)].sort((a, b) => byName(a.metadata.name, b.metadata.name));
  const middle = some[Math.min(1, some.length - 1)]?.metadata.name;
  const [first] = some;
  const remove = middle === undefined ? [] : [button(`Delete ${middle}`, `delete pod ${middle}`)];
  const crash = first === undefined ? [] : [button(`Crash ${first.metadata.name}`, `crash pod ${first.metadata.name}`)];
  const scale = button(`Scale to ${other}`, `scale ${name} ${other}`);
  return deed === 'deleted Pod'
    ? [scale, ...crash, QUIZ]
    : deed === 'scaled'
      ? [scale, ...remove, QUIZ]
      : [...remove, ...crash, scale];
}

/** A template for new Pods only shows when there is a new Pod; a Deployment replaces the old ones. */
function aboutReplicaSet(situation: Situation, owner: ReplicaSet): readonly Button[] {
  const { name, namespace } = owner.metadata;
  const other = owner.spec.replicas >= 4 ? 3 : 4;
  const scale = button(`Scale to ${other}`, `scale rs/${name} ${other}`);
  const isFree = situation.after.get('Deployment', name, namespace) === undefined;
  const deployment =
    situation.deed === 'updated' && isFree
      ? [
          button(
            'Use a Deployment',
            `deploy ${name} ${owner.spec.replicas} --image ${imageOf(owner.spec.template.spec)}`,
          ),
        ]
      : [];
  return [...deployment, ...firstPod(situation, 'Delete'), scale, QUIZ];
}

/** The same workload once more, after it was deleted. */
function deployAgain(owner: TopOwner): readonly Button[] {
  const { kind, metadata, spec } = owner;
  if (kind === 'ReplicaSet') return [];
  const { name } = metadata;
  const image = imageOf(spec.template.spec);
  const words = [
    `deploy ${name}`,
    ...(kind === 'DaemonSet' || spec.replicas === 0 ? [] : [String(spec.replicas)]),
    ...(kind === 'Deployment' ? [] : [kind.toLowerCase()]),
    ...partsOf(owner),
    ...(image === `${name}:v1` ? [] : [`--image ${image}`]),
  ];
  return [button('Deploy it again', words.join(' '))];
}

/** Volume, second container and backend, as `deploy` takes them. */
function partsOf({ kind, spec }: TopOwner): readonly string[] {
  const { containers, volumes = [] } = spec.template.spec;
  const isShared = volumes.some((volume) => volume.persistentVolumeClaim !== undefined);
  const isWithout = kind === 'StatefulSet' && (spec.volumeClaimTemplates ?? []).length === 0;
  const second = containers[1]?.image;
  const backend = backendOf(spec.template.spec);
  return [
    ...(isShared ? ['volume'] : isWithout ? ['without volume'] : []),
    ...(second === undefined ? [] : [`with ${second.replace(/:v1$/, '')}`]),
    ...(backend === undefined ? [] : [`to ${backend}`]),
  ];
}

/** Whether a container of the Pod runs that can crash. */
function canCrash({ focus, after }: Situation): boolean {
  const pod = focus === undefined ? undefined : after.resolve(focus);
  return pod?.kind === 'Pod' && isReady(pod) && pod.metadata.deletionTimestamp === undefined;
}

function again(pod: string, situation: Situation, labels = ['Crash it again', 'Delete it instead']): readonly Button[] {
  const [crash = '', remove = ''] = labels;
  return [
    ...(canCrash(situation) ? [button(crash, `crash pod ${pod}${containerOf(situation)}`)] : []),
    button(remove, `delete pod ${pod}`),
    QUIZ,
  ];
}

/** ` -c shipper`, where the Pod has several and one of them crashed. */
function containerOf({ focus, after, steps }: Situation): string {
  const pod = focus === undefined ? undefined : after.resolve(focus);
  const name = steps.find(({ verb }) => verb === 'crashed')?.detail?.container;
  return pod?.kind === 'Pod' && pod.spec.containers.length > 1 && name !== undefined ? ` -c ${name}` : '';
}

function firstPod(situation: Situation, verb: string): readonly Button[] {
  const [pod] = pods(situation);
  return pod === undefined ? [] : [button(`${verb} a Pod`, `${verb.toLowerCase()} pod ${pod.metadata.name}`)];
}

function pods({ owner, after }: Pick<Situation, 'owner' | 'after'>): ReturnType<typeof podsOf> {
  return owner === undefined
    ? []
    : podsOf(owner, after).filter((pod) => pod.metadata.deletionTimestamp === undefined && isReady(pod));
}
