/**
 * Progress in the course, beside the commands of a channel: what looks have shown is noted, and who worked here is told
 * once how far they are. A note is begun by one conditional write, so that a repeated delivery does not get it again;
 * one that did not reach Slack comes with the person's next request.
 */
import { milestoneOf, noteReply } from '../tutor/course/note-reply';
import { inOrder } from '../tutor/course/statements';
import type { Reply } from '../tutor/reply';
import type { AnyVerb } from './channel-verb';
import { type CourseLog, type Told, toldOf, withShown, withTold } from './course-log';
import { Latest } from './latest';
import { progressOf } from './next-in-course';
import type { ChannelId, ChannelRecord, Person, Ports } from './ports';

/** Channels that are remembered at a time. */
const MOST_CHANNELS = 20;
/** Milliseconds after which a note that nobody says was posted counts as lost. */
const REACHES_WITHIN = 10_000;
/** Statements that looks alone may have shown: with fewer from changes nobody can be at a milestone. */
const NEAR = 8;

/** A request, and who made it. */
interface Asked {
  readonly id: ChannelId;
  readonly person: Person;
}

export class CourseNews {
  /** Channels as the latest commands of this process have left them. */
  private readonly records = new Latest<ChannelRecord>(MOST_CHANNELS);

  constructor(
    private readonly ports: Ports,
    private readonly verbs: readonly AnyVerb[],
  ) {}

  /** Remembers how a channel stands after a command. */
  remember(id: ChannelId, record: ChannelRecord): void {
    this.records.put(keyOf(id), record);
  }

  /** Notes what a look has shown, where the channel did not know it. The answer is worth more than the note. */
  async noteLook(id: ChannelId, record: ChannelRecord, shown: readonly string[]): Promise<void> {
    const added = shown.filter((one) => !record.shown.includes(one));
    if (added.length === 0) return;
    try {
      const next = withShown(await this.ports.clusters.loadCourse(id), added);
      if (next !== undefined) await this.ports.clusters.saveCourse(id, next);
    } catch (error) {
      this.ports.log.error('progress-not-noted', error);
    }
  }

  /** The note that a person should get now, as a rule none. It counts as given until `settle` says otherwise. */
  async begin({ id, person }: Asked): Promise<Reply | undefined> {
    const record = this.records.get(keyOf(id));
    if (record?.seen.some((one) => one.person === person.id) !== true) return undefined;
    if (milestoneOf(record.shown.length + NEAR) === 0) return undefined;
    const { clusters, clock } = this.ports;
    const log = await clusters.loadCourse(id);
    const told = toldOf(log, person.id);
    const milestone = milestoneOf(inOrder([...record.shown, ...log.shown]).length);
    if (!isDue(told, milestone, clock.now())) return undefined;
    const begun: Told = { ...told, milestone, at: clock.now(), reached: false };
    if ((await clusters.saveCourse(id, withTold(log, begun))) === 'conflict') return undefined;
    return noteReply(progressOf(record, log, this.verbs));
  }

  /** Whether the note reached Slack; if not, the person's next request gets it. */
  async settle({ id, person }: Asked, reached: boolean): Promise<void> {
    const { clusters } = this.ports;
    const settled = (log: CourseLog) => withTold(log, { ...toldOf(log, person.id), reached, at: 0 });
    for (let tries = 0; tries < 3; tries++) {
      if ((await clusters.saveCourse(id, settled(await clusters.loadCourse(id)))) === 'saved') return;
    }
  }
}

function isDue({ milestone: last, at, reached, off }: Told, milestone: number, now: number): boolean {
  if (off === true || milestone === 0) return false;
  return milestone > last || (!reached && now > at + REACHES_WITHIN);
}

const keyOf = ({ team, channel }: ChannelId): string => `${team}#${channel}`;
