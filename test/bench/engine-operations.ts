/**
 * What the engine is asked to do while it is measured: one command each, on a cluster that came to rest before.
 */
import type { Cluster } from '../../src/cluster/cluster';

export interface Size {
  readonly pods: number;
  readonly nodes: number;
}

export interface Operation {
  /** For tables. */
  readonly title: string;
  /** What was typed before. */
  readonly before?: (size: Size) => string;
  readonly command: (size: Size, before: Cluster) => string;
  /** Copies that are ready when it is done. */
  readonly copies: (size: Size) => number;
  /** Pods by which its cost is divided, where that is not its copies. */
  readonly concerned?: (size: Size) => number;
  /** Whether it concerns one thing, however large the cluster is. */
  readonly isOne?: true;
}

const deployment = ({ pods }: Size): string => `create deployment web --image=web:v1 --replicas=${pods}`;

const statefulSet = ({ pods }: Size): string => `apply -f -
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: web }
spec:
  replicas: ${pods}
  podManagementPolicy: Parallel
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: "web:v1" }] }
`;

const all = ({ pods }: Size): number => pods;

/** By the word that the command line knows them by. */
export const OPERATIONS = {
  deploy: { title: 'Deployment, from nothing to ready', command: deployment, copies: all },
  service: { title: 'Deployment behind a Service', command: ({ pods }) => `deploy web ${pods}`, copies: all },
  update: {
    title: 'rolling update',
    before: deployment,
    command: () => 'set image deployment/web web=web:v2',
    copies: all,
  },
  scale: {
    title: 'scaling down to a tenth',
    before: deployment,
    command: ({ pods }) => `scale deployment/web --replicas=${pods / 10}`,
    copies: ({ pods }) => pods / 10,
    concerned: all,
  },
  statefulset: { title: 'StatefulSet, Parallel', command: statefulSet, copies: all },
  daemonset: { title: 'DaemonSet on all Nodes', command: () => 'deploy web daemonset', copies: ({ nodes }) => nodes },
  drain: {
    title: 'drain of one Node',
    before: deployment,
    command: () => 'drain node-1',
    copies: all,
    isOne: true,
  },
  crash: {
    title: 'crash of one Pod',
    before: deployment,
    command: (_, before) => `crash pod ${before.oldest('Pod')?.metadata.name ?? ''}`,
    copies: all,
    isOne: true,
  },
  look: {
    title: 'a look: get deployments',
    before: deployment,
    command: () => 'get deployments',
    copies: all,
    isOne: true,
  },
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof OPERATIONS;
