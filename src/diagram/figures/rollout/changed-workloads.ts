/**
 * What a figure over time is about where all of the cluster is meant: the workloads whose Pods changed, not those that
 * stood by.
 */
import type { Ref } from '../../../api/objects';
import type { Scene } from '../../scene';
import { boxOf } from './rollout-lines';
import type { LineGroup } from './rollout-groups';
import { nameOf, spaceOf } from './pod-key';
import type { Column, RolloutStory } from './rollout-story';

/** `all` where nothing stood by. */
export function changedWorkloads({ groups, columns }: RolloutStory): Scene['focus'] {
  const changed = groups.filter((group) => group.lines.some((line) => hasChanged(line, columns)));
  const owners = new Set(groups.map(({ owner }) => owner));
  const told = new Set(changed.map(({ owner }) => owner));
  if (told.size === owners.size || told.size === 0) return 'all';
  return changed.flatMap((group) => refsOf(group));
}

function hasChanged(line: LineGroup['lines'][number], columns: readonly Column[]): boolean {
  const [first, ...others] = columns.map((moment) => boxOf(line, moment));
  const led = columns.map(({ leaders }) => line.keys.some((key) => leaders.has(key)));
  return others.some((box) => box !== first) || led.some((leads) => leads !== led[0]);
}

function refsOf({ owner, lines }: LineGroup): readonly Ref[] {
  if (owner !== undefined) {
    return [{ kind: owner.kind, name: owner.metadata.name, ...spaced(owner.metadata.namespace) }];
  }
  return lines.flatMap(({ keys }) =>
    keys.map((key) => ({ kind: 'Pod' as const, name: nameOf(key), ...spaced(spaceOf(key)) })),
  );
}

const spaced = (namespace: string | undefined) => (namespace === undefined ? {} : { namespace });
