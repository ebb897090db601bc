/**
 * What people are called, as commands and buttons told: events do not say it. Kept in memory, for a while.
 */
import { Latest } from '../app/latest';
import type { Person } from '../app/ports';

/** People that are remembered at a time. */
const MOST = 2_000;

export class KnownNames {
  private readonly names = new Latest<string>(MOST);

  /** The person with the name that is known; remembers it where Slack told one. */
  meet(team: string, person: Person): Person {
    const key = `${team}#${person.id}`;
    const name = person.name === person.id ? this.names.get(key) : person.name;
    if (name === undefined) return person;
    this.names.put(key, name);
    return { ...person, name };
  }
}
