/**
 * The Status line of claims and volumes.
 */
import type { PersistentVolume, PersistentVolumeClaim } from '../../api/objects';
import { ageSince } from '../age';

/** `Bound`, or `Terminating (lasts 10s)` since its deletion was asked for. */
export function phaseOrTerminating(
  { metadata, status }: PersistentVolume | PersistentVolumeClaim,
  now: number,
): string {
  const { deletionTimestamp } = metadata;
  return deletionTimestamp === undefined
    ? (status.phase ?? '')
    : `Terminating (lasts ${ageSince(deletionTimestamp, now)})`;
}
