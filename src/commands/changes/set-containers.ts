/**
 * What `set env` and `set resources` have in common: the same change of every container of the objects that are named.
 * Follows kubectl/pkg/cmd/set.
 */
import { type Container, refOf } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import { clientError, failedTo } from '../../api/status';
import { updateObject } from '../../cluster/admission';
import type { Cluster } from '../../cluster/cluster';
import { resultLine } from '../../printers/result';
import { commandLine, namespaceOf, type Words } from '../grammar/words';
import { typeSlashName } from '../naming/type-name';
import { readWorkloads, WORKLOAD_KINDS } from '../naming/workload-names';
import type { Done } from '../verb';
import { allWithContainers, containersOf, type WithContainers, withContainers } from './containers';
import { actAsYou } from './intent';
import { collect, type Outcome } from './outcomes';

/** What a `set` command is called in its lines. */
export interface SetCommand {
  /** `set env`. */
  readonly name: string;
  /** `env updated`. */
  readonly operation: string;
  /** What failed where the server refuses: `patch env update to pod template:`. */
  readonly failure: string;
}

export interface SetArgs {
  readonly objects: readonly WithContainers[];
  readonly change: (container: Container) => Container;
  /** What stands behind the names in the kubectl line. */
  readonly rest: string;
}

/** The objects that the names mean. `pairs` follow the names in the command. */
export function readNamed(
  command: SetCommand,
  words: Words,
  cluster: Cluster,
  names: readonly string[],
  pairs: readonly string[],
): Result<readonly WithContainers[]> {
  if (names.length === 0) {
    return clientError('one or more resources must be specified as <resource> <name> or <resource>/<name>');
  }
  const again = (name: string): string => commandLine(command.name, words, [name, ...pairs]);
  const found = readWorkloads(cluster, names, namespaceOf(words), WORKLOAD_KINDS, again);
  return isRejected(found) ? found : allWithContainers(found);
}

/** Changes every container of every object; an object that already is as wanted gets no line, as in kubectl. */
export function runSet(command: SetCommand, { objects, change, rest }: SetArgs, cluster: Cluster): Result<Done> {
  const outcomes = objects.map((object): Outcome => {
    const next = withContainers(object, containersOf(object).map(change));
    const intent = { verb: 'changed', object: refOf(object), detail: { what: command.name } } as const;
    const stored = actAsYou(cluster, intent, (target) => updateObject(target, next, { name: 'kubectl-set' }));
    if (isRejected(stored)) return { rejection: failedTo(command.failure, stored) };
    const isSame = stored.metadata.resourceVersion === object.metadata.resourceVersion;
    return { object: stored, line: isSame ? '' : resultLine(stored, command.operation) };
  });
  const line = `${command.name} ${objects.map(typeSlashName).join(' ')} ${rest}`;
  return collect(outcomes, { understood: line, kubectl: { line } });
}
