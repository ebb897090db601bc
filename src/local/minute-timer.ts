/**
 * Calls something at once and then every minute, as EventBridge calls functions/prompts.ts; but never while it is still
 * at work.
 */
const MINUTE = 60_000;

export interface MinuteTimer {
  /** Resolves when nothing is at work any more. */
  readonly stop: () => Promise<void>;
}

/** @param work never throws */
export function everyMinute(work: () => Promise<void>): MinuteTimer {
  let running: Promise<void> | undefined;
  const begin = (): void => {
    running ??= work().finally(() => (running = undefined));
  };
  begin();
  const timer = setInterval(begin, MINUTE);
  // It holds no process that has nothing else to do.
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
