/**
 * What somebody chose in a form, read from the state that Slack sends along. All of it is untrusted: it is only ever
 * made into the words of a command, which are then checked like anything typed.
 */
import { commandOf, isWord } from '../tutor/form/tasks';
import { stampOf } from './form-menus';
import { fieldsOf } from './payload';

export interface FilledForm {
  readonly task: string | undefined;
  readonly answers: Readonly<Record<string, string>>;
  /** False where a menu is missing, was not chosen from, or belongs to an earlier form. */
  readonly isWhole: boolean;
}

interface Chosen {
  readonly blockId: string;
  readonly value: string | undefined;
}

/** @param values `state.values` of a message or of a view: block_id → action_id → element */
export function readForm(values: unknown): FilledForm {
  const chosen = Object.entries(fieldsOf(values)).map(([blockId, actions]) => ({ blockId, value: valueIn(actions) }));
  const task = chosen.find(({ blockId }) => blockId.startsWith('form/what/'))?.value;
  if (task === undefined) return { task, answers: {}, isWhole: false };
  const menus = chosen
    .filter(({ blockId }) => blockId.startsWith(`form/${task}/`))
    .map(menuOf)
    .toSorted((a, b) => a.place - b.place);
  const current = menus.filter((menu) => isCurrent(menu, menus));
  const answers = Object.fromEntries(current.map(({ name, value }) => [name, value ?? '']));
  const isOfThisTask = chosen.some(({ blockId }) => blockId === `form/what/${task}`);
  return { task, answers, isWhole: isOfThisTask && current.length === menus.length };
}

type ReadMenu = ReturnType<typeof menuOf>;

function menuOf({ blockId, value }: Chosen) {
  const [, , place, name = '', , followed, stamp] = blockId.split('/');
  return { place: Number(place), name, followed, stamp, value };
}

/** Whether it was chosen from, and offered for what is chosen now in the menu that it follows. */
function isCurrent({ value, followed, stamp }: ReadMenu, menus: readonly ReadMenu[]): boolean {
  if (value === undefined) return false;
  const before = menus.find(({ name }) => name === followed);
  return followed === undefined || stamp === stampOf(before?.value ?? '');
}

/** The command that a whole form stands for. */
export function commandIn({ task, answers, isWhole }: FilledForm): string | undefined {
  return isWhole && task !== undefined ? commandOf(task, answers) : undefined;
}

/** The command that shows the form again as it is filled. */
export function sameForm({ task, answers }: FilledForm): string {
  const words = Object.entries(answers).map(([name, value]) => `${name}=${value}`);
  return ['do', task ?? '', ...words].filter(isWord).join(' ');
}

/** Whether the menu that was chosen from decides about others. */
export function isSteering(blockId: string): boolean {
  return blockId.startsWith('form/what/') || blockId.split('/')[4] === 'steers';
}

function valueIn(actions: unknown): string | undefined {
  for (const element of Object.values(fieldsOf(actions))) {
    const { value } = fieldsOf(fieldsOf(element).selected_option);
    if (typeof value === 'string') return value;
  }
  return undefined;
}
