/** An oracle for every prediction: it knows the words of the options, and nothing of how the key was found. */
import * as daemons from './daemon-sets';
import * as deployments from './deployments';
import * as pods from './pods';
import type { Oracle } from './rule';
import type { Seen } from './seen';
import * as sets from './stateful-sets';

const ORACLES: Readonly<Record<string, Oracle>> = {
  crash: pods.crash,
  restarts: pods.restartCount,
  'crash-loop': pods.crashLoop,
  cordon: pods.cordon,
  rollback: deployments.rollback,
  'delete-deployment-pod': deployments.deletePod,
  'update-names': deployments.updateNames,
  'bad-image': deployments.badImage,
  'scaling-revision': deployments.scalingRevision,
  'rollback-numbers': deployments.rollbackNumbers,
  'new-node': deployments.newNode,
  'node-fails': deployments.nodeFails,
  'node-removed': deployments.nodeRemoved,
  'node-returns': deployments.nodeReturns,
  'delete-replica-set': deployments.deleteReplicaSet,
  'replica-set-scaled': deployments.replicaSetScaled,
  'released-pod': deployments.releasedPod,
  'delete-stateful-pod': sets.deletePod,
  'creation-order': sets.creationOrder,
  'lost-node': sets.lostNode,
  'node-joins': daemons.nodeJoins,
  'daemon-label': daemons.labelled,
  'daemon-tainted': daemons.tainted,
  'daemon-cordoned': daemons.onCordoned,
  drain: daemons.drained,
  'scale-stateful-in': sets.scaleIn,
  'claims-remain': sets.claimsRemain,
  'shared-file': sets.sharedFile,
  'file-kept': sets.fileKept,
  'scale-out': deployments.scaleOut,
  'scale-in': deployments.scaleIn,
  'service-reaches': deployments.serviceReaches,
  budget: pods.budget,
};

/** Whether an option came true. */
export function comesTrue(text: string, seen: Seen): boolean {
  const oracle = ORACLES[seen.draft.template];
  if (oracle === undefined) throw new Error(`no oracle for ${seen.draft.template}`);
  const known = oracle.filter(([words]) => words.test(text));
  const [rule] = known;
  if (rule === undefined || known.length > 1) {
    throw new Error(`${known.length} rules of ${seen.draft.template} read: ${text}`);
  }
  const [words, holds] = rule;
  return holds(seen, ...(words.exec(text) ?? []).slice(1));
}
