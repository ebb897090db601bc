/**
 * The priorities that Kubernetes keeps for itself.
 * Follows pkg/apis/scheduling/v1/helpers.go.
 */

/** Names that begin like this belong to the system. */
export const SYSTEM_PREFIX = 'system-';
/** Above it is the system's. */
export const HIGHEST_USER_PRIORITY = 1_000_000_000;

export interface SystemPriority {
  readonly value: number;
  readonly description: string;
}

/** By name of the PriorityClass. */
export const SYSTEM_PRIORITIES: Readonly<Record<string, SystemPriority>> = {
  'system-node-critical': {
    value: 2_000_001_000,
    description: 'Used for system critical pods that must not be moved from their current node.',
  },
  'system-cluster-critical': {
    value: 2_000_000_000,
    description:
      'Used for system critical pods that must run in the cluster, but can be moved to another node if necessary.',
  },
};
