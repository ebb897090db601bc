/**
 * The words of the time machine. It is called *rewind*, so that nobody takes it for a rollback.
 */
import { cut } from '../diagram/columns';
import { LONGEST_HEADLINE } from './headline';
import type { Button } from './reply';
import { printable } from './typed';

export interface Rewind {
  /** `back`: undo. `forward`: redo. `new`: reset. */
  readonly direction: 'back' | 'forward' | 'new';
  /** The command that was taken back or brought back, as it was understood. */
  readonly command?: string;
}

export interface RewindWords {
  readonly headline: string;
  readonly kubectl: string;
  readonly notice: string;
  readonly buttons: readonly Button[];
}

const NO_KUBECTL = '(no kubectl verb: a real cluster goes forward only)';
const TRUTH = 'A real cluster cannot do this.';

/** Headline, kubectl line, notice and buttons for undo, redo and reset. */
export function composeRewind({ direction, command }: Rewind): RewindWords {
  const what = command === undefined ? 'the last change' : `"${printable(command)}"`;
  switch (direction) {
    case 'back':
      return {
        headline: cut(`Rewound: as before ${what}`, LONGEST_HEADLINE),
        kubectl: NO_KUBECTL,
        notice: `${TRUTH} It has no undo, only a rollback of a Deployment, which is a new rollout.`,
        buttons: [
          { label: 'Bring it back', run: 'redo' },
          { label: 'Show everything', run: 'show' },
        ],
      };
    case 'forward':
      return {
        headline: cut(`Forward again: as after ${what}`, LONGEST_HEADLINE),
        kubectl: NO_KUBECTL,
        notice: `${TRUTH} Time in it goes one way.`,
        buttons: [
          { label: 'Rewind', run: 'undo' },
          { label: 'Show everything', run: 'show' },
        ],
      };
    case 'new':
      return {
        headline: 'A new cluster: 3 Nodes, nothing runs in it',
        kubectl: NO_KUBECTL,
        notice: `${TRUTH} Rewind brings the old cluster back.`,
        buttons: [
          { label: 'Deploy my first app', run: 'deploy web' },
          { label: 'Rewind', run: 'undo' },
        ],
      };
  }
}
