/**
 * How large a channel lets its cluster become: as every channel, unless it chose other limits (`settings pods 200`).
 */
import type { ChannelLimits } from './ports';
import { CHANNEL_QUOTA, type Quota } from './quota';

/** What a channel can choose. More would not be answered within Slack's three seconds. */
export const HARD_LIMITS = { nodes: 100, pods: 1000 } as const;

export type LimitName = keyof typeof HARD_LIMITS;

/** The quota of a channel with these limits. */
export function quotaOf({ nodes, pods }: ChannelLimits): Quota {
  return { ...CHANNEL_QUOTA, nodes: nodes ?? CHANNEL_QUOTA.nodes, pods: pods ?? CHANNEL_QUOTA.pods };
}
