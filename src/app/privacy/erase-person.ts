/**
 * Somebody wants everything about them removed. What is theirs alone goes; in what others share, nobody's name stands in
 * the place of theirs. It is gone through twice, a minute apart: what was under way may have named them again.
 */
import type { Ports } from '../ports';
import { isPrivate } from '../visit';
import type { Belongings, PersonId, TakenOut } from './belongings';
import { APART, endErasure, noteErasure, type PersonErasure, saveErasure } from './erasures';
import { leaveCourses } from './leave-courses';

type Outside = Pick<Ports, 'documents' | 'belongings' | 'clock' | 'log'>;

/** What one run of it did. */
export interface ErasedOfPerson {
  /** Items that went, or that do not name them any more. */
  readonly count: number;
  /** Nothing is left to do but to look again. */
  readonly isAll: boolean;
}

/** Notes that everything of a person is to go, and begins with it. @param token nobody's id, never used before */
export async function erasePerson(
  ports: Outside,
  id: PersonId,
  { name, token }: { readonly name: string; readonly token: string },
  until: number,
): Promise<ErasedOfPerson> {
  const since = ports.clock.now();
  const names = name === id.person ? [] : [name];
  const note: PersonErasure = { ...id, form: 1, kind: 'person', since, names, token, channels: [] };
  const noted = await noteErasure(ports.documents, note);
  return noted.kind === 'person' ? eraseMoreOfPerson(ports, noted, until) : { count: 0, isAll: false };
}

/** Goes on with it. */
export async function eraseMoreOfPerson(
  ports: Outside,
  erasure: PersonErasure,
  until: number,
): Promise<ErasedOfPerson> {
  const { belongings, documents, clock, log } = ports;
  if (belongings === undefined) return { count: 0, isAll: false };
  const { doneSince } = erasure;
  if (doneSince !== undefined && clock.now() - doneSince < APART) return { count: 0, isAll: true };
  const { count, isAll, after } = await goThrough(ports, belongings, erasure, until);
  if (!isAll) await saveErasure(documents, after);
  else if (doneSince === undefined) await saveErasure(documents, { ...after, doneSince: clock.now() });
  else {
    await endErasure(documents, erasure);
    log.info('person-erased');
  }
  return { count, isAll };
}

/** From where the last run stopped. `after`: what the next one needs to know. */
async function goThrough(
  ports: Outside,
  belongings: Belongings,
  erasure: PersonErasure,
  until: number,
): Promise<ErasedOfPerson & { readonly after: PersonErasure }> {
  const { at, ...begun } = erasure;
  const found = await belongings.channelsToLeave(erasure);
  const channels = [...new Set([...erasure.channels, ...found])];
  let count = 0;
  let who: PersonErasure = { ...begun, channels };
  // The workspace's own things come last, under no channel's name.
  const order = [...channels, ''];
  for (const channel of order.slice(at === undefined ? 0 : Math.max(0, order.indexOf(at.channel)))) {
    const from = at?.channel === channel ? at.from : undefined;
    const left = await leave(ports, belongings, who, { channel, from }, until);
    count += left.count;
    who = { ...who, names: left.names };
    if (left.next !== undefined) return { count, isAll: false, after: { ...who, at: { channel, from: left.next } } };
  }
  return { count, isAll: true, after: who };
}

/** One channel, or what the workspace has. */
async function leave(
  ports: Outside,
  belongings: Belongings,
  who: PersonErasure,
  { channel, from }: { readonly channel: string; readonly from: string | undefined },
  until: number,
): Promise<TakenOut> {
  const { team, person, names } = who;
  if (isPrivate({ team, channel }) && (await belongings.isAlone({ team, channel }, person))) {
    const { count, isAll } = await belongings.removeChannel({ team, channel }, until);
    return { count, names, ...(isAll ? {} : { next: '' }) };
  }
  if (channel === '') await leaveCourses(ports, who);
  const where = channel === '' ? undefined : channel;
  const taken = await belongings.takeOut(who, where, from, until);
  if (taken.next !== undefined) return taken;
  const { count } = await belongings.removePerson(who, where, until);
  const isOver = ports.clock.now() >= until;
  return { count: taken.count + count, names: taken.names, ...(isOver ? { next: '' } : {}) };
}
