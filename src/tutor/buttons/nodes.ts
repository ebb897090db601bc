/**
 * What to do next after a command about Nodes.
 */
import { own } from '../../api/own';
import type { Node } from '../../api/objects';
import { NOT_READY_TAINT, UNREACHABLE_TAINT, UNSCHEDULABLE_TAINT } from '../../api/taints';
import { byName } from '../../diagram/natural';
import { podState } from '../../diagram/pod-state';
import { button, LONGEST_LABEL, QUIZ } from '../button';
import type { Button } from '../reply';
import type { Situation } from '../situation';
import { setAndOff } from '../story/done-by-you';
import { freeing } from '../volume-wait';

const CONTROLLERS_OWN: readonly string[] = [NOT_READY_TAINT, UNREACHABLE_TAINT, UNSCHEDULABLE_TAINT];

/** Ways on after a Node joined, left, was cordoned, labelled or tainted. */
export function aboutNodes(situation: Situation): readonly Button[] {
  const { focus, after, deed } = situation;
  const node = focus === undefined ? undefined : after.get('Node', focus.name);
  const nodes = after.list('Node');
  const [deployment] = after.list('Deployment');
  const grow =
    deployment === undefined
      ? [button('Deploy web', 'deploy web')]
      : [scaleUp(deployment.metadata.name, deployment.spec.replicas + 3)];
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
  if (deed === 'node removed') {
    return [...freed(situation), button('Add a Node', 'node add'), button('Show everything', 'show'), QUIZ];
  }
  if (deed === 'node added') return [...grow, ...remove, QUIZ];
  if (deed === 'labelled') return [...aboutLabels(situation), ...grow, QUIZ];
  if (deed === 'tainted') return [...takeTaintOff(situation), ...grow, QUIZ];
  return [...(deed === 'cordoned' ? [...toggle, ...grow] : [...grow, ...toggle]), QUIZ];
}

/** A Pod that hangs, because its volume is still on the Node that left. */
function freed({ made, after }: Situation): readonly Button[] {
  const hanging = made.find((pod) => podState(pod, after).word === 'volume wait');
  return hanging === undefined ? [] : freeing(hanging, after);
}

/** Names what it scales, as far as there is room: a DaemonSet cannot be scaled. */
function scaleUp(name: string, replicas: number): Button {
  const [long, short] = [`Scale ${name} to ${replicas}`, `Scale ${name} up`];
  return button(long.length <= LONGEST_LABEL ? long : short, `scale ${name} ${replicas}`);
}

/** The same label for the next Node, and off this one again. */
function aboutLabels({ focus, steps, after }: Situation): readonly Button[] {
  const [set, off] = setAndOff(String(steps.find((step) => step.verb === 'labelled')?.detail?.labels ?? ''));
  const [label] = set;
  if (focus === undefined || label === undefined) {
    return off.length === 0 ? [] : [button('Show the Nodes', 'show nodes')];
  }
  const [key = '', value] = label.split('=');
  const others = after.list('Node').filter((node) => !has(node, key, value ?? ''));
  const [next] = others.map((node) => node.metadata.name).sort(byName);
  const isChoosing = after.list('DaemonSet').some((daemons) => key in (daemons.spec.template.spec.nodeSelector ?? {}));
  return [
    ...(next === undefined || !isChoosing
      ? []
      : [button(`Label ${next} too`, `label node ${next} ${label} --overwrite`)]),
    button('Take the label off', `label node ${focus.name} ${key}-`),
  ];
}

function has(node: Node, key: string, value: string): boolean {
  return own(node.metadata.labels, key) === value;
}

/** Taints that the Node controller set come back by themselves. */
function takeTaintOff({ focus, after }: Situation): readonly Button[] {
  const node = focus === undefined ? undefined : after.get('Node', focus.name);
  const taint = node?.spec.taints?.find(({ key }) => !CONTROLLERS_OWN.includes(key));
  if (node === undefined || taint === undefined) return [];
  return [button('Take the taint off', `taint node ${node.metadata.name} ${taint.key}-`)];
}
