/**
 * Everything that the form offers, in groups and in the order of its menu.
 */
import { CHANGE, RUN } from './tasks/apps';
import { LOOK, TIME } from './tasks/look';
import { NODES } from './tasks/nodes';
import { BREAK, DATA } from './tasks/pods';
import type { Answers, Task, TaskGroup } from './task';

export const TASK_GROUPS: readonly TaskGroup[] = [RUN, CHANGE, BREAK, DATA, NODES, TIME, LOOK];

export function taskNamed(id: string | undefined): Task | undefined {
  return TASK_GROUPS.flatMap(({ tasks }) => tasks).find((task) => task.id === id);
}

/** What comes back from a menu may be anything: only one word without blanks or quotes is taken. */
const WORD = /^[A-Za-z0-9._/:=@-]{1,75}$/;

export function isWord(value: string): boolean {
  return WORD.test(value);
}

/** The command that a filled form stands for, or undefined for a form that nobody was given. */
export function commandOf(id: string, answers: Answers): string | undefined {
  const task = taskNamed(id);
  return task !== undefined && Object.values(answers).every(isWord) ? task.command(answers) : undefined;
}
