/**
 * What is said to a command whose verb nobody knows, and the whole command with the verb put right.
 */
import type { Rejection } from '../../api/rejection';
import type { VerbInfo } from '../verb';
import { insteadOfExec } from './exec-words';
import { matchVerb } from './match-verb';
import { nearest, suggestions } from './near-miss';
import { quoted } from './words';

/** kubectl commands that a practice cluster does not have: nobody should think they mistyped them. */
const NOT_HERE: readonly string[] = [
  ...['attach', 'edit'],
  ...['port-forward', 'proxy', 'cp', 'debug', 'kustomize', 'auth', 'certificate', 'cluster-info'],
  ...['api-resources', 'api-versions', 'config', 'events', 'plugin', 'version', 'completion', 'options'],
];

/** kubectl's words for what looks like a kubectl verb, the tutor's own for a friendly one. */
export function unknownVerb(words: readonly string[], verbs: readonly VerbInfo[], hasKubectl: boolean): Rejection {
  const typed = words[0] ?? '';
  if (NOT_HERE.includes(typed.toLowerCase())) return notHere(typed.toLowerCase(), words);
  const group = verbs.filter((verb) => verb.name.startsWith(`${typed.toLowerCase()} `));
  if (group.length > 0 && typed !== '') return unknownInGroup(words, group);
  const meant = nearest(typed, firstWords(verbs));
  const verb = verbs.find((candidate) => startsWithWord(candidate, meant));
  const fixes = meant === undefined ? undefined : [corrected(words, meant, verbs)];
  const fix = words.length > 1 && fixes?.[0] !== undefined ? cut(fixes[0]) : undefined;
  if (verb?.origin === 'tutor' && !hasKubectl) {
    const hint = `Did you mean ${verb.name}? It ${verb.summary}: /kube ${fix ?? verb.examples[0] ?? verb.usage}`;
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
  const fixes = verb === undefined ? undefined : [[verb.name, ...words.slice(2).map(quoted)].join(' ')];
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

function notHere(typed: string, words: readonly string[]): Rejection {
  const instead = typed === 'exec' ? insteadOfExec(words) : undefined;
  return {
    rejected: true,
    code: 'Tutor',
    message: `kubectl ${typed} is a real command, but this practice cluster does not have it.`,
    hint: instead === undefined ? 'All that it has is in /kube help.' : `The same here: /kube ${instead}`,
    ...(instead === undefined ? {} : { fixes: [instead] }),
  };
}

/** The whole command with the verb put right. `crash` alone stands for `crash pod`. */
function corrected(words: readonly string[], meant: string, verbs: readonly VerbInfo[]): string {
  const rest = words.slice(1);
  const isWhole = matchVerb([meant, ...rest], verbs) !== undefined;
  const verb = verbs.find((candidate) => startsWithWord(candidate, meant));
  return [isWhole ? meant : (verb?.name ?? meant), ...rest.map(quoted)].join(' ');
}

const firstWords = (verbs: readonly VerbInfo[]): string[] => [
  ...new Set(verbs.flatMap((verb) => [verb.name, ...(verb.aliases ?? [])].map((name) => name.split(' ')[0]!))),
];

const startsWithWord = (verb: VerbInfo, word: string | undefined): boolean =>
  word !== undefined && [verb.name, ...(verb.aliases ?? [])].some((name) => name.split(' ')[0] === word);

const LONGEST_SHOWN = 40;
const cut = (text: string): string => (text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}..` : text);
