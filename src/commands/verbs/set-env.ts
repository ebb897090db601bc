/**
 * `set env` and `set resources`: change the containers of a Pod template. Follows kubectl/pkg/cmd/set.
 */
import { KINDS } from '../../api/kinds';
import { type Container, refOf } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import { updateObject } from '../../cluster/admission';
import type { Cluster } from '../../cluster/cluster';
import { resultLine } from '../../printers/result';
import { isTemplated, type Templated } from '../changes/images';
import { actAsYou } from '../changes/intent';
import { collect, type Outcome } from '../changes/outcomes';
import type { Done, Verb } from '../verb';
import { readWorkloads, WORKLOAD_KINDS } from '../naming/workload-names';
import { commandLine, namespaceOf, textOf, type Words } from '../grammar/words';

interface SetArgs {
  readonly workloads: readonly Templated[];
  readonly change: (container: Container) => Container;
  /** What stands behind the names in the kubectl line. */
  readonly rest: string;
}

export const setEnv: Verb<SetArgs> = {
  name: 'set env',
  usage: 'set env KIND/NAME KEY=VALUE',
  summary: 'sets environment variables of something that runs',
  examples: ['set env deployment/web MODE=fast', 'set env deployment/web MODE-'],
  effect: 'change',
  origin: 'kubectl',
  parse: readEnv,
  run: (args, cluster) => runSet('set env', 'env updated', args, cluster),
};

export const setResources: Verb<SetArgs> = {
  name: 'set resources',
  usage: 'set resources KIND/NAME --requests=cpu=100m --limits=memory=64Mi',
  summary: 'sets what the containers of something may use',
  examples: ['set resources deployment/web --requests=cpu=500m'],
  effect: 'change',
  origin: 'kubectl',
  flags: [
    { name: 'limits', takes: 'text' },
    { name: 'requests', takes: 'text' },
  ],
  parse: readResources,
  run: (args, cluster) => runSet('set resources', 'resource requirements updated', args, cluster),
};

const isPair = (word: string): boolean => word.includes('=') || word.endsWith('-');

function readEnv(words: Words, cluster: Cluster): Result<SetArgs> {
  const pairs = words.positional.filter(isPair);
  const workloads = find('set env', words, cluster, pairs);
  if (isRejected(workloads)) return workloads;
  if (pairs.length === 0) return clientError('at least one environment variable must be provided');
  return { workloads, change: (container) => withEnv(container, pairs), rest: pairs.join(' ') };
}

function withEnv(container: Container, pairs: readonly string[]): Container {
  const env = new Map((container.env ?? []).map((variable) => [variable.name, variable]));
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    if (at < 0) env.delete(pair.slice(0, -1));
    else env.set(pair.slice(0, at), { name: pair.slice(0, at), value: pair.slice(at + 1) });
  }
  return { ...container, env: env.size === 0 ? undefined : [...env.values()] };
}

function readResources(words: Words, cluster: Cluster): Result<SetArgs> {
  const workloads = find('set resources', words, cluster, []);
  if (isRejected(workloads)) return workloads;
  const [limits, requests] = [readAmounts(textOf(words, 'limits')), readAmounts(textOf(words, 'requests'))];
  if (isRejected(limits)) return limits;
  if (isRejected(requests)) return requests;
  if (limits === undefined && requests === undefined) {
    return clientError('you must specify an update to requests or limits (in the form of --requests/--limits)');
  }
  const change = (container: Container): Container => ({
    ...container,
    resources: {
      ...container.resources,
      ...(limits === undefined ? {} : { limits: { ...container.resources?.limits, ...limits } }),
      ...(requests === undefined ? {} : { requests: { ...container.resources?.requests, ...requests } }),
    },
  });
  const flags = ['limits', 'requests'].flatMap((flag) =>
    words.flags.has(flag) ? [`--${flag}=${textOf(words, flag) ?? ''}`] : [],
  );
  return { workloads, change, rest: flags.join(' ') };
}

function readAmounts(text: string | undefined): Result<Readonly<Record<string, string>> | undefined> {
  if (text === undefined || text === '') return undefined;
  const pairs = text.split(',').map((pair) => pair.split('='));
  const wrong = pairs.find((pair) => pair.length !== 2 || pair[1] === '');
  if (wrong !== undefined) {
    return clientError(`invalid argument syntax ${wrong.join('=')}, expected <resource>=<value>`);
  }
  return Object.fromEntries(pairs as [string, string][]);
}

function find(verb: string, words: Words, cluster: Cluster, pairs: readonly string[]): Result<readonly Templated[]> {
  const names = words.positional.filter((word) => !isPair(word));
  if (names.length === 0) {
    return clientError('one or more resources must be specified as <resource> <name> or <resource>/<name>');
  }
  const again = (name: string): string => commandLine(verb, words, [name, ...pairs]);
  const found = readWorkloads(cluster, names, namespaceOf(words), WORKLOAD_KINDS, again);
  return isRejected(found) ? found : found.filter(isTemplated);
}

function runSet(verb: string, operation: string, { workloads, change, rest }: SetArgs, cluster: Cluster): Result<Done> {
  const outcomes = workloads.map((workload): Outcome => {
    const { template } = workload.spec;
    const containers = template.spec.containers.map(change);
    const next = {
      ...workload,
      spec: { ...workload.spec, template: { ...template, spec: { ...template.spec, containers } } },
    } as Templated;
    const intent = { verb: 'changed', object: refOf(workload), detail: { what: verb } } as const;
    const stored = actAsYou(cluster, intent, (target) => updateObject(target, next));
    if (isRejected(stored)) return { rejection: stored };
    const isSame = stored.metadata.resourceVersion === workload.metadata.resourceVersion;
    return { object: stored, line: isSame ? '' : resultLine(stored, operation) };
  });
  const names = workloads.map(({ kind, metadata }) => `${KINDS[kind].singular}/${metadata.name}`).join(' ');
  const line = `${verb} ${names} ${rest}`;
  return collect(outcomes, { understood: line, kubectl: { line } });
}
