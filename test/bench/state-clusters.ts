/** Clusters whose stored form is measured. */
import { run } from '../../src/app/run';
import { ALL_VERBS } from '../../src/app/verbs';
import { newCluster } from '../../src/cluster/new-cluster';
import type { ClusterState } from '../../src/cluster/state';

/** Pods for each Node: fewer than Kubernetes' 110. */
const PER_NODE = 100;
const FEWEST_NODES = 3;
/** Fewer Pods than one command starts: what is left to do goes on while time passes. */
const STARTED_AT_ONCE = 2_500;

/** A Deployment with a Service, rolled out: the commands for so many Pods. */
const ROLLED_OUT = (pods: number): readonly string[] => [`deploy web ${pods}`];
/** Half of it in a rollout that cannot end, StatefulSets with a claim for each Pod, and what crashes. */
const MIXED = (pods: number): readonly string[] => [
  `deploy web ${Math.ceil(pods / 2)}`,
  `deploy shop ${Math.ceil(pods / 4)}`,
  `deploy db ${Math.min(20, Math.ceil(pods / 10))} statefulset volume`,
  `deploy api ${Math.max(1, Math.floor(pods / 4) - Math.min(20, Math.ceil(pods / 10)))}`,
  ...['crash shop', 'crash pod db-0', 'update web web:nopull'],
];

export type KindOfCluster = 'rolled out' | 'mixed';

/** A cluster with about so many Pods. */
export function clusterOf(kind: KindOfCluster, pods: number): ClusterState {
  const nodes = Math.max(FEWEST_NODES, Math.ceil((1.3 * pods) / PER_NODE));
  const most = { nodes, pods: 2 * pods, objects: 1e5, endpoints: 1e6, characters: 1e9, fileCharacters: 1e6 };
  const options = { verbs: ALL_VERBS, taught: { terms: [], replies: 0 }, pressed: false, quota: most };
  const pauses = Array.from({ length: Math.floor(pods / STARTED_AT_ONCE) }, () => 'wait 10s');
  const commands = (kind === 'mixed' ? MIXED : ROLLED_OUT)(pods).flatMap((command) => [command, ...pauses]);
  return commands.reduce(
    (state, command) => {
      const outcome = run(state, command, options);
      if ('channelVerb' in outcome || !outcome.changed) throw new Error(`not done: ${command}`);
      return outcome.cluster;
    },
    newCluster({ seed: 9, nodes }),
  );
}
