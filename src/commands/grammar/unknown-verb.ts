/**
 * What is said to a command whose verb nobody knows, and the whole command with the verb put right.
 */
import { own } from '../../api/own';
import type { Rejection } from '../../api/rejection';
import type { VerbInfo } from '../verb';
import { matchVerb, type VerbGroup } from './match-verb';
import { nearest, suggestions } from './near-miss';
import { quoted } from './words';

/** kubectl's commands in the order in which it offers them. Follows kubectl/pkg/cmd/cmd.go. */
const KUBECTL: readonly string[] = [
  ...['create', 'expose', 'run', 'set', 'explain', 'get', 'edit', 'delete', 'rollout', 'scale', 'autoscale'],
  ...['certificate', 'cluster-info', 'top', 'cordon', 'uncordon', 'drain', 'taint', 'describe', 'logs', 'attach'],
  ...['exec', 'port-forward', 'proxy', 'cp', 'auth', 'debug', 'events', 'diff', 'apply', 'patch', 'replace', 'wait'],
  ...['kustomize', 'label', 'annotate', 'completion', 'alpha', 'plugin', 'version', 'api-versions', 'api-resources'],
  ...['options', 'config'],
];

/** Words of others that kubectl knows. */
const MEANT: Readonly<Record<string, readonly string[]>> = {
  list: ['get', 'wait'],
  ps: ['get', 'wait'],
  rm: ['delete'],
};

/** What kubectl offers for a word that is none of its commands. Follows spf13/cobra's SuggestionsFor. */
function offeredFor(typed: string): readonly string[] {
  const near = suggestions(typed, KUBECTL);
  const meant = own(MEANT, typed.toLowerCase()) ?? [];
  return KUBECTL.filter((name) => near.includes(name) || meant.includes(name));
}

/** kubectl's words for what looks like a kubectl verb, the tutor's own for a friendly one. */
export function unknownVerb(
  words: readonly string[],
  verbs: readonly VerbInfo[],
  hasKubectl: boolean,
  group?: VerbGroup,
): Rejection {
  const typed = words[0] ?? '';
  if (group !== undefined) return unknownInGroup(words, group);
  const meant = nearest(typed, firstWords(verbs));
  const verb = verbs.find((candidate) => startsWithWord(candidate, meant));
  const fixes = meant === undefined ? undefined : [corrected(words, meant, verbs)];
  const fix = words.length > 1 && fixes?.[0] !== undefined ? cut(fixes[0]) : undefined;
  if (verb?.origin === 'tutor' && !hasKubectl) {
    const hint = `Did you mean ${verb.name}? It ${verb.summary}: /kube ${fix ?? verb.examples[0] ?? verb.usage}`;
    return { rejected: true, code: 'Tutor', message: `I do not know "${cut(typed)}".`, hint, fixes };
  }
  const offered = offeredFor(typed);
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
function unknownInGroup(words: readonly string[], { name, members }: VerbGroup): Rejection {
  const length = name.split(' ').length;
  const second = words[length];
  const seconds = [...new Set(members.map((verb) => verb.name.split(' ')[length]!))];
  const meant = second === undefined ? undefined : nearest(second, seconds);
  const verb = members.find((candidate) => candidate.name === `${name} ${meant ?? ''}`);
  const usage = `${name} is followed by one of: ${seconds.join(', ')}.`;
  const hint = verb === undefined ? usage : `${verb.name} ${verb.summary}: /kube ${verb.examples[0] ?? verb.usage}`;
  const fixes = verb === undefined ? undefined : [[verb.name, ...words.slice(length + 1).map(quoted)].join(' ')];
  if (members.every((candidate) => candidate.origin === 'tutor')) {
    const message =
      second === undefined ? `What about "${cut(name)}"?` : `I do not know "${cut(`${name} ${second}`)}".`;
    return { rejected: true, code: 'Tutor', message, hint, fixes };
  }
  const rest = words.slice(length).filter((word) => !word.startsWith('-'));
  const message = rest.length === 0 ? 'required resource not specified' : `unknown command "${cut(rest.join(' '))}"`;
  return {
    rejected: true,
    code: 'Client',
    message: `error: ${message}\nSee 'kubectl ${name} -h' for help and examples`,
    hint,
    fixes,
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
