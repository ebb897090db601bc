/**
 * How large a channel lets its cluster become: as every channel, unless it chose other limits (`settings pods 200`).
 */
import type { ChannelLimits } from './ports';
import { CHANNEL_QUOTA, type HARD_LIMITS, type Quota } from './quota';

export type LimitName = keyof typeof HARD_LIMITS;

/** The quota of a channel with these limits. */
export function quotaOf({ nodes, pods }: ChannelLimits): Quota {
  return { ...CHANNEL_QUOTA, nodes: nodes ?? CHANNEL_QUOTA.nodes, pods: pods ?? CHANNEL_QUOTA.pods };
}
