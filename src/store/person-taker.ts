/**
 * Takes a person out of the items of a partition that others share: channels' records, questions, documents. Whoever
 * changes one of them at the same moment wins or has to look again: every write is conditional, and a record and whatever
 * counts its versions gets a new one.
 */
import type { Leaver, TakenOut } from '../app/ports';
import { chunksOf, readBytes, writeBytes } from './bytes';
import type { DynamoItems, Item } from './dynamo-items';
import { FORM, packValue, valueOfRecord } from './record-form';
import { CURRENT, stateKey } from './table';
import { aboutChunk, isUnnamedChunk } from './unnamed-chunks';
import { namesIn, withoutPerson } from './without-person';

/** Items that are read at a time: each may hold 400 KB. */
const PAGE = 20;
/** Tries before a change gives way to others; the next look finds what is left. */
const TRIES = 5;

export class PersonTaker {
  constructor(private readonly items: DynamoItems) {}

  /** Goes through a partition, from after a key on. */
  async takeOut(who: Leaver, partition: string, from: string | undefined, hasTime: () => boolean): Promise<TakenOut> {
    let count = 0;
    let names = await this.namesAt(partition, who);
    for (let after = from; ;) {
      if (!hasTime()) return { count, names, next: after ?? '' };
      const { items, next } = await this.items.page(partition, after === '' ? undefined : after, PAGE);
      for (const item of items) {
        names = [...new Set([...names, ...namesIn(await this.valueOf(item), who.person)])];
        if (await this.takeFrom(item, { ...who, names })) count++;
      }
      if (next === undefined) return { count, names };
      after = next.sk?.S;
    }
  }

  /** The newest record knows people by their names; older ones may hold a name alone. */
  private async namesAt(partition: string, who: Leaver): Promise<readonly string[]> {
    const current = await this.items.get(partition, CURRENT);
    const found = current === undefined ? [] : namesIn(await this.valueOf(current), who.person);
    return [...new Set([...who.names, ...found])];
  }

  /** Answers whether something was written. */
  private async takeFrom(found: Item, who: Leaver): Promise<boolean> {
    const [partition, key] = [found.pk?.S ?? '', found.sk?.S ?? ''];
    const isGone = key.split('#').includes(who.person) || (await isUnnamedChunk(found, this.items));
    if (isGone) return this.items.remove(partition, key);
    for (let tries = 0, item: Item | undefined = found; tries < TRIES && item !== undefined; tries++) {
      const value = await this.valueOf(item);
      const cleaned = withoutPerson(value, who);
      if (value === undefined || JSON.stringify(cleaned) === JSON.stringify(value)) return false;
      if (await this.replace(item, cleaned)) return true;
      item = await this.items.get(partition, key);
    }
    return false;
  }

  /** What an item says; undefined where it says nothing, or cannot be read: then nobody else can read it either. */
  private async valueOf(item: Item): Promise<unknown> {
    try {
      if (item.body?.S !== undefined) return JSON.parse(item.body.S);
      if (item.form === undefined) return undefined;
      const bytes = await readBytes(item, (chunk) => this.items.get(item.pk?.S ?? '', chunk));
      return valueOfRecord(bytes);
    } catch {
      return undefined;
    }
  }

  private async replace(item: Item, value: unknown): Promise<boolean> {
    if (item.body !== undefined) return this.replaceBody(item, value);
    const isCurrent = item.sk?.S === CURRENT;
    const { data: _, chunks: __, set: ___, until: ____, ...rest } = item;
    const version = Number(item.version?.N);
    const bytes = packValue(value);
    const key = isCurrent ? stateKey(version) : (item.sk?.S ?? '');
    const form = { form: { N: String(FORM) } };
    const next = { ...rest, ...form, ...(await this.write(item, bytes, key)) };
    if (!isCurrent) {
      const saved = await this.items.put(next, 'attribute_exists(pk)');
      if (saved === 'saved') await this.forgetParts(item);
      return saved === 'saved';
    }
    // Whoever saves at this moment finds the older version there already, and another one in the place of its own.
    await this.items.putAnyway({ ...next, sk: { S: key } });
    const own = await this.write(item, bytes, stateKey(version + 1));
    const newer = { ...rest, ...form, ...own, version: { N: String(version + 1) } };
    const saved = await this.items.putVersion(newer, version + 1);
    if (saved === 'saved') await this.forgetParts(item);
    return saved === 'saved';
  }

  private async replaceBody(item: Item, value: unknown): Promise<boolean> {
    const version = Number(item.version?.N);
    const counted = Number.isInteger(version) ? withVersion(value, version) : value;
    const next: Item = { ...item, body: { S: JSON.stringify(counted) } };
    if (Number.isInteger(version)) return (await this.items.putVersion(next, version + 1)) === 'saved';
    return (await this.items.put(next, 'body = :before', { ':before': item.body ?? { S: '' } })) === 'saved';
  }

  /**
   * The attributes that hold the bytes; their parts are kept as long as those were. Versions that differ in who gave a
   * command alone are the same now: each has parts of its own nevertheless, which go with it.
   */
  private async write(item: Item, bytes: Uint8Array, holder: string): Promise<Item> {
    const until = item.until ?? item.expires;
    const envelope = (key: string): Item => {
      const { expires: _, ...whose } = this.items.envelope(item.pk?.S ?? '', key);
      const about = aboutChunk(Number(item.version?.N), this.items.after(0));
      return { ...whose, ...about, ...(until === undefined ? {} : { expires: until }) };
    };
    return writeBytes(bytes, envelope, (chunk) => this.items.putAnyway(chunk), holder);
  }

  /** Parts of what was replaced: no version names them any more. */
  private async forgetParts(item: Item): Promise<void> {
    await Promise.all(chunksOf(item).map((key) => this.items.remove(item.pk?.S ?? '', key)));
  }
}

/** A value that counts its own versions counts this one. */
function withVersion(value: unknown, version: number): unknown {
  const isCounting = typeof value === 'object' && value !== null && 'version' in value && value.version === version;
  return isCounting ? { ...value, version: version + 1 } : value;
}
