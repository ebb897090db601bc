/**
 * `rollout status`: how far a rollout is; waits until it is done. Follows kubectl/pkg/cmd/rollout/rollout_status.go.
 */
import { type KubeObject, refOf } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';
import { MINUTE } from '../../cluster/time';
import { asComplaints, together } from '../changes/outcomes';
import { parseDuration } from '../grammar/duration';
import { isOn, numberOf, textOf, type Words } from '../grammar/words';
import {
  kindWithGroup,
  nothingOfType,
  readRollables,
  ROLLABLE_FLAGS,
  type Rollables,
  understood,
  workloadsOf,
} from '../naming/rollable';
import { StatusWatch, type WatchOptions } from '../rollouts/status-watch';
import type { Done, Until, Verb } from '../verb';

interface StatusArgs {
  /** One after the other. */
  readonly named: Rollables;
  readonly options: WatchOptions;
  /** What is said where none was found. */
  readonly nothing: string;
  /** The command as it was understood. */
  readonly line: string;
}

const LONGEST_WAIT = 10 * MINUTE;

export const rolloutStatus: Verb<StatusArgs> = {
  name: 'rollout status',
  usage: 'rollout status KIND/NAME',
  summary: 'says how far a rollout is',
  examples: ['rollout status deployment/web'],
  effect: 'look',
  origin: 'kubectl',
  flags: [
    { name: 'watch', short: 'w', takes: 'switch' },
    { name: 'timeout', takes: 'duration' },
    { name: 'revision', takes: 'number' },
    ...ROLLABLE_FLAGS,
  ],
  parse: readStatus,
  run: runStatus,
};

const noViewer = (object: KubeObject): string => `no status viewer has been implemented for ${kindWithGroup(object)}`;

function readStatus(words: Words, cluster: Cluster): Result<StatusArgs> {
  const revision = numberOf(words, 'revision') ?? 0;
  if (revision < 0) return clientError(`revision must be a positive integer: ${revision}`);
  const named = readRollables('rollout status', words, cluster, noViewer);
  if (isRejected(named)) return named;
  const timeout = parseDuration(textOf(words, 'timeout') ?? '0') ?? 0;
  const longest = timeout > 0 ? timeout : LONGEST_WAIT;
  return {
    named,
    options: { waits: isOn(words, 'watch', true), longest, revision },
    nothing: nothingOfType(words),
    line: understood('rollout status', words, named),
  };
}

function runStatus({ named, options, nothing, line }: StatusArgs, cluster: Cluster): Result<Done> {
  const workloads = workloadsOf(named);
  const watch = new StatusWatch(cluster, named, options);
  const isOver = watch.look();
  const stdout = watch.takeOutput();
  if (isOver && stdout === '' && watch.errors.length > 0) return together(asComplaints(watch.errors));
  const answer = { understood: line, kubectl: { line }, stdout, focus: workloads.map(refOf), isTable: true };
  if (named.length === 0) return { ...answer, stderr: nothing };
  return isOver ? { ...answer, ...complaints(watch) } : { ...answer, until: untilOver(watch, options, named.length) };
}

function complaints({ errors }: StatusWatch): { readonly stderr?: string; readonly code: number } {
  if (errors.length === 0) return { code: 0 };
  const lines = asComplaints(errors).map(({ message }) => `${message}\n`);
  return { stderr: lines.join(''), code: 1 };
}

function untilOver(watch: StatusWatch, { longest }: WatchOptions, count: number): Until {
  return {
    holds: () => watch.look(),
    longest: longest * count,
    finish: () => {
      watch.end();
      return { stdout: watch.takeOutput(), ...complaints(watch) };
    },
  };
}
