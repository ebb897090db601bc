/**
 * Which version's command began a rollout that the cluster still remembers.
 */
import type { Step } from '../../cluster/step';
import type { ChannelRecord } from '../ports';

/** Versions that are looked at: the time of the cluster nearly always leaves one. */
const MOST = 4;

/** Versions whose command may have taken this step, the newest first. */
export function versionsWith({ at }: Step, commands: ChannelRecord['commands']): readonly number[] {
  const changes = commands.filter(({ keepsCluster }) => keepsCluster !== true);
  const isWithin = (index: number) =>
    at >= (changes[index - 1]?.clock ?? 0) && at <= (changes[index]?.clock ?? Infinity);
  return changes
    .filter((command, index) => command.to === undefined && isWithin(index))
    .map(({ version }) => version)
    .reverse()
    .slice(0, MOST);
}
