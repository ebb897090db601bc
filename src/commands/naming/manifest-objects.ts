/**
 * The objects of the cluster that a manifest names: `describe -f -` with YAML on the next lines.
 */
import type { KubeObject } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { parseSelector } from '../../api/selector-syntax';
import { matchesSelector } from '../../api/selectors';
import { clientError, notFound, whileDoing } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';
import { refOfDraft } from '../changes/draft-ref';
import { together } from '../changes/outcomes';
import { readInput } from '../grammar/manifest-input';
import { isOn, textOf, type Words } from '../grammar/words';

export interface Named {
  readonly objects: readonly KubeObject[];
  /** Names that were not found beside some that were. */
  readonly missing: readonly Rejection[];
}

/**
 * Follows cli-runtime/pkg/resource: a manifest leaves no room for types and names, and a selector picks among it.
 * @param doing what kubectl says that it was about when an object is not there: `deleting`
 */
export function objectsOfManifest(verb: string, words: Words, cluster: Cluster, doing?: 'deleting'): Result<Named> {
  if (words.positional.length > 0) {
    const message = 'when paths, URLs, or stdin is provided as input, you may not specify resource arguments as well';
    return { ...clientError(message), hint: 'Name objects in the command or in the YAML, not in both.' };
  }
  const drafts = readInput(words, 'delete', verb);
  if (isRejected(drafts)) return drafts;
  const selector = parseSelector(textOf(words, 'selector') ?? '');
  if (isRejected(selector)) return selector;
  const found = drafts.map((draft) => {
    const ref = refOfDraft(draft);
    const missing = notFound(ref.kind, ref.name);
    return cluster.resolve(ref) ?? (doing === undefined ? missing : whileDoing(doing, missing));
  });
  const objects = found.filter(
    (one): one is KubeObject => !isRejected(one) && matchesSelector(selector, one.metadata.labels),
  );
  const missing = isOn(words, 'ignore-not-found') ? [] : found.filter(isRejected);
  return objects.length === 0 && missing.length > 0 ? together(missing) : { objects, missing };
}
