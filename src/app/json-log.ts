/**
 * A log of JSON lines, as CloudWatch's queries read them. What an error says may hold what people typed, so only its
 * name, code and place are written.
 */
import type { Log } from './ports';

/** @param write takes one line without its end */
export function jsonLog(write: (line: string) => void): Log {
  const line = (level: string, event: string, fields: object) => write(JSON.stringify({ level, event, ...fields }));
  return {
    info: (event, fields = {}) => line('info', event, fields),
    error: (event, error, fields = {}) => line('error', event, { ...fields, ...describe(error) }),
  };
}

function describe(error: unknown): Readonly<Record<string, string | undefined>> {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code } = error as { code?: unknown };
  const frames = (error.stack ?? '').split('\n').filter((frame) => /^\s+at /.test(frame));
  return {
    error: error.name,
    code: typeof code === 'string' ? code : undefined,
    cause: error.cause instanceof Error ? error.cause.name : undefined,
    at: frames
      .slice(0, 5)
      .map((frame) => frame.trim())
      .join(' < '),
  };
}
