/**
 * When a CronJob runs: five fields (minute, hour, day, month, weekday), or a word such as `@hourly`.
 * Follows parser.go and spec.go of robfig/cron v3, which upstream parses schedules with.
 */
/** The minutes of the wall clock that fit, or a fixed distance. */
export type CronSchedule = { readonly every: number } | Fields;

export interface Fields {
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly days: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly weekdays: ReadonlySet<number>;
  /** Both days are named: either will do. */
  readonly isEitherDay: boolean;
}

/** Why a text is no schedule, in the library's words. */
export interface Unparsable {
  readonly problem: string;
}

interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
}

const MINUTES: Bounds = { min: 0, max: 59 };
const HOURS: Bounds = { min: 0, max: 23 };
const DAYS: Bounds = { min: 1, max: 31 };
const MONTHS: Bounds = {
  min: 1,
  max: 12,
  names: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
};
const WEEKDAYS: Bounds = { min: 0, max: 6, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] };

const WORDS: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};
const EVERY = '@every ';
const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** Go counts nanoseconds in 63 bits: 292 years. */
const LONGEST = 2 ** 63 / 1_000_000;

export const isUnparsable = (parsed: CronSchedule | Unparsable): parsed is Unparsable => 'problem' in parsed;

/** Reads a schedule. */
export function parseSchedule(text: string): CronSchedule | Unparsable {
  const spec = text.replace(/^(CRON_)?TZ=\S* +/, '').trim();
  if (spec === '') return { problem: 'empty spec string' };
  if (spec.startsWith(EVERY)) return everySo(spec.slice(EVERY.length));
  const said = Object.hasOwn(WORDS, spec) ? WORDS[spec]! : spec;
  if (said.startsWith('@')) return { problem: `unrecognized descriptor: ${spec}` };
  const parts = said.split(/\s+/);
  if (parts.length !== 5) return { problem: `expected exactly 5 fields, found ${parts.length}: [${parts.join(' ')}]` };
  const fields = [MINUTES, HOURS, DAYS, MONTHS, WEEKDAYS].map((bounds, index) => readField(parts[index]!, bounds));
  const wrong = fields.find((field): field is Unparsable => 'problem' in field);
  if (wrong !== undefined) return wrong;
  const [minutes, hours, days, months, weekdays] = fields as readonly Field[];
  return {
    minutes: minutes!.values,
    hours: hours!.values,
    days: days!.values,
    months: months!.values,
    weekdays: weekdays!.values,
    isEitherDay: !days!.isAny && !weekdays!.isAny,
  };
}

interface Field {
  readonly values: ReadonlySet<number>;
  /** `*`: it does not narrow anything down. */
  readonly isAny: boolean;
}

function readField(text: string, bounds: Bounds): Field | Unparsable {
  const values = new Set<number>();
  let isAny = false;
  for (const part of text.split(',').filter((one) => one !== '')) {
    const range = readRange(part, bounds);
    if ('problem' in range) return range;
    for (let value = range.start; value <= range.end; value += range.step) values.add(value);
    isAny ||= range.isAny;
  }
  return { values, isAny };
}

interface Range {
  readonly start: number;
  readonly end: number;
  readonly step: number;
  readonly isAny: boolean;
}

/** `*`, `5`, `1-5`, each with `/2` for every other one. */
function readRange(text: string, bounds: Bounds): Range | Unparsable {
  const [span = '', stepText, ...moreSteps] = text.split('/');
  const [low = '', high, ...moreEnds] = span.split('-');
  const isStar = low === '*' || low === '?';
  const start = isStar ? bounds.min : readNumber(low, bounds.names);
  if (typeof start !== 'number') return start;
  if (!isStar && moreEnds.length > 0) return { problem: `too many hyphens: ${text}` };
  const last = isStar ? bounds.max : high === undefined ? start : readNumber(high, bounds.names);
  if (typeof last !== 'number') return last;
  if (moreSteps.length > 0) return { problem: `too many slashes: ${text}` };
  const step = stepText === undefined ? 1 : readNumber(stepText);
  if (typeof step !== 'number') return step;
  const end = stepText !== undefined && high === undefined ? bounds.max : last;
  const problem = outside({ start, end, step }, bounds);
  if (problem !== undefined) return { problem: `${problem}: ${text}` };
  return { start, end, step, isAny: isStar && step === 1 };
}

function outside({ start, end, step }: Omit<Range, 'isAny'>, { min, max }: Bounds): string | undefined {
  if (start < min) return `beginning of range (${start}) below minimum (${min})`;
  if (end > max) return `end of range (${end}) above maximum (${max})`;
  if (start > end) return `beginning of range (${start}) beyond end of range (${end})`;
  return step === 0 ? 'step of range should be a positive number' : undefined;
}

function readNumber(text: string, names: readonly string[] = []): number | Unparsable {
  const named = names.indexOf(text.toLowerCase());
  if (named >= 0) return named + (names.length === MONTHS.max ? MONTHS.min : WEEKDAYS.min);
  if (/^\+?\d+$/.test(text)) return Number(text);
  return { problem: `failed to parse int from ${text}: strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax` };
}

const UNITS: Readonly<Record<string, number>> = { s: SECOND, m: MINUTE, h: 60 * MINUTE, ms: 1 };

/** `1h30m`; whole seconds, at least one. */
function everySo(text: string): CronSchedule | Unparsable {
  const parts = [...text.matchAll(/(?<!\d)(\d+(?:\.\d+)?)(h|ms|m|s)/g)];
  const isWhole = parts.length > 0 && parts.map(([whole]) => whole).join('') === text;
  const millis = parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * UNITS[unit!]!, 0);
  if (!isWhole || millis >= LONGEST) {
    return { problem: `failed to parse duration ${EVERY}${text}: time: invalid duration ${JSON.stringify(text)}` };
  }
  return { every: Math.max(SECOND, Math.floor(millis / SECOND) * SECOND) };
}
