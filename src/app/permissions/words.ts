/**
 * How people and tasks are called in sentences.
 */
import { cut } from '../../diagram/text/columns';
import type { Member, Task, Who } from '../settings/channel-settings';

/** `Only ana may …`, and what that covers. */
export const WHAT_FOR: Readonly<Record<Task, { readonly may: string; readonly covers: string }>> = {
  reset: { may: 'reset and restore', covers: 'reset, restore, undo --to, deleting saved copies' },
  import: { may: 'bring manifests and missions in', covers: 'apply, create -f, replace, mission add and remove' },
  schedule: { may: 'plan quizzes and courses', covers: 'quiz schedule, course new and its changes' },
  settings: { may: 'change settings', covers: 'rules, limits, quiet, replies, and who may do what' },
};

/** People who are named in one sentence; the rest is counted. */
const MOST_NAMED = 3;
const LONGEST_NAME = 24;

export const nameOfMember = ({ id, name }: Member): string => cut(name ?? id, LONGEST_NAME);

/** `ana`, `ana and ben`, `ana, ben, chen and 2 more`. */
export function namesOf(people: readonly Member[]): string {
  const names = people.slice(0, MOST_NAMED).map(nameOfMember);
  const all = people.length > MOST_NAMED ? [...names, `${people.length - MOST_NAMED} more`] : names;
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`;
}

/** For what is kept of a change: nobody's id or name stands in it. */
export function whoCounted(who: Who): string {
  return typeof who === 'string' ? who : `${who.length} ${who.length === 1 ? 'person' : 'people'}`;
}

/** For a row of a table: `everyone`, `installer`, `ana`, `4 people`. */
export function whoInWords(who: Who): string {
  if (typeof who === 'string') return who;
  const [only] = who;
  return who.length === 1 && only !== undefined ? nameOfMember(only) : `${who.length} people`;
}
