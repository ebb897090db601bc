/**
 * What belongs to a workspace or a person, found by the two indexes. They follow the table within moments, so whoever
 * wants nothing to be left looks again later.
 */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type {
  Belonging,
  Belongings,
  Leaver,
  PersonId,
  Removed,
  TakenOut,
  Visited,
  ChannelId,
  Clock,
} from '../app/ports';
import { ERASURES } from '../app/documents';
import { personAttribute } from './belonging';
import { DynamoItems, type Index, type Item } from './dynamo-items';
import { PersonTaker } from './person-taker';
import { BY_PERSON, BY_TEAM, HERE, HERE_TTL, hereKey, partitionOf, partitionOfOwner } from './table';

/** Items that are removed at a time. */
const AT_ONCE = 25;
/** Items of a channel that are read at a time: each may hold 400 KB. */
const PAGE = 20;

export class DynamoBelongings implements Belongings {
  private readonly items: DynamoItems;
  private readonly taker: PersonTaker;

  constructor(
    client: DynamoDBClient,
    table: string,
    private readonly clock: Clock,
  ) {
    this.items = new DynamoItems(client, table, clock);
    this.taker = new PersonTaker(this.items);
  }

  async noteHere(id: ChannelId, person: string): Promise<void> {
    const envelope = this.items.envelope(partitionOf(id), hereKey(person), HERE_TTL);
    await this.items.putAnyway({ ...envelope, at: { N: String(this.clock.now()) } });
  }

  async noteNamed(id: ChannelId, person: string): Promise<void> {
    const envelope = this.items.envelope(partitionOf(id), hereKey(person), HERE_TTL);
    await this.items.putNew({ ...envelope, at: { N: '0' } });
  }

  async channelsOf(team: string, person: string, most: number): Promise<readonly Visited[]> {
    const { items } = await this.items.keys({ ...byPerson({ team, person }), prefix: HERE });
    const notes = await Promise.all(items.map(({ pk, sk }) => this.items.get(pk?.S ?? '', sk?.S ?? '')));
    const found = notes.flatMap((item) =>
      item === undefined ? [] : [{ channel: channelOf(item) ?? '', at: Number(item.at?.N ?? 0) }],
    );
    return found.toSorted((a, b) => b.at - a.at).slice(0, most);
  }

  async ofPerson(id: PersonId, most: number): Promise<readonly Belonging[]> {
    const keys = await this.allKeys(byPerson(id), most);
    const found: Belonging[] = [];
    for (let from = 0; from < Math.min(keys.length, most); from += AT_ONCE) {
      const some = keys.slice(from, Math.min(from + AT_ONCE, most));
      const items = await Promise.all(some.map(({ pk, sk }) => this.items.get(pk?.S ?? '', sk?.S ?? '')));
      found.push(...items.flatMap((item) => (item === undefined ? [] : [belongingOf(item)])));
    }
    return found;
  }

  async removeTeam(team: string, until: number): Promise<Removed> {
    return this.removeFound({ name: BY_TEAM, attribute: 'team', value: team }, until, (key) => !isErasure(key));
  }

  async channelsToLeave(id: PersonId): Promise<readonly string[]> {
    // All of them: whoever has answered hundreds of questions in one channel took part in others, too.
    const keys = await this.allKeys(byPerson(id), Infinity);
    return [...new Set(keys.flatMap((item) => channelOf(item) ?? []))];
  }

  takeOut(who: Leaver, channel: string | undefined, from: string | undefined, until: number): Promise<TakenOut> {
    const { team } = who;
    const partition = channel === undefined ? partitionOfOwner({ team }) : partitionOf({ team, channel });
    return this.taker.takeOut(who, partition, from, () => this.clock.now() < until);
  }

  removePerson(id: PersonId, channel: string | undefined, until: number): Promise<Removed> {
    const isMeant = (key: Item) => !isErasure(key) && (channel === undefined || channelOf(key) === channel);
    return this.removeFound(byPerson(id), until, isMeant);
  }

  async isAlone(id: ChannelId, person: string): Promise<boolean> {
    const notes = await this.items.list(partitionOf(id), HERE, 2);
    return notes.every(({ sk }) => sk?.S === hereKey(person));
  }

  async removeChannel(id: ChannelId, until: number): Promise<Removed> {
    let count = 0;
    for (;;) {
      const { items } = await this.items.page(partitionOf(id), undefined, PAGE);
      if (items.length === 0) return { count, isAll: true };
      if (this.clock.now() >= until) return { count, isAll: false };
      await this.removeAll(items);
      count += items.length;
    }
  }

  /** The keys that an index finds, page after page, until there are so many. */
  private async allKeys(index: Index, most: number): Promise<readonly Item[]> {
    const keys: Item[] = [];
    for (let start: Item | undefined; ;) {
      const { items, next } = await this.items.keys(index, start);
      keys.push(...items);
      start = next;
      if (start === undefined || keys.length >= most) return keys;
    }
  }

  /** Removes what an index finds, from its beginning to its end. */
  private async removeFound(index: Index, until: number, isMeant: (key: Item) => boolean): Promise<Removed> {
    let count = 0;
    for (let start: Item | undefined; ;) {
      const { items, next } = await this.items.keys(index, start);
      const meant = items.filter(isMeant);
      for (let from = 0; from < meant.length; from += AT_ONCE) {
        if (this.clock.now() >= until) return { count, isAll: false };
        const some = meant.slice(from, from + AT_ONCE);
        await this.removeAll(some);
        count += some.length;
      }
      if (next === undefined) return { count, isAll: count === 0 };
      start = next;
    }
  }

  private async removeAll(keys: readonly Item[]): Promise<void> {
    await Promise.all(keys.map(({ pk, sk }) => this.items.remove(pk?.S ?? '', sk?.S ?? '')));
  }
}

const byPerson = ({ team, person }: PersonId): Index => ({
  name: BY_PERSON,
  attribute: 'person',
  value: personAttribute(team, person),
});

/** That something is to be removed must outlive the removing. */
const isErasure = ({ pk }: Item): boolean => pk?.S?.startsWith(`DUE#${ERASURES}`) === true;

/** The channel that an item belongs to, if any. */
function channelOf({ pk }: Item): string | undefined {
  const [team, whose] = (pk?.S ?? '').split('#', 2);
  return team === 'DUE' || whose?.startsWith('@') === true ? undefined : whose;
}

const KINDS: ReadonlyMap<string, Belonging['kind']> = new Map([
  ['ANSWER', 'answer'],
  ['LOOK', 'look'],
  ['HERE', 'here'],
]);

function belongingOf(item: Item): Belonging {
  const [key, channel] = [item.sk?.S ?? '', channelOf(item)];
  const [first = '', ...rest] = key.split('#');
  const isDue = item.pk?.S?.startsWith('DUE#') === true;
  const kind = KINDS.get(first) ?? (isDue ? 'due' : 'document');
  const text = item.body?.S;
  return {
    ...(channel === undefined ? {} : { channel }),
    kind,
    name: kind === 'answer' ? (rest[0] ?? '') : rest.join('#'),
    ...(text === undefined ? {} : { value: read(text) }),
  };
}

/** What is damaged is theirs, too: as it stands there. */
function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
