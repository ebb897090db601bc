/**
 * `get`: lists objects in kubectl's own tables. Follows kubectl/pkg/cmd/get.
 */
import type { KindInfo } from '../../api/kinds';
import { type KubeObject, refOf } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';
import { printObjects } from '../../printers/objects';
import { printTable } from '../../printers/table';
import { commandLine, isOn, namespaceOf, textOf, type Words } from '../grammar/words';
import { select, type Selection } from '../naming/selection';
import { readTargets } from '../naming/targets';
import type { Done, Verb } from '../verb';

interface GetArgs {
  readonly selection: Selection;
  readonly words: Words;
  readonly output: Output;
  readonly namespace: string;
}

const OUTPUTS = ['wide', 'yaml', 'json', 'name'] as const;
type Output = 'table' | (typeof OUTPUTS)[number];

export const get: Verb<GetArgs> = {
  name: 'get',
  aliases: ['list', 'ls'],
  usage: 'get KIND [NAME] [-o wide|yaml|json|name]',
  summary: "lists objects in kubectl's own tables",
  examples: ['get pods', 'get all', 'get nodes -o wide', 'get deployment web -o yaml'],
  effect: 'look',
  origin: 'kubectl',
  flags: [
    { name: 'output', short: 'o', takes: 'text' },
    { name: 'selector', short: 'l', takes: 'text' },
    { name: 'all-namespaces', short: 'A', takes: 'switch' },
    { name: 'show-labels', takes: 'switch' },
    { name: 'label-columns', short: 'L', takes: 'text' },
    { name: 'no-headers', takes: 'switch' },
    { name: 'show-kind', takes: 'switch' },
    { name: 'show-managed-fields', takes: 'switch' },
    { name: 'ignore-not-found', takes: 'switch' },
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
  const output = readOutput(textOf(words, 'output'));
  if (isRejected(output)) return output;
  if (words.positional.length === 0) {
    return {
      rejected: true,
      code: 'Client',
      message: NO_TYPE,
      hint: 'What? /kube get pods',
      fixes: ['get pods', 'get all'],
    };
  }
  const targets = readTargets(words.positional);
  if (isRejected(targets)) return targets;
  if (targets.named.length > 0 && isOn(words, 'all-namespaces')) {
    return clientError('a resource cannot be retrieved by name across all namespaces');
  }
  const selection = select('get', words, cluster);
  if (isRejected(selection)) return selection;
  return { selection, words, output, namespace: namespaceOf(words) };
}

function readOutput(text: string | undefined): Result<Output> {
  if (text === undefined || text === '') return 'table';
  const known = OUTPUTS.find((output) => output === text.toLowerCase());
  if (known !== undefined) return known;
  return {
    ...clientError(
      `unable to match a printer suitable for the output format "${text}", allowed formats are: json,name,wide,yaml`,
    ),
    hint: 'Here it is one of wide, yaml, json, name.',
  } satisfies Rejection;
}

function runGet(args: GetArgs, cluster: Cluster): Result<Done> {
  const { selection, words } = args;
  const line = commandLine('get', words, words.positional);
  const errors = selection.missing.map(({ message }) => `${message}\n`).join('');
  const { stdout, note } = printed(args, cluster.now);
  return {
    understood: line,
    kubectl: { line },
    stdout,
    ...(note + errors === '' ? {} : { stderr: note + errors }),
    ...(errors === '' ? {} : { code: 1 }),
    focus: selection.objects.map(refOf),
    isTable: true,
  };
}

/** What goes to stdout, and kubectl's note on stderr when there is nothing. */
function printed(args: GetArgs, now: number): { readonly stdout: string; readonly note: string } {
  const { selection, words, output, namespace } = args;
  const { targets, objects } = selection;
  const isNamed = targets.named.length > 0;
  if (output === 'yaml' || output === 'json' || output === 'name') {
    if (objects.length === 0 && (isNamed || output === 'name')) return { stdout: '', note: '' };
    const isList = objects.length !== 1 || !isNamed;
    const withManagedFields = isOn(words, 'show-managed-fields');
    return { stdout: printObjects(objects, output, { isList, withManagedFields }), note: '' };
  }
  if (objects.length === 0) return { stdout: '', note: isNamed ? '' : nothingFound(args, namespace) };
  const tables = targets.kinds.map((info) => tableOf(info, objects, words, output === 'wide', now));
  const shown = tables.filter((table) => table !== '');
  return { stdout: shown.join('\n'), note: '' };
}

function nothingFound({ selection, words }: GetArgs, namespace: string): string {
  const isWide = isOn(words, 'all-namespaces') || selection.targets.kinds.some((info) => !info.namespaced);
  return isWide ? 'No resources found\n' : `No resources found in ${namespace} namespace.\n`;
}

function tableOf(info: KindInfo, all: readonly KubeObject[], words: Words, isWide: boolean, now: number): string {
  const kindsFound = new Set(all.map(({ kind }) => kind)).size;
  return printTable(
    info.kind,
    all.filter(({ kind }) => kind === info.kind),
    {
      now,
      isWide,
      withNamespace: isOn(words, 'all-namespaces') && info.namespaced,
      withLabels: isOn(words, 'show-labels'),
      labelColumns: textOf(words, 'label-columns')?.split(',') ?? [],
      withKind: isOn(words, 'show-kind') || kindsFound > 1,
      noHeaders: isOn(words, 'no-headers'),
    },
  );
}
