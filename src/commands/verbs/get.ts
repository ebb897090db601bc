/**
 * `get`: lists objects in kubectl's own tables, or shows them whole. Follows kubectl/pkg/cmd/get.
 */
import { type KubeObject, refOf } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';
import { type Output, printWhole, readOutput } from '../getting/output';
import { sortObjects } from '../getting/sorted';
import { printTables } from '../getting/tables';
import { isWatch, notRaw } from '../getting/watch';
import { commandLine, isOn, namespaceOf, textOf, type Words } from '../grammar/words';
import { deprecations } from '../naming/deprecated';
import { objectsOfManifest } from '../naming/manifest-objects';
import { select } from '../naming/selection';
import { readTargets } from '../naming/targets';
import type { Done, Verb } from '../verb';

interface GetArgs {
  readonly objects: readonly KubeObject[];
  /** Names that were not found, and lists that were refused. */
  readonly missing: readonly Rejection[];
  /** How many whole lists were asked for and answered. */
  readonly lists: number;
  /** Whether objects were asked for one by one. */
  readonly isNamed: boolean;
  /** Exactly one was asked for: it comes without a list around it. */
  readonly isSingle: boolean;
  /** Whether one of the kinds is of no namespace. */
  readonly isClusterWide: boolean;
  /** No object has the field to sort by. */
  readonly isUnsortable: boolean;
  readonly words: Words;
  readonly output: Output;
}

export const get: Verb<GetArgs> = {
  name: 'get',
  aliases: ['list', 'ls'],
  usage: 'get KIND [NAME] [-o wide|yaml|json|name|jsonpath=PATH]',
  summary: "lists objects in kubectl's own tables",
  examples: [
    'get pods',
    'get all',
    'get nodes -o wide',
    'get deployment web -o yaml',
    'get pods --sort-by=.spec.nodeName',
  ],
  effect: 'look',
  origin: 'kubectl',
  flags: [
    { name: 'output', short: 'o', takes: 'text' },
    { name: 'selector', short: 'l', takes: 'text' },
    { name: 'field-selector', takes: 'text' },
    { name: 'all-namespaces', short: 'A', takes: 'switch' },
    { name: 'show-labels', takes: 'switch' },
    { name: 'label-columns', short: 'L', takes: 'text' },
    { name: 'sort-by', takes: 'text' },
    { name: 'filename', short: 'f', takes: 'text' },
    { name: 'no-headers', takes: 'switch' },
    { name: 'show-kind', takes: 'switch' },
    { name: 'show-managed-fields', takes: 'switch' },
    { name: 'ignore-not-found', takes: 'switch' },
    { name: 'watch', short: 'w', takes: 'switch' },
    { name: 'watch-only', takes: 'switch' },
    { name: 'output-watch-events', takes: 'switch' },
    { name: 'raw', takes: 'text' },
    { name: 'template', takes: 'text' },
    { name: 'allow-missing-template-keys', takes: 'switch' },
    { name: 'chunk-size', takes: 'number' },
    { name: 'server-print', takes: 'switch' },
  ],
  parse: readGet,
  run: runGet,
};

const NO_TYPE =
  'You must specify the type of resource to get. Use "kubectl api-resources" for a complete list of supported resources.\n\n' +
  'error: Required resource not specified.\n' +
  'Use "kubectl explain <resource>" for a detailed description of that resource (e.g. kubectl explain pods).\n' +
  "See 'kubectl get -h' for help and examples";

function readGet(words: Words, cluster: Cluster): Result<GetArgs> {
  const raw = textOf(words, 'raw');
  if (raw !== undefined) return notRaw(raw);
  const output = readOutput(textOf(words, 'output'), textOf(words, 'template'));
  if (isRejected(output)) return output;
  if (isOn(words, 'output-watch-events') && !isOn(words, 'watch') && !isOn(words, 'watch-only')) {
    return clientError('--output-watch-events option can only be used with --watch or --watch-only');
  }
  const found = find(words, cluster);
  if (isRejected(found)) return found;
  const objects = sortObjects(found.objects, textOf(words, 'sort-by'), output.form === 'table');
  if (isRejected(objects)) return objects;
  return { ...found, objects, isUnsortable: objects.length < found.objects.length, words, output };
}

type Found = Omit<GetArgs, 'words' | 'output' | 'isUnsortable'>;

function find(words: Words, cluster: Cluster): Result<Found> {
  if (words.flags.has('filename')) {
    const named = objectsOfManifest('get', words, cluster);
    if (isRejected(named)) return named;
    const isSingle = named.objects.length + named.missing.length === 1;
    return { ...named, isNamed: true, isSingle, isClusterWide: false, lists: 0 };
  }
  if (words.positional.length === 0) {
    const refused: Rejection = { rejected: true, code: 'Client', message: NO_TYPE };
    return { ...refused, hint: 'What? /kube get pods', fixes: ['get pods', 'get all'] };
  }
  const targets = readTargets(words.positional);
  if (!isRejected(targets) && targets.named.length > 0 && isOn(words, 'all-namespaces')) {
    return clientError('a resource cannot be retrieved by name across all namespaces');
  }
  const selection = select('get', words, cluster);
  if (isRejected(selection)) return selection;
  const { kinds, named } = selection.targets;
  return {
    objects: selection.objects,
    missing: selection.missing,
    lists: named.length > 0 ? 0 : kinds.length - selection.missing.length,
    isNamed: named.length > 0,
    isSingle: named.length === 1,
    isClusterWide: kinds.some(({ namespaced }) => !namespaced),
  };
}

function runGet(args: GetArgs, cluster: Cluster): Result<Done> {
  const { objects, words } = args;
  const line = commandLine('get', words, words.positional);
  const errors = args.missing.map(({ message }) => `${message}\n`).join('');
  const printed = isWatch(words) && isOn(words, 'watch-only') ? '' : print(args, cluster.now);
  if (isRejected(printed)) return printed;
  const note = printed === '' && errors === '' ? nothingFound(args) : '';
  const remarks = `${isWatch(words) ? WATCH_NOTE : ''}${args.isUnsortable ? NO_SUCH_FIELD : ''}`;
  const stderr = `${deprecations(words)}${note}${errors}${remarks}`;
  return {
    understood: line,
    kubectl: { line },
    stdout: printed,
    ...(stderr === '' ? {} : { stderr }),
    ...(errors === '' ? {} : { code: 1 }),
    focus: objects.map(refOf),
    isTable: true,
  };
}

/** kubectl keeps it to itself. */
const NO_SUCH_FIELD = '(There are some, and none of them has the field to sort by: -o yaml shows their fields.)\n';

/** What kubectl would show while it waits. */
const WATCH_NOTE =
  '(This is how it stands now: time passes only while a command works, so there is nothing to watch. rollout status waits for a rollout.)\n';

function print({ objects, words, output, isSingle, lists }: GetArgs, now: number): Result<string> {
  if (output.form === 'table') return printTables(objects, { words, isWide: output.isWide, now, lists });
  if (objects.length === 0 && isSingle) return '';
  return printWhole(objects, output, {
    isList: !isSingle,
    withManagedFields: isOn(words, 'show-managed-fields'),
    noHeaders: isOn(words, 'no-headers'),
  });
}

function nothingFound({ isNamed, isClusterWide, output, words }: GetArgs): string {
  if (isNamed || output.form !== 'table' || isOn(words, 'ignore-not-found')) return '';
  const isEverywhere = isOn(words, 'all-namespaces') || isClusterWide;
  return isEverywhere ? 'No resources found\n' : `No resources found in ${namespaceOf(words)} namespace.\n`;
}
