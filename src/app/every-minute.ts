/**
 * What happens by itself, once a minute: questions whose time is over are closed, scheduled ones are asked, courses post
 * what they have for their channels, reviews are sent, and what is to be removed is removed. In this order, so that yesterday's answer comes before today's
 * question.
 */
import { dueCourses } from './courses/due-courses';
import { dueReviews } from './learners/due-reviews';
import { Lateness } from './lateness';
import type { Ports } from './ports';
import { dueErasures } from './privacy/due-erasures';
import { closeDue } from './quiz/quiz-due';
import { askScheduled } from './schedules/ask-scheduled';
import { hoursToLookAt, type Span } from './schedules/hours-to-look-at';
import { lastAsked, noteLastAsked } from './schedules/last-asked';

/** Shares of the time after which nothing more of a kind is begun: none of them can use it all up. */
const CLOSING = 0.4;
const ASKING = 0.6;
const LEADING = 0.8;
const REVIEWING = 0.9;

export class EveryMinute {
  /** When this process did it last, wall-clock milliseconds. */
  private last: number | undefined;
  /** What any process has noted of that. */
  private noted: number | undefined;
  /** What nobody has looked at since, after a time without runs. */
  private unseen: Span | undefined;

  constructor(private readonly ports: Ports) {}

  /**
   * Never throws: what fails is tried again by the next run.
   * @param left milliseconds after which it must have ended
   */
  async run(left: number): Promise<void> {
    const { ports } = this;
    const began = ports.clock.now();
    const until = (share: number) => began + left * share;
    const lateness = new Lateness(ports.clock);
    if (this.last === undefined) this.noted = await this.part('remembering', () => lastAsked(ports.documents));
    const last = this.last ?? this.noted;
    const closed = await this.part('closing', () => closeDue(ports, until(CLOSING), lateness.note));
    const looks = hoursToLookAt(began, last, this.unseen);
    const asked = await this.part('asking', () => askScheduled(ports, until(ASKING), last, looks, lateness.note));
    const led = await this.part('leading', () => dueCourses(ports, until(LEADING), lateness.note));
    const sent = await this.part('reviewing', () => dueReviews(ports, until(REVIEWING)));
    const erased = await this.part('erasing', () => dueErasures(ports, until(1)));
    if (asked?.left === 0) await this.part('remembering', () => this.remember(began, looks.left));
    const counts = {
      ...prefixed('closed', closed),
      ...prefixed('asked', asked),
      ...prefixed('courses', led),
      ...prefixed('reviews', sent),
      ...prefixed('erased', erased),
    };
    if (Object.keys(counts).length > 0) ports.log.info('every-minute', { ...counts, late: lateness.seconds });
  }

  /** @param unseen what is left to the next runs: until it is empty, whoever begins anew looks at all of it. */
  private async remember(at: number, unseen: Span | undefined): Promise<void> {
    this.last = at;
    this.unseen = unseen;
    // Without a token nothing was asked.
    if (unseen === undefined && this.ports.messenger !== undefined) {
      this.noted = await noteLastAsked(this.ports.documents, at, this.noted);
    }
  }

  private async part<T>(name: string, work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      this.ports.log.error('minute-cut-short', error, { part: name });
      return undefined;
    }
  }
}

/** What a part did, without what it did not do. */
function prefixed(name: string, counts: object | undefined): Readonly<Record<string, number | boolean>> {
  const done = Object.entries(counts ?? {}).flatMap(([key, count]) =>
    count === 0 || count === false ? [] : [[`${name}-${key}`, count as number | boolean] as const],
  );
  return Object.fromEntries(done);
}
