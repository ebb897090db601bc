/**
 * From what was typed to a verb and its words. Knows every verb's name and flags, and nothing about the cluster.
 */
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { readPipe, type View } from '../pipes/stage';
import type { VerbInfo } from '../verb';
import { readFlags, type UsageError } from './flags';
import { matchGroup, matchVerb } from './match-verb';
import { notHere } from './not-here';
import { splitWords } from './tokens';
import { readTyping, type Typed } from './typing';
import { unknownVerb } from './unknown-verb';
import type { Words } from './words';

export interface ParsedCommand {
  readonly verb: VerbInfo;
  readonly words: Words;
  /** What stands behind bars: which lines of the answer are shown. */
  readonly view?: View;
}

interface Parsed {
  readonly text: string;
  readonly parsed: Result<ParsedCommand>;
}

/** What was parsed last with a list of verbs: whoever has part in a command asks what it is. */
const latest = new WeakMap<readonly VerbInfo[], Parsed>();

/**
 * Finds the verb that a text begins with, and reads its words and flags.
 * @param text what was typed after `/kube`; manifests may follow on further lines
 */
export function parseCommand(text: string, verbs: readonly VerbInfo[]): Result<ParsedCommand> {
  const known = latest.get(verbs);
  if (known?.text === text) return known.parsed;
  const parsed = parse(text, verbs);
  latest.set(verbs, { text, parsed });
  return parsed;
}

function parse(text: string, verbs: readonly VerbInfo[]): Result<ParsedCommand> {
  const typed = readTyping(text);
  const piped = readPipe(typed.line);
  if (isRejected(piped)) return piped;
  const { line, view } = piped;
  const parsed = parseLine({ line, stdin: typed.stdin }, verbs);
  return isRejected(parsed) || view === undefined ? parsed : { ...parsed, view };
}

function parseLine({ line, stdin }: Typed, verbs: readonly VerbInfo[]): Result<ParsedCommand> {
  const { words: all, hasKubectl } = withoutPrefix(splitWords(line));
  const words = withVerbFirst(all);
  const first = words[0];
  if (first === undefined || /^(--help|-h)$/i.test(first)) return helpFor(undefined, verbs) ?? nothingTyped(verbs);
  const match = matchVerb(words, verbs);
  const absent = notHere(words, match === undefined ? 0 : words.length - match.rest.length);
  if (absent !== undefined) return absent;
  const group = matchGroup(words, verbs);
  const isGroup = group !== undefined && (match === undefined || group.name.startsWith(`${match.verb.name} `));
  if (match === undefined || isGroup) {
    const asksForHelp =
      isGroup && words.slice(group.name.split(' ').length).every((word) => /^(-h|--help)$/.test(word));
    const help =
      asksForHelp && group.members.some(({ origin }) => origin === 'kubectl') ? helpFor(group, verbs) : undefined;
    return help ?? unknownVerb(words, verbs, hasKubectl, group);
  }
  if (match.verb.takesCommand === true) {
    return { verb: match.verb, words: { positional: match.rest, flags: new Map(), stdin } };
  }
  const read = readFlags(match.rest, match.verb);
  if (isRejected(read)) return withFix(read, line);
  if (read.flags.has('help')) return helpFor(match.verb, verbs) ?? { verb: match.verb, words: { ...read, stdin } };
  return { verb: match.verb, words: { ...read, stdin } };
}

/** What people copy along with a command: a prompt, `/kube`, `kubectl` or its usual alias. */
function withoutPrefix(words: readonly string[]): { readonly words: readonly string[]; readonly hasKubectl: boolean } {
  const isKubectl = (word: string): boolean => /^(kubectl|k)$/i.test(word);
  const start = words.findIndex((word) => !isKubectl(word) && !/^(\$|\/kube)$/i.test(word));
  const prefix = start < 0 ? words : words.slice(0, start);
  return { words: words.slice(prefix.length), hasKubectl: prefix.some(isKubectl) };
}

/** `-n NAME` may stand before the verb. */
function withVerbFirst(words: readonly string[]): readonly string[] {
  const [first = '', second] = words;
  if (/^--namespace=|^-n./.test(first)) return [...words.slice(1), first];
  if ((first === '-n' || first === '--namespace') && second !== undefined) return [...words.slice(2), first, second];
  return words;
}

/** The help of a verb, or of all; undefined where there is no verb `help`. */
function helpFor(verb: { readonly name: string } | undefined, verbs: readonly VerbInfo[]): ParsedCommand | undefined {
  const help = verbs.find((candidate) => candidate.name === 'help');
  if (help === undefined) return undefined;
  return { verb: help, words: { positional: verb?.name.split(' ') ?? [], flags: new Map(), stdin: undefined } };
}

function nothingTyped(verbs: readonly VerbInfo[]): Rejection {
  const example = verbs[0]?.examples[0] ?? '';
  return { rejected: true, code: 'Tutor', message: 'What shall I do?', hint: `For example: /kube ${example}` };
}

function withFix(error: UsageError, line: string): Rejection {
  const { replace, ...rejection } = error;
  if (replace === undefined) return rejection;
  return {
    ...rejection,
    fixes: [
      splitWords(line)
        .map((word) => word.replace(replace[0], replace[1]))
        .join(' '),
    ],
  };
}
