/**
 * The reply when the course's admission policy refuses: the tutor's voice, and the truth right after it
 * (reply-style §11). A course rule is never told as a law of Kubernetes.
 */
import type { Rejection } from '../api/rejection';
import { matchVerb } from '../commands/grammar/match-verb';
import type { VerbInfo } from '../commands/verb';
import { button, helpLabel } from './button';
import type { Reply } from './reply';
import { spoken } from './text';
import { printable } from './typed';

const POLICY = 'course-rules';

/** Whether this refusal is the course's, not Kubernetes' own. */
export function isCourseRule({ code, message }: Rejection): boolean {
  return code === 'Forbidden' && message.includes(`'${POLICY}'`);
}

export function courseRulesReply(rejection: Rejection, typed: string, verbs: readonly VerbInfo[]): Reply {
  const isRollback = /\b(rollback|undo)\b/.test(typed);
  const name = /"([a-z0-9.-]+)" is forbidden/.exec(rejection.message)?.[1];
  const course = isRollback
    ? 'Course: a StatefulSet cannot be rolled back. It can be scaled up, scaled down or deleted.'
    : 'Course: a StatefulSet can only be scaled up, scaled down or deleted.';
  const truth = isRollback
    ? 'Real Kubernetes can: it puts back the Pod template, one Pod at a time, and never the data in the volumes.'
    : 'Real Kubernetes can change its Pod template: it replaces one Pod at a time, the highest number first.';
  const headline = 'Not done: this channel follows the course rules.';
  const verb = matchVerb(typed.trim().split(/\s+/), verbs)?.verb;
  const scale =
    name === undefined
      ? []
      : [button('Scale it instead', `scale statefulset/${name} 2`), button(`Show ${name}`, `show ${name}`)];
  const help = verb === undefined ? button('All verbs', 'help') : button(helpLabel(verb.name), `help ${verb.name}`);
  return {
    audience: 'asker',
    command: printable(typed.trim()),
    headline,
    story: [],
    verbatim: rejection.message,
    notice: `${course}\n${truth}`,
    buttons: [...scale, help, button('Quiz me', 'quiz')].slice(0, 3),
    text: spoken([headline, course, truth]),
  };
}
