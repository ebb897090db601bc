/**
 * `--dry-run`: what a command would do, tried on a copy of the cluster and said in kubectl's words.
 */
import { isRejected, type Result } from '../api/rejection';
import { clientError } from '../api/status';
import { textOf, type Words } from './grammar/words';
import {
  isPrintFlag,
  PRINT_FLAGS,
  type Printed,
  printedBeside,
  readPrinted,
  withFlags,
  withObjects,
} from './printed-objects';
import type { Done, FlagInfo, Verb } from './verb';

export type DryRunMode = 'client' | 'server';

interface TriedArgs<A> {
  readonly args: A;
  readonly mode?: DryRunMode;
  readonly printed?: Printed;
  /** The verb prints names, and knows how. */
  readonly isNamed: boolean;
}

export const DRY_RUN: FlagInfo = { name: 'dry-run', takes: 'optional' };

/** What stands at the end of each line that kubectl prints then. */
const MARKS: Readonly<Record<DryRunMode, string>> = { client: ' (dry run)', server: ' (server dry run)' };

/** kubectl forgets the mark here. */
const UNMARKED: ReadonlySet<string> = new Set(['patch', 'taint']);

/** The same verb, with `--dry-run` and `-o`. */
export function withDryRun<A>(verb: Verb<A>): Verb<TriedArgs<A>> {
  const { offline: _own, ...rest } = verb;
  const own = verb.flags ?? [];
  const printsItself = own.some(({ name }) => isPrintFlag(name));
  return {
    ...rest,
    flags: [...own, DRY_RUN, ...(printsItself ? [] : PRINT_FLAGS)],
    parse: (words, cluster) => {
      const mode = modeOf(words);
      if (isRejected(mode)) return mode;
      const printed = printsItself ? {} : readPrinted(words);
      if (isRejected(printed)) return printed;
      const isRead = (flag: string) => flag === DRY_RUN.name || (!printsItself && isPrintFlag(flag));
      const flags = new Map([...words.flags].filter(([flag]) => !isRead(flag)));
      const args = verb.parse({ ...words, flags }, cluster);
      const isNamed = printsItself && words.flags.has('output');
      return isRejected(args) ? args : { args, ...mode, ...printed, isNamed };
    },
    run: ({ args, mode, printed, isNamed }, cluster) => {
      const target = mode === undefined ? cluster : cluster.fork();
      const done = mode === 'client' && verb.offline !== undefined ? verb.offline(args) : verb.run(args, target);
      if (isRejected(done)) return done;
      if (mode === undefined) return printed === undefined ? done : printedBeside(done, printed, cluster);
      const shown = printed === undefined ? done : withObjects(done, printed, target, mode === 'client');
      return asDryRun(shown, mode, printed, isNamed || UNMARKED.has(verb.name));
    },
  };
}

/** What `--dry-run` says, or nothing without it. */
export function modeOf(words: Words): Result<{ readonly mode?: DryRunMode }> {
  const value = textOf(words, 'dry-run');
  if (value === undefined || value === 'none' || value === 'false') return {};
  if (value === '' || value === 'client' || value === 'true') return { mode: 'client' };
  if (value === 'server') return { mode: 'server' };
  return {
    ...clientError(`Invalid dry-run value (${value}). Must be "none", "server", or "client".`),
    hint: 'client only says what it would do, server lets the server check it too.',
  };
}

/** Nothing has happened, and nothing is waited for. */
export function asDryRun(done: Done, mode: DryRunMode, printed?: Printed, isUnmarked = false): Done {
  const { stdout, stderr, code, understood, kubectl } = done;
  const flags = ` --dry-run=${mode}${printed?.flag ?? ''}`;
  const isPlain = printed !== undefined || isUnmarked || done.manifest !== undefined;
  return {
    understood: withFlags(understood, flags),
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
