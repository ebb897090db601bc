/**
 * Virtual time. The clock of a cluster counts milliseconds since the Unix epoch and starts, for every cluster, at the
 * same made-up morning: nothing depends on when a channel was opened.
 */
export const CLUSTER_EPOCH = Date.UTC(2026, 0, 1, 9, 0, 0);

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

/** RFC 3339 in whole seconds, the precision of Kubernetes' metav1.Time. */
export function timestamp(millis: number): string {
  return new Date(Math.floor(millis / SECOND) * SECOND).toISOString().replace('.000Z', 'Z');
}

/** Milliseconds of an RFC 3339 time that `timestamp` made. */
export function millisOf(time: string): number {
  return Date.parse(time);
}
