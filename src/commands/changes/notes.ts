/**
 * What `label` and `annotate` have in common: lists of what is there, and changes only of a certain version.
 */
import { KINDS } from '../../api/kinds';
import { type KubeObject, refOf } from '../../api/objects';
import type { Rejection } from '../../api/rejection';
import { clientError, modifiedMeanwhile } from '../../api/status';
import { isPair } from '../grammar/pairs';
import { commandLine, textOf, type Words } from '../grammar/words';
import { MOST_FIXES } from '../naming/names';
import type { Selection } from '../naming/selection';
import type { Done } from '../verb';

/** kubectl's words where no object was named. */
export function lackingResources(example: string): Rejection {
  const message = 'one or more resources must be specified as <resource> <name> or <resource>/<name>';
  return { ...clientError(message), hint: `Name what it is about: /kube ${example}`, fixes: [example] };
}

/** kubectl takes all objects of a kind only where it was told so. */
export function unnamed(verb: string, words: Words, { targets, objects }: Selection): Rejection | undefined {
  const isPicking = ['selector', 'field-selector', 'all'].some((flag) => words.flags.has(flag));
  if (targets.named.length > 0 || isPicking) return undefined;
  const fixes = objects
    .slice(0, MOST_FIXES)
    .map(({ kind, metadata }) =>
      commandLine(verb, words, [KINDS[kind].singular, metadata.name, ...words.positional.filter(isPair)]),
    );
  return {
    ...clientError('resource(s) were provided, but no name was specified'),
    hint: objects.length === 0 ? 'There is none.' : 'Which one? All of them: --all',
    fixes,
  };
}

/** `--resource-version`: why nothing is changed, where an object has another one. */
export function changedSince(words: Words, objects: readonly KubeObject[]): Rejection | undefined {
  const version = textOf(words, 'resource-version') ?? '';
  const other = objects.find(({ metadata }) => version !== '' && metadata.resourceVersion !== version);
  return other === undefined ? undefined : modifiedMeanwhile(other.kind, other.metadata.name);
}

/** `--list`: `key=value` per line; several objects have a line of their own above. */
export function listed(objects: readonly KubeObject[], line: string, what: 'labels' | 'annotations'): Done {
  const blocks = objects.map((object) => {
    const { kind, metadata } = object;
    const title = objects.length > 1 ? `Listing ${what} for ${kind}.${KINDS[kind].group}/${metadata.name}:\n` : '';
    const pairs = Object.entries(metadata[what] ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
    return title + pairs.map(([key, value]) => `${objects.length > 1 ? ' ' : ''}${key}=${value}\n`).join('');
  });
  return {
    understood: line,
    kubectl: { line },
    stdout: blocks.join(''),
    focus: objects.map(refOf),
    effect: 'look',
    isTable: true,
  };
}
