/**
 * `autoscale`: lets the number of Pods follow what they use. Follows kubectl/pkg/cmd/autoscale.
 */
import type { MetricSpec } from 'kubernetes-types/autoscaling/v2';
import { KINDS } from '../../api/kinds';
import type { Draft, HorizontalPodAutoscaler, KubeObject } from '../../api/objects';
import { refOf } from '../../api/objects';
import { canonicalQuantity } from '../../api/quantity';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import { createObject } from '../../cluster/admission';
import type { Cluster } from '../../cluster/cluster';
import { resultLine } from '../../printers/result';
import { actAsYou } from '../changes/intent';
import { commandLine, namespaceOf, numberOf, textOf, type Words } from '../grammar/words';
import { kindsMeant, readWorkloads } from '../naming/workload-names';
import type { Done, Verb } from '../verb';

interface AutoscaleArgs {
  readonly target: KubeObject;
  readonly draft: Draft<HorizontalPodAutoscaler>;
  /** The kubectl line. */
  readonly line: string;
  readonly isOldFlag: boolean;
}

export const autoscale: Verb<AutoscaleArgs> = {
  name: 'autoscale',
  usage: 'autoscale NAME MIN MAX',
  summary: 'lets the number of Pods follow the CPU they use',
  examples: ['autoscale web 2 5', 'autoscale deployment web --min=2 --max=5 --cpu=50%'],
  effect: 'change',
  origin: 'kubectl',
  flags: [
    { name: 'min', takes: 'number' },
    { name: 'max', takes: 'number' },
    { name: 'cpu', takes: 'text' },
    { name: 'memory', takes: 'text' },
    { name: 'cpu-percent', takes: 'number' },
    { name: 'name', takes: 'text' },
  ],
  parse: readAutoscale,
  run: runAutoscale,
};

const SCALED_BY_NAME = ['Deployment', 'StatefulSet', 'ReplicaSet'] as const;

function readAutoscale(given: Words, cluster: Cluster): Result<AutoscaleArgs> {
  const words = withFlags(given);
  const namespace = namespaceOf(words);
  const again = (name: string): string => commandLine('autoscale', words, [name]);
  const kinds = kindsMeant(cluster, words.positional, namespace, SCALED_BY_NAME);
  const found = readWorkloads(cluster, words.positional, namespace, kinds, again);
  const bounds = readBounds(words, isRejected(found) ? undefined : found[0]?.metadata.name);
  if (isRejected(bounds) && !isRejected(found)) return bounds;
  if (isRejected(found)) return found;
  if (isRejected(bounds)) return bounds;
  const [target, ...more] = found;
  if (target === undefined || more.length > 0) {
    return clientError('you may only autoscale one object at a time');
  }
  if (!SCALED_BY_NAME.some((kind) => kind === target.kind)) return withoutScale(target);
  const metrics = readMetrics(words);
  if (isRejected(metrics)) return metrics;
  const { name } = target.metadata;
  const draft = {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: textOf(words, 'name') ?? name, namespace },
    spec: {
      scaleTargetRef: { apiVersion: target.apiVersion, kind: target.kind, name },
      ...(bounds.min > 0 && { minReplicas: bounds.min }),
      maxReplicas: bounds.max,
      ...(metrics.length > 0 && { metrics: [...metrics] }),
    },
  } as unknown as Draft<HorizontalPodAutoscaler>;
  const line = commandLine('autoscale', words, [KINDS[target.kind].singular, name]);
  return { target, draft, line, isOldFlag: words.flags.has('cpu-percent') };
}

/** `autoscale web 2 5 50%` and `autoscale web 2 to 5 cpu 50%` mean `--min=2 --max=5 --cpu=50%`. */
function withFlags(words: Words): Words {
  const flags = new Map(words.flags);
  const positional: string[] = [];
  const numbers: string[] = [];
  const all = words.positional
    .map((word) => word.replace(/%\.$/, '%'))
    .flatMap((word) => (/^\d+(?:-|\.\.)\d+$/.test(word) ? word.split(/-|\.\./) : [word]));
  for (let i = 0; i < all.length; i++) {
    const word = all[i] ?? '';
    const next = all[i + 1];
    const lower = word.toLowerCase();
    if (positional.length > 0 && FLAG_WORDS.has(lower) && next !== undefined) {
      flags.set(lower, next);
      i++;
    } else if (positional.length > 0 && /^\d+%$/.test(word)) flags.set('cpu', word);
    else if (positional.length > 0 && /^\d+$/.test(word)) numbers.push(word);
    else if (!LINKING.has(lower)) positional.push(word);
  }
  const [first, second] = numbers;
  if (second !== undefined) {
    if (!flags.has('min') && first !== undefined) flags.set('min', first);
    if (!flags.has('max')) flags.set('max', second);
  } else if (first !== undefined) flags.set(flags.has('max') ? 'min' : 'max', first);
  return { ...words, flags, positional };
}

const FLAG_WORDS: ReadonlySet<string> = new Set(['min', 'max', 'cpu', 'memory']);
/** Words between the others that say nothing more. */
const LINKING: ReadonlySet<string> = new Set(['to', 'and', 'between', 'from', 'at', 'with']);

interface Bounds {
  /** Not above 0: the server's default. */
  readonly min: number;
  readonly max: number;
}

function readBounds(words: Words, name = 'web'): Result<Bounds> {
  const max = numberOf(words, 'max');
  const min = numberOf(words, 'min') ?? -1;
  if (max === undefined || Number.isNaN(max)) {
    const hint = `How many Pods at least, and at most? /kube autoscale ${name} 2 5`;
    return { ...clientError('required flag(s) "max" not set'), hint, fixes: [`autoscale ${name} 2 5`] };
  }
  if (max < 1) {
    const message = `--max=MAXPODS is required and must be at least 1, max: ${max}`;
    return { ...clientError(message), hint: 'At least one Pod must be allowed.', fixes: [`autoscale ${name} 1 5`] };
  }
  if (max < min) {
    const message = `--max=MAXPODS must be larger or equal to --min=MINPODS, max: ${max}, min: ${min}`;
    const hint = 'First how many Pods at least, then how many at most.';
    return { ...clientError(message), hint, fixes: [`autoscale ${name} ${max} ${min}`] };
  }
  return { min, max };
}

/** What kubectl says of a kind that has no number of Pods of its own. */
function withoutScale({ kind, metadata }: KubeObject): Rejection {
  const { group, apiVersion, plural } = KINDS[kind];
  const resource = `${group === '' ? '/' : ''}${apiVersion}, Resource=${plural}`;
  const message = `cannot autoscale a ${kind}: could not find scale subresource for ${resource} in discovery information`;
  if (kind !== 'DaemonSet') return { ...clientError(message), hint: `A ${kind} has no number of Pods to set.` };
  const hint = `A DaemonSet runs one Pod on every Node that fits: ${metadata.name} has as many as there are Nodes.`;
  return { ...clientError(message), hint, fixes: ['node add'] };
}

function readMetrics(words: Words): Result<readonly MetricSpec[]> {
  const percent = numberOf(words, 'cpu-percent');
  const cpu = textOf(words, 'cpu');
  if (percent !== undefined && cpu !== undefined) {
    const group = '[cpu cpu-percent]';
    return clientError(`if any flags in the group ${group} are set none of the others can be; ${group} were all set`);
  }
  const metrics: MetricSpec[] = [];
  // A negative percentage is the same as none.
  if (percent !== undefined && percent >= 0) metrics.push(utilization('cpu', percent));
  for (const [resource, text] of [
    ['cpu', cpu],
    ['memory', textOf(words, 'memory')],
  ] as const) {
    if (text === undefined) continue;
    const metric = metricOf(resource, text);
    if (isRejected(metric)) return metric;
    metrics.push(metric);
  }
  return metrics;
}

/** `50%` of what was asked for, or `500m` on average; CPU without a unit is in thousandths. */
function metricOf(resource: 'cpu' | 'memory', text: string): Result<MetricSpec> {
  const [, percent] = /^(\d+)%$/.exec(text) ?? [];
  if (percent !== undefined) return utilization(resource, Number(percent));
  const averageValue = canonicalQuantity(resource === 'cpu' && /^\d+$/.test(text) ? `${text}m` : text);
  if (averageValue === undefined) {
    return {
      ...clientError(`invalid argument "${text}" for "--${resource}" flag: must be a percentage or a quantity`),
      hint: `A share of what the Pods ask for, or an amount: --${resource}=50%`,
    };
  }
  return { type: 'Resource', resource: { name: resource, target: { type: 'AverageValue', averageValue } } };
}

const utilization = (name: string, averageUtilization: number): MetricSpec => ({
  type: 'Resource',
  resource: { name, target: { type: 'Utilization', averageUtilization } },
});

/** What pflag prints where the old flag is used. */
const DEPRECATED =
  "Flag --cpu-percent has been deprecated, Use --cpu with percentage or resource quantity format (e.g., '70%' for utilization or '500m' for milliCPU).\n";

function runAutoscale({ target, draft, line, isOldFlag }: AutoscaleArgs, cluster: Cluster): Result<Done> {
  const { name = '', namespace } = draft.metadata;
  const object = { kind: 'HorizontalPodAutoscaler', name, namespace } as const;
  const { minReplicas = 1, maxReplicas } = draft.spec as Partial<HorizontalPodAutoscaler['spec']>;
  const detail = { min: minReplicas, max: maxReplicas ?? 0 };
  const made = actAsYou(cluster, { verb: 'created', object, detail }, (copy) => createObject(copy, draft));
  if (isRejected(made)) return made.code === 'AlreadyExists' ? whereItIsThere(made, draft) : made;
  return {
    understood: line,
    kubectl: { line },
    stdout: resultLine(made, 'autoscaled'),
    ...(isOldFlag && { stderr: DEPRECATED }),
    focus: [refOf(target), refOf(made)],
  };
}

/** Its bounds can be changed. */
function whereItIsThere(rejection: Rejection, { metadata, spec }: Draft<HorizontalPodAutoscaler>): Rejection {
  const { minReplicas, maxReplicas } = spec as { readonly minReplicas?: number; readonly maxReplicas: number };
  const bounds = JSON.stringify({ spec: { ...(minReplicas !== undefined && { minReplicas }), maxReplicas } });
  const name = metadata.name ?? '';
  const hint = 'One autoscaler is enough. Its bounds can be changed.';
  return { ...rejection, hint, fixes: [`patch hpa ${name} -p '${bounds}'`, `get hpa ${name}`] };
}
