/** How late a run is with what was due, for the alarm about it. */
import type { Clock } from './ports';

/** Hears when something was due that is done now, wall-clock milliseconds. */
export type NoteTime = (at: number) => void;

export class Lateness {
  private most = 0;

  constructor(private readonly clock: Pick<Clock, 'now'>) {}

  readonly note: NoteTime = (at) => {
    this.most = Math.max(this.most, this.clock.now() - at);
  };

  /** Of the latest, whole seconds. */
  get seconds(): number {
    return Math.floor(this.most / 1000);
  }
}
