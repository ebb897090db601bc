/**
 * What `set env` and `set resources` have in common: the same change of every container of the objects that are named.
 * Follows kubectl/pkg/cmd/set.
 */
import { KINDS } from '../../api/kinds';
import { type Container, type Kind, refOf } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import { clientError, failedTo } from '../../api/status';
import { updateObject } from '../../cluster/admission';
import type { Cluster } from '../../cluster/cluster';
import { resultLine } from '../../printers/result';
import { commandLine, isOn, namespaceOf, textOf, type Words } from '../grammar/words';
import { missingResources, select } from '../naming/selection';
import { typeSlashName } from '../naming/type-name';
import { readWorkloads, WORKLOAD_KINDS } from '../naming/workload-names';
import type { Done, FlagInfo } from '../verb';
import { allWithContainers, containersOf, type WithContainers, withContainers } from './containers';
import { actAsYou } from './intent';
import { lackingResources } from './notes';
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
  /** Which containers, by name; all where it is left out. */
  readonly isPicked?: (name: string) => boolean;
  /** What kubectl says on stderr all the same. */
  readonly warning?: string;
}

/** Flags by which every `set` command picks objects and containers. */
export const SET_FLAGS: readonly FlagInfo[] = [
  { name: 'all', takes: 'switch' },
  { name: 'selector', short: 'l', takes: 'text' },
];
export const CONTAINER_FLAG: FlagInfo = { name: 'containers', short: 'c', takes: 'text' };

/** The objects that the names mean, or all of a kind, or those with a label. `pairs` follow the names in the command. */
export function readNamed(
  command: Pick<SetCommand, 'name'>,
  words: Words,
  cluster: Cluster,
  names: readonly string[],
  pairs: readonly string[],
): Result<readonly WithContainers[]> {
  const example = `${command.name} deployment/web ${pairs.join(' ')}`.trim();
  if (names.length === 0) {
    return command.name === 'set env' ? lackingResources(example) : missingResources(example, words);
  }
  const isAll = isOn(words, 'all');
  if (isAll && words.flags.has('selector')) return clientError('cannot set --all and --selector at the same time');
  const again = (name: string, kind?: Kind): string =>
    commandLine(command.name, words, [kind === undefined ? name : `${KINDS[kind].singular}/${name}`, ...pairs]);
  if (isAll || words.flags.has('selector')) {
    const selected = select(command.name, { ...words, positional: names }, cluster);
    return isRejected(selected) ? selected : allWithContainers(selected.objects);
  }
  const found = readWorkloads(cluster, names, namespaceOf(words), WORKLOAD_KINDS, again);
  return isRejected(found) ? found : allWithContainers(found);
}

/** Whether `-c` picks a container: all, one name, or names with `*` in them. Follows selectContainers. */
export function picks(words: Words): (name: string) => boolean {
  const pattern = textOf(words, 'containers') ?? '*';
  if (pattern === '' || pattern === '*') return () => true;
  const parts = pattern.split('*');
  return (name) => {
    if (parts.length === 1) return name === pattern;
    if (!name.startsWith(parts[0]!) || !name.endsWith(parts.at(-1)!)) return false;
    let at = 0;
    return parts.every((part) => {
      const found = name.indexOf(part, at);
      at = found + part.length;
      return found >= 0;
    });
  };
}

/** Changes every container of every object; an object that already is as wanted gets no line, as in kubectl. */
export function runSet(
  command: SetCommand,
  { objects, change, rest, isPicked = () => true, warning }: SetArgs,
  cluster: Cluster,
): Result<Done> {
  const outcomes = objects.map((object): Outcome => {
    const next = withContainers(
      object,
      containersOf(object).map((one) => (isPicked(one.name) ? change(one) : one)),
    );
    const intent = { verb: 'changed', object: refOf(object), detail: { what: command.name } } as const;
    const stored = actAsYou(cluster, intent, (target) => updateObject(target, next, { name: 'kubectl-set' }));
    if (isRejected(stored)) return { rejection: failedTo(command.failure, stored) };
    const isSame = stored.metadata.resourceVersion === object.metadata.resourceVersion;
    return { object: stored, line: isSame ? '' : resultLine(stored, command.operation) };
  });
  const line = `${command.name} ${objects.map(typeSlashName).join(' ')} ${rest}`;
  const done = collect(outcomes, { understood: line, kubectl: { line } });
  if (isRejected(done) || warning === undefined || warning === '') return done;
  return { ...done, stderr: warning + (done.stderr ?? '') };
}
