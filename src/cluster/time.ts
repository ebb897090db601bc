/**
 * Virtual time. The clock of a cluster counts milliseconds since the Unix epoch and starts, for every cluster, at the
 * same made-up morning: nothing depends on when a channel was opened.
 */
export const CLUSTER_EPOCH = Date.UTC(2026, 0, 1, 9, 0, 0);

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

/** The time that was written last: most objects that change at one instant are stamped alike. */
let latest = { second: NaN, text: '' };

/** RFC 3339 in whole seconds, the precision of Kubernetes' metav1.Time. */
export function timestamp(millis: number): string {
  const second = Math.floor(millis / SECOND);
  if (second !== latest.second) {
    latest = { second, text: new Date(second * SECOND).toISOString().replace('.000Z', 'Z') };
  }
  return latest.text;
}

/** Milliseconds of an RFC 3339 time that `timestamp` made. */
export function millisOf(time: string): number {
  return Date.parse(time);
}

/** RFC 1123 with a numeric zone, as Go's time.RFC1123Z writes it: `Thu, 01 Jan 2026 09:00:03 +0000`. */
export function rfc1123(millis: number): string {
  return new Date(millis).toUTCString().replace('GMT', '+0000');
}
