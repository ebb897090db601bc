/**
 * A stored value without one person: nobody's id in the place of theirs, `somebody` in the place of their name. What is
 * said of clusters and questions stays as it is, whatever it is called.
 */
import type { Leaver } from '../app/ports';

type Fields = Readonly<Record<string, unknown>>;

/** What stands in the place of a name. */
const SOMEBODY = 'somebody';

/** Parts that hold names of objects, not of people. */
const OF_CLUSTERS: ReadonlySet<string> = new Set(['cluster', 'began', 'made', 'question', 'copy', 'yaml', 'pin']);
/** Lists of what is known of each: whoever goes leaves no gap there. */
const PEOPLE: ReadonlySet<string> = new Set(['people', 'seen']);
/** Fields that hold a name as Slack shows it. */
const NAMES: ReadonlySet<string> = new Set(['by', 'changedBy', 'addedBy']);

/** The value, and the same value where nothing of it is about the person. */
export function withoutPerson(value: unknown, who: Leaver): unknown {
  return cleaned(value, who, true);
}

/** The names by which a value knows a person. */
export function namesIn(value: unknown, person: string): readonly string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap((one) => namesIn(one, person)))];
  if (!isFields(value)) return [];
  const own = isAbout(value, person) && typeof value.name === 'string' ? [value.name] : [];
  const parts = Object.entries(value).flatMap(([key, part]) => (OF_CLUSTERS.has(key) ? [] : namesIn(part, person)));
  return [...new Set([...own, ...parts])].filter((name) => name !== SOMEBODY && name !== '');
}

function cleaned(value: unknown, who: Leaver, hasNames: boolean): unknown {
  if (typeof value === 'string') return withoutId(value, who);
  if (Array.isArray(value)) {
    // A list of people has one less.
    const others: readonly unknown[] = value.filter((one) => one !== who.person && !isMember(one, who.person));
    return others.map((one) => cleaned(one, who, hasNames));
  }
  if (!isFields(value)) return value;
  const isTheirs = hasNames && isAbout(value, who.person);
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => {
      const name = withoutId(key, who);
      if (!hasNames || OF_CLUSTERS.has(key)) return [name, cleaned(part, who, false)];
      const isWho = NAMES.has(key) && !isCommand(value) && who.names.includes(String(part));
      const isName = (key === 'name' && isTheirs) || isWho;
      if (isName) return [name, SOMEBODY];
      if (PEOPLE.has(key) && Array.isArray(part)) return [name, cleaned(part.filter(isOther(who)), who, true)];
      return [name, cleaned(part, who, true)];
    }),
  );
}

/** An id is no part of a longer one. */
function withoutId(text: string, { person, token }: Leaver): string {
  if (!text.includes(person)) return text;
  return text.replaceAll(new RegExp(`(?<![A-Za-z0-9])${person}(?![A-Za-z0-9])`, 'g'), token);
}

const isOther =
  ({ person }: Leaver) =>
  (one: unknown): boolean =>
    !(isFields(one) && one.person === person);

const isAbout = (fields: Fields, who: string): boolean =>
  [fields.id, fields.person].includes(who) || (fields.by === who && isCommand(fields));

/** Beside a command stand the id of who gave it, and their name. A copy has a name of its own, and that of who saved it. */
const isCommand = (fields: Fields): boolean => 'command' in fields;

/** Of a list of people with their names, and nothing else. */
const isMember = (value: unknown, person: string): boolean =>
  isFields(value) && value.id === person && Object.keys(value).every((key) => key === 'id' || key === 'name');

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
