/**
 * What a channel knows of the course that it is in: how far it was led, and which questions it was asked. A document of
 * the channel.
 */
import { changeDocument, type Check, DAYS, type Place } from '../documents';
import type { ChannelId, Ports } from '../ports';

export interface ChannelCourse {
  readonly form: 1;
  /** The id of the course. */
  readonly course: string;
  /** The latest time of the course at which something was posted, or was tried to be; wall-clock milliseconds. */
  readonly slot: number;
  /** Lessons that were announced. */
  readonly told: number;
  /** Whether the rules of the course were set. */
  readonly hasRules?: true;
  /** Slack did not let the bot post here, last time. */
  readonly isRefused?: true;
  /** Ids of the questions that were asked, by their names in the bank. */
  readonly before: Asked;
  readonly after: Asked;
}

type Asked = Readonly<Record<string, string>>;
type Outside = Pick<Ports, 'documents'>;

const KEPT_FOR = 400 * DAYS;

export async function loadChannelCourse(
  { documents }: Outside,
  channel: ChannelId,
): Promise<ChannelCourse | undefined> {
  return (await documents.load(placeOf(channel), isChannelCourse))?.value;
}

/** Brings a channel into a course. Answers the id of the course that it is in then: its first one. */
export async function enterCourse(ports: Outside, channel: ChannelId, course: string): Promise<string> {
  const fresh: ChannelCourse = { form: 1, course, slot: 0, told: 0, before: {}, after: {} };
  const entered = await changeChannelCourse(ports, channel, (before) => (before === undefined ? fresh : undefined));
  return (entered ?? fresh).course;
}

/** Takes a channel out of a course that it is in. */
export async function leaveCourse(ports: Outside, channel: ChannelId, course: string): Promise<void> {
  const entered = await loadChannelCourse(ports, channel);
  if (entered?.course === course) await ports.documents.remove(placeOf(channel));
}

/** Changes it, again after a conflict; `change` answers undefined to leave it as it is. */
export function changeChannelCourse(
  { documents }: Outside,
  channel: ChannelId,
  change: (before: ChannelCourse | undefined) => ChannelCourse | undefined,
): Promise<ChannelCourse | undefined> {
  return changeDocument(documents, placeOf(channel), isChannelCourse, KEPT_FOR, change);
}

const placeOf = (channel: ChannelId): Place => ({ owner: { channel }, name: 'COURSE-HERE' });

const isChannelCourse: Check<ChannelCourse> = (value): value is typeof value & ChannelCourse =>
  value.form === 1 &&
  typeof value.course === 'string' &&
  Number.isFinite(value.slot) &&
  Number.isFinite(value.told) &&
  isAsked(value.before) &&
  isAsked(value.after);

const isAsked = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.values(value).every((id) => typeof id === 'string');
