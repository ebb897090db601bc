/**
 * Whose an item is: two attributes by which everything of a workspace or of a person is found again, without reading the
 * whole table. They follow from the key; what is due belongs to nobody by its key, so whoever writes it says whose it is.
 */
import type { Owner } from '../app/documents';
import type { Item } from './dynamo-items';

/** What the items of one person are found by. */
export function personAttribute(team: string, person: string): string {
  return `${team}#${person}`;
}

/** Whoever installs the app is of a workspace that nobody knows yet; those items last for minutes. */
const INSTALLING = 'INSTALLING';

/** `T1#C1` → T1; `T1#@U1` and `LOOK#U1`, `HERE#U1`, `ANSWER#ID#U1` are about U1, too. */
export function belonging(partition: string, key: string): Item {
  const [team = '', whose = ''] = partition.split('#', 2);
  if (team === INSTALLING) return {};
  const person = /^@(.+)$/.exec(whose)?.[1] ?? /^(?:LOOK|HERE|ANSWER#[^#]*)#(.+)$/.exec(key)?.[1];
  return attributes(team, person);
}

/** Whose a document of this owner is. */
export function belongingOfDue({ team, person }: Extract<Owner, { readonly due: string }>): Item {
  return attributes(team, person);
}

/** Whose an item is that was written before items said so; what is due has it in its name. */
export function attributesOf({ pk, sk }: Item): Item {
  const [partition = '', key = ''] = [pk?.S, sk?.S];
  const due = /^DOC#(?:REVIEW#([^#]+)#([^#]+)|[A-Z]+#[^#]*#([^#]+))/.exec(key);
  if (!partition.startsWith('DUE#') || due === null) return belonging(partition, key);
  const [, reviewed, person, team = reviewed ?? ''] = due;
  return attributes(team, person);
}

function attributes(team: string, person: string | undefined): Item {
  return { team: { S: team }, ...(person === undefined ? {} : { person: { S: personAttribute(team, person) } }) };
}
