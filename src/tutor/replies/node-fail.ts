/**
 * The replies to `node fail` and `node notready`: what is known of the Node, and what is still to come.
 */
import { isNodeReady } from '../../api/node-state';
import type { Node } from '../../api/objects';
import { keyOf } from '../../cluster/cluster';
import { evictionTime, mayStay } from '../../cluster/eviction/eviction-time';
import { readyPods } from '../../containers/requests';
import { cut } from '../../diagram/text/columns';
import { button, QUIZ } from '../button';
import { recoverNode } from '../buttons/recover-node';
import { lostOf } from '../load-during';
import { type Button, LONGEST_HEADLINE } from '../reply';
import type { Situation } from '../situation';
import type { OwnReply } from './own-reply';

export const nodeFailReply: OwnReply = {
  headline: (situation) => {
    const lost = lostNode(situation);
    if (lost === undefined) return undefined;
    const name = cut(lost.metadata.name, 20);
    if (!isAnyReady(situation)) return `${name} is silent, and no other Node is ready`;
    const pods = situation.after.podsOn(lost.metadata.name).length;
    if (pods === 0) return `${name} is silent; it had no Pods`;
    if (isWaiting(lost, situation) || !mayAllStay(lost, situation)) {
      return withLoss(`${name} is silent; nothing is replaced yet`, situation);
    }
    return `${name} is silent; its ${pods === 1 ? 'Pod stays' : `${pods} Pods stay`} with it`;
  },
  notice: (situation) => {
    const lost = lostNode(situation);
    if (lost === undefined) return undefined;
    if (!isAnyReady(situation)) {
      return 'where no Node answers, nothing is evicted: perhaps only the network is cut, and every Pod runs on.';
    }
    if (situation.after.podsOn(lost.metadata.name).length === 0) return 'a Node without Pods is missed by nobody.';
    if (mayAllStay(lost, situation)) {
      return 'a DaemonSet Pod belongs to its Node: there is no other place for it to go. kubectl still prints Running.';
    }
    if (!isWaiting(lost, situation)) return 'kubectl still prints Running for its Pods, the last word that was heard.';
    return situation.after.podsOn(lost.metadata.name).length === 1
      ? 'kubectl still prints Running for it, the last word that was heard. Predict: does another Pod take its place?'
      : 'kubectl still prints Running for them, the last word that was heard. Predict: which of them get a new Pod?';
  },
  buttons: (situation) => {
    const lost = lostNode(situation);
    return lost === undefined ? undefined : [...waitOrPredict(lost, situation), recoverNode(lost.metadata.name), QUIZ];
  },
};

export const nodeNotReadyReply: OwnReply = {
  headline: (situation) => {
    const lost = lostNode(situation);
    if (lost === undefined) return undefined;
    const pods = situation.after.podsOn(lost.metadata.name).length;
    return `${cut(lost.metadata.name, 20)} is not ready; ${pods === 0 ? 'it had no Pods' : 'its Pods run on for now'}`;
  },
  notice: (situation) =>
    lostNode(situation) === undefined
      ? undefined
      : 'this kubelet still speaks: its Pods get requests, and it stops them when it is told. A silent one cannot.',
  buttons: (situation) => {
    const lost = lostNode(situation);
    if (lost === undefined) return undefined;
    const wait = isWaiting(lost, situation) ? [WAIT] : [];
    return [...wait, recoverNode(lost.metadata.name), button('Show the Nodes', 'show nodes')];
  },
};

const WAIT = button('Wait 5m', 'wait 5m');

const lostNode = ({ focus, after }: Situation): Node | undefined =>
  focus === undefined ? undefined : after.get('Node', focus.name);

/** What users lose now, where there is room to say it. */
function withLoss(headline: string, { after }: Situation): string {
  const lost = after
    .list('Service')
    .reduce((sum, service) => sum + lostOf(after.machines.loadOn(keyOf(service)), readyPods(after, service).length), 0);
  const whole = `${headline}, ${lost}/s lost`;
  return lost === 0 || whole.length > LONGEST_HEADLINE ? headline : whole;
}

/** Whether some Pods of the Node are evicted later. */
function isWaiting(node: Node, { after }: Situation): boolean {
  return after.podsOn(node.metadata.name).some((pod) => (evictionTime(pod, node) ?? after.now) > after.now);
}

/** Whether every Pod of the Node tolerates it as it is, without a limit. */
function mayAllStay(node: Node, { after }: Situation): boolean {
  return after.podsOn(node.metadata.name).every((pod) => mayStay(pod, node));
}

function waitOrPredict(node: Node, situation: Situation): readonly Button[] {
  if (!isWaiting(node, situation)) return [];
  return [WAIT, button('Predict first', 'quiz predict lost-node')];
}

function isAnyReady({ after }: Situation): boolean {
  return after.list('Node').some(isNodeReady);
}
