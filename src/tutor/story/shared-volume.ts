/**
 * Tells a disk that all Pods of an app share: it is made once, then every Pod mounts the same one.
 */
import type { PersistentVolumeClaim } from '../../api/objects';
import { claimNames } from '../../containers/volumes/claims';
import type { Entry } from './lines';
import { count } from './pod-name';
import { detailOf, type Happening, since, type Told, withVerb } from './telling';

/** The claims that came with an app, for all its Pods, until the Pods had their Nodes. */
export function tellSharedVolumes(happening: Happening): Told {
  const told = withVerb(happening.steps, 'created').flatMap((step) => {
    const claim = step.actor === 'you' ? happening.after.resolve(step.object) : undefined;
    return claim?.kind === 'PersistentVolumeClaim' ? [tellClaim(claim, happening)] : [];
  });
  return {
    entries: told.flatMap(({ entries }) => entries),
    last: [],
    covered: new Set(told.flatMap(({ covered }) => [...covered])),
  };
}

function tellClaim(claim: PersistentVolumeClaim, happening: Happening): Told {
  const { name } = claim.metadata;
  const made = withVerb(happening.steps, 'made-volume').filter((step) => detailOf(step, 'claim') === name);
  const tied = withVerb(happening.steps, 'bound-claim').filter((step) => step.object.name === name);
  const placed = withVerb(happening.steps, 'bound').filter((step) => {
    const pod = happening.after.resolve(step.object);
    return pod?.kind === 'Pod' && claimNames(pod).includes(name);
  });
  const own = withVerb(happening.steps, 'made-replica-set').filter((step) => step.detail?.revision === 1);
  const [firstTied] = tied;
  const [firstPlaced] = placed;
  if (made.length === 0 || firstTied === undefined) return { entries: [], last: [], covered: new Set() };
  const disk: Entry = {
    at: since(firstTied, happening),
    order: firstTied.id,
    text: 'volume controller made the disk, tied it to the claim',
    weight: 9,
    steps: made.length + tied.length,
  };
  const places =
    firstPlaced === undefined
      ? []
      : [mounted(firstPlaced.id, since(firstPlaced, happening), placed.length, isOnOneNode(claim, happening))];
  return {
    entries: [disk, ...places],
    last: [],
    covered: new Set([...made, ...tied, ...placed, ...own].map(({ id }) => id)),
  };
}

/** Some of its Pods hang on other Nodes. */
function isOnOneNode({ metadata }: PersistentVolumeClaim, happening: Happening): boolean {
  return withVerb(happening.steps, 'could-not-attach').some((step) => detailOf(step, 'claim') === metadata.name);
}

function mounted(order: number, at: number, pods: number, isOnOne: boolean): Entry {
  const how = isOnOne ? 'the disk is for one Node' : pods === 1 ? 'it mounts the disk' : 'all mount the same disk';
  const text = `scheduler placed ${count(pods, 'Pod')}; ${how}`;
  return { at, order, text, weight: 9, steps: pods };
}
