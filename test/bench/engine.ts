/**
 * Engine throughput: a Deployment is rolled out on an empty cluster until every Pod is ready. Run as a program of its own
 * (bundled like a function), so that the first round is cold: `engine PODS NODES ROUNDS`. Prints one JSON object.
 */
import { readManifests } from '../../src/api/manifests';
import { isRejected } from '../../src/api/rejection';
import { createObject } from '../../src/cluster/admission';
import { Cluster } from '../../src/cluster/cluster';
import { newCluster } from '../../src/cluster/new-cluster';
import { CONTROLLERS } from '../../src/controllers';
import { Loop } from '../../src/controllers/loop';

export interface EngineRound {
  readonly milliseconds: number;
  /** CPU time of the same, milliseconds: what a busy machine does not change. */
  readonly cpu: number;
  readonly steps: number;
  readonly readyPods: number;
  /** Virtual milliseconds until rest. */
  readonly virtual: number;
  /** The most memory that the process had until then, megabytes. */
  readonly memory: number;
}

const MANIFEST = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: default }
spec:
  replicas: PODS
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: "web:v1" }] }
`;

function rollOut(pods: number, nodes: number): EngineRound {
  const cluster = new Cluster(newCluster({ nodes }));
  const start = process.hrtime.bigint();
  const cpuBefore = process.cpuUsage();
  const drafts = readManifests(MANIFEST.replace('PODS', String(pods)));
  if (isRejected(drafts)) throw new Error(drafts.message);
  for (const draft of drafts) {
    const created = createObject(cluster, draft);
    if (isRejected(created)) throw new Error(created.message);
  }
  // A command's bound on work does not hold here: the whole rollout is measured.
  const loop = new Loop(cluster, CONTROLLERS, Infinity);
  const { took } = loop.rest();
  loop.close();
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  const { user, system } = process.cpuUsage(cpuBefore);
  const memory = process.resourceUsage().maxRSS / 1024;
  const readyPods = cluster.list('Deployment')[0]?.status.readyReplicas ?? 0;
  if (readyPods !== pods) throw new Error(`${readyPods} of ${pods} Pods became ready`);
  return { milliseconds, cpu: (user + system) / 1e3, steps: cluster.steps.length, readyPods, virtual: took, memory };
}

const [pods = 1000, nodes = 100, rounds = 6] = process.argv.slice(2).map(Number);
console.log(JSON.stringify(Array.from({ length: rounds }, () => rollOut(pods, nodes))));
