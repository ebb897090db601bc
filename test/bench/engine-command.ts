/**
 * One command on a cluster, by the engine alone: the cluster is opened, the command carried out, and the controllers work
 * until what it asked for is there.
 */
import { isRejected } from '../../src/api/rejection';
import { Cluster } from '../../src/cluster/cluster';
import { newCluster } from '../../src/cluster/new-cluster';
import type { ClusterState } from '../../src/cluster/state';
import { CLUSTER_VERBS } from '../../src/commands';
import { execute, isClusterVerb } from '../../src/commands/execute';
import { parseCommand } from '../../src/commands/grammar/parse';
import { play } from '../../src/commands/play';
import { isTrue } from '../../src/containers/pod-condition';
import { CONTROLLERS } from '../../src/controllers';
import { Loop } from '../../src/controllers/loop';
import type { Operation, Size } from './engine-operations';

/** Work that does not depend on the machine. */
export interface Work {
  /** Looks of controllers at their keys. */
  readonly looks: number;
  /** Changes of objects, without Events. */
  readonly changes: number;
  readonly steps: number;
}

export interface Carried {
  readonly cluster: Cluster;
  readonly work: Work;
  /** Virtual milliseconds. */
  readonly virtual: number;
}

/** Runs of the clock, each of at most ten minutes, that an operation may take. */
const MOST_RUNS = 60;

/** The cluster on which an operation is measured: at rest, with what was typed before. */
export function clusterBefore({ before }: Operation, size: Size): ClusterState {
  const empty = newCluster({ nodes: size.nodes });
  return before === undefined ? empty : carryOut(new Cluster(empty), before(size), size.pods).cluster.snapshot();
}

/** Carries out a command on an opened cluster until so many copies are ready; throws where they do not become ready. */
export function carryOut(cluster: Cluster, command: string, copies: number): Carried {
  const start = cluster.now;
  let [looks, changes] = [0, 0];
  const counting = CONTROLLERS.map((controller) => ({
    ...controller,
    reconcile: (...words: Parameters<typeof controller.reconcile>) => {
      looks++;
      return controller.reconcile(...words);
    },
  }));
  const stop = cluster.onChange(() => changes++);
  // A command's bound on work does not hold here: the whole is measured.
  const loop = new Loop(cluster, counting, Infinity);
  const parsed = parseCommand(command, CLUSTER_VERBS);
  if (isRejected(parsed)) throw new Error(parsed.message);
  if (!isClusterVerb(parsed.verb)) throw new Error(`${parsed.verb.name} is no verb of the cluster`);
  const done = execute(parsed.verb, parsed.words, cluster);
  if (isRejected(done)) throw new Error(done.message);
  play(loop, done, cluster);
  for (let runs = 1; runs < MOST_RUNS && readyCopies(cluster) !== copies; runs++) loop.rest();
  if (readyCopies(cluster) !== copies) {
    throw new Error(`${command.split('\n')[0]!}: ${readyCopies(cluster)} of ${copies} Pods are ready`);
  }
  loop.close();
  stop();
  return { cluster, work: { looks, changes, steps: cluster.steps.length }, virtual: cluster.now - start };
}

/** Pods that are ready and stay: the only app of the cluster. */
function readyCopies(cluster: Cluster): number {
  let copies = 0;
  for (const pod of cluster.each('Pod')) {
    if (pod.metadata.deletionTimestamp === undefined && isTrue(pod, 'Ready')) copies++;
  }
  return copies;
}
