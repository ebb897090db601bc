/**
 * What `label` and `annotate` have in common: lists of what is there, and changes only of a certain version.
 */
import { KINDS } from '../../api/kinds';
import { type KubeObject, refOf } from '../../api/objects';
import type { Rejection } from '../../api/rejection';
import { clientError, modifiedMeanwhile } from '../../api/status';
import { textOf, type Words } from '../grammar/words';
import type { Done } from '../verb';

/** kubectl's words where no object was named. */
export function lackingResources(example: string): Rejection {
  const message = 'one or more resources must be specified as <resource> <name> or <resource>/<name>';
  return { ...clientError(message), hint: `Name what it is about: /kube ${example}`, fixes: [example] };
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
