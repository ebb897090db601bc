import { fromHash, hashOf, kindOf, labelOf, placeFor, placesOf } from '../../playground/places';
import { MEMBERS, PLACES } from '../../src/local/places';

const [ana, ben] = [MEMBERS[0]!, MEMBERS[1]!];
const of = (hash: string) => fromHash(hash, MEMBERS, PLACES)!;

describe('who is where', () => {
  it('stands in the address, there and back, for every person and place', () => {
    for (const person of MEMBERS) {
      for (const place of placesOf(PLACES, person)) expect(of(hashOf(person, place))).toEqual([person, place]);
    }
  });

  it.each(['', '#', '#nothing/nobody', '#%', '#squad-3'])(
    'is the first of each where %j says nothing of it',
    (hash) => {
      expect(of(hash)).toEqual([ana, PLACES[0]]);
    },
  );

  it('never shows the direct message of somebody else', () => {
    const foreign = PLACES.filter(({ only }) => only === ben.id);
    expect(placesOf(PLACES, ana)).not.toEqual(expect.arrayContaining([foreign[0]]));
    for (const place of foreign) {
      const own = placeFor(place, ana, PLACES);
      expect([own.only, kindOf(own)]).toEqual([ana.id, kindOf(place)]);
    }
  });

  it('has a name for each kind of place', () => {
    expect(placesOf(PLACES, ana).map(labelOf)).toEqual(['#squad-3', '#platform', 'Direct message', 'Home']);
  });
});
