/**
 * What `kubectl exec` would have done with a file, as a command that there is: `read` or `write`.
 */
import { quoted } from './words';

/** The command in the place of `exec POD -- cat PATH` and its like; undefined where there is none. */
export function insteadOfExec(words: readonly string[]): string | undefined {
  const { positional, container } = withoutFlags(words.slice(1));
  const [target = '', program, ...rest] = positional;
  const pod = target.replace(/^pods?\//i, '');
  const flag = container === undefined ? '' : ` -c ${container}`;
  if (pod === '' || program === undefined) return undefined;
  if (program === 'cat' && rest.length === 1) return `read ${pod} ${rest[0] ?? ''}${flag}`;
  if (program === 'ls') return `read ${pod}${flag}`;
  if (program !== 'sh' && program !== 'bash') return undefined;
  const [, text, path] = WRITES.exec(rest.at(-1) ?? '') ?? [];
  return text === undefined ? undefined : `write ${pod} ${path ?? ''} ${quoted(withoutQuotes(text))}${flag}`;
}

const WRITES = /^(?:mkdir -p \S+ && )?echo (.+?) ?> ?([^\s>]+)$/;

/** A word of the shell as the shell reads it. */
function withoutQuotes(text: string): string {
  const single = /^'([^']*)'$/.exec(text)?.[1];
  return single ?? /^"(.*)"$/.exec(text)?.[1]?.replace(/\\(["\\$`])/g, '$1') ?? text;
}

/** The words before and after `--`, and the container that was asked for. */
function withoutFlags(words: readonly string[]): {
  readonly positional: readonly string[];
  readonly container: string | undefined;
} {
  const end = words.indexOf('--');
  const before = end < 0 ? words : words.slice(0, end);
  const positional: string[] = [];
  let container: string | undefined;
  for (let i = 0; i < before.length; i++) {
    const word = before[i]!;
    const named = /^--container=(.+)$/.exec(word)?.[1];
    if (named !== undefined) container = named;
    // Behind the program's name everything is its own.
    else if (positional.length < 2 && (word === '-c' || word === '--container')) container = before[++i];
    else if (positional.length >= 2 || !word.startsWith('-')) positional.push(word);
  }
  return { positional: end < 0 ? positional : [...positional, ...words.slice(end + 1)], container };
}
