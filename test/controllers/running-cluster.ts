/**
 * A cluster with every controller at work, and short ways to ask for workloads, for the tests of this folder.
 */
import type {
  DaemonSet,
  Deployment,
  Draft,
  Job,
  Kind,
  Kinds,
  KubeObject,
  Pod,
  ReplicaSet,
  StatefulSet,
} from '../../src/api/objects';
import { isRejected } from '../../src/api/rejection';
import { createObject } from '../../src/cluster/admission';
import { Cluster } from '../../src/cluster/cluster';
import { newCluster } from '../../src/cluster/new-cluster';
import type { Step } from '../../src/cluster/step';
import { CONTROLLERS } from '../../src/controllers';
import { Loop } from '../../src/controllers/loop';

type Options = Parameters<typeof newCluster>[0];

export class RunningCluster {
  readonly cluster: Cluster;
  readonly loop: Loop;

  constructor(options: Options = {}) {
    this.cluster = new Cluster(newCluster(options));
    this.loop = new Loop(this.cluster, CONTROLLERS);
    this.loop.rest();
  }

  /** Creates what a manifest asks for and lets the cluster come to rest. */
  apply<T extends KubeObject>(draft: Draft<T>): T {
    const created = createObject<T>(this.cluster, draft);
    if (isRejected(created)) throw new Error(created.message);
    this.loop.rest();
    return created;
  }

  /** Changes an object and lets the cluster come to rest. */
  change<K extends Kind>(kind: K, name: string, edit: (object: Kinds[K]) => Kinds[K]): Kinds[K] {
    this.cluster.update(edit(this.the(kind, name)));
    this.loop.rest();
    return this.the(kind, name);
  }

  /** The object of that name; it must be there. */
  the<K extends Kind>(kind: K, name: string): Kinds[K] {
    const object = this.cluster.get(kind, name, kind === 'Node' ? undefined : 'default');
    if (object === undefined) throw new Error(`no ${kind} ${name}`);
    return object;
  }

  pods(image?: string): readonly Pod[] {
    return this.cluster.list('Pod').filter((pod) => image === undefined || pod.spec.containers[0]?.image === image);
  }

  replicaSet(image: string): ReplicaSet {
    const found = this.cluster.list('ReplicaSet').find((set) => set.spec.template.spec.containers[0]?.image === image);
    if (found === undefined) throw new Error(`no ReplicaSet for ${image}`);
    return found;
  }

  /** Sizes that a Deployment gave its ReplicaSets, in order: `v2 0→1`. */
  scalings(since = 0): readonly string[] {
    return this.stepsOf(['made-replica-set', 'scaled-replica-set'], since).map(
      ({ detail = {} }) => `${String(detail.image).replace(/.*:/, '')} ${detail.from}→${detail.to}`,
    );
  }

  /** Pods that controllers made (+) and deleted (-), in order. */
  comings(since = 0): readonly string[] {
    return this.stepsOf(['made-pod', 'deleted-pod'], since).map(
      ({ verb, object }) => `${verb === 'made-pod' ? '+' : '-'}${object.name}`,
    );
  }

  eventsOn(name: string): readonly string[] {
    return this.cluster
      .list('Event')
      .filter((event) => event.involvedObject.name === name)
      .map((event) => `${event.reason ?? ''}: ${event.message ?? ''}`);
  }

  stepsOf(verbs: readonly Step['verb'][], since = 0): readonly Step[] {
    return this.cluster.steps.filter((step) => step.id > since && verbs.includes(step.verb));
  }

  get lastStep(): number {
    return this.cluster.steps.at(-1)?.id ?? 0;
  }
}

const podTemplate = (name: string, image: string) => ({
  metadata: { labels: { app: name } },
  spec: { containers: [{ name, image }] },
});

const metadata = (name: string) => ({ name, namespace: 'default' });

export function deployment(name: string, spec: object = {}, image = `${name}:v1`): Draft<Deployment> {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata(name),
    spec: { replicas: 3, selector: { matchLabels: { app: name } }, template: podTemplate(name, image), ...spec },
  } as unknown as Draft<Deployment>;
}

export function replicaSet(name: string, spec: object = {}): Draft<ReplicaSet> {
  return { ...deployment(name, spec), kind: 'ReplicaSet' } as unknown as Draft<ReplicaSet>;
}

export function statefulSet(name: string, spec: object = {}, image = `${name}:v1`): Draft<StatefulSet> {
  return {
    ...deployment(name, { serviceName: name, ...spec }, image),
    kind: 'StatefulSet',
  } as unknown as Draft<StatefulSet>;
}

export function daemonSet(name: string, spec: object = {}): Draft<DaemonSet> {
  const { replicas: _replicas, ...rest } = deployment(name, spec).spec;
  return { ...deployment(name), kind: 'DaemonSet', spec: rest } as unknown as Draft<DaemonSet>;
}

/** A Job whose Pods end by the tag of the image: `exit0`, `exit1`. */
export function job(name: string, tag: string, spec: object = {}, restartPolicy = 'Never'): Draft<Job> {
  const containers = [{ name, image: `${name}:${tag}` }];
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: metadata(name),
    spec: { template: { spec: { restartPolicy, containers } }, ...spec },
  } as unknown as Draft<Job>;
}

/** The object with another image in its template. */
export function withImage<T extends Deployment | StatefulSet | DaemonSet>(object: T, image: string): T {
  const { template } = object.spec;
  const containers = template.spec.containers.map((container) => ({ ...container, image }));
  return { ...object, spec: { ...object.spec, template: { ...template, spec: { ...template.spec, containers } } } };
}

export function withReplicas<T extends Deployment | ReplicaSet | StatefulSet>(object: T, replicas: number): T {
  return { ...object, spec: { ...object.spec, replicas } };
}
