/**
 * The scheduler's choice worked out the slow way, Node by Node and straight from the objects: what the one that keeps
 * what it knows is compared with. Only what a Pod without claims and host ports may wish for.
 */
import type { LabelSelector, Node, Pod } from '../../../src/api/objects';
import { milliCpu, parseQuantity } from '../../../src/api/quantity';
import { matchesNodeTerm, matchesSelector } from '../../../src/api/selectors';
import type { Cluster } from '../../../src/cluster/cluster';

const HOST = 'kubernetes.io/hostname';
const ZONE = 'topology.kubernetes.io/zone';
const MEBI = 2 ** 20;

interface Asked {
  readonly cpu: number;
  readonly memory: number;
}
/** Nodes that share the highest score, and how many passed the filters. */
export function plainChoice(cluster: Cluster, pod: Pod): { best: readonly string[]; fits: number } {
  const nodes = cluster.list('Node');
  const podsOn = ({ metadata }: Node) => cluster.podsOn(metadata.name);
  const fitting = nodes.filter(
    (node) =>
      standsOpen(pod, node) &&
      hasRoom(pod, node, podsOn(node)) &&
      hardSpread(cluster, pod, node) &&
      isWanted(cluster, pod, node),
  );
  const columns = [
    fitting.map((node) => prefersNot(pod, node)).map((count, _, all) => 3 * (100 - share(count, Math.max(...all), 0))),
    fitting.map((node) => preference(pod, node)).map((sum, _, all) => 2 * share(sum, Math.max(...all), 0)),
    softSpread(cluster, pod, fitting).map((score) => 2 * score),
    podWishes(cluster, pod, fitting).map((score) => 2 * score),
    fitting.map((node) => leastAllocated(pod, node, podsOn(node))),
    fitting.map((node) => balanced(pod, node, podsOn(node))),
    fitting.map((node) => imageLocality(pod, node, nodes)),
  ];
  const totals = fitting.map((_, i) => columns.reduce((sum, column) => sum + column[i]!, 0));
  const most = Math.max(...totals);
  return {
    best: fitting.filter((_, i) => totals[i] === most).map(({ metadata }) => metadata.name),
    fits: fitting.length,
  };
}

const share = (value: number, most: number, otherwise: number) =>
  most === 0 ? otherwise : Math.floor((100 * value) / most);

const tolerated = (pod: Pod, { key, effect }: { key: string; effect: string }) =>
  (pod.spec.tolerations ?? []).some(
    (one) => (one.key ?? key) === key && (one.effect ?? effect) === effect && one.operator === 'Exists',
  );

function standsOpen(pod: Pod, node: Node): boolean {
  if (node.spec.unschedulable === true) return false;
  return !(node.spec.taints ?? []).some((taint) => taint.effect !== 'PreferNoSchedule' && !tolerated(pod, taint));
}

const prefersNot = (pod: Pod, node: Node) =>
  (node.spec.taints ?? []).filter((taint) => taint.effect === 'PreferNoSchedule' && !tolerated(pod, taint)).length;

function preference(pod: Pod, node: Node): number {
  const terms = pod.spec.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
  return terms.reduce((sum, { weight, preference: term }) => sum + (matchesNodeTerm(term, node) ? weight : 0), 0);
}

function asked(pod: Pod, assumed: Asked): Asked {
  const [container] = pod.spec.containers;
  const { cpu, memory } = container?.resources?.requests ?? {};
  return {
    cpu: cpu === undefined ? assumed.cpu : milliCpu(cpu),
    memory: memory === undefined ? assumed.memory : parseQuantity(memory),
  };
}
const NOTHING: Asked = { cpu: 0, memory: 0 };
const SOME: Asked = { cpu: 100, memory: 200 * MEBI };
const sumOf = (pods: readonly Pod[], assumed: Asked): Asked =>
  pods.reduce((sum, pod) => {
    const one = asked(pod, assumed);
    return { cpu: sum.cpu + one.cpu, memory: sum.memory + one.memory };
  }, NOTHING);
const has = ({ status }: Node): Asked => ({
  cpu: milliCpu(status.allocatable?.cpu),
  memory: parseQuantity(status.allocatable?.memory),
});

function hasRoom(pod: Pod, node: Node, there: readonly Pod[]): boolean {
  const [own, used, all] = [asked(pod, NOTHING), sumOf(there, NOTHING), has(node)];
  return (['cpu', 'memory'] as const).every((name) => own[name] === 0 || own[name] <= all[name] - used[name]);
}

function leastAllocated(pod: Pod, node: Node, there: readonly Pod[]): number {
  const [used, all] = [sumOf([...there, pod], SOME), has(node)];
  const left = (name: 'cpu' | 'memory') =>
    used[name] > all[name] ? 0 : Math.floor(((all[name] - used[name]) * 100) / all[name]);
  return Math.floor((left('cpu') + left('memory')) / 2);
}

function balanced(pod: Pod, node: Node, there: readonly Pod[]): number {
  const own = asked(pod, NOTHING);
  if (own.cpu === 0 && own.memory === 0) return 0;
  const [used, all] = [sumOf([...there, pod], NOTHING), has(node)];
  const part = (name: 'cpu' | 'memory') => Math.min(1, used[name] / all[name]);
  return Math.floor((1 - Math.abs((part('cpu') - part('memory')) / 2)) * 100);
}

function imageLocality(pod: Pod, node: Node, nodes: readonly Node[]): number {
  const sizeOn = ({ status }: Node) =>
    (status.images ?? []).find(({ names }) => names?.includes(pod.spec.containers[0]?.image ?? '') === true)?.sizeBytes;
  const holders = nodes.filter((one) => sizeOn(one) !== undefined).length;
  const sum = Math.floor((sizeOn(node) ?? 0) * (holders / nodes.length));
  const clamped = Math.min(Math.max(sum, 23 * MEBI), 1000 * MEBI);
  return Math.floor((100 * (clamped - 23 * MEBI)) / (977 * MEBI));
}

const counted = (cluster: Cluster, node: Node, pod: Pod, selectors: readonly (LabelSelector | undefined)[]) =>
  cluster
    .podsOn(node.metadata.name)
    .filter(
      ({ metadata }) =>
        metadata.namespace === pod.metadata.namespace &&
        metadata.deletionTimestamp === undefined &&
        selectors.every((selector) => matchesSelector(selector, metadata.labels)),
    ).length;

const isIncluded = (pod: Pod, node: Node, taintsPolicy: string | undefined) =>
  taintsPolicy !== 'Honor' || standsOpen(pod, { ...node, spec: { ...node.spec, unschedulable: false } });

function hardSpread(cluster: Cluster, pod: Pod, node: Node): boolean {
  const hard = (pod.spec.topologySpreadConstraints ?? []).filter((one) => one.whenUnsatisfiable === 'DoNotSchedule');
  return hard.every(({ topologyKey, maxSkew, minDomains = 1, labelSelector, nodeTaintsPolicy }) => {
    const own = node.metadata.labels?.[topologyKey];
    if (own === undefined) return false;
    const counts = new Map<string, number>();
    for (const other of cluster.list('Node')) {
      const labels = other.metadata.labels ?? {};
      if (hard.some((constraint) => labels[constraint.topologyKey] === undefined)) continue;
      if (!isIncluded(pod, other, nodeTaintsPolicy)) continue;
      const domain = labels[topologyKey]!;
      counts.set(domain, (counts.get(domain) ?? 0) + counted(cluster, other, pod, [labelSelector]));
    }
    const least = counts.size < minDomains ? 0 : Math.min(...counts.values());
    const self = matchesSelector(labelSelector, pod.metadata.labels) ? 1 : 0;
    return (counts.get(own) ?? 0) + self - least <= maxSkew;
  });
}

function softSpread(cluster: Cluster, pod: Pod, fitting: readonly Node[]): readonly number[] {
  const own = pod.spec.topologySpreadConstraints ?? [];
  const services = cluster
    .list('Service')
    .filter(({ spec }) => matchesSelector({ matchLabels: spec.selector! }, pod.metadata.labels));
  const selectors = services.map(({ spec }): LabelSelector => ({ matchLabels: spec.selector! }));
  const isDefault = own.length === 0;
  const wishes = isDefault
    ? selectors.length === 0
      ? []
      : [
          { topologyKey: HOST, maxSkew: 3, selectors, nodeTaintsPolicy: 'Ignore' },
          { topologyKey: ZONE, maxSkew: 5, selectors, nodeTaintsPolicy: 'Ignore' },
        ]
    : own
        .filter((one) => one.whenUnsatisfiable === 'ScheduleAnyway')
        .map(({ labelSelector, ...one }) => ({ ...one, selectors: [labelSelector] }));
  if (wishes.length === 0) return fitting.map(() => 0);
  const domainOf = ({ metadata }: Node, key: string) => metadata.labels?.[key];
  const hasAll = (node: Node) =>
    isDefault || wishes.every(({ topologyKey }) => domainOf(node, topologyKey) !== undefined);
  const scored = fitting.filter(hasAll);
  const raw = fitting.map((node) => {
    if (!hasAll(node)) return undefined;
    let score = 0;
    for (const { topologyKey, maxSkew, selectors: picking, nodeTaintsPolicy } of wishes) {
      const domain = domainOf(node, topologyKey);
      if (domain === undefined) continue;
      const isHost = topologyKey === HOST;
      const size = isHost ? scored.length : new Set(scored.map((one) => domainOf(one, topologyKey))).size;
      const isAlike = (one: Node) =>
        hasAll(one) && domainOf(one, topologyKey) === domain && isIncluded(pod, one, nodeTaintsPolicy);
      const places = isHost ? [node] : cluster.list('Node').filter(isAlike);
      const count = places.reduce((sum, one) => sum + counted(cluster, one, pod, picking), 0);
      score += count * Math.log(size + 2) + (maxSkew - 1);
    }
    return Math.round(score);
  });
  const known = raw.filter((score) => score !== undefined);
  const [least, most] = [Math.min(...known), Math.max(0, ...known)];
  return raw.map((score) =>
    score === undefined ? 0 : most === 0 ? 100 : Math.floor((100 * (most + least - score)) / most),
  );
}

type Side = 'podAffinity' | 'podAntiAffinity';
const hardTerms = ({ spec }: Pod, side: Side) =>
  spec.affinity?.[side]?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
const softTerms = ({ spec }: Pod, side: Side) =>
  spec.affinity?.[side]?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
const isNear = (a: Node, b: Node, key: string) =>
  a.metadata.labels?.[key] !== undefined && a.metadata.labels[key] === b.metadata.labels?.[key];

function isWanted(cluster: Cluster, pod: Pod, node: Node): boolean {
  const there = cluster
    .list('Node')
    .flatMap((home) => cluster.podsOn(home.metadata.name).map((other) => ({ home, other })));
  const picks = (selector: LabelSelector | undefined, { metadata }: Pod) => matchesSelector(selector, metadata.labels);
  const near = hardTerms(pod, 'podAffinity');
  if (near.some(({ topologyKey }) => node.metadata.labels?.[topologyKey] === undefined)) return false;
  const suitable = there.filter(({ other }) => near.every(({ labelSelector }) => picks(labelSelector, other)));
  const isServed = near.every(({ topologyKey }) => suitable.some(({ home }) => isNear(home, node, topologyKey)));
  const hasDomain = suitable.some(({ home }) =>
    near.some(({ topologyKey }) => home.metadata.labels?.[topologyKey] !== undefined),
  );
  const isFirst = !hasDomain && near.every(({ labelSelector }) => picks(labelSelector, pod));
  if (near.length > 0 && !isServed && !isFirst) return false;
  return there.every(
    ({ home, other }) =>
      hardTerms(pod, 'podAntiAffinity').every(
        (term) => !picks(term.labelSelector, other) || !isNear(home, node, term.topologyKey),
      ) &&
      hardTerms(other, 'podAntiAffinity').every(
        (term) => !picks(term.labelSelector, pod) || !isNear(home, node, term.topologyKey),
      ),
  );
}

function podWishes(cluster: Cluster, pod: Pod, fitting: readonly Node[]): readonly number[] {
  const raw = fitting.map((node) => {
    let sum = 0;
    for (const home of cluster.list('Node')) {
      for (const other of cluster.podsOn(home.metadata.name)) {
        const count = (term: { labelSelector?: LabelSelector; topologyKey: string }, target: Pod, weight: number) => {
          if (matchesSelector(term.labelSelector, target.metadata.labels) && isNear(home, node, term.topologyKey)) {
            sum += weight;
          }
        };
        for (const [from, to] of [
          [pod, other],
          [other, pod],
        ] as const) {
          softTerms(from, 'podAffinity').forEach(({ weight, podAffinityTerm }) => count(podAffinityTerm, to, weight));
          softTerms(from, 'podAntiAffinity').forEach(({ weight, podAffinityTerm }) =>
            count(podAffinityTerm, to, -weight),
          );
        }
        hardTerms(other, 'podAffinity').forEach((term) => count(term, pod, 1));
      }
    }
    return sum;
  });
  const [least, most] = [Math.min(...raw), Math.max(...raw)];
  return raw.map((value) => (most === least ? 0 : Math.trunc(100 * ((value - least) / (most - least)))));
}
