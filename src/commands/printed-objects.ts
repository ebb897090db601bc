/**
 * `-o` of a command that changes something: the objects in the place of a line about each.
 * Follows cli-runtime/pkg/genericclioptions (PrintFlags).
 */
import type { KubeObject, Ref } from '../api/objects';
import { isRejected, type Rejection, type Result } from '../api/rejection';
import { clientError } from '../api/status';
import type { Cluster } from '../cluster/cluster';
import { printJsonPath } from '../printers/output/jsonpath';
import { printKyaml } from '../printers/output/kyaml';
import { nameOfRef } from '../printers/result';
import { printYaml } from '../printers/yaml';
import { type Output, printWhole, readOutput } from './getting/output';
import { isOn, quoted, textOf, type Words } from './grammar/words';
import type { Done, FlagInfo, Verb } from './verb';

/** Whole objects, or what a path finds in them. */
type Form = Exclude<Output, { readonly form: 'table' | 'columns' }>;

export interface Printed {
  readonly output: Form;
  /** As the flag says it: ` -o yaml`. */
  readonly flag: string;
  readonly withManagedFields: boolean;
}

export const PRINT_FLAGS: readonly FlagInfo[] = [
  { name: 'output', short: 'o', takes: 'text' },
  { name: 'template', takes: 'text' },
  { name: 'show-managed-fields', takes: 'switch' },
];

const NAMES: ReadonlySet<string> = new Set(PRINT_FLAGS.map(({ name }) => name));

interface PrintedArgs<A> {
  readonly args: A;
  readonly printed?: Printed;
}

/** The same verb, with `-o`. */
export function withPrinted<A>(verb: Verb<A>): Verb<PrintedArgs<A>> {
  const { offline: _own, ...rest } = verb;
  return {
    ...rest,
    flags: [...(verb.flags ?? []), ...PRINT_FLAGS],
    parse: (words, cluster) => {
      const printed = readPrinted(words);
      if (isRejected(printed)) return printed;
      const flags = new Map([...words.flags].filter(([flag]) => !isPrintFlag(flag)));
      const args = verb.parse({ ...words, flags }, cluster);
      return isRejected(args) ? args : { args, ...printed };
    },
    run: ({ args, printed }, cluster) => {
      const done = verb.run(args, cluster);
      return isRejected(done) || printed === undefined ? done : printedBeside(done, printed, cluster);
    },
  };
}

/** Whether a flag is one of these. */
export const isPrintFlag = (name: string): boolean => NAMES.has(name);

/** What the flags say, or nothing where a line about each object is wanted. */
export function readPrinted(words: Words): Result<{ readonly printed?: Printed }> {
  const value = textOf(words, 'output') ?? '';
  if (value === '') return {};
  const output = readOutput(value, textOf(words, 'template'));
  if (isRejected(output)) return output.message.includes('allowed formats') ? noOutput(value) : output;
  if (output.form === 'table' || output.form === 'columns') return noOutput(value);
  const flag = ` -o ${quoted(value)}`;
  return { printed: { output, flag, withManagedFields: isOn(words, 'show-managed-fields') } };
}

function noOutput(value: string): Rejection {
  const known =
    'go-template,go-template-file,json,jsonpath,jsonpath-as-json,jsonpath-file,kyaml,name,template,templatefile,yaml';
  return {
    ...clientError(
      `unable to match a printer suitable for the output format "${value}", allowed formats are: ${known}`,
    ),
    hint: 'After a change it is one of yaml, json, name, jsonpath=. get knows the others.',
  };
}

/**
 * The objects in the place of the lines about them.
 * @param isOwn whether they are shown as kubectl made them, before the server had them
 */
export function withObjects(done: Done, printed: Printed, cluster: Cluster, isOwn: boolean): Done {
  const refs = done.answered ?? done.focus;
  const text =
    isOwn && done.made !== undefined
      ? together(madeTexts(done.made, refs, printed), printed)
      : printEach(
          refs.flatMap((ref) => cluster.resolve(ref) ?? []),
          printed,
        );
  // What was done is done: kubectl finds out afterwards that it cannot print it.
  if (isRejected(text)) return { ...done, stdout: '', stderr: `${text.message}\n`, code: 1 };
  return text === '' ? done : { ...done, stdout: text };
}

/** The same, where the reply tells what became of the cluster as well. */
export function printedBeside(before: Done, printed: Printed, cluster: Cluster): Done {
  const done = withObjects(before, printed, cluster, false);
  const { flag } = printed;
  const { understood, kubectl, stdout } = done;
  return {
    ...done,
    understood: withFlags(understood, flag),
    kubectl: 'line' in kubectl ? { line: withFlags(kubectl.line, flag) } : kubectl,
    printed: stdout,
  };
}

/** Flags stand before what a container is to run, and before a remark. */
export const withFlags = (line: string, flags: string): string =>
  line.replace(/( -- .*| {3}\(.*)?$/, (end) => flags + end);

/** Objects one after the other. */
export function printEach(objects: readonly KubeObject[], printed: Printed): Result<string> {
  const { output, withManagedFields } = printed;
  const options = { isList: false, withManagedFields, noHeaders: false };
  return together(
    objects.map((one) => printWhole([one], output, options)),
    printed,
  );
}

function together(texts: readonly Result<string>[], { output }: Printed): Result<string> {
  const failed = texts.find(isRejected);
  return failed ?? texts.filter((text) => typeof text === 'string').join(output.form === 'yaml' ? '---\n' : '');
}

function madeTexts(made: readonly object[], refs: readonly Ref[], { output }: Printed): readonly Result<string>[] {
  return output.form === 'name' ? refs.map((ref) => `${nameOfRef(ref)}\n`) : made.map((one) => printMade(one, output));
}

/** In the order in which kubectl has its fields. */
function printMade(made: object, output: Form): Result<string> {
  switch (output.form) {
    case 'jsonpath':
      return printJsonPath(output.path, made, output.asJson);
    case 'kyaml':
      return printKyaml(made, true);
    case 'yaml':
      return printYaml(made);
    default:
      return `${JSON.stringify(made, undefined, 4)}\n`;
  }
}
