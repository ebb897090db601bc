/**
 * The reply when the course's admission policy refuses: the tutor's voice, and the truth right after it.
 * A course rule is never told as a law of Kubernetes.
 */
import { isRejected, type Rejection, type Result } from '../api/rejection';
import { matchVerb } from '../commands/grammar/match-verb';
import type { Done, VerbInfo } from '../commands/verb';
import { button } from './button';
import { introduced } from './course-voice';
import type { Button, Reply } from './reply';
import { spoken } from './text';
import { printable } from './typed';

const POLICY = 'course-rules';
/** What a button of Slack carries, with room for what stands before the command. */
const LONGEST_COMMAND = 1900;
const KUBECTL = /^(\$ +)?(\/kube +)?(kubectl|k) /i;

/** Whether this refusal is the course's, not Kubernetes' own. */
export function isCourseRule({ code, message }: Rejection): boolean {
  return code === 'Forbidden' && message.includes(`'${POLICY}'`);
}

/**
 * @param otherwise what the command would do without the rule, or why it could not
 * @param known what the channel was told before
 */
export function courseRulesReply(
  rejection: Rejection,
  typed: string,
  verbs: readonly VerbInfo[],
  otherwise?: Result<Done>,
  known: readonly string[] = [],
): Reply {
  const done = otherwise === undefined || isRejected(otherwise) ? undefined : otherwise;
  const command = typed.trim().replace(KUBECTL, '');
  const verb = matchVerb(command.split(/\s+/), verbs)?.verb;
  const { course: rule, truth } = isRollback(verb) ? ROLLBACK : UPDATE;
  const course = introduced(rule, known);
  const headline = 'Not done: this channel follows the course rules.';
  // Who speaks kubectl hears kubectl: there the rule is a named policy that denied the request.
  const isKubectl = verb?.origin === 'kubectl' || KUBECTL.test(typed.trim());
  const kubectl = kubectlLine(verb, rejection, done);
  const name = nameIn(rejection);
  return {
    audience: 'asker',
    command: printable(done?.understood ?? command),
    ...(kubectl === undefined ? {} : { kubectl }),
    headline,
    story: [],
    ...(isKubectl ? { verbatim: rejection.message } : {}),
    notice: [course, truth, FOR_ALL].join('\n'),
    buttons: [asKubernetes(command), WHY_THIS_RULE, button('Leave it', name === undefined ? 'show' : `show ${name}`)],
    refusal: `${headline} ${course}`,
    text: spoken([headline, isKubectl ? rejection.message : '', course, truth, FOR_ALL]),
  };
}

/** Nobody should lift a rule of others unawares. */
const FOR_ALL = 'Do it as Kubernetes: that lifts the rules for everybody in this channel.';

const WHY_THIS_RULE: Button = { label: 'Why this rule?', run: 'explain course rules' };

interface Words {
  /** What the course notes say. */
  readonly course: string;
  /** What real Kubernetes does. */
  readonly truth: string;
}

const ROLLBACK: Words = {
  course: 'Course: a StatefulSet cannot be rolled back. It can be scaled up, scaled down or deleted.',
  truth: 'Real Kubernetes can: it puts back the Pod template, one Pod at a time, and never the data in the volumes.',
};
const UPDATE: Words = {
  course: 'Course: a StatefulSet can only be scaled up, scaled down or deleted.',
  truth: 'Real Kubernetes can change its Pod template: it replaces one Pod at a time, the highest number first.',
};

const isRollback = (verb: VerbInfo | undefined): boolean => verb?.name === 'rollback' || verb?.name === 'rollout undo';

/** Lifts the rules and runs the command that was refused. Too long for a button, it is typed again. */
function asKubernetes(command: string): Button {
  const hasFlags = /\s[-\u2010-\u2015\u2212]/.test(command);
  return command.length <= LONGEST_COMMAND
    ? { label: 'Do it as Kubernetes', run: `settings rules kubernetes then ${hasFlags ? '-- ' : ''}${command}` }
    : { label: 'Lift the rules', run: 'settings rules kubernetes' };
}

function nameIn({ message }: Rejection): string | undefined {
  return /"([a-z0-9.-]+)" is forbidden/.exec(message)?.[1];
}

function kubectlLine(verb: VerbInfo | undefined, rejection: Rejection, done: Done | undefined): string | undefined {
  if (done !== undefined && 'line' in done.kubectl) return `kubectl ${done.kubectl.line}`;
  const name = nameIn(rejection);
  return isRollback(verb) && name !== undefined ? `kubectl rollout undo statefulset/${name}` : undefined;
}
