/**
 * `--dry-run`: what a command would do, tried on a copy of the cluster and said in kubectl's words; and `-o`: the objects
 * in the place of a line about each. Follows cli-runtime/pkg/genericclioptions (PrintFlags).
 */
import type { KubeObject } from '../api/objects';
import { isRejected, type Rejection, type Result } from '../api/rejection';
import { clientError } from '../api/status';
import type { Cluster } from '../cluster/cluster';
import { printObjects } from '../printers/objects';
import { nameOfRef, qualifiedName } from '../printers/result';
import { printYaml } from '../printers/yaml';
import { isOn, textOf, type Words } from './grammar/words';
import type { Done, FlagInfo, Verb } from './verb';

type Mode = 'client' | 'server';
type Output = 'json' | 'name' | 'yaml';

interface TriedArgs<A> {
  readonly args: A;
  readonly mode?: Mode;
  readonly output?: Output;
  readonly withManagedFields: boolean;
}

const FLAGS: readonly FlagInfo[] = [
  { name: 'dry-run', takes: 'optional' },
  { name: 'output', short: 'o', takes: 'text' },
  { name: 'show-managed-fields', takes: 'switch' },
];
const NAMES: ReadonlySet<string> = new Set(FLAGS.map(({ name }) => name));

/** What stands at the end of each line that kubectl prints then. */
const MARKS: Readonly<Record<Mode, string>> = { client: ' (dry run)', server: ' (server dry run)' };

/** kubectl forgets the mark here. */
const UNMARKED: ReadonlySet<string> = new Set(['taint']);

/** The same verb, with `--dry-run` and `-o`. */
export function withDryRun<A>(verb: Verb<A>): Verb<TriedArgs<A>> {
  const { offline: _own, ...rest } = verb;
  return {
    ...rest,
    flags: [...(verb.flags ?? []), ...FLAGS],
    parse: (words, cluster) => {
      const mode = modeOf(words);
      if (isRejected(mode)) return mode;
      const output = outputOf(words);
      if (isRejected(output)) return output;
      const flags = new Map([...words.flags].filter(([flag]) => !NAMES.has(flag)));
      const args = verb.parse({ ...words, flags }, cluster);
      const withManagedFields = isOn(words, 'show-managed-fields');
      return isRejected(args) ? args : { args, ...mode, ...output, withManagedFields };
    },
    run: (tried, cluster) => {
      const { args, mode, output } = tried;
      const target = mode === undefined ? cluster : cluster.fork();
      const done = mode === 'client' && verb.offline !== undefined ? verb.offline(args) : verb.run(args, target);
      if (isRejected(done)) return done;
      const printed = output === undefined ? done : withObjects(done, { ...tried, output }, target);
      return mode === undefined ? printed : asDryRun(printed, mode, output, UNMARKED.has(verb.name));
    },
  };
}

function modeOf(words: Words): Result<{ readonly mode?: Mode }> {
  const value = textOf(words, 'dry-run');
  if (value === undefined || value === 'none' || value === 'false') return {};
  if (value === '' || value === 'client' || value === 'true') return { mode: 'client' };
  if (value === 'server') return { mode: 'server' };
  return {
    ...clientError(`Invalid dry-run value (${value}). Must be "none", "server", or "client".`),
    hint: 'client only says what it would do, server lets the server check it too.',
  };
}

const OUTPUTS: readonly Output[] = ['json', 'name', 'yaml'];

function outputOf(words: Words): Result<{ readonly output?: Output }> {
  const value = textOf(words, 'output') ?? '';
  if (value === '') return {};
  const known = OUTPUTS.find((output) => output === value.toLowerCase());
  return known === undefined ? noOutput(value) : { output: known };
}

function noOutput(value: string): Rejection {
  const known =
    'go-template,go-template-file,json,jsonpath,jsonpath-as-json,jsonpath-file,kyaml,name,template,templatefile,yaml';
  return {
    ...clientError(
      `unable to match a printer suitable for the output format "${value}", allowed formats are: ${known}`,
    ),
    hint: 'After a change it is one of yaml, json, name. get knows the others.',
  };
}

/** The objects in the place of the lines about them. */
function withObjects(done: Done, tried: TriedArgs<unknown> & { readonly output: Output }, cluster: Cluster): Done {
  const { output, mode, withManagedFields } = tried;
  const isOwn = mode === 'client' && done.made !== undefined;
  const refs = done.answered ?? done.focus;
  const objects = isOwn ? [] : refs.flatMap((ref) => cluster.resolve(ref) ?? []);
  if (output === 'name') {
    const names = isOwn ? refs.map(nameOfRef) : objects.map(qualifiedName);
    return names.length === 0 ? done : { ...done, stdout: names.map((name) => `${name}\n`).join('') };
  }
  const texts = isOwn
    ? (done.made ?? []).map((one) => (output === 'yaml' ? printYaml(one) : `${JSON.stringify(one, undefined, 4)}\n`))
    : objects.map((one: KubeObject) => printObjects([one], output, { isList: false, withManagedFields }));
  return texts.length === 0 ? done : { ...done, stdout: texts.join(output === 'yaml' ? '---\n' : '') };
}

/** Nothing has happened, and nothing is waited for. */
function asDryRun(done: Done, mode: Mode, output?: Output, isUnmarked = false): Done {
  const { stdout, stderr, code, understood, kubectl } = done;
  const flags = ` --dry-run=${mode}${output === undefined ? '' : ` -o ${output}`}`;
  const isPlain = output !== undefined || isUnmarked || done.manifest !== undefined;
  return {
    understood: understood + flags,
    kubectl: 'line' in kubectl ? { line: withFlags(kubectl.line, flags) } : kubectl,
    // Whoever asks for YAML gets nothing else.
    stdout: isPlain ? (done.manifest ?? stdout) : stdout.replace(/(?<=.)$/gm, MARKS[mode]),
    ...(stderr === undefined ? {} : { stderr }),
    ...(code === undefined ? {} : { code }),
    focus: [],
    effect: 'look',
    isTable: true,
  };
}

/** Flags stand before what a container is to run, and before a remark. */
const withFlags = (line: string, flags: string): string => line.replace(/( -- .*| {3}\(.*)?$/, (end) => flags + end);
