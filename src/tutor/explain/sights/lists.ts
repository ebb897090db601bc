/**
 * Small tables: what is wanted, what is allowed, what was noted.
 */
import type { KubeObject } from '../../../api/objects';
import { imageOf } from '../../../diagram/owner';
import { fractionOf } from '../../../diagram/workload';
import { upcomingIn } from '../../upcoming';
import { nextLines } from '../../../diagram/text/next-lines';
import { HOME, type Row, type Sight, table } from './sight';

/** What each controller compares. */
export const wishes: Sight = (cluster) => {
  const all = [
    ...cluster.list('Deployment', HOME),
    ...cluster.list('StatefulSet', HOME),
    ...cluster.list('DaemonSet', HOME),
  ];
  return table(
    all.map((owner): Row => {
      const { ready, wanted } = fractionOf(owner, cluster);
      return [`${owner.kind} ${owner.metadata.name}`, `wanted ${wanted}, ready ${ready}`];
    }),
  );
};

/** The wish as it is written down, cut to what matters most. */
export const manifest: Sight = (cluster) => {
  const [one] = cluster.list('Deployment', HOME);
  if (one === undefined) return undefined;
  return {
    picture: [
      'kind: Deployment',
      `metadata: { name: ${one.metadata.name} }`,
      'spec:',
      `  replicas: ${one.spec.replicas}`,
      '  template:',
      `    image: ${imageOf(one.spec.template.spec)}   (shortened)`,
    ].map((line) => line.slice(0, 38).trimEnd()),
    said: [`Deployment ${one.metadata.name}, replicas ${one.spec.replicas}, image ${imageOf(one.spec.template.spec)}`],
  };
};

/** Who is behind each Service. */
export const endpoints: Sight = (cluster) => {
  const rows = cluster.list('EndpointSlice', HOME).flatMap(({ metadata, endpoints }): readonly Row[] => {
    const name = metadata.labels?.['kubernetes.io/service-name'] ?? metadata.name;
    const lines = endpoints.map(({ addresses, conditions }): Row => {
      const isReady = conditions?.ready === true;
      return [`  ${addresses[0] ?? ''}`, isReady ? 'ready, gets requests' : 'not ready, gets none'];
    });
    return [[`Service ${name}`, ''], ...(lines.length === 0 ? [['  no Pod behind it', ''] as const] : lines)];
  });
  return table(rows.slice(0, 12));
};

/** What each Service looks for. */
export const selectors: Sight = (cluster) =>
  table(
    cluster
      .list('Service', HOME)
      .flatMap(({ metadata, spec }): readonly Row[] =>
        spec.selector === undefined
          ? []
          : Object.entries(spec.selector).map(([key, value]): Row => [
              `Service ${metadata.name}`,
              `looks for ${key}=${value}`,
            ]),
      ),
  );

export const namespaces: Sight = (cluster) =>
  table(
    cluster
      .list('Namespace')
      .map(({ metadata }): Row => [metadata.name, `${cluster.list('Pod', metadata.name).length} Pods`]),
  );

/** The newest events. */
export const events: Sight = (cluster) =>
  table(
    cluster
      .list('Event', HOME)
      .slice(-5)
      .map((event): Row => [event.reason ?? '', `${event.involvedObject.kind} ${event.involvedObject.name ?? ''}`]),
  );

export const quotas: Sight = (cluster) =>
  table(
    cluster
      .list('ResourceQuota')
      .flatMap(({ spec, status }) =>
        Object.entries(spec.hard ?? {}).map(([what, hard]): Row => [
          what,
          `${status.used?.[what] ?? '0'} of ${hard} taken`,
        ]),
      ),
  );

export const limitRanges: Sight = (cluster) =>
  table(
    cluster
      .list('LimitRange')
      .flatMap(({ spec }) =>
        spec.limits.flatMap(({ type, max = {}, default: usual = {} }) => [
          ...Object.entries(max).map(([what, most]): Row => [`${type} ${what}`, `at most ${most}`]),
          ...Object.entries(usual).map(([what, limit]): Row => [`${type} ${what}`, `unless told ${limit}`]),
        ]),
      ),
  );

export const budgets: Sight = (cluster) =>
  table(
    cluster
      .list('PodDisruptionBudget', HOME)
      .map(({ metadata, status }): Row => [metadata.name, `${status.disruptionsAllowed ?? 0} may be evicted now`]),
  );

export const autoscalers: Sight = (cluster) =>
  table(
    cluster.list('HorizontalPodAutoscaler', HOME).flatMap(({ metadata, spec, status }): readonly Row[] => {
      const share = status.currentMetrics?.[0]?.resource?.current.averageUtilization;
      const wanted = spec.metrics[0]?.resource?.target.averageUtilization;
      return [
        [`autoscaler of ${metadata.name}`, `${spec.minReplicas} to ${spec.maxReplicas} Pods`],
        ['  used of what is asked for', `${share === undefined ? 'unknown' : `${share}%`} of ${wanted ?? '?'}%`],
      ];
    }),
  );

export const priorities: Sight = (cluster) =>
  table(
    cluster
      .list('PriorityClass')
      .toSorted((a, b) => b.value - a.value)
      .map(({ metadata, value }): Row => [metadata.name, String(value)]),
    'the higher number goes first',
  );

/** Objects that wait for somebody before they go. */
export const finalizers: Sight = (cluster) => {
  const all: readonly KubeObject[] = [
    ...cluster.list('PersistentVolumeClaim'),
    ...cluster.list('Pod'),
    ...cluster.list('ConfigMap'),
  ];
  return table(
    all
      .flatMap(({ kind, metadata }) =>
        (metadata.finalizers ?? []).map((finalizer): Row => [
          `${kind === 'PersistentVolumeClaim' ? 'claim' : kind} ${metadata.name}`,
          finalizer,
        ]),
      )
      .slice(0, 6),
  );
};

/** Who set fields of the first Deployment. */
export const managers: Sight = (cluster) => {
  const [one] = cluster.list('Deployment', HOME);
  const names = [...new Set((one?.metadata.managedFields ?? []).map(({ manager = '' }) => manager))];
  return table(
    names.map((name): Row => [name, 'set some fields']),
    one === undefined ? undefined : `who set fields of ${one.metadata.name}`,
  );
};

/** Settings that Pods take. */
export const configMaps: Sight = (cluster) =>
  table(
    cluster
      .list('ConfigMap', HOME)
      .filter(({ metadata }) => metadata.name !== 'kube-root-ca.crt')
      .map(({ metadata, data }): Row => [`ConfigMap ${metadata.name}`, `holds ${Object.keys(data ?? {}).join(', ')}`]),
  );

/** What is due. */
export const due: Sight = (cluster) => {
  const lines = nextLines(upcomingIn(cluster), cluster);
  return lines.length === 0
    ? undefined
    : { picture: lines, said: lines.map((line) => line.replace(/\s+/g, ' ').trim()) };
};
