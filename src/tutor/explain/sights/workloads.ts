/**
 * What runs an app, drawn as after a command.
 */
import { type KubeObject, refOf } from '../../../api/objects';
import type { Cluster } from '../../../cluster/cluster';
import { describePicture } from '../../../diagram/describe';
import { claimsOf } from '../../../diagram/mark';
import { drawPicture, type Scene } from '../../../diagram/text/picture';
import { workloadOf } from '../../../diagram/owner';
import { isReady, podState, type PodWord } from '../../../diagram/pod-state';
import { showOwners } from '../../show/owners';
import { upcomingIn } from '../../upcoming';
import { type Drawing, HOME, type Sight } from './sight';

type Workload = 'Deployment' | 'ReplicaSet' | 'StatefulSet' | 'DaemonSet' | 'Job';

/** The first workload of a kind. */
export function workload(kind: Workload, how: Partial<Scene> = {}): Sight {
  return (cluster) => draw(cluster.list(kind, HOME)[0], cluster, how);
}

/** A Pod in a state, with those beside it. */
export function inState(state: PodWord): Sight {
  return (cluster) => {
    const pod = cluster.list('Pod', HOME).find((one) => podState(one, cluster).word === state);
    const owner = pod === undefined ? undefined : workloadOf(pod, cluster);
    return draw(owner ?? pod, cluster);
  };
}

/** A Pod that can answer, with those beside it. */
export const readyPod: Sight = (cluster) => {
  const pod = cluster.list('Pod', HOME).find((one) => isReady(one));
  return draw(pod === undefined ? undefined : (workloadOf(pod, cluster) ?? pod), cluster);
};

/** A Deployment whose Pods mount one claim. */
export const sharedVolume: Sight = (cluster) => {
  const pod = cluster
    .list('Pod', HOME)
    .find((one) => claimsOf(one).length > 0 && workloadOf(one, cluster)?.kind === 'Deployment');
  return draw(pod === undefined ? undefined : workloadOf(pod, cluster), cluster);
};

/** The StatefulSet of a database of which one Pod leads. */
export const database: Sight = (cluster) => {
  const led = [...cluster.machines.databases.values()].find(({ leader }) => leader !== undefined);
  const pod = cluster.list('Pod', HOME).find(({ metadata }) => metadata.name === led?.leader);
  return draw(pod === undefined ? undefined : workloadOf(pod, cluster), cluster);
};

/** Who made whom. */
export const owners: Sight = (cluster) => (cluster.count('Pod') === 0 ? undefined : showOwners({ cluster }));

/** A CronJob and the Jobs that it made. */
export const cronJobs: Sight = (cluster) => (cluster.count('CronJob') === 0 ? undefined : showOwners({ cluster }));

/** All that is there. */
export const everything: Sight = (cluster) => {
  if (cluster.count('Pod') === 0) return undefined;
  const scene: Scene = { before: cluster, after: cluster, focus: 'all', next: upcomingIn(cluster), legend: true };
  return { picture: drawPicture(scene), said: describePicture(scene) };
};

function draw(object: KubeObject | undefined, cluster: Cluster, how: Partial<Scene> = {}): Drawing | undefined {
  if (object === undefined) return undefined;
  const scene: Scene = {
    before: cluster,
    after: cluster,
    focus: [refOf(object)],
    next: upcomingIn(cluster),
    legend: true,
    ...how,
  };
  return { picture: drawPicture(scene), said: describePicture(scene) };
}
