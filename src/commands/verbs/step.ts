/**
 * `step`: one reconcile at a time. Alone it lets the next controller look that has something to do; before a command it
 * sets that command's intent and holds the controllers back. A cluster may rest half-way: whatever is typed next finds
 * what is left to do, because controllers look at the state and not at commands.
 */
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import type { Cluster } from '../../cluster/cluster';
import { parseCommand } from '../grammar/parse';
import { quoted, type Words } from '../grammar/words';
import { isClusterVerb } from '../execute';
import type { Done, Verb, VerbInfo } from '../verb';

interface StepArgs {
  /** How many looks; `rest`: until the cluster rests. */
  readonly looks: number | 'rest';
  readonly command?: { readonly verb: Verb; readonly args: unknown };
}

/** More would be no steps: `wait` does that. */
const MOST_LOOKS = 50;
const TO_THE_END = /^(rest|end|all|on)$/i;

/** `step` for these verbs: it takes any command of theirs. */
export function stepOf(verbs: readonly Verb[]): Verb<StepArgs> {
  return {
    name: 'step',
    usage: 'step [COUNT] [COMMAND]',
    summary: 'lets one controller look once',
    examples: ['step', 'step 3', 'step scale web 5', 'step rest'],
    effect: 'change',
    origin: 'tutor',
    takesCommand: true,
    parse: (words, cluster) => readStep(words, cluster, verbs),
    run: runStep,
  };
}

function readStep({ positional, stdin }: Words, cluster: Cluster, verbs: readonly Verb[]): Result<StepArgs> {
  const [first = '', ...others] = positional;
  if (TO_THE_END.test(first) && others.length === 0) return { looks: 'rest' };
  const isNumber = /^[-+]?\d+([.,]\d+)?$/.test(first);
  const looks = isNumber ? Number(first) : 1;
  if (!Number.isInteger(looks) || looks < 1 || looks > MOST_LOOKS) return howMany(first);
  const rest = (isNumber ? others : positional).filter((word, index) => index > 0 || !/^(steps?|times|:)$/i.test(word));
  if (rest.length === 0) return { looks };
  const command = readCommand(rest, stdin, cluster, verbs);
  return isRejected(command) ? command : { looks, command };
}

function readCommand(
  rest: readonly string[],
  stdin: string | undefined,
  cluster: Cluster,
  verbs: readonly Verb[],
): Result<{ readonly verb: Verb; readonly args: unknown }> {
  const text = rest.map(quoted).join(' ');
  const parsed = parseCommand(stdin === undefined ? text : `${text}\n${stdin}`, verbs);
  if (isRejected(parsed)) return steppingToo(parsed);
  const { verb, words } = parsed;
  if (!isClusterVerb(verb) || verb.effect === 'look' || verb.name === 'wait') return cannotStep(verb);
  const args = verb.parse(words, cluster);
  return isRejected(args) ? steppingToo(args) : { verb, args };
}

function runStep({ looks, command }: StepArgs, cluster: Cluster): Result<Done> {
  const held = looks === 'rest' ? {} : { looks };
  const times = looks === 1 ? 'step' : `step ${looks}`;
  if (command === undefined) {
    const none = 'controllers never wait for anybody';
    return { understood: times, kubectl: { none }, stdout: '', focus: [], ...held };
  }
  const done = command.verb.run(command.args, cluster);
  if (isRejected(done)) return steppingToo(done);
  if (done.effect === 'look') return cannotStep({ ...command.verb, effect: 'look' });
  const { understood, kubectl, stdout, focus, stderr, code, remark, file } = done;
  return {
    understood: `${times} ${understood}`,
    kubectl,
    stdout,
    focus,
    ...(stderr === undefined ? {} : { stderr }),
    ...(code === undefined ? {} : { code }),
    ...(remark === undefined ? {} : { remark }),
    ...(file === undefined ? {} : { file }),
    ...held,
  };
}

/** What corrects the command corrects it here, too. */
function steppingToo(rejection: Rejection): Rejection {
  const { fixes } = rejection;
  return fixes === undefined ? rejection : { ...rejection, fixes: fixes.map((fix) => `step ${fix}`) };
}

function howMany(typed: string): Rejection {
  return {
    rejected: true,
    code: 'Tutor',
    message: `I step from 1 to ${MOST_LOOKS} times, not ${typed.slice(0, 12)}.`,
    hint: 'Until the cluster rests: /kube step rest',
    fixes: ['step', 'step rest'],
  };
}

function cannotStep(verb: VerbInfo): Rejection {
  const message =
    verb.effect === 'look'
      ? `${verb.name} changes nothing, so there is nothing to step through.`
      : `${verb.name} lets time pass; step holds it back.`;
  return {
    rejected: true,
    code: 'Tutor',
    message,
    hint: 'Alone it goes on: /kube step',
    fixes: ['step', verb.examples[0] ?? 'show'],
  };
}
