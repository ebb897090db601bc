/**
 * Flags: which ones a verb takes, how they are written, and kubectl's words when they are wrong.
 * Follows spf13/pflag.
 */
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import type { FlagInfo, VerbInfo } from '../verb';
import { parseDuration } from './duration';
import { nearest } from './near-miss';
import { flagOfKubectl, type KnownFlag } from './not-here';
import { BETWEEN_VALUES } from './words';

/** Flags that every verb takes. */
const COMMON_FLAGS: readonly FlagInfo[] = [
  { name: 'namespace', short: 'n', takes: 'text' },
  { name: 'help', short: 'h', takes: 'switch' },
];

function flagsOf(verb: VerbInfo): readonly FlagInfo[] {
  return [...(verb.flags ?? []), ...COMMON_FLAGS];
}

export interface ReadFlags {
  readonly positional: readonly string[];
  /** By long name. */
  readonly flags: ReadonlyMap<string, string | true>;
  /** How many positional words stand before `--`, where it was typed. */
  readonly beforeDashes?: number;
}

/** Tells flags from positional words. `--` ends the flags. Refuses flags that the verb does not take. */
export function readFlags(words: readonly string[], verb: VerbInfo): Result<ReadFlags> {
  const known = flagsOf(verb);
  const positional: string[] = [];
  const flags = new Map<string, string | true>();
  let beforeDashes: number | undefined;
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (word === '--') {
      beforeDashes = positional.length;
      positional.push(...words.slice(i + 1));
      break;
    }
    if (!/^-./.test(word) || /^-\d+$/.test(word)) {
      positional.push(word);
      continue;
    }
    const found = word.startsWith('--') ? readLong(word, known, verb) : readShort(word, known, verb);
    if (isRejected(found)) return found;
    for (const { flag, value, shown, isDropped } of found) {
      let given = value;
      if (given === undefined && flag.takes !== 'switch' && flag.takes !== 'optional') {
        i++;
        given = words[i];
        if (given === undefined) return usageError(`flag needs an argument: ${shown}`, verb);
      }
      const wrong = given === undefined ? undefined : wrongValue(flag, given, verb);
      if (wrong !== undefined) return wrong;
      if (isDropped === true) continue;
      const before = flag.isRepeated === true ? flags.get(flag.name) : undefined;
      flags.set(flag.name, typeof before === 'string' ? [before, given].join(BETWEEN_VALUES) : (given ?? true));
    }
  }
  return { positional, flags, ...(beforeDashes === undefined ? {} : { beforeDashes }) };
}

interface Found {
  readonly flag: FlagInfo;
  readonly value: string | undefined;
  /** As pflag names it in messages. */
  readonly shown: string;
  /** It makes no difference here. */
  readonly isDropped?: true;
}

function readLong(word: string, known: readonly FlagInfo[], verb: VerbInfo): Found[] | Rejection {
  const [name, ...values] = word.slice(2).split('=');
  const flag = known.find((candidate) => candidate.name === name!.toLowerCase());
  if (flag !== undefined) {
    return [{ flag, value: values.length > 0 ? values.join('=') : undefined, shown: `--${flag.name}` }];
  }
  const elsewhere = verb.origin === 'kubectl' ? flagOfKubectl(name!.toLowerCase()) : undefined;
  if (elsewhere !== undefined) return passedOver(name!.toLowerCase(), values, elsewhere, verb);
  const meant = nearest(
    name!,
    known.map((candidate) => candidate.name),
  );
  return usageError(`unknown flag: --${name!}`, verb, meant === undefined ? undefined : [`--${name!}`, `--${meant}`]);
}

/** A flag of kubectl that makes no difference here, or one that cannot be had. */
function passedOver(
  name: string,
  values: readonly string[],
  { takesValue, why }: KnownFlag,
  verb: VerbInfo,
): Found[] | Rejection {
  const hint = `${verb.name} ${verb.summary}: /kube ${verb.usage}`;
  if (why !== undefined) {
    return { rejected: true, code: 'Tutor', message: `kubectl's --${name} is not here. ${why}`, hint };
  }
  const flag: FlagInfo = { name, takes: takesValue ? 'text' : 'optional' };
  return [{ flag, value: values.length > 0 ? values.join('=') : undefined, shown: `--${name}`, isDropped: true }];
}

/** Letters of flags that kubectl takes everywhere. */
const SHORT: Readonly<Record<string, string>> = {
  R: 'recursive',
  f: 'filename',
  i: 'interactive',
  k: 'kustomize',
  s: 'server',
  v: 'v',
};

/** One or several letters: `-n default`, `-oyaml`, `-A`. */
function readShort(word: string, known: readonly FlagInfo[], verb: VerbInfo): Found[] | Rejection {
  const found: Found[] = [];
  const letters = word.slice(1);
  for (let i = 0; i < letters.length; i++) {
    const flag = known.find((candidate) => candidate.short === letters[i]);
    const global = flag === undefined && verb.origin === 'kubectl' ? SHORT[letters[i]!] : undefined;
    if (global !== undefined) {
      const rest = letters.slice(i + 1).replace(/^=/, '');
      const passed = passedOver(global, rest === '' ? [] : [rest], flagOfKubectl(global)!, verb);
      return isRejected(passed) ? passed : [...found, ...passed];
    }
    if (flag === undefined) {
      const long = known.find((candidate) => candidate.name === letters.split('=')[0]);
      const message = `unknown shorthand flag: '${letters[i]!}' in ${word}`;
      return usageError(message, verb, long === undefined ? undefined : [word, `-${word}`]);
    }
    const rest = letters.slice(i + 1);
    const shown = `'${letters[i]!}' in ${word}`;
    if (flag.takes === 'switch' && !rest.startsWith('=')) found.push({ flag, value: undefined, shown });
    else {
      found.push({ flag, value: rest === '' ? undefined : rest.replace(/^=/, ''), shown });
      break;
    }
  }
  return found;
}

/** kubectl's words for a value that a flag does not take, or undefined. */
export function wrongValue(flag: FlagInfo, value: string, verb: VerbInfo): Rejection | undefined {
  const wrong = (reason: string) =>
    usageError(`invalid argument "${value}" for "${shownName(flag)}" flag: ${reason}`, verb);
  if (flag.takes === 'number' && !/^[-+]?\d+$/.test(value)) {
    return wrong(`strconv.ParseInt: parsing "${value}": invalid syntax`);
  }
  if (flag.takes === 'number' && Math.abs(Number(value)) > MAX_INT32) {
    return wrong(`strconv.ParseInt: parsing "${value}": value out of range`);
  }
  if (flag.takes === 'switch' && !/^(true|false|1|0|t|f)$/i.test(value)) {
    return wrong(`strconv.ParseBool: parsing "${value}": invalid syntax`);
  }
  if (flag.takes === 'duration' && parseDuration(value) === undefined) {
    return wrong(`time: ${/^[-+]?[\d.]+$/.test(value) ? 'missing unit in' : 'invalid'} duration "${value}"`);
  }
  return undefined;
}

const MAX_INT32 = 2_147_483_647;

function shownName(flag: FlagInfo): string {
  return flag.short === undefined ? `--${flag.name}` : `-${flag.short}, --${flag.name}`;
}

/** `replace`: what was typed and what to put in its place, for a button; the caller knows the whole command. */
export interface UsageError extends Rejection {
  readonly replace?: readonly [string, string];
}

function usageError(message: string, verb: VerbInfo, replace?: readonly [string, string]): UsageError {
  // What wait takes as flags is kubectl's.
  const first = verb.name === 'wait' || verb.origin === 'kubectl' ? verb.name : undefined;
  const hint = `${verb.name} ${verb.summary}: /kube ${verb.usage}`;
  if (first === undefined) return { rejected: true, code: 'Tutor', message: `${sentence(message)}.`, hint, replace };
  return {
    rejected: true,
    code: 'Client',
    message: `error: ${message}\nSee 'kubectl ${first} --help' for usage.`,
    hint,
    replace,
  };
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
