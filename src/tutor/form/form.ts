/**
 * The form behind *Do ...*: menus of what can be done in this cluster now. A pure function of the cluster and of what
 * was chosen so far; what was chosen stands in the words of `/kube do`, so nothing of a form is stored.
 */
import { own } from '../../api/own';
import type { Cluster } from '../../cluster/cluster';
import type { Form, Menu } from './menus';
import { type Answers, type Choice, NOTHING, type Question, type Task } from './task';
import { isWord, TASK_GROUPS } from './tasks';
import type { Works } from './trial';

/** A menu holds no more entries. */
export const MOST_CHOICES = 100;
/** Entries that are tried until one works, to learn whether a task can be done at all. */
const TRIES = 10;

/**
 * The form with a task and answers chosen, as far as they are possible.
 * @param works whether a command would be done now
 */
export function formOf(cluster: Cluster, works: Works, id: string | undefined, given: Answers): Form {
  const canBeDone = (task: Task): boolean => someCommand(task, cluster, works) !== undefined;
  const groups = TASK_GROUPS.map(({ label, tasks }) => ({ label, tasks: tasks.filter(canBeDone) }));
  const task = groups.flatMap(({ tasks }) => tasks).find((one) => one.id === id);
  const menus = task === undefined ? [] : menusOf(task, cluster, works, given);
  const answers = Object.fromEntries(menus.map(({ name, chosen }) => [name, chosen]));
  return {
    groups: groups
      .filter(({ tasks }) => tasks.length > 0)
      .map(({ label, tasks }) => ({ label, choices: tasks.map(choiceOf) })),
    task: task === undefined ? undefined : choiceOf(task),
    menus: menus.filter(({ choices }) => choices.length > 1 || choices[0]?.value !== NOTHING),
    command: task?.command(answers),
  };
}

const choiceOf = ({ id, label }: Task): Choice => ({ value: id, label });

function menusOf(task: Task, cluster: Cluster, works: Works, given: Answers): readonly Menu[] {
  const menus: Menu[] = [];
  let answers: Answers = {};
  for (const [place, question] of task.questions.entries()) {
    const entries = entriesOf(question, cluster, answers);
    const { choices, left } = firstWorking(entries, ({ value }) => {
      const command = completed(task, place + 1, { ...answers, [question.name]: value }, cluster);
      return command !== undefined && works(command);
    });
    if (choices.length === 0) continue;
    const wished = [own(given, question.name), question.first?.(cluster, answers)];
    const chosen = wished.find((value) => choices.some((choice) => choice.value === value)) ?? choices[0]!.value;
    answers = { ...answers, [question.name]: chosen };
    const steers = task.questions.slice(place + 1).some(({ follows }) => follows === question.name);
    menus.push({
      name: question.name,
      label: question.label,
      choices,
      chosen,
      left,
      follows: question.follows,
      steers,
    });
  }
  return menus;
}

/** As many entries that work as a menu holds, and how many were not looked at any more. */
function firstWorking(
  entries: readonly Choice[],
  works: (entry: Choice) => boolean,
): { readonly choices: readonly Choice[]; readonly left: number } {
  const choices: Choice[] = [];
  for (const [place, entry] of entries.entries()) {
    if (choices.length === MOST_CHOICES) return { choices, left: entries.length - place };
    if (works(entry)) choices.push(entry);
  }
  return { choices, left: 0 };
}

/** Entries that can be words of a command, each once. */
function entriesOf(question: Question, cluster: Cluster, answers: Answers): readonly Choice[] {
  const entries = question.choices(cluster, answers).filter(({ value }) => value === NOTHING || isWord(value));
  return entries.filter(({ value }, index) => entries.findIndex((other) => other.value === value) === index);
}

/** A command for the task, if there is one that works. */
function someCommand(task: Task, cluster: Cluster, works: Works): string | undefined {
  const [first] = task.questions;
  const starts =
    first === undefined ? [{}] : entriesOf(first, cluster, {}).map(({ value }) => ({ [first.name]: value }));
  return starts
    .slice(0, TRIES)
    .map((answers) => completed(task, first === undefined ? 0 : 1, answers, cluster))
    .find((command) => command !== undefined && works(command));
}

/** The command with the first entry of every question that is still open; undefined where a question has none. */
function completed(task: Task, from: number, answers: Answers, cluster: Cluster): string | undefined {
  let all = answers;
  for (const question of task.questions.slice(from)) {
    const entries = entriesOf(question, cluster, all);
    const value = question.first?.(cluster, all) ?? entries[0]?.value;
    if (value === undefined) return undefined;
    all = { ...all, [question.name]: value };
  }
  return task.command(all);
}
