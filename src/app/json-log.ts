/**
 * A log of JSON lines, as CloudWatch's queries read them. What an error says may hold what people typed, so only its
 * name, code and place are written.
 */
import type { Log, LogFields, LogSink } from './ports';

/**
 * @param write takes one line without its end
 * @param leftOut events that nobody wants to read there
 */
export function jsonLog(write: (line: string) => void, leftOut: readonly string[] = []): Log {
  return logTo({
    write: (level, event, fields) => {
      if (!leftOut.includes(event)) write(JSON.stringify({ level, event, ...fields }));
    },
  });
}

/** The log in front of a sink: no error gets past it, only what may be known of one. */
export function logTo(sink: LogSink): Log {
  return {
    info: (event, fields = {}) => sink.write('info', event, fields),
    error: (event, error, fields = {}) => sink.write('error', event, { ...fields, ...describe(error) }),
  };
}

/** Names and codes of errors are identifiers; anything else could be a sentence with a value in it. */
const IDENTIFIER = /^[\w.$-]{1,60}$/;
/** Lines of a stack that name a place in the code. */
const FRAME = /^\s+at [^\n]*:\d+:\d+\)?$/;
const MOST_FRAMES = 5;

function describe(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code } = error as { code?: unknown };
  return {
    error: identifier(error.name) ?? 'Error',
    ...present('code', identifier(code)),
    ...present('cause', error.cause instanceof Error ? identifier(error.cause.name) : undefined),
    at: placeOf(error),
  };
}

const identifier = (name: unknown): string | undefined =>
  typeof name === 'string' && IDENTIFIER.test(name) ? name : undefined;

const present = (name: string, value: string | undefined): LogFields => (value === undefined ? {} : { [name]: value });

/** A stack begins with the message, which may look like a frame itself. */
function placeOf({ stack = '', message }: Error): string {
  const start = stack.indexOf(message);
  const frames = start < 0 ? stack : stack.slice(start + message.length);
  return frames
    .split('\n')
    .filter((line) => FRAME.test(line))
    .slice(0, MOST_FRAMES)
    .map((line) => line.trim())
    .join(' < ');
}
