import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from './ports';

/** The clock of this machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds) => sleep(milliseconds),
};
