/**
 * The reply to `drain`: who left, who came back elsewhere, who stays, and what to do when kubectl stops.
 */
import type { Pod, Ref } from '../../api/objects';
import { cut } from '../../diagram/text/columns';
import { claimsOf } from '../../diagram/mark';
import { topOwnerOf } from '../../diagram/owner';
import { isReady, podState } from '../../diagram/pod-state';
import { button, QUIZ } from '../button';
import { recoverNode } from '../buttons/recover-node';
import { withinLimit } from '../rejection-reply';
import { type Button, LONGEST_HEADLINE } from '../reply';
import type { Situation } from '../situation';
import { count, listed, nameIn } from '../story/pod-name';
import type { OwnReply } from './own-reply';
import { withoutRepeats } from './repeated-lines';

export const drainReply: OwnReply = {
  headline: (situation) => {
    const { done, focus, made } = situation;
    const nodes = done.focus.filter(({ kind }) => kind === 'Node');
    const theyAre = nodes.length > 1 ? `${nodes.length} Nodes are` : `${cut(focus?.name ?? 'The Node', 16)} is`;
    if (isRefused(situation)) {
      const inTheWay = done.drain?.obstacles.length ?? 0;
      return `${theyAre} cordoned, not drained: ${count(inTheWay, 'Pod')} in the way`;
    }
    const stuck = stillThere(situation).length;
    if (stuck > 0 && keptBy(situation).length > 0) {
      return `${theyAre} not drained: a budget keeps ${count(stuck, 'Pod')} there`;
    }
    if (stuck > 0) return `${theyAre} not drained yet: ${count(stuck, 'Pod')} still there`;
    const left = done.drain?.leaving.length ?? 0;
    if (left === 0) return `${theyAre} drained: 0 Pods had to leave`;
    const placed = made.filter(isReady).length;
    const waiting = made.length - placed;
    const ended = `${theyAre} drained: ${count(left, 'Pod')} ended`;
    if (waiting > 0) return `${ended}, ${placed} made elsewhere, ${waiting} ${waiting === 1 ? 'waits' : 'wait'}`;
    const elsewhere = `${ended} there, ${placed} made elsewhere`;
    return elsewhere.length <= LONGEST_HEADLINE ? elsewhere : `${ended}, ${placed} made elsewhere`;
  },
  notice: (situation) => {
    if (isRefused(situation)) return whyStopped(situation);
    const [budget] = keptBy(situation);
    if (stillThere(situation).length > 0 && budget !== undefined) {
      return `budget ${cut(budget, 24)} allows no eviction now. kubectl asked every 5s, and then gave up. A delete asks no budget.`;
    }
    if (stillThere(situation).length > 0) {
      return 'only the kubelet can say that a Pod has stopped. kubectl waited for it, and then gave up.';
    }
    const lone = (situation.done.drain?.leaving ?? []).filter((ref) => isLone(ref, situation));
    if (lone.length > 0) {
      return `nobody makes ${lone.length > 3 ? 'these ' : ''}${listed(names(lone, situation), 'Pods')} again: no controller owned ${lone.length === 1 ? 'it' : 'them'}.`;
    }
    if (situation.made.some((pod) => podState(pod, situation.after).word === 'volume wait')) {
      return 'a new Pod is made before the old one has stopped. Its volume is still on another Node, so it hangs.';
    }
    if (situation.made.some((pod) => !isReady(pod))) {
      return 'the other Nodes have no place for all of them. They start as soon as a Node fits.';
    }
    if (
      situation.made.some((pod) => topOwnerOf(pod, situation.after)?.kind === 'StatefulSet' && claimsOf(pod).length > 0)
    ) {
      return 'nothing moved: Pods ended here and new ones were made elsewhere. The volume followed the name.';
    }
    return situation.made.length === 0
      ? 'the Node may be switched off or repaired now. Uncordon it, and new Pods may come again.'
      : 'nothing moved: Pods ended here, and their controllers made new ones elsewhere. Uncordon brings none back.';
  },
  buttons: (situation) => {
    const { focus, after } = situation;
    const node = focus === undefined ? undefined : after.get('Node', focus.name)?.metadata.name;
    if (node === undefined) return undefined;
    const uncordon = button(`Uncordon ${node}`, `uncordon ${node}`);
    if (isRefused(situation)) return [goOn(situation), uncordon];
    if (stillThere(situation).length > 0 && keptBy(situation).length > 0) {
      return [uncordon, button('Show the budget', 'get pdb'), button('Show everything', 'show')];
    }
    if (stillThere(situation).length > 0) {
      return [...recover(node, situation), uncordon, button('Show everything', 'show')];
    }
    const canRemove = after.count('Node') > 1;
    return [uncordon, ...(canRemove ? [button(`Remove ${node}`, `node remove ${node}`)] : []), QUIZ];
  },
  verbatim: ({ done }) =>
    done.code === undefined || done.code === 0 ? undefined : withinLimit(withoutRepeats(done.stderr ?? '')),
};

const isRefused = ({ done }: Situation): boolean => (done.drain?.obstacles.length ?? 0) > 0;

/** Pods that were asked to leave and are not gone. */
function stillThere({ done, before, after }: Situation): readonly Pod[] {
  return (done.drain?.leaving ?? []).flatMap((ref) => {
    const [was, is] = [before.resolve(ref), after.resolve(ref)];
    return is?.kind === 'Pod' && is.metadata.uid === was?.metadata.uid ? [is] : [];
  });
}

/** The budgets that refused, as long as one of their Pods is there and nobody told it to stop. */
function keptBy(situation: Situation): readonly string[] {
  const isKept = stillThere(situation).some(({ metadata }) => metadata.deletionTimestamp === undefined);
  return isKept ? (situation.done.drain?.budgets ?? []) : [];
}

function isLone(ref: Ref, { before }: Situation): boolean {
  const pod = before.resolve(ref);
  return pod?.kind === 'Pod' && topOwnerOf(pod, before) === undefined;
}

const names = (refs: readonly Ref[], { before, after }: Situation): readonly string[] =>
  refs.map((ref) => nameIn(ref, before, after));

/** What each flag takes responsibility for. */
const MEANINGS: Readonly<Record<string, string>> = {
  '--ignore-daemonsets': 'Pods of a DaemonSet stay where they are',
  '--delete-emptydir-data': 'files in an emptyDir are lost',
  '--force': 'Pods without a controller are gone',
};

/** Each once, also where several Nodes lack it. */
const missingFlags = (done: Situation['done']): readonly string[] => [...new Set(done.drain?.missing)];

function whyStopped({ done }: Situation): string {
  const meanings = missingFlags(done).map((flag) => MEANINGS[flag] ?? flag);
  return `drained all the same: ${meanings.join('; ')}.`;
}

/** The same with the flags that were missing; asks once where something is lost. */
function goOn({ done }: Situation): Button {
  const missing = missingFlags(done);
  const run = [done.understood, ...missing].join(' ');
  const lost = missing.filter((flag) => flag !== '--ignore-daemonsets').map((flag) => MEANINGS[flag] ?? flag);
  const [first = '', ...rest] = lost.join('; ');
  return {
    ...button('Drain all the same', run),
    ...(lost.length === 0 ? {} : { confirm: `${first.toUpperCase()}${rest.join('')}.` }),
  };
}

function recover(node: string, { after }: Situation): readonly Button[] {
  return after.machines.nodes.get(node)?.fault === undefined ? [] : [recoverNode(node)];
}
