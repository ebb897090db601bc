/**
 * metrics.k8s.io: what containers use now, as a metrics server reports it. Follows metrics-server/pkg/api.
 */
import type { KubeObject } from '../api/objects';
import type { Cluster } from '../cluster/cluster';
import { timestamp } from '../cluster/time';
import { nodeUsage } from '../containers/node-usage';
import { type Usage, usageOf } from '../containers/usage';
import type { Row, Shown } from './views';

type ByContainer = ReadonlyMap<string, Usage>;

/** Over how long a metrics server measures. */
const WINDOW = '10s';
const KIBIBYTE = 1024;

/** Pods that run, and Nodes that are heard of. */
export function metricsOf(objects: readonly KubeObject[], cluster: Cluster): readonly Row[] {
  const used = usageByUid(objects, cluster);
  return objects.flatMap((object) => {
    const shown = metricsShown(object, used, cluster);
    return shown === undefined ? [] : [{ object, shown }];
  });
}

function metricsShown(
  object: KubeObject,
  used: ReadonlyMap<string, ByContainer>,
  cluster: Cluster,
): Measured | undefined {
  if (object.kind === 'Node') {
    const usage = nodeUsage(cluster, object);
    return usage && { ...measured('NodeMetrics', object, cluster), usage: quantities(usage) };
  }
  const own = used.get(object.metadata.uid);
  if (own === undefined) return undefined;
  const containers = [...own].map(([name, usage]) => ({ name, usage: quantities(usage) }));
  return { ...measured('PodMetrics', object, cluster), containers };
}

interface Measured extends Shown {
  readonly timestamp: string;
  readonly window: string;
  readonly usage?: object;
  readonly containers?: readonly object[];
}

function measured(kind: string, { metadata }: KubeObject, cluster: Cluster): Measured {
  const { name, namespace, labels } = metadata;
  const time = timestamp(cluster.now);
  return {
    kind,
    apiVersion: 'metrics.k8s.io/v1beta1',
    metadata: { name, namespace, labels, creationTimestamp: time },
    timestamp: time,
    window: WINDOW,
  };
}

const quantities = ({ cpu, memory }: Usage) => ({ cpu: `${cpu}m`, memory: `${Math.floor(memory / KIBIBYTE)}Ki` });

function usageByUid(objects: readonly KubeObject[], cluster: Cluster): ReadonlyMap<string, ByContainer> {
  const pods = objects.flatMap((object) => (object.kind === 'Pod' ? [object] : []));
  const all = new Map<string, ByContainer>();
  for (const namespace of new Set(pods.map(({ metadata }) => metadata.namespace ?? ''))) {
    const here = pods.filter(({ metadata }) => metadata.namespace === namespace);
    const used = usageOf(cluster, namespace, here);
    for (const { metadata } of here) {
      const own = used.get(metadata.name);
      if (own !== undefined) all.set(metadata.uid, own);
    }
  }
  return all;
}
