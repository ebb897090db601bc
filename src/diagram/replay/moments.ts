/**
 * The frames of a replay as views: what each shows, and how it differs from the frame before it.
 */
import { imageOf } from '../owner';
import type { Cluster } from '../../cluster/cluster';
import { scopeOf } from '../scope';
import { shortNames } from '../short-name';
import { podsIn, type PodView, type View, viewOf } from '../view';
import { roleOf } from './role';
import { lastOf, type Replay } from './replay';

/** One picture of a replay. */
export interface Moment {
  /** Virtual milliseconds since the command; 0 also for the moment before it. */
  readonly at: number;
  /** Before the command. */
  readonly isBefore: boolean;
  readonly cluster: Cluster;
  /** Marks say what differs from the picture before it. */
  readonly view: View;
}

/** The picture of the moment before the command, and one for every frame. Names are the same in all of them. */
export function momentsOf(replay: Replay): readonly Moment[] {
  const { before, focus, frames } = replay;
  const scope = scopeOf(before, lastOf(replay).cluster, focus);
  const clusters = [before, ...frames.map(({ cluster }) => cluster)];
  const inScope = clusters.flatMap((cluster) => cluster.list('Pod').filter((pod) => scope.has(pod)));
  const pods = [...new Map(inScope.map((pod) => [pod.metadata.uid, pod])).values()];
  const names = shortNames(pods);
  const named = (pod: PodView): PodView => {
    const name = names.get(pod.pod.metadata.uid) ?? pod.name;
    return { ...pod, name, label: pod.leads ? `${name}*` : name };
  };
  return clusters.map((cluster, index): Moment => {
    const view = viewOf(clusters[index - 1] ?? before, cluster, scope);
    return {
      at: frames[index - 1]?.at ?? 0,
      isBefore: index === 0,
      cluster,
      view: {
        ...view,
        lanes: view.lanes.map((lane) => ({ ...lane, pods: withoutReplaced(lane.pods).map(named) })),
        homeless: view.homeless.map(named),
        // What is in scope is known from the end, where there may be claims that were not made yet.
        kept: view.kept.filter(({ metadata: { uid, name, namespace } }) => {
          return cluster.get('PersistentVolumeClaim', name, namespace)?.metadata.uid === uid;
        }),
      },
    };
  });
}

/** A Pod that is gone is not shown where another has taken its place at once. */
function withoutReplaced(pods: readonly PodView[]): readonly PodView[] {
  const there = new Set(pods.filter(({ state }) => state.box !== ' ').map(roleOf));
  return pods.filter((pod) => pod.state.box !== ' ' || !there.has(roleOf(pod)));
}

/** Whether Pods of one workload run different images at some time: then each shows its own. */
export function haveSeveralImages(moments: readonly Moment[]): boolean {
  const images = new Map<string, string>();
  for (const { pod, owner } of moments.flatMap(({ view }) => podsIn(view))) {
    const [key, image] = [owner?.metadata.uid ?? '', imageOf(pod.spec)];
    if (owner !== undefined && (images.get(key) ?? image) !== image) return true;
    images.set(key, image);
  }
  return false;
}
