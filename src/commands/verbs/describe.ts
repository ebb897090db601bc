/**
 * `describe`: everything about an object on one page. Follows kubectl/pkg/cmd/describe.
 */
import type { KindInfo } from '../../api/kinds';
import { type KubeObject, refOf } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { clientError, notFound } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';
import { describeObject } from '../../printers/describe/describe';
import { commandLine, isOn, namespaceOf, type Words } from '../grammar/words';
import { listOf } from '../naming/listed';
import { deprecations } from '../naming/deprecated';
import { objectsOfManifest } from '../naming/manifest-objects';
import { select } from '../naming/selection';
import { readTargets, type Targets } from '../naming/targets';
import type { Done, Verb } from '../verb';

interface Found {
  readonly objects: readonly KubeObject[];
  /** Names that were not found beside some that were. */
  readonly missing: readonly Rejection[];
  /** The name was the beginning of these names. */
  readonly isPrefix?: true;
}

interface DescribeArgs extends Found {
  readonly words: Words;
}

export const describe: Verb<DescribeArgs> = {
  name: 'describe',
  usage: 'describe KIND NAME',
  summary: 'shows everything about an object, with its Events',
  examples: ['describe deployment web', 'describe pods -l app=web', 'describe node node-1'],
  effect: 'look',
  origin: 'kubectl',
  flags: [
    { name: 'selector', short: 'l', takes: 'text' },
    { name: 'all-namespaces', short: 'A', takes: 'switch' },
    { name: 'filename', short: 'f', takes: 'text' },
    { name: 'show-events', takes: 'switch' },
  ],
  parse: readDescribe,
  run: runDescribe,
};

const NO_TYPE =
  'You must specify the type of resource to describe. ' +
  'Use "kubectl api-resources" for a complete list of supported resources.';

function readDescribe(words: Words, cluster: Cluster): Result<DescribeArgs> {
  const found = find(words, cluster);
  return isRejected(found) ? found : { ...found, words };
}

function find(words: Words, cluster: Cluster): Result<Found> {
  if (words.flags.has('filename')) return objectsOfManifest('describe', words, cluster);
  if (words.positional.length === 0) {
    const fixes = ['describe pods', 'describe nodes'];
    return { ...clientError(NO_TYPE), hint: 'What? /kube describe deployment web', fixes };
  }
  const targets = readTargets(words.positional);
  if (isRejected(targets)) return select('describe', words, cluster);
  if (targets.named.length > 0 && isOn(words, 'all-namespaces')) {
    return clientError('a resource cannot be retrieved by name across all namespaces');
  }
  return withOneMissing(targets, words, cluster) ?? select('describe', words, cluster);
}

/**
 * kubectl takes two words of which one thing is not there for a type and the beginning of names: `describe pods web`
 * is about all Pods whose names begin with web, where none has that name. Whatever else was found, it does not show.
 */
function withOneMissing(targets: Targets, words: Words, cluster: Cluster): Result<Found> | undefined {
  const namespace = namespaceOf(words);
  const scopeOf = (info: KindInfo) => (info.namespaced ? namespace : undefined);
  const [gone, ...more] = targets.named.filter(
    ({ info, name }) => cluster.get(info.kind, name, scopeOf(info)) === undefined,
  );
  if (words.positional.length !== 2 || gone === undefined || more.length > 0) return undefined;
  if (words.flags.has('selector')) return undefined;
  const { info, name } = gone;
  if (words.positional[0]!.includes('/')) return notFound(info.kind, name);
  if (targets.kinds.length > 1) return clientError('you may only specify a single resource type');
  const all = listOf(cluster, info.kind, scopeOf(info));
  const objects = all.filter(({ metadata }) => metadata.name.startsWith(name));
  return objects.length === 0 ? undefined : { objects, missing: [], isPrefix: true };
}

function runDescribe({ objects, missing, isPrefix, words }: DescribeArgs, cluster: Cluster): Result<Done> {
  const line = commandLine('describe', words, words.positional);
  const view = { cluster, now: cluster.now, withEvents: isOn(words, 'show-events', true) };
  const pages = objects.map((object) => describeObject(object, view));
  const errors = missing.map(({ message }) => `${message}\n`).join('');
  const stderr = deprecations(words) + (objects.length === 0 && errors === '' ? nothingFound(words) : errors);
  return {
    understood: line,
    kubectl: { line },
    stdout: isPrefix === true ? pages.map((page) => `${page}\n`).join('') : pages.join('\n\n'),
    ...(stderr === '' ? {} : { stderr }),
    ...(errors === '' ? {} : { code: 1 }),
    focus: objects.map(refOf),
    isTable: true,
  };
}

/** kubectl names the namespace here even where the kind has none. */
const nothingFound = (words: Words): string =>
  isOn(words, 'all-namespaces') ? 'No resources found\n' : `No resources found in ${namespaceOf(words)} namespace.\n`;
