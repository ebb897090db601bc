/**
 * Who is at the keyboard and where: people, and the channels, direct messages and home tabs that they see.
 */
export interface Person {
  readonly id: string;
  readonly name: string;
}

export interface Place {
  readonly id: string;
  readonly name: string;
  /** Only this person sees it. */
  readonly only?: string;
}

export type PlaceKind = 'channel' | 'direct' | 'home';

export const kindOf = ({ name, only }: Place): PlaceKind =>
  only === undefined ? 'channel' : name === 'home' ? 'home' : 'direct';

export const labelOf = (place: Place): string =>
  ({ channel: `#${place.name}`, direct: 'Direct message', home: 'Home' })[kindOf(place)];

/** What a person sees in the sidebar. */
export const placesOf = (places: readonly Place[], { id }: Person): readonly Place[] =>
  places.filter(({ only = id }) => only === id);

/** The same kind of place for another person: in a direct message everybody is in one of their own. */
export function placeFor(place: Place, person: Person, places: readonly Place[]): Place {
  if (place.only === undefined || place.only === person.id) return place;
  return placesOf(places, person).find((one) => kindOf(one) === kindOf(place)) ?? place;
}

const wordOf = (place: Place): string => (place.only === undefined ? place.name : kindOf(place));

/** `#squad-3/ana`: the address of the page says who is where. */
export const hashOf = (person: Person, place: Place): string => `#${wordOf(place)}/${person.name}`;

/** Who and where the address says, or the first of each. */
export function fromHash(
  hash: string,
  people: readonly Person[],
  places: readonly Place[],
): readonly [Person, Place] | undefined {
  const [word, name] = decoded(hash.slice(1)).split('/');
  const person = people.find((one) => one.name === name) ?? people[0];
  if (person === undefined) return undefined;
  const seen = placesOf(places, person);
  const place = seen.find((one) => wordOf(one) === word) ?? seen[0];
  return place === undefined ? undefined : [person, place];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
