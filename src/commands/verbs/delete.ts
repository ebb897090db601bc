/**
 * `delete`: marks objects for deletion and waits until they are gone. Follows kubectl/pkg/cmd/delete.
 */
import { KINDS } from '../../api/kinds';
import { type KubeObject, type Ref, refOf } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import { refusedDeletion } from '../../cluster/admission/namespace-lifecycle';
import type { Cluster } from '../../cluster/cluster';
import { deleteObject, type DeleteOptions } from '../../cluster/deletion';
import { MINUTE } from '../../cluster/time';
import { deletedLine, nameOfRef } from '../../printers/result';
import { deletionDetail } from '../changes/deletion-detail';
import { intendAsYou } from '../changes/intent';
import { readDeleteOptions } from '../grammar/delete-options';
import { parseDuration } from '../grammar/duration';
import { commandLine, isOn, namespaceOf, textOf, type Words } from '../grammar/words';
import { MOST_FIXES } from '../naming/names';
import { objectsOfManifest } from '../naming/manifest-objects';
import { choosePods, type PodChoice, takeOne } from '../naming/pod-choice';
import { missingResources, select } from '../naming/selection';
import { typeSlashName, typeThenName } from '../naming/type-name';
import type { Done, Until, Verb } from '../verb';

interface DeleteArgs extends Found {
  readonly options: DeleteOptions;
  readonly waits: boolean;
  /** Virtual milliseconds. */
  readonly longest: number;
  readonly isForced: boolean;
  /** Names that are not there were to be passed over. */
  readonly isQuiet: boolean;
  /** `-o name`. */
  readonly isNamed: boolean;
  readonly flags: string;
}

const LONGEST_WAIT = 10 * MINUTE;

const FORCE_WARNING =
  'Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. ' +
  'The resource may continue to run on the cluster indefinitely.\n';

export const remove: Verb<DeleteArgs> = {
  name: 'delete',
  aliases: ['remove', 'rm'],
  usage: 'delete KIND NAME | delete -f -',
  summary: 'deletes objects; what owns a Pod makes a new one',
  examples: ['delete pod', 'delete deployment web', 'delete pod -l app=web'],
  effect: 'change',
  origin: 'kubectl',
  flags: [
    { name: 'filename', short: 'f', takes: 'text' },
    { name: 'selector', short: 'l', takes: 'text' },
    { name: 'field-selector', takes: 'text' },
    { name: 'all', takes: 'switch' },
    { name: 'all-namespaces', short: 'A', takes: 'switch' },
    { name: 'cascade', takes: 'optional' },
    { name: 'wait', takes: 'switch' },
    { name: 'now', takes: 'switch' },
    { name: 'force', takes: 'switch' },
    { name: 'grace-period', takes: 'number' },
    { name: 'timeout', takes: 'duration' },
    { name: 'ignore-not-found', takes: 'switch' },
    { name: 'output', short: 'o', takes: 'text' },
  ],
  parse: readDelete,
  run: runDelete,
};

function readDelete(words: Words, cluster: Cluster): Result<DeleteArgs> {
  const options = readDeleteOptions(words);
  if (isRejected(options)) return options;
  const found = findDeletable(words, cluster);
  if (isRejected(found)) return isOn(words, 'force') ? warned(found) : found;
  const output = textOf(words, 'output') ?? '';
  if (output !== '' && output !== 'name') {
    const message = `unexpected -o output mode: ${output}. We only support '-o name'`;
    return { ...clientError(message), hint: 'Look at an object before it goes: /kube get KIND NAME -o yaml' };
  }
  const longest = parseDuration(textOf(words, 'timeout') ?? '0') ?? 0;
  return {
    ...found,
    options,
    waits: isOn(words, 'wait', true),
    longest: longest > 0 ? longest : LONGEST_WAIT,
    isForced: isOn(words, 'force'),
    isQuiet: isOn(words, 'ignore-not-found'),
    isNamed: output === 'name',
    flags: shownFlags(words),
  };
}

/** kubectl warns before it asks the server for the objects. */
const warned = (refusal: Rejection): Rejection =>
  refusal.code === 'NotFound' ? { ...refusal, message: FORCE_WARNING + refusal.message } : refusal;

/** The server refuses some objects and deletes the others. */
function findDeletable(words: Words, cluster: Cluster): Result<Found> {
  const found = findObjects(words, cluster);
  if (isRejected(found)) return found;
  const refused = found.objects.flatMap((object) => refusedDeletion(object) ?? []);
  const [first] = refused;
  if (first === undefined) return found;
  const objects = found.objects.filter((object) => refusedDeletion(object) === undefined);
  if (objects.length > 0) return { ...found, objects, missing: [...found.missing, ...refused] };
  return { ...first, hint: 'Namespaces of your own can be deleted.', fixes: ['get namespaces'] };
}

function findObjects(words: Words, cluster: Cluster): Result<Found> {
  if (words.flags.has('filename')) return objectsOfManifest('delete', words, cluster, 'deleting');
  if (words.positional.length === 0 && words.flags.has('selector')) {
    const hint = 'Of which kind? /kube delete pod -l app=web';
    const fixes = [commandLine('delete', words, ['pod'])];
    return { ...clientError('at least one resource must be specified to use a selector'), hint, fixes };
  }
  if (words.positional.length === 0) return nothingNamed(cluster);
  const isAny = ['selector', 'field-selector'].some((flag) => words.flags.has(flag)) || isOn(words, 'all');
  if (!isAny && words.positional.join(' ').toLowerCase() === 'pod') return anyPod(words, cluster);
  const selected = select('delete', words, cluster);
  if (isRejected(selected)) return selected;
  if (selected.targets.named.length > 0 || isAny) return selected;
  return noName(words, selected.objects);
}

interface Found {
  readonly objects: readonly KubeObject[];
  /** Names that were not found beside some that were. */
  readonly missing: readonly Rejection[];
  /** Set where the Pod is still to be taken by lot. */
  readonly choice?: PodChoice;
}

/** `delete pod` alone: any one of interchangeable Pods. */
function anyPod(words: Words, cluster: Cluster): Result<Found> {
  const choice = choosePods(cluster, undefined, namespaceOf(words), (name) =>
    commandLine('delete', words, ['pod', name]),
  );
  return isRejected(choice) ? choice : { objects: [], missing: [], choice };
}

function nothingNamed(cluster: Cluster): Rejection {
  const isEmpty = cluster.count('Pod') === 0;
  return {
    ...missingResources('delete deployment web'),
    fixes: isEmpty ? undefined : ['delete pod'],
  };
}

/** kubectl wants a name. */
function noName(words: Words, objects: readonly KubeObject[]): Rejection {
  return {
    ...clientError('resource(s) were provided, but no name was specified'),
    hint: objects.length === 0 ? 'There is none.' : 'Which one?',
    fixes: objects
      .slice(0, MOST_FIXES)
      .map(({ kind, metadata }) => commandLine('delete', words, [KINDS[kind].singular, metadata.name])),
  };
}

/** The flags that change what happens, as they stand in the kubectl line. */
function shownFlags(words: Words): string {
  const shown = [
    'selector',
    'field-selector',
    'cascade',
    'force',
    'now',
    'grace-period',
    'wait',
    'timeout',
    'output',
  ].flatMap((flag) => {
    const value = words.flags.get(flag);
    if (value === undefined) return [];
    return [value === true ? ` --${flag}` : ` --${flag}=${value}`];
  });
  return shown.join('');
}

function runDelete(args: DeleteArgs, cluster: Cluster): Result<Done> {
  const { options, isForced, isNamed, missing } = args;
  const taken = args.choice === undefined ? undefined : takeOne(cluster, args.choice);
  const objects = taken === undefined ? args.objects : [taken.pod];
  const focus: Ref[] = objects.map(refOf);
  for (const object of objects) {
    intendAsYou(cluster, { verb: 'deleted', object: refOf(object), ...deletionDetail(object, options) });
    deleteObject(cluster, object, options);
  }
  const line = `delete ${nameAll(objects)}${args.flags}`;
  const errors = missing.map((rejection) => `${rejection.message}\n`).join('');
  return {
    understood: line,
    kubectl: { line },
    stdout:
      objects.length === 0
        ? args.isQuiet
          ? ''
          : 'No resources found\n'
        : objects.map((object) => (isNamed ? `${nameOfRef(refOf(object))}\n` : deletedLine(object, isForced))).join(''),
    ...(isForced || errors !== '' ? { stderr: `${isForced ? FORCE_WARNING : ''}${errors}` } : {}),
    ...(missing.length > 0 ? { code: 1 } : {}),
    focus,
    ...(taken?.remark === undefined ? {} : { remark: taken.remark }),
    ...(args.waits && objects.length > 0 ? { until: untilGone(objects, cluster, args.longest) } : {}),
  };
}

/** kubectl takes several types only as `deployment/web service/web`. Where nothing is there, a manifest was read. */
function nameAll(objects: readonly KubeObject[]): string {
  if (objects.length === 0) return '-f -';
  const isOneKind = objects.every(({ kind }) => kind === objects[0]?.kind);
  return objects.map(isOneKind ? typeThenName : typeSlashName).join(' ');
}

/** A new object with the same name is another one. */
function untilGone(objects: readonly KubeObject[], cluster: Cluster, longest: number): Until {
  const isGone = (object: KubeObject) => cluster.resolve(refOf(object))?.metadata.uid !== object.metadata.uid;
  return {
    holds: () => objects.every(isGone),
    longest,
    finish: (reached) => {
      if (reached) return { stdout: '', code: 0 };
      const left = objects.find((object) => !isGone(object));
      const resource = left === undefined ? '' : ` on ${KINDS[left.kind].plural}/${left.metadata.name}`;
      return { stdout: '', stderr: `error: timed out waiting for the condition${resource}\n`, code: 1 };
    },
  };
}
