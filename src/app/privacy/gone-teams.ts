/**
 * Workspaces whose data is being removed: nothing may be written for them, though buttons of old messages still come.
 */
import type { Ports } from '../ports';
import { Remembered } from '../remembered';
import { isBeingErased, REMEMBERED_FOR } from './erasures';

/** Workspaces that are remembered at a time. */
const MOST = 500;

export class GoneTeams {
  /** Workspaces that are known to be there. */
  private readonly there: Remembered<true>;

  constructor(private readonly ports: Pick<Ports, 'documents' | 'belongings' | 'clock' | 'log'>) {
    this.there = new Remembered(MOST, ports.clock);
  }

  async has(team: string): Promise<boolean> {
    const { documents, belongings, clock } = this.ports;
    if (belongings === undefined || this.there.get(team) === true) return false;
    const now = clock.now();
    const isGone = await isBeingErased(documents, team);
    if (!isGone) this.there.put(team, true, now + REMEMBERED_FOR);
    return isGone;
  }

  /** It is about to go. */
  add(team: string): void {
    this.there.forget(team);
  }
}
