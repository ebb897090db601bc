/**
 * `/kube do`: a form with menus, so that nobody has to type. What was chosen so far stands in its words:
 * `do scale which=web count=4`. Changes nothing; the command that the form stands for is run like anything typed.
 */
import type { Result } from '../../api/rejection';
import { nearest } from '../../commands/grammar/near-miss';
import type { Words } from '../../commands/grammar/words';
import { button } from '../button';
import { formOf } from '../form/form';
import type { Form } from '../form/menus';
import type { Answers, Task } from '../form/task';
import { TASK_GROUPS, taskNamed } from '../form/tasks';
import { trialIn } from '../form/trial';
import type { Button, Reply } from '../reply';
import { spoken } from '../text';
import { printable } from '../typed';
import type { TutorContext, TutorVerb } from './tutor-verb';

export const doIt: TutorVerb = {
  name: 'do',
  aliases: ['menu', 'form'],
  usage: 'do [WHAT]',
  summary: 'shows menus to choose from instead of typing',
  examples: ['do', 'do scale', 'do crash pod'],
  effect: 'look',
  origin: 'tutor',
  answer: showForm,
};

function showForm(words: Words, context: TutorContext): Result<Reply> {
  const wanted = readTask(words.positional);
  if (wanted.task === undefined && wanted.rest.length > 0) return unknownTask(wanted.rest[0] ?? '');
  const { task } = wanted;
  const form = formOf(context.cluster, trialIn(context), task?.id, task === undefined ? {} : readAnswers(wanted, task));
  return replyWith(form, task, context);
}

interface Wanted {
  readonly task: Task | undefined;
  readonly rest: readonly string[];
}

/** `scale`, `crash-pod` and `crash pod` name a task. */
function readTask(words: readonly string[]): Wanted {
  const two = taskNamed(words.slice(0, 2).join('-').toLowerCase());
  if (two !== undefined) return { task: two, rest: words.slice(2) };
  const one = taskNamed(words[0]?.toLowerCase());
  return { task: one, rest: one === undefined ? words : words.slice(1) };
}

/** `which=web`, or `web` for the first question that is still open. What does not fit is chosen anew. */
function readAnswers({ rest }: Wanted, { questions }: Task): Answers {
  let answers: Answers = {};
  for (const word of rest) {
    const [name = '', ...value] = word.split('=');
    const isNamed = value.length > 0 && questions.some((question) => question.name === name);
    const open = questions.find((question) => !(question.name in answers))?.name;
    if (isNamed) answers = { ...answers, [name]: value.join('=') };
    else if (open !== undefined) answers = { ...answers, [open]: word };
  }
  return answers;
}

function unknownTask(typed: string): Result<Reply> {
  const ids = TASK_GROUPS.flatMap(({ tasks }) => tasks.map(({ id }) => id));
  const meant = nearest(typed.toLowerCase(), ids);
  return {
    rejected: true,
    code: 'Tutor',
    message: `There is no menu for "${printable(typed)}".`,
    hint: 'do shows menus to choose from: /kube do',
    fixes: [...(meant === undefined ? [] : [`do ${meant}`]), 'do'],
  };
}

function replyWith(form: Form, wanted: Task | undefined, { pressed }: TutorContext): Reply {
  const { task, command, groups } = form;
  const missing = wanted !== undefined && task === undefined ? `${wanted.label}: nothing here fits now` : undefined;
  const headline = missing ?? (task === undefined ? 'What do you want to do?' : `${task.label}: choose, then Do it`);
  const said = groups.map(({ label, choices }) => `${label}: ${choices.map((choice) => choice.label).join(', ')}`);
  const menus = form.menus.map(({ label, choices, chosen }) => {
    const entry = choices.find(({ value }) => value === chosen)?.label ?? chosen;
    return `${label}: ${entry}${choices.length > 1 ? `, or one of ${choices.length - 1} more` : ''}`;
  });
  const stands = command === undefined ? '' : `As it is chosen now it runs /kube ${command}`;
  return {
    audience: 'asker',
    isPersonal: true,
    command: task === undefined ? 'do' : `do ${task.value}`,
    pressed,
    headline,
    story: [],
    form,
    buttons: task === undefined ? START : [...(command === undefined ? [] : [button('Do it', command)]), ALL_VERBS],
    text: spoken([headline, ...(task === undefined ? said : [...menus, stands])]),
  };
}

const ALL_VERBS: Button = button('All verbs', 'help');
const START: readonly Button[] = [button('Show everything', 'show'), ALL_VERBS];
