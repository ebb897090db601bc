/**
 * Objects of several kinds as tables: one for each run of a kind, with a blank line between.
 * Follows printObj in kubectl/pkg/cmd/get/get.go.
 */
import { KINDS } from '../../api/kinds';
import type { Kind, KubeObject } from '../../api/objects';
import { printTable } from '../../printers/table';
import { isOn, textOf, type Words } from '../grammar/words';

interface TablesOptions {
  readonly words: Words;
  readonly isWide: boolean;
  readonly now: number;
  /** How many lists were asked for and answered: with several it does not matter what they hold. */
  readonly lists: number;
}

/** The tables, with a final newline; empty when there are no objects. */
export function printTables(objects: readonly KubeObject[], { words, isWide, now, lists }: TablesOptions): string {
  const isOfSeveral = lists > 1 || new Set(objects.map(({ kind }) => kind)).size > 1;
  const options = {
    now,
    isWide,
    withLabels: isOn(words, 'show-labels'),
    labelColumns: textOf(words, 'label-columns')?.split(',') ?? [],
    withKind: isOn(words, 'show-kind') || isOfSeveral,
    noHeaders: isOn(words, 'no-headers'),
    onlyNames: !isOn(words, 'server-print', true),
  };
  return runsOf(objects)
    .map(({ kind, run }) =>
      printTable(kind, run, { ...options, withNamespace: isOn(words, 'all-namespaces') && KINDS[kind].namespaced }),
    )
    .join('\n');
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
