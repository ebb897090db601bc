/**
 * Notes in which channels a person took part, so that everything about them is found again. One small write a day for
 * each of them, as a rule: the record of a channel says who was there lately.
 */
import type { ChannelId, ChannelRecord, Person, Ports } from '../ports';

/** Milliseconds after which it is noted again. */
const DAY = 24 * 60 * 60_000;
/** The same for who changed nothing: the record does not know them. */
const SHORT = 10 * 60_000;
/** Visits that are remembered. */
const MOST = 2000;

export class Visitors {
  private readonly noted = new Map<string, number>();

  constructor(private readonly ports: Pick<Ports, 'belongings' | 'clock' | 'log'>) {}

  /** @param record the channel before the command. The answer is worth more than the note. */
  async note(id: ChannelId, { id: person }: Person, record: ChannelRecord): Promise<void> {
    const { belongings, clock, log } = this.ports;
    if (belongings === undefined) return;
    const [key, now] = [`${id.team}#${id.channel}#${person}`, clock.now()];
    const last = record.commands.findLast(({ by }) => by === person)?.at ?? -Infinity;
    if (last > now - DAY) return;
    try {
      await belongings.noteHere(id, person);
    } catch (error) {
      log.error('visit-not-noted', error);
      return;
    }
    this.remember(key, now);
  }

  /** The same for who asks or answers something, and changes no cluster. */
  async noteAside(id: ChannelId, person: Person, record: ChannelRecord): Promise<void> {
    const noted = this.noted.get(`${id.team}#${id.channel}#${person.id}`) ?? -Infinity;
    if (noted <= this.ports.clock.now() - SHORT) await this.note(id, person, record);
  }

  private remember(key: string, now: number): void {
    this.noted.delete(key);
    this.noted.set(key, now);
    for (const oldest of this.noted.keys()) {
      if (this.noted.size <= MOST) break;
      this.noted.delete(oldest);
    }
  }
}
