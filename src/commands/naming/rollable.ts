/**
 * Finds what a `rollout` command is about.
 */
import { KINDS } from '../../api/kinds';
import type { KubeObject } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';
import { commandLine, namespaceOf, type Words } from '../grammar/words';
import type { Rollable } from '../rollouts/history';
import { readTargets } from './targets';
import { readWorkloads } from './workload-names';

const ROLLABLE_KINDS = ['Deployment', 'StatefulSet', 'DaemonSet'] as const;

/** Whether `rollout` commands can act on an object. */
export function isRollable(object: KubeObject): object is Rollable {
  return (ROLLABLE_KINDS as readonly string[]).includes(object.kind);
}

/**
 * The workloads of `rollout VERB TYPE/NAME`, `TYPE NAME` or `NAME`; a type alone means all of that type.
 * @param cannot kubectl's words for a kind that cannot do this
 */
export function readRollables(
  verb: string,
  words: Words,
  cluster: Cluster,
  cannot: (object: KubeObject) => string,
): Result<readonly Rollable[]> {
  const again = (name: string, kind?: KubeObject['kind']): string =>
    commandLine(verb, words, [kind === undefined || name.includes('/') ? name : `${KINDS[kind].singular}/${name}`]);
  if (words.positional.length === 0) return nothingNamed(cluster, words, again);
  const found =
    all(words, cluster) ?? readWorkloads(cluster, words.positional, namespaceOf(words), ROLLABLE_KINDS, again);
  if (isRejected(found)) return found;
  const wrong = found.find((object) => !isRollable(object));
  return wrong === undefined ? found.filter(isRollable) : clientError(cannot(wrong));
}

/** `rollout restart deployment` is about every Deployment. */
function all(words: Words, cluster: Cluster): readonly KubeObject[] | undefined {
  if (words.positional.length !== 1 || words.positional[0]!.includes('/')) return undefined;
  const targets = readTargets(words.positional);
  if (isRejected(targets)) return undefined;
  return targets.kinds.flatMap((info) => cluster.list(info.kind, namespaceOf(words)) as readonly KubeObject[]);
}

function nothingNamed(
  cluster: Cluster,
  words: Words,
  again: (name: string, kind?: KubeObject['kind']) => string,
): Rejection {
  const known = ROLLABLE_KINDS.flatMap((kind) => cluster.list(kind, namespaceOf(words)) as readonly KubeObject[]);
  return {
    ...clientError('required resource not specified'),
    hint: 'Name what is rolled out.',
    fixes: known.slice(0, 4).map((object) => again(object.metadata.name, object.kind)),
  };
}
