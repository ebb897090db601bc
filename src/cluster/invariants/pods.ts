/** What the invariants ask of a Pod; written anew here, so that a controller's mistake is not repeated. */
import type { Pod } from '../../api/objects';

export const isTerminal = ({ status }: Pod): boolean => status.phase === 'Failed' || status.phase === 'Succeeded';

/** Neither ended nor on its way out. */
export const isActive = (pod: Pod): boolean => pod.metadata.deletionTimestamp === undefined && !isTerminal(pod);

export const isReady = ({ status }: Pod): boolean =>
  status.conditions?.some((condition) => condition.type === 'Ready' && condition.status === 'True') === true;
