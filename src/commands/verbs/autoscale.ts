/**
 * `autoscale`: lets the number of Pods follow what they use. Follows kubectl/pkg/cmd/autoscale.
 */
import { KINDS } from '../../api/kinds';
import type { Draft, HorizontalPodAutoscaler, KubeObject } from '../../api/objects';
import { refOf } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import { createObject } from '../../cluster/admission';
import type { Cluster } from '../../cluster/cluster';
import { nameOfRef, resultLine } from '../../printers/result';
import { readBounds } from '../autoscaling/bounds';
import { readMetrics } from '../autoscaling/metrics';
import { withFlags } from '../autoscaling/words';
import { actAsYou } from '../changes/intent';
import { commandLine, namespaceOf, textOf, type Words } from '../grammar/words';
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
  // kubectl has another word for it where it only makes it.
  offline: ({ draft, line, isOldFlag }) => {
    const { namespace: _default, ...metadata } = draft.metadata;
    const made = { ...draft, metadata, status: { desiredReplicas: 0, currentMetrics: null } };
    const object = { kind: draft.kind, name: metadata.name ?? '' };
    return {
      understood: line,
      kubectl: { line },
      stdout: `${nameOfRef(object)} created\n`,
      ...(isOldFlag && { stderr: DEPRECATED }),
      focus: [object],
      made: [made],
    };
  },
};

const SCALED_BY_NAME = ['Deployment', 'StatefulSet', 'ReplicaSet'] as const;

function readAutoscale(given: Words, cluster: Cluster): Result<AutoscaleArgs> {
  const off = turnedOff(given, cluster);
  if (off !== undefined) return off;
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

/** `autoscale web off`, as other verbs are turned off: an autoscaler is deleted. */
function turnedOff(words: Words, cluster: Cluster): Rejection | undefined {
  const [name = '', last = ''] = [words.positional.at(-2), words.positional.at(-1)?.toLowerCase()];
  const hpa = /^(off|stop|none)$/.test(last)
    ? cluster.get('HorizontalPodAutoscaler', name.replace(/^.*\//, ''), namespaceOf(words))
    : undefined;
  if (hpa === undefined) return undefined;
  const fix = `delete hpa ${hpa.metadata.name}`;
  const message = 'An autoscaler is an object of its own: it ends when it is deleted.';
  return { rejected: true, code: 'Tutor', message, hint: `The number of Pods stays: /kube ${fix}`, fixes: [fix] };
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
    answered: [refOf(made)],
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
