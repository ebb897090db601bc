/**
 * `expose`: makes a Service for the Pods of something. Follows kubectl/pkg/cmd/expose.
 */
import type { KubeObject, LabelSelector } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { parseSelector } from '../../api/selector-syntax';
import { clientError } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';
import { containersOf, isTemplated } from '../changes/containers';
import { type Generated, generated, onlyMade, post } from '../generators/generated';
import { readLabels } from '../grammar/labels';
import { commandLine, namespaceOf, textOf, type Words } from '../grammar/words';
import { missingResources, select } from '../naming/selection';
import { typeThenName } from '../naming/type-name';
import { readWorkloads, WORKLOAD_KINDS } from '../naming/workload-names';
import type { Done, Verb } from '../verb';

const EXAMPLE = 'expose deployment web --port=80';

export const expose: Verb<Generated> = {
  name: 'expose',
  usage: 'expose deployment NAME --port=80',
  summary: 'makes a Service: one address for all ready Pods',
  examples: [EXAMPLE],
  effect: 'change',
  origin: 'kubectl',
  flags: [
    { name: 'port', takes: 'text' },
    { name: 'target-port', takes: 'text' },
    { name: 'protocol', takes: 'text' },
    { name: 'name', takes: 'text' },
    { name: 'type', takes: 'text' },
    { name: 'cluster-ip', takes: 'text' },
    { name: 'external-ip', takes: 'text' },
    { name: 'load-balancer-ip', takes: 'text' },
    { name: 'session-affinity', takes: 'text' },
    { name: 'selector', takes: 'text' },
    { name: 'labels', short: 'l', takes: 'text' },
  ],
  parse: readExpose,
  run: (made, cluster) => {
    const done = post(made, cluster, undefined, 'kubectl-expose');
    return isRejected(done) ? done : exposed(done);
  },
  offline: (made) => exposed(onlyMade(made)),
};

const exposed = (done: Done): Done => ({ ...done, stdout: done.stdout.replace(/ created\n$/, ' exposed\n') });

function readExpose(words: Words, cluster: Cluster): Result<Generated> {
  const target = findTarget(words, cluster);
  if (isRejected(target)) return target;
  const selector = selectorFor(words, target);
  if (isRejected(selector)) return selector;
  const ports = readPorts(words, target);
  if (isRejected(ports)) return ports;
  const labels = readLabels((textOf(words, 'labels') ?? '').split(',').filter((label) => label !== ''));
  if (isRejected(labels)) return labels;
  const [name, type] = [textOf(words, 'name') ?? target.metadata.name, textOf(words, 'type') ?? ''];
  const [ip, outside] = [textOf(words, 'cluster-ip') ?? '', textOf(words, 'external-ip') ?? ''];
  const [balancer, affinity] = [textOf(words, 'load-balancer-ip') ?? '', textOf(words, 'session-affinity') ?? ''];
  const own = Object.keys(labels).length === 0 ? target.metadata.labels : labels;
  const made = {
    kind: 'Service',
    apiVersion: 'v1',
    metadata: { name, ...(own === undefined ? {} : { labels: own }) },
    spec: {
      ports,
      selector,
      ...(ip === '' ? {} : { clusterIP: ip }),
      ...(type === '' ? {} : { type }),
      ...(outside === '' ? {} : { externalIPs: [outside] }),
      ...(affinity === '' ? {} : { sessionAffinity: affinity }),
      ...(balancer === '' ? {} : { loadBalancerIP: balancer }),
    },
    status: { loadBalancer: {} },
  } as const;
  const { draft } = generated('expose', words, made);
  return { draft, made, line: commandLine('expose', words, typeThenName(target).split(' ')) };
}

/** One object; a bare name means a workload. */
function findTarget(words: Words, cluster: Cluster): Result<KubeObject> {
  const { positional } = words;
  if (positional.length === 0) return missingResources(EXAMPLE);
  const again = (name: string): string => commandLine('expose', words, ['deployment', name]);
  const isBare = positional.length === 1 && !(positional[0] ?? '').includes('/');
  const found = isBare
    ? readWorkloads(cluster, positional, namespaceOf(words), WORKLOAD_KINDS, again)
    : named(words, cluster);
  if (isRejected(found)) return found;
  const [target, ...more] = found;
  if (target === undefined || more.length > 0) return clientError('you may only expose one object at a time');
  return target;
}

function named(words: Words, cluster: Cluster): Result<readonly KubeObject[]> {
  const selected = select('expose', { ...words, flags: new Map([['namespace', namespaceOf(words)]]) }, cluster);
  if (isRejected(selected)) return selected;
  return selected.missing[0] ?? selected.objects;
}

/** The Pods: those that the object keeps, unless others are named. Follows mapBasedSelectorForObject. */
function selectorFor(words: Words, object: KubeObject): Result<Readonly<Record<string, string>>> {
  const text = textOf(words, 'selector') ?? '';
  const said = text === '' ? ofObject(object) : parseSelector(text);
  if (isRejected(said)) return said;
  if (said === undefined) return cannotExpose(object);
  const { matchLabels = {}, matchExpressions = [] } = said;
  if (matchExpressions.length > 0) {
    return clientError('couldn\'t convert expressions - "[]" to map-based selector format');
  }
  if (Object.keys(matchLabels).length > 0) return matchLabels;
  const what =
    object.kind === 'Pod' ? 'the pod has no labels and cannot be exposed' : 'the service has no pod selector set';
  return { ...clientError(what), hint: 'A Service finds Pods by their labels.' };
}

function ofObject(object: KubeObject): LabelSelector | undefined {
  if (object.kind === 'Pod') return { matchLabels: object.metadata.labels ?? {} };
  if (object.kind === 'Service') return { matchLabels: object.spec.selector ?? {} };
  if (object.kind === 'Deployment' || object.kind === 'ReplicaSet') return object.spec.selector;
  return undefined;
}

function cannotExpose({ kind, apiVersion }: KubeObject): Rejection {
  const group = apiVersion.includes('/') ? `.${apiVersion.split('/')[0] ?? ''}` : '';
  return {
    ...clientError(`cannot expose a ${kind}${group}`),
    hint: 'kubectl exposes Deployments, ReplicaSets, Pods and Services. Another Service takes a manifest.',
  };
}

/** `80`, `80,443`; without it the ports that the object declares. */
function readPorts(words: Words, object: KubeObject): Result<readonly object[]> {
  const typed = textOf(words, 'port') ?? '';
  const declared = declaredPorts(object);
  const ports = typed === '' ? declared : typed.split(',').map((port) => ({ port, protocol: undefined }));
  if (ports.length === 0) {
    const fixes = [`expose ${typeThenName(object)} --port=80`];
    return { ...clientError("couldn't find port via --port flag or introspection"), hint: 'Which port?', fixes };
  }
  const wrong = ports.find(({ port }) => !/^[-+]?\d+$/.test(port));
  if (wrong !== undefined) {
    const message = `strconv.Atoi: parsing ${JSON.stringify(wrong.port)}: invalid syntax`;
    return {
      ...clientError(message),
      hint: 'A port is a number: --port=80',
      fixes: [`expose ${typeThenName(object)} --port=80`],
    };
  }
  const target = textOf(words, 'target-port') ?? '';
  const protocolSaid = textOf(words, 'protocol') ?? '';
  return ports.map(({ port, protocol }, i) => ({
    ...(ports.length > 1 ? { name: `port-${i + 1}` } : {}),
    protocol: protocolSaid !== '' ? protocolSaid : (protocol ?? 'TCP'),
    port: Number(port),
    targetPort: target === '' ? Number(port) : /^\d+$/.test(target) ? Number(target) : target,
  }));
}

function declaredPorts(object: KubeObject): readonly { readonly port: string; readonly protocol?: string }[] {
  if (object.kind === 'Service') {
    return (object.spec.ports ?? []).map(({ port, protocol }) => ({
      port: `${port}`,
      ...(protocol === undefined ? {} : { protocol }),
    }));
  }
  if (object.kind !== 'Pod' && !isTemplated(object)) return [];
  return containersOf(object).flatMap(({ ports = [] }) =>
    ports.map(({ containerPort, protocol }) => ({
      port: `${containerPort}`,
      ...(protocol === undefined ? {} : { protocol }),
    })),
  );
}
