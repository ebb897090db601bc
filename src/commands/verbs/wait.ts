/**
 * `wait`: lets virtual time pass, or waits for a condition as `kubectl wait` does.
 */
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import type { Cluster } from '../../cluster/cluster';
import { MINUTE, SECOND } from '../../cluster/time';
import { parseDuration } from '../grammar/duration';
import type { Words } from '../grammar/words';
import type { Done, Until, Verb } from '../verb';
import { type ConditionWait, readConditionWait, untilCondition } from '../wait-condition';

type WaitArgs = { readonly duration: number } | { readonly condition: ConditionWait };

/** Nothing that a learner watches takes longer; more would let one command do unbounded work. */
const LONGEST_WAIT = 60 * MINUTE;

export const wait: Verb<WaitArgs> = {
  name: 'wait',
  usage: 'wait DURATION',
  summary: 'lets time pass in the cluster',
  examples: ['wait 30s', 'wait 5m', 'wait --for=condition=Available deployment/web'],
  effect: 'change',
  origin: 'tutor',
  flags: [
    { name: 'for', takes: 'text' },
    { name: 'timeout', takes: 'duration' },
    { name: 'selector', short: 'l', takes: 'text' },
    { name: 'field-selector', takes: 'text' },
    { name: 'all', takes: 'switch' },
    { name: 'all-namespaces', short: 'A', takes: 'switch' },
  ],
  parse: readWait,
  run: runWait,
};

function readWait(words: Words, cluster: Cluster): Result<WaitArgs> {
  if (words.flags.has('for')) {
    const condition = readConditionWait(words, cluster);
    return isRejected(condition) ? condition : { condition };
  }
  // `wait pod/web-1` names what to wait for, and not until when.
  if (words.positional.some((word) => word.includes('/'))) return readConditionWait(words, cluster) as Rejection;
  const text = words.positional.join('').toLowerCase();
  const duration = parseDuration(withUnit(text));
  if (duration === undefined || duration <= 0) return howLong('How long?');
  if (duration > LONGEST_WAIT) return howLong('An hour is the longest wait.');
  return { duration };
}

/** `wait 30`, `wait 5 minutes`, `wait for 10 s`. */
function withUnit(text: string): string {
  const words = text.replace(/^for/, '').replace(/(\d)(ms|s|m|h)[a-z]*$/, '$1$2');
  return /^\d+$/.test(words) ? `${words}s` : words;
}

function howLong(message: string): Rejection {
  return {
    rejected: true,
    code: 'Tutor',
    message,
    hint: 'wait lets time pass: /kube wait 30s',
    fixes: ['wait 30s', 'wait 5m'],
  };
}

function runWait(args: WaitArgs, cluster: Cluster): Result<Done> {
  if ('duration' in args) {
    return {
      understood: `wait ${shortDuration(args.duration)}`,
      kubectl: { none: 'time passes by itself' },
      stdout: '',
      focus: [],
      advance: args.duration,
    };
  }
  const { condition } = args;
  const until: Until = untilCondition(condition, cluster);
  return {
    understood: condition.line,
    kubectl: { line: condition.line },
    stdout: '',
    focus: condition.objects.map(({ ref }) => ref),
    until,
  };
}

/** `90s` is `1m30s`. */
function shortDuration(duration: number): string {
  const minutes = Math.floor(duration / MINUTE);
  const seconds = (duration % MINUTE) / SECOND;
  return `${minutes > 0 ? `${minutes}m` : ''}${seconds > 0 || minutes === 0 ? `${seconds}s` : ''}`;
}
