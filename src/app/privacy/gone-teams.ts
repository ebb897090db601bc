/**
 * Workspaces whose data is being removed: nothing may be written for them, though buttons of old messages still come.
 */
import type { Ports } from '../ports';
import { isBeingErased } from './erasures';

/** Milliseconds for which another process may still think otherwise. What is written then is found and removed, too. */
const REMEMBERED_FOR = 60_000;
/** Workspaces that are remembered at a time. */
const MOST = 500;

export class GoneTeams {
  /** Until when a workspace is known to be there. */
  private readonly there = new Map<string, number>();

  constructor(private readonly ports: Pick<Ports, 'documents' | 'belongings' | 'clock' | 'log'>) {}

  async has(team: string): Promise<boolean> {
    const { documents, belongings, clock } = this.ports;
    const now = clock.now();
    if (belongings === undefined || (this.there.get(team) ?? -Infinity) > now) return false;
    const isGone = await isBeingErased(documents, team);
    this.there.delete(team);
    if (!isGone) this.there.set(team, now + REMEMBERED_FOR);
    for (const oldest of this.there.keys()) {
      if (this.there.size <= MOST) break;
      this.there.delete(oldest);
    }
    return isGone;
  }

  /** It is about to go. */
  add(team: string): void {
    this.there.delete(team);
  }
}
