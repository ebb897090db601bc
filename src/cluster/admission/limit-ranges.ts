/**
 * LimitRanges fill in what containers do not say, and refuse Pods and claims that ask for too little or too much.
 * Follows plugin/pkg/admission/limitranger/admission.go.
 */
import type { Container, Draft, KubeObject, LimitRange, PersistentVolumeClaim, Pod } from '../../api/objects';
import type { Rejection } from '../../api/rejection';
import { forbidden } from '../../api/status';
import type { Cluster } from '../cluster';
import { qosClass } from '../qos-class';
import { problemsOf, type Resources } from './limit-constraints';
import { podTotals } from './pod-totals';

type Item = LimitRange['spec']['limits'][number];
type Amounts = Readonly<Record<string, string>>;

/** What LimitRanges set is told in this annotation. */
const ANNOTATION = 'kubernetes.io/limit-ranger';

const limitRanges = (cluster: Cluster, namespace: string | undefined): readonly LimitRange[] =>
  namespace === undefined || cluster.count('LimitRange') === 0 ? [] : cluster.list('LimitRange', namespace);

/** The (admitted) Pod with the requests and limits that its namespace sets for containers that name none. */
export function withLimitDefaults<T extends Draft<Pod>>(cluster: Cluster, pod: T): T {
  return limitRanges(cluster, pod.metadata.namespace).reduce(withDefaultsOf, pod);
}

function withDefaultsOf<T extends Draft<Pod>>(pod: T, range: LimitRange): T {
  const items = range.spec.limits.filter(({ type }) => type === 'Container');
  const requests = Object.assign({}, ...items.map((item) => item.defaultRequest ?? {})) as Amounts;
  const limits = Object.assign({}, ...items.map((item) => item.default ?? {})) as Amounts;
  const told: string[] = [];
  const filled = (list: readonly Container[], words: string): Container[] =>
    list.map((container) => withAmounts(container, { requests, limits }, words, told));
  const containers = filled(pod.spec.containers, 'container');
  const initContainers = pod.spec.initContainers && filled(pod.spec.initContainers, 'init container');
  if (told.length === 0) return pod;
  const spec = { ...pod.spec, containers, ...(initContainers === undefined ? {} : { initContainers }) };
  const annotations = { ...pod.metadata.annotations, [ANNOTATION]: `LimitRanger plugin set: ${told.join('; ')}` };
  const status = { ...pod.status, qosClass: qosClass(spec) };
  return { ...pod, metadata: { ...pod.metadata, annotations }, spec, status };
}

function withAmounts(
  container: Container,
  wanted: { readonly requests: Amounts; readonly limits: Amounts },
  words: string,
  told: string[],
): Container {
  let { resources } = container;
  for (const list of ['requests', 'limits'] as const) {
    const own = resources?.[list] ?? {};
    const missing = Object.keys(wanted[list]).filter((name) => own[name] === undefined);
    if (missing.length === 0) continue;
    const added = Object.fromEntries(missing.map((name) => [name, wanted[list][name]!]));
    resources = { ...resources, [list]: { ...own, ...added } };
    told.push(`${missing.sort().join(', ')} ${list.slice(0, -1)} for ${words} ${container.name}`);
  }
  return resources === container.resources ? container : { ...container, resources };
}

/** Why a Pod or a claim must not come in; what the first LimitRange says that does not let it. */
export function outsideLimits(cluster: Cluster, draft: Draft): Rejection | undefined {
  if (draft.kind !== 'Pod' && draft.kind !== 'PersistentVolumeClaim') return undefined;
  const { name, generateName = '', namespace } = draft.metadata;
  for (const { spec } of limitRanges(cluster, namespace)) {
    const problems = [...new Set(spec.limits.flatMap((item) => problemsWith(item, draft)))];
    const [first] = problems;
    if (first === undefined) continue;
    return forbidden(draft.kind, name ?? generateName, problems.length === 1 ? first : `[${problems.join(', ')}]`);
  }
  return undefined;
}

/** The same for a change: of what exists, only claims can ask for more or less. */
export function outsideLimitsNow(cluster: Cluster, before: KubeObject, next: KubeObject): Rejection | undefined {
  const isResized = next.kind === 'PersistentVolumeClaim' && before.kind === next.kind && next.spec !== before.spec;
  return isResized ? outsideLimits(cluster, next) : undefined;
}

function problemsWith(item: Item, draft: Draft): readonly string[] {
  if (draft.kind === 'PersistentVolumeClaim') {
    if (item.type !== 'PersistentVolumeClaim') return [];
    const { requests = {} } = (draft as Draft<PersistentVolumeClaim>).spec.resources;
    return problemsOf(item, { requests, limits: {} }, true);
  }
  const { spec } = draft as Draft<Pod>;
  if (item.type === 'Container') {
    return [...spec.containers, ...(spec.initContainers ?? [])].flatMap(({ resources }) =>
      problemsOf(item, amountsOf(resources)),
    );
  }
  if (item.type !== 'Pod') return [];
  return problemsOf(item, { requests: podTotals(spec, 'requests'), limits: podTotals(spec, 'limits') });
}

const amountsOf = (resources: Container['resources']): Resources => ({
  requests: resources?.requests ?? {},
  limits: resources?.limits ?? {},
});
