/**
 * How long ago something was on the clock on the wall, as people say it: `now`, `5m ago`, `3h ago`, `2d ago`.
 */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export function agoOf(at: number, now: number): string {
  const passed = Math.max(0, now - at);
  if (passed < MINUTE) return 'now';
  if (passed < HOUR) return `${Math.floor(passed / MINUTE)}m ago`;
  return passed < DAY ? `${Math.floor(passed / HOUR)}h ago` : `${Math.floor(passed / DAY)}d ago`;
}
