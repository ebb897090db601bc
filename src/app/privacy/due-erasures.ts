/**
 * Goes on with what is to be removed: what a timer runs every minute.
 */
import type { Ports } from '../ports';
import { eraseMoreOfPerson } from './erase-person';
import { eraseMoreOfTeam } from './erase-team';
import { type Erasure, erasures } from './erasures';

/** What came of a run. */
export interface Erased {
  /** Workspaces and people that were gone on with. */
  readonly going: number;
  /** Items that went, or that do not name somebody any more. */
  readonly items: number;
}

/** Never throws for one of them: the others come nevertheless. @param until wall-clock milliseconds */
export async function dueErasures(ports: Ports, until: number): Promise<Erased> {
  let [going, items] = [0, 0];
  // The longest waiting first, so that a large workspace does not keep the others from their turn for ever.
  for (const erasure of (await erasures(ports.documents)).toSorted((a, b) => a.since - b.since)) {
    const now = ports.clock.now();
    if (now >= until) break;
    going++;
    // Half of the time that is left.
    items += await goOn(ports, erasure, now + (until - now) / 2);
  }
  return { going, items };
}

async function goOn(ports: Ports, erasure: Erasure, until: number): Promise<number> {
  try {
    if (erasure.kind === 'team') return await eraseMoreOfTeam(ports, erasure, until);
    return (await eraseMoreOfPerson(ports, erasure, until)).count;
  } catch (error) {
    ports.log.error('not-erased', error);
    return 0;
  }
}
