/**
 * The menus of a form as menus of Slack. What a menu belongs to stands in its block_id: the task, its place, and what
 * it follows from, so that a menu of an earlier form is never taken for one of this form.
 */
import { createHash } from 'node:crypto';
import type { Form, Menu } from '../tutor/form/menus';
import type { Choice } from '../tutor/form/task';
import { type Option, plainText, type SelectElement } from './message';

export const TASK_ACTION = 'form:what';
const MENU_ACTION = 'form:menu:';
export const RUN_ACTION = 'form:run';

/** A menu with its label, for a message or a modal to arrange. */
export interface LabelledMenu {
  readonly blockId: string;
  readonly label: string;
  readonly hint: string | undefined;
  /** Whether other menus follow from this one, so that a choice must be heard of at once. */
  readonly steers: boolean;
  readonly element: SelectElement;
}

/** The menu of tasks, then those of the task that is chosen. */
export function labelledMenus(form: Form): readonly LabelledMenu[] {
  return [taskMenu(form), ...(form.task === undefined ? [] : menusOf(form.task, form.menus))];
}

function taskMenu({ groups, task }: Form): LabelledMenu {
  return {
    blockId: `form/what/${task?.value ?? ''}`,
    label: 'What',
    hint: undefined,
    steers: true,
    element: {
      type: 'static_select',
      action_id: TASK_ACTION,
      placeholder: plainText('Choose what to do'),
      option_groups: groups.map(({ label, choices }) => ({ label: plainText(label), options: choices.map(optionOf) })),
      ...(task === undefined ? {} : { initial_option: optionOf(task) }),
    },
  };
}

function menusOf(task: Choice, menus: readonly Menu[]): readonly LabelledMenu[] {
  return menus.map((menu, place) => {
    const followed = menus.find(({ name }) => name === menu.follows);
    const stamp = followed === undefined ? [] : [followed.name, stampOf(followed.chosen)];
    const chosen = menu.choices.find(({ value }) => value === menu.chosen);
    const hint = menu.left === 0 ? undefined : `${menu.left} more have no room here: type their name instead.`;
    return {
      blockId: ['form', task.value, place, menu.name, menu.steers ? 'steers' : 'free', ...stamp].join('/'),
      label: menu.label,
      hint,
      steers: menu.steers,
      element: {
        type: 'static_select',
        action_id: `${MENU_ACTION}${place}`,
        placeholder: plainText('Choose'),
        options: menu.choices.map(optionOf),
        ...(chosen === undefined ? {} : { initial_option: optionOf(chosen) }),
      },
    };
  });
}

/** The same choice has the same stamp. */
export function stampOf(chosen: string): string {
  return createHash('sha256').update(chosen).digest('hex').slice(0, 12);
}

const optionOf = ({ value, label }: Choice): Option => ({ text: plainText(label), value });
