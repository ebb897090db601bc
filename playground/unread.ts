/**
 * Up to which message each person has read each place. What was said before the page was opened counts as read.
 */
import * as api from './api';
import { kindOf, type Person, type Place, placesOf } from './places';

export class Unread {
  private readonly read = new Map<string, number>();

  /** The person has seen everything in a place. */
  see({ id }: Person, place: Place, latest: number): void {
    this.read.set(`${id} ${place.id}`, latest);
  }

  /** The places, other than this one, with something new for the person. */
  async elsewhere(person: Person, here: Place, places: readonly Place[], latest: number): Promise<ReadonlySet<string>> {
    const others = placesOf(places, person).filter((one) => one !== here && kindOf(one) !== 'home');
    const isNew = await Promise.all(others.map((place) => this.isNewIn(place, person, latest)));
    return new Set(others.filter((_, index) => isNew[index]).map(({ id }) => id));
  }

  /** A tutor that was started anew counts from one again. */
  forget(): void {
    this.read.clear();
  }

  private async isNewIn(place: Place, person: Person, latest: number): Promise<boolean> {
    const after = this.read.get(`${person.id} ${place.id}`);
    if (after === undefined) this.see(person, place, latest);
    if (after === undefined || after === latest) return false;
    return (await api.messages({ person: person.id, channel: place.id }, after)).messages.length > 0;
  }
}
