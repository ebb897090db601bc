/**
 * The containers whose log is asked for: of one Pod, of all that a word or a selector means. Follows kubectl/pkg/cmd/logs.
 */
import type { Pod } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import { parseSelector } from '../../api/selector-syntax';
import { matchesSelector } from '../../api/selectors';
import { clientError } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';
import { commandLine, isOn, namespaceOf, textOf, type Words } from '../grammar/words';
import { defaultContainer } from './exec-target';
import { isKindWord, type LoggedPods, podsNamed } from './logged-pods';

/** One container of one Pod. */
export interface LogSource {
  readonly pod: Pod;
  readonly container: string;
}

/** `logs deployment web` on a phone. */
export function withSlash(words: Words): Words {
  const [type = '', name, ...rest] = words.positional;
  if (name === undefined || type.includes('/') || !isKindWord(type)) return words;
  return { ...words, positional: [`${type}/${name}`, ...rest] };
}

interface FoundPods extends Partial<LoggedPods> {
  readonly pods: readonly Pod[];
  readonly stderr: string;
}

/** The Pods that the words mean. */
export function findPods(words: Words, cluster: Cluster): Result<FoundPods> {
  const namespace = namespaceOf(words);
  const [word] = words.positional;
  if (word === undefined) return listed(words, cluster);
  const again = (name: string): string => commandLine('logs', words, [name, ...words.positional.slice(1)]);
  const found = podsNamed(cluster, word, namespace, again);
  if (isRejected(found)) return found;
  const { pods } = found;
  const [first] = pods;
  if (isOn(words, 'all-pods') || pods.length === 1 || first === undefined) return { ...found, stderr: '' };
  return { ...found, pods: [first], stderr: `Found ${pods.length} pods, using pod/${first.metadata.name}\n` };
}

function listed(words: Words, cluster: Cluster): Result<FoundPods> {
  const namespace = namespaceOf(words);
  const selector = parseSelector(textOf(words, 'selector') ?? '');
  if (isRejected(selector)) return selector;
  const pods = cluster
    .list('Pod', namespace)
    .filter(({ metadata }) => matchesSelector(selector, metadata.labels))
    .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
  return { pods, stderr: pods.length === 0 ? `No resources found in ${namespace} namespace.\n` : '' };
}

/** Which containers of them. */
export function readSources(
  { pods }: FoundPods,
  words: Words,
): Result<{ readonly all: readonly LogSource[]; readonly stderr: string }> {
  const wanted = textOf(words, 'container') ?? words.positional[1];
  const all: LogSource[] = [];
  let stderr = '';
  for (const pod of pods) {
    const names = namesOf(pod);
    if (isOn(words, 'all-containers')) {
      all.push(...names.map((container) => ({ pod, container })));
      continue;
    }
    const { container, said } = wanted === undefined ? defaultContainer(pod) : { container: wanted, said: '' };
    if (!names.includes(container)) {
      const hint = `It has ${names.join(', ')}.`;
      return { ...clientError(`container ${container} is not valid for pod ${pod.metadata.name}`), hint };
    }
    stderr += said;
    all.push({ pod, container });
  }
  return { all, stderr };
}

function namesOf({ spec }: Pod): readonly string[] {
  return [...(spec.initContainers ?? []), ...spec.containers].map(({ name }) => name);
}
