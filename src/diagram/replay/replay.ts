/**
 * The story of one command, moment by moment: what a moving picture is made of.
 */
import type { Ref } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import type { Step } from '../../cluster/step';
import type { Upcoming } from '../upcoming';

export interface Replay {
  /** The command as it was understood, without `/kube`. */
  readonly command: string;
  readonly before: Cluster;
  /** What the command was about, or all of the cluster. */
  readonly focus: readonly Ref[] | 'all';
  /** Everything that happened. */
  readonly steps: readonly Step[];
  /** Moments after the command at which something that a picture shows had changed; the last is how it ended. */
  readonly frames: readonly ReplayFrame[];
  /** Such moments that are not among the frames. */
  readonly leftOut: number;
  /** What was due when it ended. */
  readonly next: readonly Upcoming[];
}

/** The cluster when an instant of virtual time had ended. */
export interface ReplayFrame {
  /** Virtual milliseconds since the command. */
  readonly at: number;
  readonly cluster: Cluster;
  /** What happened since the frame before. */
  readonly steps: readonly Step[];
}

/** How it ended. */
export function lastOf({ frames, before }: Replay): ReplayFrame {
  return frames.at(-1) ?? { at: 0, cluster: before, steps: [] };
}
