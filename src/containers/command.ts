/**
 * How a task ends whose command says what it does. Images are made up, so this is no shell: a few commands that everybody
 * knows.
 */
import type { Container } from '../api/objects';
import { SECOND } from '../cluster/time';
import type { Behaviour } from './behaviour';

/** Commands that print something, or change a file, and are done. */
const DONE_AT_ONCE: ReadonlySet<string> = new Set([
  'cat',
  'date',
  'echo',
  'env',
  'hostname',
  'id',
  'ls',
  'mkdir',
  'printf',
  'pwd',
  'rm',
  'touch',
  'true',
  'uname',
  'whoami',
]);
const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'ash']);

/** The end that the command of a container leads to; undefined where nothing is known of it, or it runs for ever. */
export function endOfCommand({ command = [], args = [] }: Container): Behaviour['ends'] {
  return endOf([...command, ...args]);
}

/** Of several commands in a row every one takes its time, and the last one decides. */
function endOf(words: readonly string[]): Behaviour['ends'] {
  const [path = '', ...rest] = words;
  const program = path.slice(path.lastIndexOf('/') + 1);
  if (SHELLS.has(program)) return rest[0] === '-c' ? endOfScript(rest[1] ?? '') : undefined;
  if (program === 'sleep') return afterSeconds(rest[0]);
  if (program === 'false') return ended(SECOND, 1);
  if (program === 'exit') {
    const code = rest[0] ?? '0';
    return /^\d{1,3}$/.test(code) ? ended(SECOND, Number(code) % 256) : undefined;
  }
  return DONE_AT_ONCE.has(program) ? ended(SECOND, 0) : undefined;
}

function endOfScript(script: string): Behaviour['ends'] {
  let after = 0;
  let last: Behaviour['ends'];
  for (const line of script.split(/;|&&|\n/)) {
    const words = line.trim().split(/\s+/);
    if (words[0] === '') continue;
    const end = endOf(words);
    if (end === undefined) return undefined;
    after += end.after;
    last = end;
    if (words[0] === 'exit') break;
  }
  return last === undefined ? undefined : { ...last, after };
}

/** `sleep 30`: seconds, or with a unit. */
function afterSeconds(text = ''): Behaviour['ends'] {
  const match = /^(\d{1,6})([smh]?)$/.exec(text);
  if (match === null) return undefined;
  const unit = { '': 1, s: 1, m: 60, h: 3600 }[match[2] as '' | 's' | 'm' | 'h'];
  return ended(Math.max(1, Number(match[1]) * unit) * SECOND, 0);
}

const ended = (after: number, exitCode: number): Behaviour['ends'] => ({
  after,
  exitCode,
  reason: exitCode === 0 ? 'Completed' : 'Error',
});
