/**
 * What a workload would look like: made on a small cluster of its own, and drawn as it came out.
 */
import { isRejected } from '../../api/rejection';
import type { Cluster } from '../../cluster/cluster';
import { newCluster } from '../../cluster/new-cluster';
import type { VerbInfo } from '../../commands/verb';
import { works } from '../../commands/working-fixes';
import { describePicture } from '../../diagram/describe';
import { drawPicture, type Scene } from '../../diagram/picture';
import { button } from '../button';
import { tryOut } from '../quiz/experiment';
import type { Button } from '../reply';

const SEED = 7;

export interface Drawing {
  readonly picture: readonly string[];
  readonly said: readonly string[];
}

/** Three Nodes on which a command was typed. */
export function drawExample(command: string): Drawing {
  const made = tryOut(newCluster({ seed: SEED }), command);
  if (isRejected(made)) throw new Error(`an example cannot ${command}: ${made.message}`);
  const scene: Scene = { before: made.after, after: made.after, focus: made.done.focus, legend: true };
  return { picture: drawPicture(scene), said: ['It would look like this', ...describePicture(scene)] };
}

/** Deploys the example under the first of these names that is free here. */
export function deployButton(
  words: string,
  names: readonly string[],
  cluster: Cluster,
  verbs: readonly VerbInfo[],
): readonly Button[] {
  const name = names.find((one) => works(`deploy ${one} ${words}`, cluster, verbs));
  return name === undefined ? [] : [button(`Deploy ${name}`, `deploy ${name} ${words}`)];
}
