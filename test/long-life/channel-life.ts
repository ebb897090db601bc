/**
 * One channel for years: so many commands, hours apart, through the handler and a table that forgets what is over. Each
 * tenth of them begins with a new cluster and is the same again, so that what differs from tenth to tenth comes of age.
 */
import { CommandHandler } from '../../src/app/handle-command';
import { ALL_VERBS } from '../../src/app/verbs';
import { packRecord } from '../../src/store/record-form';
import { seconds } from '../../src/store/table';
import { TestClock } from '../app/channel-under-test';
import { FakeDynamo } from '../torture/fake-dynamo';
import { storesOver } from '../torture/sandbox';
import { Seeded } from '../torture/seeded';
import { commandByLot } from './commands-by-lot';
import { heapInUse } from './heap';

const ID = { team: 'T1', channel: 'C1' };
const PEOPLE = ['ana', 'ben', 'chen', 'dana', 'eli'].map((name, i) => ({ id: `U${i + 1}`, name }));
/** Hours of the wall clock that a life takes: by its second tenth, what is forgotten after 90 days is. */
const HOURS = 22_500;
const PARTS = 10;

/** A tenth of a life. */
export interface Part {
  /** Milliseconds of CPU time for a command, the table's included: the median, and one in a hundred takes longer. */
  readonly median: number;
  readonly slow: number;
  /** At its end: bytes of the channel's record packed, and the length of it as JSON. */
  readonly packed: number;
  readonly written: number;
  readonly items: number;
  /** Characters of the longest item. */
  readonly longestItem: number;
  readonly heap: number;
  /** Commands that changed the channel. */
  readonly changed: number;
}

/** What a channel is like after each tenth of so many commands. */
export async function liveInChannel(commands: number, seed: number): Promise<readonly Part[]> {
  const table = new FakeDynamo();
  const clock = new TestClock();
  const ports = storesOver({ connection: table, clock, team: ID.team });
  const handler = new CommandHandler(ports, ALL_VERBS);
  const ofPart = Math.floor(commands / PARTS);
  const parts: Part[] = [];
  let lot = new Seeded(seed);
  let times: number[] = [];
  let version = 0;
  for (let i = 0; i < PARTS * ofPart; i++) {
    const place = i % ofPart;
    if (place === 0) lot = new Seeded(seed);
    const text = place === 0 ? 'reset --yes' : commandByLot(lot, place);
    const began = process.cpuUsage();
    await handler.handle({ id: ID, person: lot.pick(PEOPLE), text, request: `request-${i}`, pressed: false });
    const { user, system } = process.cpuUsage(began);
    times.push((user + system) / 1000);
    await clock.sleep((HOURS / commands) * 3_600_000);
    table.expire(seconds(clock.now()));
    if (place + 1 < ofPart) continue;
    const record = (await ports.clusters.load(ID))!;
    const { items, longest: longestItem } = table.size();
    const sorted = times.sort((a, b) => a - b);
    const [median, slow] = [0.5, 0.99].map((share) => sorted[Math.floor(share * sorted.length)]!) as [number, number];
    const [packed, written] = [packRecord(record).length, JSON.stringify(record).length];
    parts.push({
      median,
      slow,
      packed,
      written,
      items,
      longestItem,
      heap: heapInUse(),
      changed: record.version - version,
    });
    [times, version] = [[], record.version];
  }
  if (table.refused.length > 0) throw new Error(`the table does not know: ${table.refused[0]!}`);
  return parts;
}
