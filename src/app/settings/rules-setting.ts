/**
 * `/kube settings rules course|kubernetes [then COMMAND]`: whether the admission policy of the course is in force.
 */
import { isRejected, type Result } from '../../api/rejection';
import { Cluster } from '../../cluster/cluster';
import type { ClusterState, Rules } from '../../cluster/state';
import { execute, isClusterVerb } from '../../commands/execute';
import { parseCommand } from '../../commands/grammar/parse';
import { quoted } from '../../commands/grammar/words';
import type { Done } from '../../commands/verb';
import { isCourseRule } from '../../tutor/course-rules-reply';
import type { Button, Reply } from '../../tutor/reply';
import { spoken } from '../../tutor/text';
import type { ChannelAnswer, ChannelContext } from '../channel-verb';
import { quotaIn } from './in-force';
import { replaced, withNew } from '../record-after';
import { refusal } from '../refusal';
import { type Outcome, run } from '../run';

const BACK: Button = { label: 'Use course rules', run: 'settings rules course' };
const LIFT: Button = { label: 'Lift the rules', run: 'settings rules kubernetes' };
const LIFTED = 'The course rules are lifted. They come back with /kube settings rules course';

/** @param words what follows `settings rules` */
export function setRules(
  words: readonly string[],
  stdin: string | undefined,
  context: ChannelContext,
): Result<ChannelAnswer> {
  const [typed = '', then, ...inner] = words;
  const rules = rulesNamed(typed);
  const isComplete = then === undefined ? inner.length === 0 : then.toLowerCase() === 'then' && inner.length > 0;
  if (rules === undefined || !isComplete) {
    return refusal(
      'Rules are course or kubernetes.',
      'course: a StatefulSet is only scaled or deleted. kubernetes: as in real clusters.',
      [context.record.cluster.rules === 'course' ? LIFT.run : BACK.run, 'settings'],
    );
  }
  const { record } = context;
  const cluster: ClusterState = { ...record.cluster, rules };
  if (then !== undefined) return setAndRun(cluster, [inner.map(quoted).join(' '), stdin], context);
  if (record.cluster.rules === rules) {
    return refusal(`Nothing to do: the rules are ${rules} already.`, 'All settings: /kube settings', ['settings']);
  }
  return { reply: rulesReply(rules, context), next: replaced(record, cluster) };
}

export function rulesNamed(typed: string): Rules | undefined {
  if (/^course$/i.test(typed)) return 'course';
  return /^(kubernetes|k8s|real|none|off)$/i.test(typed) ? 'kubernetes' : undefined;
}

function rulesReply(rules: Rules, { pressed }: ChannelContext): Reply {
  const isCourse = rules === 'course';
  const headline = isCourse ? 'The course rules are in force again' : 'The course rules are lifted';
  const notice = isCourse
    ? 'Notice: a StatefulSet is scaled or deleted here. Real Kubernetes can update it and roll it back, too.'
    : "Notice: a StatefulSet can now be updated and rolled back. Its volumes keep today's data all the same.";
  return {
    audience: 'channel',
    command: `settings rules ${rules}`,
    pressed,
    kubectl: `kubectl ${isCourse ? 'apply -f course-rules.yaml' : 'delete validatingadmissionpolicybinding course-rules'}`,
    headline,
    story: [],
    notice,
    buttons: [isCourse ? LIFT : BACK, { label: 'Show settings', run: 'settings' }],
    text: spoken([headline, notice]),
  };
}

/** Sets the rules and runs one command under them. */
function setAndRun(
  cluster: ClusterState,
  [line, stdin]: readonly [string, string | undefined],
  context: ChannelContext,
): Result<ChannelAnswer> {
  const { record, verbs, pressed } = context;
  const parsed = parseCommand(line, verbs);
  if (isRejected(parsed)) return parsed;
  if (!isClusterVerb(parsed.verb) || parsed.verb.effect !== 'change') {
    return refusal(
      'then is followed by a command that changes the cluster.',
      'For example: /kube settings rules kubernetes then rollback db',
      ['settings rules kubernetes'],
    );
  }
  const text = stdin === undefined ? line : `${line}\n${stdin}`;
  const options = { verbs, taught: record.taught, pressed, quota: quotaIn(record, context.workspace) };
  const outcome = run(cluster, text, options) as Outcome;
  const command = `settings rules ${cluster.rules} then ${/\s-/.test(line) ? '-- ' : ''}${line}`;
  const isLifted = cluster.rules === 'kubernetes' && record.cluster.rules === 'course';
  const aside = isLifted ? [LIFTED] : [];
  const reply: Reply = { ...outcome.reply, command, aside, text: spoken([outcome.reply.text, ...aside]) };
  if (outcome.changed) {
    const { taught, shown } = outcome;
    return { reply, next: { ...replaced(record, outcome.cluster), taught, shown: withNew(record, shown) } };
  }
  const wasDenied = isLifted && isDenied(execute(parsed.verb, { ...parsed.words, stdin }, new Cluster(record.cluster)));
  return wasDenied ? { reply: liftedAlone(reply), next: replaced(record, cluster) } : { reply: outcome.reply };
}

/** Whether the course rules are why a command is refused. */
function isDenied(done: Result<Done>): boolean {
  return isRejected(done) && isCourseRule(done);
}

/** The rules are lifted, but the command changed nothing all the same: what Kubernetes says to it stands below. */
function liftedAlone(reply: Reply): Reply {
  const headline = 'Course rules lifted; the command did nothing more';
  return {
    ...reply,
    audience: 'channel',
    headline,
    aside: [],
    buttons: [...reply.buttons.slice(0, 2), BACK],
    text: spoken([headline, reply.text]),
  };
}
