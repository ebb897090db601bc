/**
 * Somebody wants everything about them removed. What is theirs alone goes; in what others share, nobody's name stands in
 * the place of theirs. It is gone through twice, a minute apart: what was under way may have named them again.
 */
import type { Ports } from '../ports';
import { isPrivate } from '../visit';
import type { Belongings, PersonId } from './belongings';
import { APART } from './erase-team';
import { endErasure, noteErasure, type PersonErasure, saveErasure } from './erasures';
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
  const note: PersonErasure = { ...id, form: 1, kind: 'person', since, names, token };
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
  const { count, left } = await goThrough(ports, belongings, erasure, until);
  if (left !== undefined) {
    await saveErasure(documents, left);
    return { count, isAll: false };
  }
  const { at: _, ...rest } = erasure;
  if (doneSince === undefined) await saveErasure(documents, { ...rest, doneSince: clock.now() });
  else {
    await endErasure(documents, erasure);
    log.info('person-erased');
  }
  return { count, isAll: true };
}

/** From where the last run stopped. `left`: what the next one needs to know. */
async function goThrough(
  ports: Outside,
  belongings: Belongings,
  erasure: PersonErasure,
  until: number,
): Promise<{ readonly count: number; readonly left?: PersonErasure }> {
  const { team, person, at } = erasure;
  const found = await belongings.channelsToLeave(erasure);
  // The workspace's own things come last, under no channel's name.
  const channels = [...new Set([...(at === undefined || at.channel === '' ? [] : [at.channel]), ...found])];
  let count = 0;
  let who = erasure;
  for (const channel of [...channels, '']) {
    const from = at?.channel === channel ? at.from : undefined;
    if (isPrivate({ team, channel }) && (await belongings.isAlone({ team, channel }, person))) {
      const removed = await belongings.removeChannel({ team, channel }, until);
      count += removed.count;
      if (!removed.isAll) return { count, left: { ...who, at: { channel, from: '' } } };
      continue;
    }
    if (channel === '') await leaveCourses(ports, erasure);
    const taken = await belongings.takeOut(who, channel === '' ? undefined : channel, from, until);
    count += taken.count;
    who = { ...who, names: taken.names };
    if (taken.next !== undefined) return { count, left: { ...who, at: { channel, from: taken.next } } };
    const removed = await belongings.removePerson(erasure, channel === '' ? undefined : channel, until);
    count += removed.count;
    if (!removed.isAll && ports.clock.now() >= until) return { count, left: { ...who, at: { channel, from: '' } } };
  }
  return { count };
}
