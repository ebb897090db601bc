/**
 * What `kubectl wait --for=…` waits for. Follows kubectl/pkg/cmd/wait.
 */
import { KINDS } from '../api/kinds';
import { type KubeObject, type Ref, refOf } from '../api/objects';
import { isRejected, type Result } from '../api/rejection';
import { clientError } from '../api/status';
import type { Cluster } from '../cluster/cluster';
import { SECOND } from '../cluster/time';
import { qualifiedName } from '../printers/result';
import { together } from './changes/outcomes';
import { parseDuration } from './grammar/duration';
import { commandLine, textOf, type Words } from './grammar/words';
import { missingResources, select } from './naming/selection';
import type { Until } from './verb';

export interface ConditionWait {
  readonly refs: readonly Ref[];
  readonly objects: readonly KubeObject[];
  /** Holds for an object as it is now; undefined when it is gone. */
  readonly isMet: (object: KubeObject | undefined) => boolean;
  /** Virtual milliseconds. */
  readonly longest: number;
  /** The whole command. */
  readonly line: string;
}

const DEFAULT_TIMEOUT = 30 * SECOND;

/** What to wait for and how long. Names that are not there are refused, except for `--for=delete`. */
export function readConditionWait(words: Words, cluster: Cluster): Result<ConditionWait> {
  const isMet = readFor(textOf(words, 'for') ?? '');
  if (isRejected(isMet)) return isMet;
  const isForDeletion = textOf(words, 'for')?.toLowerCase() === 'delete';
  const objects = findObjects(isForDeletion ? ignoringNotFound(words) : words, cluster);
  if (isRejected(objects)) return objects;
  if (objects.length === 0 && !isForDeletion) return clientError('no matching resources found');
  return {
    refs: objects.map(refOf),
    objects,
    isMet,
    longest: parseDuration(textOf(words, 'timeout') ?? '') ?? DEFAULT_TIMEOUT,
    line: commandLine('wait', words, words.positional),
  };
}

function readFor(text: string): Result<ConditionWait['isMet']> {
  const [what = '', type = '', value = 'true'] = text.split('=');
  if (text === 'delete') return (object) => object === undefined;
  if (text === 'create') return (object) => object !== undefined;
  if (what !== 'condition' || type === '') return clientError(`unrecognized condition: "${text}"`);
  return (object) => {
    const status = (object as { status?: { conditions?: readonly { type: string; status: string }[] } } | undefined)
      ?.status;
    return (status?.conditions ?? []).some(
      (condition) =>
        condition.type.toLowerCase() === type.toLowerCase() && condition.status.toLowerCase() === value.toLowerCase(),
    );
  };
}

/** What is gone already needs no waiting for. */
const ignoringNotFound = (words: Words): Words => ({
  ...words,
  flags: new Map([...words.flags, ['ignore-not-found', true]]),
});

function findObjects(words: Words, cluster: Cluster): Result<readonly KubeObject[]> {
  if (words.positional.length === 0) return missingResources('wait --for=condition=Available deployment/web');
  const selected = select('wait', words, cluster);
  if (isRejected(selected)) return selected;
  return selected.missing.length > 0 ? together(selected.missing) : selected.objects;
}

/** One line for each object, as kubectl prints them. */
export function untilCondition(wait: ConditionWait, cluster: Cluster): Until {
  const now = (object: KubeObject) => {
    const current = cluster.resolve(refOf(object));
    return current?.metadata.uid === object.metadata.uid ? current : undefined;
  };
  const isDone = (object: KubeObject) => wait.isMet(now(object));
  return {
    holds: () => wait.objects.every(isDone),
    longest: wait.longest,
    finish: () => {
      const late = wait.objects.filter((object) => !isDone(object));
      const lines = late.map(
        (object) => `timed out waiting for the condition on ${KINDS[object.kind].plural}/${object.metadata.name}\n`,
      );
      return {
        stdout: wait.objects
          .filter(isDone)
          .map((object) => `${qualifiedName(object)} condition met\n`)
          .join(''),
        ...(late.length > 0 ? { stderr: `${late.length === 1 ? 'error: ' : ''}${lines.join('')}` } : {}),
        code: late.length > 0 ? 1 : 0,
      };
    },
  };
}
