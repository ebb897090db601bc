/**
 * Notes in which channels a person took part, so that everything about them is found again. One small write a day for
 * each of them, as a rule: the record of a channel says who was there lately.
 */
import type { ChannelId, ChannelRecord, Person, Ports } from '../ports';
import { Remembered } from '../remembered';
import { REMEMBERED_FOR } from './erasures';

/** Milliseconds after which it is noted again. */
const DAY = 24 * 60 * 60_000;
/** Visits that are remembered. */
const MOST = 2000;

export class Visitors {
  private readonly noted: Remembered<true>;

  constructor(private readonly ports: Pick<Ports, 'belongings' | 'clock' | 'log'>) {
    this.noted = new Remembered(MOST, ports.clock);
  }

  /** @param record the channel before the command. The answer is worth more than the note. */
  async note(id: ChannelId, person: Person, record: ChannelRecord): Promise<void> {
    const { belongings, clock, log } = this.ports;
    if (belongings === undefined) return;
    const last = record.commands.findLast(({ by }) => by === person.id)?.at ?? -Infinity;
    if (last > clock.now() - DAY) return;
    try {
      await belongings.noteHere(id, person.id);
    } catch (error) {
      log.error('visit-not-noted', error);
      return;
    }
    this.noted.put(keyOf(id, person), true, clock.now() + REMEMBERED_FOR);
  }

  /** The same for who asks or answers something, and changes no cluster: the record does not know them. */
  async noteAside(id: ChannelId, person: Person, record: ChannelRecord): Promise<void> {
    if (this.noted.get(keyOf(id, person)) === undefined) await this.note(id, person, record);
  }
}

const keyOf = ({ team, channel }: ChannelId, person: Person): string => `${team}#${channel}#${person.id}`;
