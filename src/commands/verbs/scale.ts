/**
 * `scale`: sets the number of Pods. Follows kubectl/pkg/cmd/scale.
 */
import { kindNamed } from '../../api/kinds';
import { type KubeObject, refOf } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import { updateObject } from '../../cluster/admission';
import type { Cluster } from '../../cluster/cluster';
import { resultLine } from '../../printers/result';
import { actAsYou } from '../changes/intent';
import { collect, type Outcome } from '../changes/outcomes';
import { wrongValue } from '../grammar/flags';
import { commandLine, isOn, namespaceOf, numberOf, textOf, type Words } from '../grammar/words';
import type { Again } from '../naming/names';
import { missingResources, select, type Selection } from '../naming/selection';
import { typeSlashName } from '../naming/type-name';
import { kindsMeant, readWorkloads } from '../naming/workload-names';
import type { Done, FlagInfo, Verb } from '../verb';

type Scalable = Extract<KubeObject, { readonly spec: { readonly replicas: number } }>;

interface ScaleArgs {
  readonly objects: readonly Scalable[];
  /** Names that were not found beside these. */
  readonly missing: readonly Rejection[];
  readonly replicas: number;
}

/** The manager of what is set through the scale subresource. */
const SCALE = { name: 'kubectl', subresource: 'scale' } as const;

const REPLICAS: FlagInfo = { name: 'replicas', takes: 'number' };

const BARE_NAME_KINDS = ['Deployment', 'StatefulSet', 'ReplicaSet'] as const;

export const scale: Verb<ScaleArgs> = {
  name: 'scale',
  usage: 'scale NAME COUNT',
  summary: 'sets how many Pods you want',
  examples: ['scale web 4', 'scale deployment/web --replicas=4'],
  effect: 'change',
  origin: 'kubectl',
  flags: [
    REPLICAS,
    { name: 'current-replicas', takes: 'number' },
    { name: 'resource-version', takes: 'text' },
    { name: 'selector', short: 'l', takes: 'text' },
    { name: 'all', takes: 'switch' },
    { name: 'timeout', takes: 'duration' },
  ],
  parse: readScale,
  run: runScale,
};

function readScale(words: Words, cluster: Cluster): Result<ScaleArgs> {
  const { names, count } = takeCount(words);
  const again = (name: string): string =>
    commandLine('scale', words, [name, ...(count === undefined ? [] : [`${count}`])]);
  const isList = words.flags.has('selector') || isOn(words, 'all');
  const all = { ...words, positional: names };
  const some = isList ? undefined : someNamed(all, cluster);
  const found = some?.objects ?? (isList ? listed(all, cluster) : named(words, names, cluster, again));
  const outOfRange = count === undefined ? undefined : wrongValue(REPLICAS, `${count}`, scale);
  if (outOfRange !== undefined) return outOfRange;
  const replicas = count ?? numberOf(words, 'replicas');
  if (replicas === undefined) {
    const name = isRejected(found) ? undefined : found[0]?.metadata.name;
    const fixes = name === undefined ? undefined : [`scale ${name} 4`];
    return { ...clientError('required flag(s) "replicas" not set'), hint: 'How many Pods? /kube scale web 4', fixes };
  }
  if (replicas < 0) {
    const message = 'The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0';
    const name = isRejected(found) ? undefined : found[0]?.metadata.name;
    return {
      ...clientError(message),
      hint: '0 is the smallest number: it keeps the workload without Pods.',
      fixes: name === undefined ? undefined : [`scale ${name} 0`],
    };
  }
  if (isRejected(found)) return found;
  const wrong = found.find((object) => !isScalable(object));
  if (wrong !== undefined) return notScalable(wrong);
  const objects = found.filter(isScalable);
  if (objects.length > 1 && words.flags.has('resource-version')) {
    const hint = 'Each object has a version of its own. Scale them one by one.';
    return { ...clientError('cannot use --resource-version with multiple resources'), hint };
  }
  // kubectl takes one after another, and stops at the first that is not as expected.
  const problems = objects.map((object) => unexpected(words, object, replicas));
  const stop = problems.findIndex((problem) => problem !== undefined);
  if (stop < 0) return { objects, missing: some?.missing ?? [], replicas };
  const problem = problems[stop]!;
  return stop === 0 ? problem : { objects: objects.slice(0, stop), missing: [problem], replicas };
}

function named(words: Words, names: readonly string[], cluster: Cluster, again: Again): Result<readonly KubeObject[]> {
  const namespace = namespaceOf(words);
  return readWorkloads(cluster, names, namespace, kindsMeant(cluster, names, namespace, BARE_NAME_KINDS), again);
}

/** Of several names in kubectl's own form some may be there. */
function someNamed(words: Words, cluster: Cluster): Selection | undefined {
  const [first = ''] = words.positional;
  if (words.positional.length < 2 || (!first.includes('/') && kindNamed(first) === undefined)) return undefined;
  const selected = select('scale', words, cluster);
  return isRejected(selected) || selected.missing.length === 0 ? undefined : selected;
}

/** `scale deployment --all --replicas=2`, `scale deploy,sts -l tier=web --replicas=2`. */
function listed(words: Words, cluster: Cluster): Result<readonly KubeObject[]> {
  if (words.positional.length === 0) return missingResources('scale deployment --all --replicas=2', words);
  const selected = select('scale', words, cluster);
  if (isRejected(selected)) return selected;
  if (selected.objects.length > 0) return selected.objects;
  return { ...clientError('no objects passed to scale'), hint: 'Nothing of that kind has such labels.' };
}

/** What must hold before it is scaled. Follows ScalePrecondition in kubectl/pkg/scale. */
function unexpected(words: Words, { metadata, spec }: Scalable, replicas: number): Rejection | undefined {
  const size = numberOf(words, 'current-replicas') ?? -1;
  const version = textOf(words, 'resource-version') ?? '';
  const fixes = [`scale ${metadata.name} ${replicas}`];
  if (size >= 0 && spec.replicas !== size) {
    const hint = `You asked to scale only if there are ${size}. Somebody else scaled it.`;
    return { ...clientError(`Expected replicas to be ${size}, was ${spec.replicas}`), hint, fixes };
  }
  const { resourceVersion } = metadata;
  if (version === '' || resourceVersion === version) return undefined;
  const hint = 'You asked to scale only if nothing else of it has changed. Something has.';
  return { ...clientError(`Expected resource version to be ${version}, was ${resourceVersion}`), hint, fixes };
}

/** `scale web 4` and `scale web to 4`: the number may stand at the end without its flag. */
function takeCount(words: Words): { readonly names: readonly string[]; readonly count: number | undefined } {
  const names = words.positional.filter((word) => word.toLowerCase() !== 'to');
  const last = names.at(-1);
  if (words.flags.has('replicas') || last === undefined || !/^[-+]?\d+$/.test(last)) return { names, count: undefined };
  return { names: names.slice(0, -1), count: Number(last) };
}

function isScalable(object: KubeObject): object is Scalable {
  return object.kind === 'Deployment' || object.kind === 'StatefulSet' || object.kind === 'ReplicaSet';
}

function notScalable(object: KubeObject): Rejection {
  const reason = 'it runs one Pod on every Node that fits, so it has no number of its own';
  return {
    rejected: true,
    code: 'NotFound',
    message: 'Error from server (NotFound): the server could not find the requested resource',
    hint: `A ${object.kind} cannot be scaled${object.kind === 'DaemonSet' ? `: ${reason}` : ''}.`,
    fixes: object.kind === 'DaemonSet' ? ['node add'] : undefined,
  };
}

function runScale({ objects, missing, replicas }: ScaleArgs, cluster: Cluster): Result<Done> {
  const names = objects.map(typeSlashName).join(' ');
  const isOneKind = objects.every(({ kind }) => kind === objects[0]?.kind);
  const said = isOneKind ? objects.map(({ metadata }) => metadata.name).join(' ') : names;
  const scaled = objects.map((object) => scaleOne(cluster, object, replicas));
  return collect([...scaled, ...missing.map((rejection) => ({ rejection }))], {
    understood: `scale ${said} ${replicas}`,
    kubectl: { line: `scale ${names} --replicas=${replicas}` },
  });
}

function scaleOne(cluster: Cluster, object: Scalable, replicas: number): Outcome {
  const detail = { from: object.spec.replicas, to: replicas };
  const next = { ...object, spec: { ...object.spec, replicas } } as Scalable;
  const intent = { verb: 'scaled', object: refOf(object), detail } as const;
  const stored = actAsYou(cluster, intent, (target) => updateObject<KubeObject>(target, next, SCALE));
  return isRejected(stored) ? { rejection: stored } : { object, line: resultLine(object, 'scaled') };
}
