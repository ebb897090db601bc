/**
 * Why a workload does not run a version: nobody asked for it, it was taken back, or its rollout is not through.
 */
import type { Cluster } from '../../../cluster/cluster';
import { cut } from '../../../diagram/text/columns';
import { imageOf, replicaSetsOf, revisionOf, tagOf, type TopOwner } from '../../../diagram/owner';
import { podsOf } from '../../../diagram/workload';
import { isReady } from '../../../diagram/pod-state';
import { button } from '../../button';
import { count } from '../../story/pod-name';
import { clock } from '../due';
import { type Absence, wrapped } from './absence';

/** Undefined where the template asks for it and Pods lack it: then the rollout is what has to be told. */
export function versionAbsence(owner: TopOwner, tag: string, cluster: Cluster): Absence | undefined {
  const name = cut(owner.metadata.name, 20);
  const asked = tagOf(imageOf(owner.spec.template.spec));
  const pods = podsOf(owner, cluster);
  const there = pods.filter((pod) => tagOf(imageOf(pod.spec)) === tag);
  const ready = there.filter(isReady).length;
  const page =
    owner.kind === 'Deployment' ? 'Deployments' : owner.kind === 'StatefulSet' ? 'StatefulSets' : 'Workload Management';
  const show = button('Show it', `show ${owner.metadata.name}`);
  if (asked === tag) {
    if (ready < pods.length || pods.length === 0) return undefined;
    return {
      headline: `${name} runs ${cut(tag, 12)}: ${ready} of ${pods.length} Pods`,
      lines: wrapped([`image ${imageOf(owner.spec.template.spec)}`]),
      page,
      buttons: [show, button('Show owners', 'show owners')],
    };
  }
  const revision = owner.kind === 'Deployment' ? revisionWith(owner, tag, cluster) : undefined;
  const last = cluster.history.findLast(
    ({ actor, verb, object }) =>
      actor === 'you' &&
      (verb === 'changed' || verb === 'created') &&
      object.kind === owner.kind &&
      object.name === owner.metadata.name,
  );
  const changed =
    last === undefined
      ? []
      : [
          `you ${last.detail?.revision === undefined ? 'set it' : `went back to revision ${last.detail.revision}`} at ${clock(last.at)}`,
        ];
  return {
    headline:
      revision === undefined
        ? `Nobody asked for ${cut(tag, 12)}: ${name} is to run ${cut(asked, 12)}`
        : `${name} is to run ${cut(asked, 12)}; ${cut(tag, 12)} is revision ${revision}`,
    lines: wrapped([
      `template image ${imageOf(owner.spec.template.spec)}`,
      ...changed,
      ...(there.length === 0 ? [] : [`${count(there.length, 'old Pod')} with ${tag} still there`]),
    ]),
    page,
    buttons: [
      revision === undefined
        ? button(`Update to ${tag}`, `update ${owner.metadata.name} ${tag}`)
        : button(`Go to revision ${revision}`, `rollback ${owner.metadata.name} --to ${revision}`),
      show,
    ],
  };
}

/** The newest ReplicaSet that has the version in its template. */
function revisionWith(
  owner: Extract<TopOwner, { kind: 'Deployment' }>,
  tag: string,
  cluster: Cluster,
): number | undefined {
  const set = replicaSetsOf(owner, cluster).old.find(({ spec }) => tagOf(imageOf(spec.template.spec)) === tag);
  return set === undefined ? undefined : revisionOf(set);
}
