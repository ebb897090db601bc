/**
 * How large a channel lets its cluster become: as every channel, unless it chose other limits (`settings pods 200`).
 */
import type { ChannelLimits } from './ports';
import { CHANNEL_QUOTA, type HARD_LIMITS, type Quota } from './quota';

export type LimitName = keyof typeof HARD_LIMITS;

/** What a Pod may add to the endpoints and to the manifests, where there may be more Pods than usual. */
const ENDPOINTS_PER_POD = 2;
const CHARACTERS_PER_POD = 1000;

/** The quota of a channel with these limits. */
export function quotaOf({ nodes, pods = CHANNEL_QUOTA.pods }: ChannelLimits): Quota {
  return {
    ...CHANNEL_QUOTA,
    nodes: nodes ?? CHANNEL_QUOTA.nodes,
    pods,
    endpoints: Math.max(CHANNEL_QUOTA.endpoints, pods * ENDPOINTS_PER_POD),
    characters: Math.max(CHANNEL_QUOTA.characters, pods * CHARACTERS_PER_POD),
  };
}
