import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../app/ports';

/** Bolt's own log. Bolt writes whole payloads at its lower levels, so only that something failed is passed on. */
export function boltLogger(log: Log): Logger {
  return {
    debug: () => {},
    info: () => {},
    warn: () => log.info('bolt-warned'),
    error: (...messages: readonly unknown[]) => {
      const error = messages.find((message) => message instanceof Error);
      log.error('bolt-failed', error ?? new Error('bolt'));
    },
    setLevel: () => {},
    getLevel: () => LogLevel.ERROR,
    setName: () => {},
  };
}
