/**
 * What a workload would look like: made on a small cluster of its own, and drawn as it came out.
 */
import { isRejected } from '../../api/rejection';
import { Cluster } from '../../cluster/cluster';
import type { VerbInfo } from '../../commands/verb';
import { works } from '../../commands/working-fixes';
import { describePicture } from '../../diagram/describe';
import { drawPicture, type Scene } from '../../diagram/text/picture';
import { newCluster } from '../../cluster/new-cluster';
import { button } from '../button';
import { buildExample } from '../quiz/example';
import { tryOut } from '../quiz/experiment';
import type { Button } from '../reply';
import { showOwners } from '../show/owners';
import type { Recommendation } from './recommend';

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

/** What is recommended, drawn; of a CronJob the Job that its schedule brings. */
export function drawRecommended({ kind, names: [name = 'web'], make }: Recommendation): Drawing {
  if (kind !== 'CronJob') return drawExample(make(name));
  const commands = [make(name), `create job ${name}-1 --from=cronjob/${name}`];
  const { picture, said } = showOwners({ cluster: new Cluster(buildExample({ seed: SEED, commands })) });
  return { picture, said: ['It would look like this', ...said] };
}

/** Makes the example under the first of its names that is free here. */
export function exampleButton(
  { kind, names, make }: Recommendation,
  cluster: Cluster,
  verbs: readonly VerbInfo[],
): readonly Button[] {
  const name = names.find((one) => works(make(one), cluster, verbs));
  if (name === undefined) return [];
  return [button(kind === 'Job' ? `Run ${name}` : kind === 'CronJob' ? `Make ${name}` : `Deploy ${name}`, make(name))];
}
