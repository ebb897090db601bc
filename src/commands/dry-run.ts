/**
 * `--dry-run`: what a command would do, tried on a copy of the cluster and said in kubectl's words.
 */
import { isRejected, type Result } from '../api/rejection';
import { clientError } from '../api/status';
import { textOf, type Words } from './grammar/words';
import type { Done, FlagInfo, Verb } from './verb';

type Mode = 'client' | 'server';

interface DryArgs<A> {
  readonly args: A;
  readonly mode?: Mode;
}

const DRY_RUN: FlagInfo = { name: 'dry-run', takes: 'optional' };

/** What stands at the end of each line that kubectl prints then. */
const MARKS: Readonly<Record<Mode, string>> = { client: ' (dry run)', server: ' (server dry run)' };

/** The same verb, with `--dry-run`. */
export function withDryRun<A>(verb: Verb<A>): Verb<DryArgs<A>> {
  return {
    ...verb,
    flags: [...(verb.flags ?? []), DRY_RUN],
    parse: (words, cluster) => {
      const mode = modeOf(words);
      if (typeof mode === 'object' && isRejected(mode)) return mode;
      const flags = new Map([...words.flags].filter(([flag]) => flag !== DRY_RUN.name));
      const args = verb.parse({ ...words, flags }, cluster);
      return isRejected(args) ? args : { args, ...(mode === undefined ? {} : { mode }) };
    },
    run: ({ args, mode }, cluster) => {
      if (mode === undefined) return verb.run(args, cluster);
      const done = verb.run(args, cluster.fork());
      return isRejected(done) ? done : asDryRun(done, mode);
    },
  };
}

function modeOf(words: Words): Result<Mode> | undefined {
  const value = textOf(words, DRY_RUN.name);
  if (value === undefined || value === 'none' || value === 'false') return undefined;
  if (value === '' || value === 'client' || value === 'true') return 'client';
  if (value === 'server') return 'server';
  return clientError(`Invalid dry-run value (${value}). Must be "none", "server", or "client".`);
}

/** Nothing has happened, and nothing is waited for. */
function asDryRun({ stdout, stderr, code, understood, kubectl }: Done, mode: Mode): Done {
  const flag = ` --dry-run=${mode}`;
  return {
    understood: understood + flag,
    kubectl: 'line' in kubectl ? { line: kubectl.line.replace(/( {3}\(.*)?$/, (end) => flag + end) } : kubectl,
    stdout: stdout.replace(/(?<=.)$/gm, MARKS[mode]),
    ...(stderr === undefined ? {} : { stderr }),
    ...(code === undefined ? {} : { code }),
    focus: [],
    effect: 'look',
    isTable: true,
  };
}
