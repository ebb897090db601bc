/** Descriptions of what keeps Pods: how far it is, and how its page is to be read. */
import { findCondition } from '../../../api/conditions';
import type { DaemonSet, Deployment, KubeObject, ReplicaSet, StatefulSet } from '../../../api/objects';
import { controllerOf, revisionOf } from '../../../diagram/owner';
import { fractionOf, isRollingOut } from '../../../diagram/workload';
import { button } from '../../button';
import type { Button } from '../../reply';
import { fraction } from '../../story/pod-name';
import { commandIn, nameOf, type PageOf } from './page';

export const deploymentPage: PageOf<Deployment> = (deployment, cluster) => {
  const { metadata, spec, status } = deployment;
  const name = nameOf(deployment);
  const { ready, wanted } = fractionOf(deployment, cluster);
  const pods = fraction(ready, wanted, 'Pod');
  const history = at(deployment, button('Show history', `rollout history deployment/${metadata.name}`));
  const progress = at(deployment, button('How far is it?', `rollout status deployment/${metadata.name} -w=false`));
  if (spec.paused === true) {
    const resume = at(deployment, button('Resume it', `rollout resume deployment/${metadata.name}`));
    const notice = 'DeploymentPaused: what changes in the Pod Template waits. A change of the number does not.';
    return { headline: `${name} is paused: ${pods} ready`, notice, buttons: [resume, history, why(deployment)] };
  }
  const undo = at(deployment, button('Roll back', `rollout undo deployment/${metadata.name}`));
  const back = revisionOf(deployment) > 1 ? [undo] : [];
  const isLate = findCondition(status.conditions, 'Progressing')?.reason === 'ProgressDeadlineExceeded';
  if (isLate) {
    const notice =
      'ProgressDeadlineExceeded: it took too long. The Deployment says so and tries on; nothing is undone.';
    return { headline: `${name} is stuck: ${pods} ready`, notice, buttons: [history, ...back, why(deployment)] };
  }
  if (isRollingOut(deployment, cluster)) {
    const notice =
      'Replicas: updated Pods have the new template. RollingUpdateStrategy says how many may lack or be extra.';
    return { headline: `${name} rolls out: ${pods} ready`, notice, buttons: [progress, history, why(deployment)] };
  }
  return {
    headline: `${name}: ${pods} ready, revision ${revisionOf(deployment)}`,
    notice: 'NewReplicaSet keeps the Pods of the Pod Template as it is now, OldReplicaSets the ways back.',
    buttons: [history, progress, why(deployment)],
  };
};

export const replicaSetPage: PageOf<ReplicaSet> = (set, cluster) => {
  const { ready, wanted } = fractionOf(set, cluster);
  const owner = controllerOf(set, cluster);
  const above =
    owner === undefined
      ? []
      : [at(set, button('Describe its owner', `describe ${owner.kind.toLowerCase()} ${owner.metadata.name}`))];
  const isOld = wanted === 0 && owner !== undefined;
  return {
    headline: isOld
      ? `${nameOf(set)} keeps no Pods: a way back`
      : `${nameOf(set)}: ${fraction(ready, wanted, 'Pod')} ready`,
    notice:
      owner === undefined
        ? 'no Controlled By: nobody changes its number but people. A new template is for new Pods only.'
        : `Controlled By: ${owner.kind} ${nameOf(owner)} sets the number. What people set here, it sets back.`,
    buttons: [...above, at(set, button('See the Pods', 'get pods')), why(set)],
  };
};

export const statefulSetPage: PageOf<StatefulSet> = (set, cluster) => {
  const { ready, wanted } = fractionOf(set, cluster);
  const hasClaims = (set.spec.volumeClaimTemplates ?? []).length > 0;
  const claims = hasClaims ? [at(set, button('See the claims', 'get pvc'))] : [];
  const progress = button('How far is it?', `rollout status statefulset/${set.metadata.name} -w=false`);
  return {
    headline: `${nameOf(set)}: ${fraction(ready, wanted, 'Pod')} ready`,
    notice: hasClaims
      ? 'Volume Claims: each Pod gets one of each, under its own number. They stay when the Pods go.'
      : 'Partition: Pods with a lower number keep the template that they have. 0: all get the new one.',
    buttons: [...claims, at(set, progress), why(set)],
  };
};

export const daemonSetPage: PageOf<DaemonSet> = (set) => {
  const { desiredNumberScheduled: wanted = 0, numberReady: ready = 0 } = set.status;
  const progress = button('How far is it?', `rollout status daemonset/${set.metadata.name} -w=false`);
  return {
    headline: `${nameOf(set)}: ready on ${fraction(ready, wanted, 'Node')}`,
    notice: 'Desired counts the Nodes that fit. Misscheduled: Pods on Nodes that no longer fit.',
    buttons: [
      ...(set.spec.updateStrategy.type === 'RollingUpdate' ? [at(set, progress)] : []),
      button('See all Nodes', 'get nodes'),
      why(set),
    ],
  };
};

/** The same in the namespace of the object. */
const at = (object: KubeObject, { label, run }: Button): Button => button(label, commandIn(object, run));

const why = (object: KubeObject): Button =>
  at(object, button('Why?', `why ${object.kind.toLowerCase()} ${object.metadata.name}`));
