/**
 * Objects of several kinds as tables: one for each run of a kind, with a blank line between.
 * Follows printObj in kubectl/pkg/cmd/get/get.go.
 */
import { KINDS } from '../../api/kinds';
import type { Kind, KubeObject } from '../../api/objects';
import { isRejected } from '../../api/rejection';
import { printTable } from '../../printers/table';
import { readTargets } from '../naming/targets';
import { isOn, textOf, type Words } from '../grammar/words';

/** The tables, with a final newline; empty when there are no objects. */
export function printTables(objects: readonly KubeObject[], words: Words, isWide: boolean, now: number): string {
  const options = {
    now,
    isWide,
    withLabels: isOn(words, 'show-labels'),
    labelColumns: textOf(words, 'label-columns')?.split(',') ?? [],
    withKind: isOn(words, 'show-kind') || isOfSeveral(objects, words),
    noHeaders: isOn(words, 'no-headers'),
    onlyNames: !isOn(words, 'server-print', true),
  };
  return runsOf(objects)
    .map(({ kind, run }) =>
      printTable(kind, run, { ...options, withNamespace: isOn(words, 'all-namespaces') && KINDS[kind].namespaced }),
    )
    .join('\n');
}

/** Several kinds were found by name, or asked for as lists: then it does not matter what the lists hold. */
function isOfSeveral(objects: readonly KubeObject[], words: Words): boolean {
  const targets = readTargets(words.positional);
  const isListed = !isRejected(targets) && targets.named.length === 0 && targets.kinds.length > 1;
  return isListed || new Set(objects.map(({ kind }) => kind)).size > 1;
}

interface Run {
  readonly kind: Kind;
  readonly run: KubeObject[];
}

function runsOf(objects: readonly KubeObject[]): readonly Run[] {
  const runs: Run[] = [];
  for (const object of objects) {
    const last = runs.at(-1);
    if (last?.kind === object.kind) last.run.push(object);
    else runs.push({ kind: object.kind, run: [object] });
  }
  return runs;
}
