/**
 * The objects that `top` is asked about. Follows kubectl/pkg/cmd/top.
 */
import type { Kinds } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';
import { textOf, type Words } from '../grammar/words';
import { select } from '../naming/selection';
import { readSorting, type SortedBy } from './amounts';

export interface TopArgs<K extends 'Node' | 'Pod'> {
  readonly objects: readonly Kinds[K][];
  readonly words: Words;
  readonly by: SortedBy;
}

export function readTop<K extends 'Node' | 'Pod'>(kind: K, words: Words, cluster: Cluster): Result<TopArgs<K>> {
  const singular = kind.toLowerCase();
  const plural = `${singular}s`;
  const sorting = readSorting(textOf(words, 'sort-by'));
  if (isRejected(sorting)) return sorting;
  if (words.positional.length > 1) {
    const usage = `${singular} [NAME | -l label]\nSee 'kubectl top ${singular} -h' for help and examples`;
    const fixes = words.positional.map((name) => `top ${plural} ${name}`);
    return { ...clientError(usage), hint: 'One name, a label selector, or nothing for all of them.', fixes };
  }
  const isPicked = words.flags.has('selector') || words.flags.has('field-selector');
  if (words.positional.length > 0 && isPicked) {
    return { ...clientError('only one of NAME or selector can be provided'), fixes: [`top ${plural}`] };
  }
  const selection = select('top', { ...words, positional: [plural, ...words.positional] }, cluster);
  if (isRejected(selection)) {
    // It is the metrics server that is asked.
    const message = selection.message.replace(`: ${plural} "`, `: ${plural}.metrics.k8s.io "`);
    return { ...selection, message };
  }
  const objects = selection.objects.filter((object) => object.kind === kind) as unknown as readonly Kinds[K][];
  return { objects, words, ...sorting };
}
