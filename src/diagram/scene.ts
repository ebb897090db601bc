/**
 * What a picture is drawn from.
 */
import type { Ref } from '../api/objects';
import type { Cluster } from '../cluster/cluster';
import type { Step } from '../cluster/step';
import type { Upcoming } from './upcoming';

export interface Scene {
  /** The cluster before the command; the same as `after` for a look. */
  readonly before: Cluster;
  readonly after: Cluster;
  /** What the picture is about, or all of it. */
  readonly focus: readonly Ref[] | 'all';
  /** What happened in between, for strips. */
  readonly steps?: readonly Step[];
  /** What is due later. */
  readonly next?: readonly Upcoming[];
  /** Lines under the Nodes, such as a table of files: kept where a legend has no room. */
  readonly below?: readonly string[];
  /** Explain every symbol: in the first replies of a channel. */
  readonly legend?: boolean;
  /** Show the revisions of a Deployment, as after a rollback. */
  readonly revisions?: boolean;
  /** Show the ReplicaSet of a Deployment although nothing rolls out. */
  readonly replicaSet?: boolean;
}
