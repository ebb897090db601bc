/**
 * From what was typed to a verb and its words. Knows every verb's name and flags, and nothing about the cluster.
 */
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import type { VerbInfo } from '../verb';
import { readFlags, type UsageError } from './flags';
import { nearest, suggestions } from './near-miss';
import { splitWords } from './tokens';
import { readTyping } from './typing';
import type { Words } from './words';

export interface ParsedCommand {
  readonly verb: VerbInfo;
  readonly words: Words;
}

/** kubectl commands that a practice cluster does not have: nobody should think they mistyped them. */
const NOT_HERE: readonly string[] = [
  ...['describe', 'logs', 'exec', 'attach', 'autoscale', 'run', 'replace', 'edit', 'drain', 'annotate', 'explain'],
  ...['port-forward', 'proxy', 'cp', 'debug', 'top', 'diff', 'kustomize', 'auth', 'certificate', 'cluster-info'],
  ...['api-resources', 'api-versions', 'config', 'events', 'plugin', 'version', 'completion', 'options'],
];

/**
 * Finds the verb that a text begins with, and reads its words and flags.
 * @param text what was typed after `/kube`; manifests may follow on further lines
 */
export function parseCommand(text: string, verbs: readonly VerbInfo[]): Result<ParsedCommand> {
  const { line, stdin } = readTyping(text);
  const { words: all, hasKubectl } = withoutPrefix(splitWords(line));
  const words = withVerbFirst(all);
  const first = words[0];
  if (first === undefined || /^(--help|-h)$/i.test(first)) return helpFor(undefined, verbs) ?? nothingTyped(verbs);
  const match = matchVerb(words, verbs);
  if (match === undefined) return unknownVerb(words, verbs, hasKubectl);
  const read = readFlags(match.rest, match.verb);
  if (isRejected(read)) return withFix(read, line);
  if (read.flags.has('help')) return helpFor(match.verb, verbs) ?? { verb: match.verb, words: { ...read, stdin } };
  return { verb: match.verb, words: { ...read, stdin } };
}

/** The verb that these words begin with: two words before one, in any letter case. */
export function matchVerb(
  words: readonly string[],
  verbs: readonly VerbInfo[],
): { readonly verb: VerbInfo; readonly rest: readonly string[] } | undefined {
  for (const length of [2, 1]) {
    if (words.length < length) continue;
    const name = words.slice(0, length).join(' ').toLowerCase();
    const verb = verbs.find((candidate) => candidate.name === name || candidate.aliases?.includes(name) === true);
    if (verb !== undefined) return { verb, rest: words.slice(length) };
  }
  return undefined;
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
function helpFor(verb: VerbInfo | undefined, verbs: readonly VerbInfo[]): ParsedCommand | undefined {
  const help = verbs.find((candidate) => candidate.name === 'help');
  if (help === undefined) return undefined;
  return { verb: help, words: { positional: verb?.name.split(' ') ?? [], flags: new Map(), stdin: undefined } };
}

function nothingTyped(verbs: readonly VerbInfo[]): Rejection {
  const example = verbs[0]?.examples[0] ?? '';
  return { rejected: true, code: 'Tutor', message: 'What shall I do?', hint: `For example: /kube ${example}` };
}

/** kubectl's words for what looks like a kubectl verb, the tutor's own for a friendly one. */
function unknownVerb(words: readonly string[], verbs: readonly VerbInfo[], hasKubectl: boolean): Rejection {
  const typed = words[0] ?? '';
  if (NOT_HERE.includes(typed.toLowerCase())) return notHere(typed.toLowerCase());
  const group = verbs.filter((verb) => verb.name.startsWith(`${typed.toLowerCase()} `));
  if (group.length > 0 && typed !== '') return unknownInGroup(words, group);
  const meant = nearest(typed, firstWords(verbs));
  const verb = verbs.find((candidate) => startsWithWord(candidate, meant));
  const fixes = meant === undefined ? undefined : [corrected(words, meant, verbs)];
  if (verb?.origin === 'tutor' && !hasKubectl) {
    const hint = `Did you mean ${verb.name}? It ${verb.summary}: /kube ${verb.examples[0] ?? verb.usage}`;
    return { rejected: true, code: 'Tutor', message: `I do not know "${cut(typed)}".`, hint, fixes };
  }
  const kubectlVerbs = firstWords(verbs.filter((candidate) => candidate.origin === 'kubectl'));
  const offered = suggestions(typed, kubectlVerbs);
  const block = offered.length === 0 ? '' : `\n\nDid you mean this?\n${offered.map((name) => `\t${name}\n`).join('')}`;
  const help = `${verb?.name ?? ''} ${verb?.summary ?? ''}: /kube ${fixes?.[0] ?? ''}`;
  return {
    rejected: true,
    code: 'Client',
    message: `error: unknown command "${cut(typed)}" for "kubectl"${block}`,
    hint: verb === undefined ? 'All that I know is in /kube help.' : help,
    fixes,
  };
}

/** `rollout stat`, `node remvoe`: the group is known, its command is not. */
function unknownInGroup(words: readonly string[], group: readonly VerbInfo[]): Rejection {
  const [first = '', second] = words;
  const seconds = group.map((verb) => verb.name.split(' ')[1]!);
  const meant = second === undefined ? undefined : nearest(second, seconds);
  const verb = group.find((candidate) => candidate.name.endsWith(` ${meant ?? ''}`));
  const usage = `${first.toLowerCase()} is followed by one of: ${seconds.join(', ')}.`;
  const hint = verb === undefined ? usage : `${verb.name} ${verb.summary}: /kube ${verb.examples[0] ?? verb.usage}`;
  const fixes = verb === undefined ? undefined : [[verb.name, ...quoted(words.slice(2))].join(' ')];
  if (group.every((candidate) => candidate.origin === 'tutor')) {
    const message =
      second === undefined ? `What about "${cut(first)}"?` : `I do not know "${cut(`${first} ${second}`)}".`;
    return { rejected: true, code: 'Tutor', message, hint, fixes };
  }
  const rest = words.slice(1).filter((word) => !word.startsWith('-'));
  const name = first.toLowerCase();
  const message = rest.length === 0 ? 'required resource not specified' : `unknown command "${cut(rest.join(' '))}"`;
  return {
    rejected: true,
    code: 'Client',
    message: `error: ${message}\nSee 'kubectl ${name} -h' for help and examples`,
    hint,
    fixes,
  };
}

function notHere(typed: string): Rejection {
  return {
    rejected: true,
    code: 'Tutor',
    message: `kubectl ${typed} is a real command, but this practice cluster does not have it.`,
    hint: 'All that it has is in /kube help.',
  };
}

/** The whole command with the verb put right. `crash` alone stands for `crash pod`. */
function corrected(words: readonly string[], meant: string, verbs: readonly VerbInfo[]): string {
  const rest = words.slice(1);
  const isWhole = matchVerb([meant, ...rest], verbs) !== undefined;
  const verb = verbs.find((candidate) => startsWithWord(candidate, meant));
  return [isWhole ? meant : (verb?.name ?? meant), ...quoted(rest)].join(' ');
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

const firstWords = (verbs: readonly VerbInfo[]): string[] => [
  ...new Set(verbs.flatMap((verb) => [verb.name, ...(verb.aliases ?? [])].map((name) => name.split(' ')[0]!))),
];

const startsWithWord = (verb: VerbInfo, word: string | undefined): boolean =>
  word !== undefined && [verb.name, ...(verb.aliases ?? [])].some((name) => name.split(' ')[0] === word);

const quoted = (words: readonly string[]): string[] =>
  words.map((word) => (/[\s"']/.test(word) || word === '' ? `'${word.replaceAll("'", `'"'"'`)}'` : word));

const LONGEST_SHOWN = 40;
const cut = (text: string): string => (text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}..` : text);
