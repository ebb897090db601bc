/**
 * The objects that a command selects: by name, by selectors, or every object of a kind.
 */
import { KINDS } from '../../api/kinds';
import type { KubeObject } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { clientError, notWritable } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';
import { together } from '../changes/outcomes';
import { commandLine, namespaceOf, textOf, isOn, type Words } from '../grammar/words';
import { listPicked, type Picked } from './listed';
import { findNamed } from './names';
import { readTargets, type Targets } from './targets';
import { withItsKind } from './workload-names';

export interface Selection {
  readonly targets: Targets;
  readonly objects: readonly KubeObject[];
  /** Names that were not found beside some that were, and lists that the server refused. */
  readonly missing: readonly Rejection[];
}

/** What kubectl says when it was told nothing, and a command that is whole. */
export function missingResources(example: string, words?: Words): Rejection {
  const isPicking = words?.flags.has('selector') === true;
  const message = isPicking ? 'at least one resource must be specified to use a selector' : MISSING;
  return { ...clientError(message), hint: `Name what it is about: /kube ${example}` };
}

const MISSING =
  'You must provide one or more resources by argument or filename.\nExample resource specifications include:\n' +
  "   '-f rsrc.yaml'\n   '--filename=rsrc.json'\n   '<resource> <name>'\n   '<resource>'";

/** Verbs that only look: what is read off other objects can be looked at and not changed. */
const LOOKING: ReadonlySet<string> = new Set([
  'get',
  'describe',
  'wait',
  'top',
  'events',
  'rollout history',
  'rollout status',
]);

/** Follows cli-runtime/pkg/resource: names are looked up one by one, selectors and whole kinds are lists. */
export function select(verb: string, words: Words, cluster: Cluster): Result<Selection> {
  const targets = readTargets(words.positional);
  if (isRejected(targets)) return namingItsKind(targets, verb, words, cluster);
  const derived = LOOKING.has(verb) ? undefined : targets.kinds.find(({ isDerived }) => isDerived === true);
  if (derived !== undefined) return notWritable(derived.kind);
  const [labels, fields] = [textOf(words, 'selector'), textOf(words, 'field-selector')];
  if (targets.named.length > 0) {
    const isPicking = labels !== undefined || fields !== undefined || isOn(words, 'all');
    return isPicking ? clientError(namesAndSelectors(words)) : selectByName(verb, words, cluster, targets);
  }
  const namespace = isOn(words, 'all-namespaces') ? undefined : namespaceOf(words);
  return selectLists(cluster, targets, namespace, { labels: labels ?? '', fields: fields ?? '' });
}

const namesAndSelectors = ({ positional }: Words): string =>
  positional.some((word) => word.includes('/'))
    ? 'selectors and the all flag cannot be used when passing resource/name arguments'
    : 'name cannot be provided when a selector is specified';

function selectLists(
  cluster: Cluster,
  targets: Targets,
  namespace: string | undefined,
  picked: Picked,
): Result<Selection> {
  const lists = targets.kinds.map((info) => listPicked(cluster, info, namespace, picked));
  const refused = lists.filter(isRejected);
  const objects = lists.flatMap((list) => (isRejected(list) ? [] : list));
  return refused.length > 0 && objects.length === 0 ? together(refused) : { targets, objects, missing: refused };
}

/** `delete web` lacks the word `deployment`. */
function namingItsKind(rejection: Rejection, verb: string, words: Words, cluster: Cluster): Rejection {
  const [first, ...rest] = words.positional;
  return withItsKind(rejection, cluster, first, namespaceOf(words), (name, kind = 'Deployment') =>
    commandLine(verb, words, [KINDS[kind].singular, name, ...rest]),
  );
}

function selectByName(verb: string, words: Words, cluster: Cluster, targets: Targets): Result<Selection> {
  const isSlashForm = words.positional.some((word) => word.includes('/'));
  const found = targets.named.map(({ info, name }) =>
    findNamed(cluster, info, name, namespaceOf(words), (other) => {
      const { singular } = KINDS[info.kind];
      return commandLine(verb, words, isSlashForm ? [`${singular}/${other}`] : [singular, other]);
    }),
  );
  const objects = found.filter((result): result is KubeObject => !isRejected(result));
  const missing = isOn(words, 'ignore-not-found') ? [] : found.filter(isRejected);
  return objects.length === 0 && missing.length > 0 ? together(missing) : { targets, objects, missing };
}
