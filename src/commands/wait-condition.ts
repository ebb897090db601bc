/**
 * What `kubectl wait --for=…` waits for. Follows kubectl/pkg/cmd/wait.
 */
import { KINDS } from '../api/kinds';
import { type KubeObject, type Ref, refOf } from '../api/objects';
import { isRejected, type Rejection, type Result } from '../api/rejection';
import { clientError } from '../api/status';
import type { Cluster } from '../cluster/cluster';
import { SECOND } from '../cluster/time';
import { readJsonPath, searchJsonPath } from '../printers/output/jsonpath';
import { nameOfRef } from '../printers/result';
import { together } from './changes/outcomes';
import { parseDuration } from './grammar/duration';
import { commandLine, isOn, namespaceOf, textOf, type Words } from './grammar/words';
import { missingResources, select } from './naming/selection';
import { readTargets } from './naming/targets';
import type { Until } from './verb';

/** An object that is waited for. */
interface Awaited {
  readonly ref: Ref;
  /** Of the object that was there: another one of its name is not meant. Absent: it is still to be made. */
  readonly uid?: string;
}

export interface ConditionWait {
  readonly objects: readonly Awaited[];
  /** Holds for an object as it is now; undefined when it is gone. */
  readonly isMet: (object: KubeObject | undefined) => boolean;
  /** Virtual milliseconds. */
  readonly longest: number;
  /** The whole command. */
  readonly line: string;
}

const DEFAULT_TIMEOUT = 30 * SECOND;

/** What to wait for and how long. Names that are not there are refused, except for `--for=delete` and `--for=create`. */
export function readConditionWait(words: Words, cluster: Cluster): Result<ConditionWait> {
  const isMet = readFor(textOf(words, 'for') ?? '');
  if (isRejected(isMet)) return isMet;
  if (words.positional.length === 0) return missingResources('wait --for=condition=Available deployment/web');
  const what = textOf(words, 'for')?.toLowerCase() ?? '';
  const objects = what === 'create' ? named(words, cluster) : found(words, cluster, what === 'delete');
  if (isRejected(objects)) return objects;
  if (objects.length === 0 && what !== 'delete') {
    return { ...clientError('no matching resources found'), hint: 'Nothing of that kind has such labels.' };
  }
  return {
    objects,
    isMet,
    longest: parseDuration(textOf(words, 'timeout') ?? '') ?? DEFAULT_TIMEOUT,
    line: commandLine('wait', words, words.positional),
  };
}

const JSON_PATH = /^(\{.*\}|[^=]+)(?:=(.*))?$/;

function readFor(text: string): Result<ConditionWait['isMet']> {
  if (/^delete$/i.test(text)) return (object) => object === undefined;
  if (/^create$/i.test(text)) return (object) => object !== undefined;
  const at = text.indexOf('=');
  const [form, rest] = at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
  if (form === 'jsonpath') return fieldIs(rest);
  if (form !== 'condition') return unrecognized(text);
  const [type = '', value = 'true'] = rest.split('=');
  return (object) => {
    const status = (object as { status?: { conditions?: readonly { type: string; status: string }[] } } | undefined)
      ?.status;
    return (status?.conditions ?? []).some(
      (condition) =>
        condition.type.toLowerCase() === type.toLowerCase() && condition.status.toLowerCase() === value.toLowerCase(),
    );
  };
}

function unrecognized(text: string): Rejection {
  return {
    ...clientError(`unrecognized condition: ${JSON.stringify(text)}`),
    hint: 'It reads --for=condition=Available, --for=delete, --for=create or --for=jsonpath={.status.phase}=Running.',
    fixes: ['wait --for=condition=Available deployment --all'],
  };
}

/** `{.status.phase}=Running`; without a value the field need only be there. */
function fieldIs(text: string): Result<ConditionWait['isMet']> {
  const [, expression = '', value] = JSON_PATH.exec(text) ?? [];
  if (expression === '') {
    return {
      ...clientError('jsonpath expression cannot be empty'),
      hint: 'As in --for=jsonpath={.status.phase}=Running.',
    };
  }
  const path = readJsonPath(expression.startsWith('{') ? expression : `{${expression}}`);
  if (isRejected(path)) return path;
  return (object) => {
    const results = object === undefined ? [] : searchJsonPath(path, object);
    const values = isRejected(results) ? [] : results.flat().filter((one) => one !== undefined && one !== null);
    if (value === undefined) return values.length > 0;
    const [only] = values;
    return values.length === 1 && typeof only !== 'object' && `${only as string | number | boolean}` === value.trim();
  };
}

/** What is gone already needs no waiting for. */
const ignoringNotFound = (words: Words): Words => ({
  ...words,
  flags: new Map([...words.flags, ['ignore-not-found', true]]),
});

function found(words: Words, cluster: Cluster, isForDeletion: boolean): Result<readonly Awaited[]> {
  const selected = select('wait', isForDeletion ? ignoringNotFound(words) : words, cluster);
  if (isRejected(selected)) return selected;
  if (selected.missing.length > 0) return together(selected.missing);
  return selected.objects.map((object) => ({ ref: refOf(object), uid: object.metadata.uid }));
}

/** Names of objects that may not be there yet. */
function named(words: Words, cluster: Cluster): Result<readonly Awaited[]> {
  const targets = readTargets(words.positional);
  if (isRejected(targets)) return targets;
  if (targets.named.length === 0 || isOn(words, 'all')) return found(words, cluster, false);
  const namespace = namespaceOf(words);
  return targets.named.map(({ info, name }) => ({
    ref: { kind: info.kind, name, ...(info.namespaced ? { namespace } : {}) },
  }));
}

/** One line for each object, as kubectl prints them. */
export function untilCondition(wait: ConditionWait, cluster: Cluster): Until {
  const isDone = ({ ref, uid }: Awaited) => {
    const current = cluster.resolve(ref);
    return wait.isMet(uid === undefined || current?.metadata.uid === uid ? current : undefined);
  };
  return {
    holds: () => wait.objects.every(isDone),
    longest: wait.longest,
    finish: () => {
      const late = wait.objects.filter((object) => !isDone(object));
      const lines = late.map(({ ref, uid }) => {
        const name = `${KINDS[ref.kind].plural}/${ref.name}`;
        if (wait.longest === 0 && uid !== undefined) return `condition not met for ${name}\n`;
        return `timed out waiting for the condition${uid === undefined ? '' : ` on ${name}`}\n`;
      });
      return {
        stdout: wait.objects
          .filter(isDone)
          .map(({ ref }) => `${nameOfRef(ref)} condition met\n`)
          .join(''),
        ...(late.length > 0 ? { stderr: `${late.length === 1 ? 'error: ' : ''}${lines.join('')}` } : {}),
        code: late.length > 0 ? 1 : 0,
      };
    },
  };
}
