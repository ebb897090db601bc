/**
 * What the reply to a change shows of files: of the Pod that was written in, crashed, was replaced, or lost its disk.
 */
import type { Pod } from '../../api/objects';
import { type Cluster, controllerOf } from '../../cluster/cluster';
import type { Step, StepVerb } from '../../cluster/step';
import type { Done } from '../../commands/verb';
import { filesOf } from '../../containers/files';
import { claimNames } from '../../containers/volumes/claims';
import { byName } from '../../diagram/natural';
import type { Table } from './columns-of';
import { fileTable } from './file-table';
import { identityTable } from './identity-table';

interface Event {
  readonly done: Done;
  readonly before: Cluster;
  readonly after: Cluster;
}

/** A table under the picture, or undefined where no file or identity is worth a look. */
export function aftermathOf(event: Event): Table | undefined {
  return written(event) ?? lostDisk(event) ?? replaced(event) ?? gone(event) ?? restarted(event);
}

function written({ done, before, after }: Event): Table | undefined {
  const pod = done.file?.pods.map((ref) => after.resolve(ref)).find((object) => object?.kind === 'Pod');
  return pod === undefined ? undefined : fileTable(pod, before, after);
}

/** The first Pod that had files on a disk that is empty now. */
function lostDisk({ before, after }: Event): Table | undefined {
  const lost = stepsWith(after, 'lost-disk').map((step) => step.object.name);
  if (lost.length === 0) return undefined;
  return firstTable(
    after.list('Pod').filter((pod) => claimNames(pod).some((claim) => lost.includes(claim))),
    before,
    after,
  );
}

/** Where more Pods went, only those with files are looked at: one at most is shown. */
const MOST_REPLACED = 6;

/** One Pod that has a successor: the one of its name, or the only new one of its owner. */
function replaced({ before, after }: Event): Table | undefined {
  const all = goneFrom(before, after);
  const candidates = all.length <= MOST_REPLACED ? all : all.filter((pod) => filesOf(before, pod).length > 0);
  const pairs = candidates.slice(0, MOST_REPLACED).flatMap((old) => {
    const next = successorOf(old, before, after);
    const isWorthIt = next?.metadata.name === old.metadata.name || filesOf(before, old).length > 0;
    return next === undefined || !isWorthIt ? [] : [{ old, next }];
  });
  const withFiles = pairs.filter(({ old }) => filesOf(before, old).length > 0);
  const [pair] = pairs.length === 1 ? pairs : withFiles;
  return pair === undefined ? undefined : identityTable(pair.old, pair.next, before, after);
}

/** A Pod with files that nobody replaced: what its volume kept. Where others go on with the same disk nothing is lost. */
function gone({ before, after }: Event): Table | undefined {
  const isMounted = (claim: string) => after.list('Pod').some((pod) => claimNames(pod).includes(claim));
  const isTold = (pod: Pod) =>
    filesOf(before, pod).some(({ place }) => place.kind !== 'disk' || !isMounted(place.name));
  const told = goneFrom(before, after).filter(isTold);
  return firstTable(
    told.sort((a, b) => byName(a.metadata.name, b.metadata.name)),
    before,
    after,
  );
}

/** The same Pod, whose container ended or whose Node answers again. */
function restarted({ before, after }: Event): Table | undefined {
  const ended = new Set(stepsWith(after, 'container-ended').map((step) => step.object.name));
  const nodes = new Set(stepsWith(after, 'recovered-node').map((step) => step.object.name));
  return firstTable(
    before.list('Pod').filter(({ metadata, spec }) => ended.has(metadata.name) || nodes.has(spec.nodeName ?? '')),
    before,
    after,
  );
}

function firstTable(pods: readonly Pod[], before: Cluster, after: Cluster): Table | undefined {
  for (const pod of pods) {
    const table = fileTable(pod, before, after);
    if (table !== undefined) return table;
  }
  return undefined;
}

const stepsWith = (after: Cluster, verb: StepVerb): readonly Step[] => after.steps.filter((step) => step.verb === verb);

function goneFrom(before: Cluster, after: Cluster): readonly Pod[] {
  return before.list('Pod').filter(({ metadata }) => {
    return after.get('Pod', metadata.name, metadata.namespace)?.metadata.uid !== metadata.uid;
  });
}

function successorOf(old: Pod, before: Cluster, after: Cluster): Pod | undefined {
  const { name, namespace } = old.metadata;
  const same = after.get('Pod', name, namespace);
  if (same !== undefined) return same;
  const owner = controllerOf(old);
  const isOwned = (pod: Pod) => owner !== undefined && controllerOf(pod)?.name === owner.name;
  const made = after.list('Pod', namespace).filter((pod) => {
    const { metadata } = pod;
    return isOwned(pod) && before.get('Pod', metadata.name, namespace)?.metadata.uid !== metadata.uid;
  });
  return made.length === 1 && goneFrom(before, after).filter(isOwned).length === 1 ? made[0] : undefined;
}
