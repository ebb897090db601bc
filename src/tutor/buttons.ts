/**
 * What to do next: two to four buttons, each a command that works now (reply-style §8). In trouble the repair is first,
 * and *Why?* is always last.
 */
import { keyOf } from '../cluster/cluster';
import { cut } from '../diagram/columns';
import { byName } from '../diagram/natural';
import { imageOf, replicaSetsOf, tagOf } from '../diagram/owner';
import { podsOf } from '../diagram/owner-lines';
import { isReady } from '../diagram/pod-state';
import type { Button } from './reply';
import type { Situation } from './situation';

/** No label is longer. */
export const LONGEST_LABEL = 20;
const MOST = 4;

export function buttonsFor(situation: Situation): readonly Button[] {
  const candidates = [...repairs(situation), ...waysOn(situation)];
  const why = whyButton(situation);
  const unique = candidates.filter(
    (button, index) => candidates.findIndex((other) => other.run === button.run) === index,
  );
  const room = MOST - (why === undefined ? 0 : 1);
  const chosen = unique.slice(0, room);
  for (const spare of SPARE) if (chosen.length + (why === undefined ? 0 : 1) < 2) chosen.push(spare);
  return [...chosen, ...(why === undefined ? [] : [why])];
}

const SPARE: readonly Button[] = [
  { label: 'Show everything', run: 'show' },
  { label: 'Quiz me', run: 'quiz' },
];
const QUIZ: Button = { label: 'Quiz me', run: 'quiz' };

/** A label that fits, and its command. */
export function button(label: string, run: string): Button {
  return { label: cut(label, LONGEST_LABEL), run };
}

function whyButton({ focus, owner, isOwnerGone }: Situation): Button | undefined {
  const name = isOwnerGone ? focus?.name : (owner?.metadata.name ?? focus?.name);
  const about = focus?.kind === 'Pod' || focus?.kind === 'Node' ? focus.name : name;
  return about === undefined ? undefined : { label: 'Why?', run: `why ${about}` };
}

/** What ends the trouble that the command ran into. */
function repairs(situation: Situation): readonly Button[] {
  const { owner, isHalfWay, trouble, ready, wanted, after, isOwnerGone } = situation;
  if (owner === undefined || isOwnerGone) return [];
  const name = owner.metadata.name;
  if (isHalfWay && owner.kind === 'Deployment') {
    return [button('Roll back', `rollback ${name}`), button('Wait 9m', 'wait 9m')];
  }
  if (owner.kind === 'DaemonSet' && wanted === 0) return labelANode(situation);
  if (ready === wanted) return [];
  if (trouble?.word === 'no Node yet') {
    const cordoned = after.list('Node').find((node) => node.spec.unschedulable === true)?.metadata.name;
    return [
      cordoned === undefined
        ? button('Add a Node', 'node add')
        : button(`Uncordon ${cordoned}`, `uncordon ${cordoned}`),
    ];
  }
  if (owner.kind === 'Deployment' && trouble?.word === 'image pull' && canRollBack(situation)) {
    return [button('Roll back', `rollback ${name}`)];
  }
  if (trouble?.word === 'image pull') {
    return [button('Try image v1', `update ${name} v1`), button('Wait 5m', 'wait 5m')];
  }
  if (trouble?.word === 'crash wait') return [...deleteCrashing(situation), button('Wait 5m', 'wait 5m')];
  if (trouble?.word === 'not ready') return [...betterImage(situation, name), button('Wait 1m', 'wait 1m')];
  return [button('Wait 1m', 'wait 1m')];
}

/** Only another template makes Pods ready that never will be. */
function betterImage(situation: Situation, name: string): readonly Button[] {
  if (canRollBack(situation)) return [button('Roll back', `rollback ${name}`)];
  return situation.owner?.kind === 'Deployment' ? [button('Try image v1', `update ${name} v1`)] : [];
}

/** A DaemonSet that no Node fits waits for a label. */
function labelANode({ owner, after }: Situation): readonly Button[] {
  const [label] = Object.entries(owner?.spec.template.spec.nodeSelector ?? {});
  const [node] = after.list('Node');
  if (label === undefined || node === undefined) return [button('Add a Node', 'node add')];
  const name = node.metadata.name;
  return [button(`Label ${name}`, `label node ${name} ${label.join('=')} --overwrite`)];
}

function canRollBack({ owner, after }: Situation): boolean {
  return owner?.kind === 'Deployment' && owner.spec.paused !== true && replicaSetsOf(owner, after).old.length > 0;
}

/** A looping crash ends with its Pod. */
function deleteCrashing({ owner, after }: Situation): readonly Button[] {
  const pod =
    owner === undefined
      ? undefined
      : podsOf(owner, after).find((one) => !isReady(one) && one.metadata.deletionTimestamp === undefined);
  return pod === undefined ? [] : [button('Delete the Pod', `delete pod ${pod.metadata.name}`)];
}

function waysOn(situation: Situation): readonly Button[] {
  const { deed, owner, isOwnerGone, after, focus } = situation;
  if (deed === 'node added' || deed === 'node removed' || deed === 'cordoned' || deed === 'uncordoned') {
    return aboutNodes(situation);
  }
  if (deed === 'labelled' && focus?.kind === 'Node') return aboutNodes(situation);
  if (owner === undefined || isOwnerGone) {
    if (after.count('Pod') > 0) return [button('Show everything', 'show'), QUIZ];
    return [button('Deploy web', 'deploy web'), button('Add a Node', 'node add'), QUIZ];
  }
  switch (owner.kind) {
    case 'Deployment':
      return aboutDeployment(situation, owner.metadata.name);
    case 'StatefulSet':
      return aboutStatefulSet(situation, owner.metadata.name);
    case 'DaemonSet':
      return [button('Add a Node', 'node add'), ...firstPod(situation, 'Delete'), QUIZ];
    case 'ReplicaSet':
      return [...firstPod(situation, 'Delete'), button('Scale to 4', `scale rs/${owner.metadata.name} 4`), QUIZ];
  }
}

function aboutDeployment(situation: Situation, name: string): readonly Button[] {
  const { deed, owner, wanted, focus, after } = situation;
  const other = wanted >= 4 ? 3 : 4;
  const scale = button(`Scale to ${other}`, `scale ${name} ${other}`);
  const image = owner === undefined ? '' : tagOf(imageOf(owner.spec.template.spec));
  const update =
    image === 'v2' ? button('Update to v3', `update ${name} v3`) : button('Update to v2', `update ${name} v2`);
  const crash = pods(situation).length > 0 ? [button('Crash a Pod', `crash pod ${name}`)] : [];
  const remove = pods(situation)[0]?.metadata.name;
  const deletePod = remove === undefined ? [] : [button('Delete a Pod', `delete pod ${remove}`)];
  const isThere = focus?.kind === 'Pod' && after.resolve(focus) !== undefined;
  if (situation.isHalfWay || situation.ready < wanted) return [QUIZ];
  switch (deed) {
    case 'crashed':
      return isThere
        ? [
            button('Crash it again', `crash pod ${focus.name}`),
            button('Delete it instead', `delete pod ${focus.name}`),
            QUIZ,
          ]
        : [...crash, QUIZ];
    case 'deleted Pod':
      return [scale, ...putLoad(situation), QUIZ, update];
    case 'scaled':
      return [...putLoad(situation), scale, ...crash, update];
    case 'updated':
      return [
        ...(canRollBack(situation) ? [button('Roll back', `rollback ${name}`)] : []),
        button('Try a bad image', `update ${name} nopull`),
        QUIZ,
      ];
    case 'rolled back':
      return [QUIZ, update, button('Show owners', 'show owners')];
    default:
      return [...crash, ...deletePod, scale];
  }
}

/** Requests show what the number of Pods is good for; not offered while there are some. */
function putLoad({ owner, after }: Situation): readonly Button[] {
  if (owner === undefined) return [];
  const service = after.get('Service', owner.metadata.name, owner.metadata.namespace);
  if (service === undefined || service.spec.clusterIP === 'None' || after.loadOn(keyOf(service)) > 0) return [];
  return [button('Put load on it', `load ${service.metadata.name} 500`)];
}

function aboutStatefulSet(situation: Situation, name: string): readonly Button[] {
  const { wanted, deed } = situation;
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

function aboutNodes(situation: Situation): readonly Button[] {
  const { focus, after, deed } = situation;
  const node = focus === undefined ? undefined : after.get('Node', focus.name);
  const nodes = after.list('Node');
  const [deployment] = after.list('Deployment');
  const grow =
    deployment === undefined
      ? [button('Deploy web', 'deploy web')]
      : [button('Scale up', `scale ${deployment.metadata.name} ${deployment.spec.replicas + 3}`)];
  const toggle =
    node === undefined
      ? []
      : [
          node.spec.unschedulable === true
            ? button(`Uncordon ${node.metadata.name}`, `uncordon ${node.metadata.name}`)
            : button(`Cordon ${node.metadata.name}`, `cordon ${node.metadata.name}`),
        ];
  const remove =
    node !== undefined && nodes.length > 1
      ? [button(`Remove ${node.metadata.name}`, `node remove ${node.metadata.name}`)]
      : [];
  if (deed === 'node removed') return [button('Add a Node', 'node add'), button('Show everything', 'show'), QUIZ];
  if (deed === 'node added') return [...remove, ...grow, QUIZ];
  return [...(deed === 'cordoned' ? [...toggle, ...grow] : [...grow, ...toggle]), QUIZ];
}

function firstPod(situation: Situation, verb: string): readonly Button[] {
  const [pod] = pods(situation);
  return pod === undefined ? [] : [button(`${verb} a Pod`, `${verb.toLowerCase()} pod ${pod.metadata.name}`)];
}

function pods({ owner, after }: Situation): ReturnType<typeof podsOf> {
  return owner === undefined
    ? []
    : podsOf(owner, after).filter((pod) => pod.metadata.deletionTimestamp === undefined && isReady(pod));
}
