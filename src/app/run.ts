/**
 * The pure middle of every command: a cluster and a text in, a cluster and a reply out.
 */
import { isEqual } from '../api/equal';
import { isRejected, type Rejection, type Result } from '../api/rejection';
import { Cluster } from '../cluster/cluster';
import type { ClusterState } from '../cluster/state';
import { execute } from '../commands/execute';
import { type ParsedCommand, parseCommand } from '../commands/grammar/parse';
import { textOf } from '../commands/grammar/words';
import { look, play } from '../commands/play';
import type { Done, Verb } from '../commands/verb';
import { withWorkingFixes } from '../commands/working-fixes';
import { CONTROLLERS } from '../controllers/index';
import { Loop } from '../controllers/loop';
import { composeRejection, composeReply } from '../tutor/compose';
import { shownBy } from '../tutor/course/shown';
import { shownByLook } from '../tutor/course/shown-by-looks';
import type { StatementId } from '../tutor/course/statements';
import { isCourseRule } from '../tutor/course-rules-reply';
import type { Reply } from '../tutor/reply';
import type { Taught } from '../tutor/taught';
import type { ToldChange } from '../tutor/verbs/tutor-verb';
import { FIRST_VISIT, type Visit } from '../tutor/visit';
import type { AnyVerb, ChannelVerb } from './channel-verb';
import { CHANNEL_QUOTA, checkQuota, type Quota } from './quota';
import { leadingThere, namingNamespace } from './other-namespaces';
import { withRoom } from './quota-buttons';

export type { AnyVerb } from './channel-verb';

export interface RunOptions {
  readonly verbs: readonly AnyVerb[];
  readonly taught: Taught;
  /** True when a button was pressed instead of typing. */
  readonly pressed: boolean;
  readonly quota?: Quota;
  /** Who asks, and where; left out where there is no channel. */
  readonly visit?: Visit;
  /** The change that a look asks about; the state is then the cluster as that change left it. */
  readonly told?: ToldChange | undefined;
}

export interface Outcome {
  /** The cluster afterwards: the same as before when `changed` is false. */
  readonly cluster: ClusterState;
  readonly reply: Reply;
  readonly changed: boolean;
  /** The reply says why not, and nothing of how the cluster stands. */
  readonly refused?: true;
  readonly taught: Taught;
  /** Statements of the course that the reply shows. */
  readonly shown: readonly StatementId[];
}

/** A command for a verb of the channel: the caller answers it (see handle-command). */
export interface ForChannel {
  readonly channelVerb: ChannelVerb;
  readonly words: ParsedCommand['words'];
}

/** What `/kube` alone stands for. */
const ALONE = 'start';

/** Runs what was typed after `/kube` on a cluster. The same state and text give the same outcome, always. */
export function run(state: ClusterState, text: string, options: RunOptions): Outcome | ForChannel {
  const parsed = parseCommand(text.trim() === '' ? ALONE : text, options.verbs);
  if (isRejected(parsed)) return refused(state, parsed, text, options);
  const verb = options.verbs.find((candidate) => candidate === parsed.verb);
  if (verb === undefined) throw new Error(`no verb ${parsed.verb.name}`);
  if (parsed.view !== undefined && verb.effect === 'change' && !triesOut(parsed.words)) {
    return refused(state, onlyLooks(verb.name), text, options);
  }
  if ('act' in verb) return { channelVerb: verb, words: parsed.words };
  if ('run' in verb) return runVerb(state, text, { verb, words: parsed.words }, options);
  const { taught, verbs, pressed, visit = FIRST_VISIT, told } = options;
  const cluster = new Cluster(state);
  const context = { cluster, verbs, taught, pressed, visit };
  const reply = verb.answer(parsed.words, told === undefined ? context : { ...context, told });
  if (isRejected(reply)) return refused(state, reply, text, options);
  return { cluster: state, reply, changed: false, taught, shown: shownByLook(reply, cluster) };
}

/** A change that is only tried prints lines, too. */
const triesOut = ({ flags }: ParsedCommand['words']): boolean => flags.has('dry-run');

/** A page of a change would be the same change once more. */
function onlyLooks(verb: string): Rejection {
  return {
    rejected: true,
    code: 'Tutor',
    message: `${verb} changes something: nothing can stand behind a bar then.`,
    hint: 'Bars are for what is looked up: /kube get pods | grep web',
    fixes: ['get pods'],
  };
}

/** While a rollout surges, there are up to twice as many Pods as are wanted. */
const ROOM_FOR_SURGE = 2;

/** What controllers may make under a quota. */
export const mostPodsOf = ({ pods }: Quota): number => pods * ROOM_FOR_SURGE;

function runVerb(
  state: ClusterState,
  text: string,
  { verb, words }: { readonly verb: Verb; readonly words: ParsedCommand['words'] },
  options: RunOptions,
): Outcome {
  const quota = options.quota ?? CHANNEL_QUOTA;
  const after = new Cluster(state);
  // A look-up leaves the cluster as it is.
  const before = verb.effect === 'look' ? after : new Cluster(state);
  after.mostPods = mostPodsOf(quota);
  const args = verb.parse(words, after);
  if (isRejected(args)) return refused(state, args, text, options);
  const loop = verb.effect === 'look' ? undefined : new Loop(after, CONTROLLERS);
  const ran = verb.run(args, after);
  if (isRejected(ran)) {
    const otherwise = isCourseRule(ran) ? asKubernetes(state, verb, words) : undefined;
    return refused(state, ran, text, options, otherwise);
  }
  const namespace = textOf(words, 'namespace');
  const done = namingNamespace(ran, namespace);
  const tooMuch = before === after ? undefined : checkQuota(before, after, quota);
  if (tooMuch !== undefined) return refused(state, tooMuch, text, options);
  const effect = done.effect ?? verb.effect;
  const played = loop !== undefined && effect === 'change' ? play(loop, done, after) : look(done);
  loop?.close();
  const isNewcomer = options.visit?.isNewcomer === true;
  const told = options.verbs.find(({ name }) => name === done.toldAs) ?? verb;
  const happened = {
    verb: told,
    before,
    after,
    taught: options.taught,
    pressed: options.pressed,
    isNewcomer,
    ...played,
  };
  const { reply: composed, taught, situation } = composeReply(happened);
  const shown = shownBy(situation, composed);
  const next = effect === 'look' ? state : after.snapshot();
  const there = leadingThere(composed, after, options.verbs, namespace);
  const reply = withRoom(there, after, quota, options.verbs);
  if (next === state || isSame(state, next)) return { cluster: state, reply, changed: false, taught, shown };
  return { cluster: next, reply, changed: true, taught, shown };
}

/** What the same command does where no course rules are, or why it cannot. */
function asKubernetes(state: ClusterState, verb: Verb, words: ParsedCommand['words']): Result<Done> {
  return execute(verb, words, new Cluster({ ...state, rules: 'kubernetes' }));
}

function refused(
  state: ClusterState,
  rejection: Rejection,
  text: string,
  options: RunOptions,
  otherwise?: Result<Done>,
): Outcome {
  const offered = withWorkingFixes(rejection, new Cluster(state), options.verbs);
  const reply = composeRejection(offered, text, options.verbs, otherwise, options.taught.terms);
  return {
    cluster: state,
    reply: { ...reply, pressed: options.pressed },
    changed: false,
    refused: true,
    taught: options.taught,
    shown: shownByLook(reply, new Cluster(state)),
  };
}

/** Steps alone are no change: a command that changed nothing makes no version. */
function isSame(before: ClusterState, after: ClusterState): boolean {
  const withoutSteps = (state: ClusterState) => ({ ...state, steps: [], stepCount: 0, random: 0 });
  return isEqual(withoutSteps(before), withoutSteps(after));
}
