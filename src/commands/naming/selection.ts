/**
 * The objects that a command selects: by name, by label selector, or every object of a kind.
 */
import { KINDS } from '../../api/kinds';
import type { Kind, KubeObject } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { parseSelector } from '../../api/selector-syntax';
import { matchesSelector } from '../../api/selectors';
import { clientError } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';
import { together } from '../changes/outcomes';
import { commandLine, namespaceOf, textOf, isOn, type Words } from '../grammar/words';
import { findNamed } from './names';
import { readTargets, type Targets } from './targets';
import { withItsKind } from './workload-names';

export interface Selection {
  readonly targets: Targets;
  readonly objects: readonly KubeObject[];
  /** Names that were not found beside some that were. */
  readonly missing: readonly Rejection[];
}

/** What kubectl says when it was told nothing, and a command that is whole. */
export function missingResources(example: string): Rejection {
  return { ...clientError(MISSING), hint: `Name what it is about: /kube ${example}` };
}

const MISSING =
  'You must provide one or more resources by argument or filename.\nExample resource specifications include:\n' +
  "   '-f rsrc.yaml'\n   '--filename=rsrc.json'\n   '<resource> <name>'\n   '<resource>'";

/** Follows cli-runtime/pkg/resource: names are looked up one by one, selectors and whole kinds are lists. */
export function select(verb: string, words: Words, cluster: Cluster): Result<Selection> {
  const targets = readTargets(words.positional);
  if (isRejected(targets)) return namingItsKind(targets, verb, words, cluster);
  const selectorText = textOf(words, 'selector');
  if (targets.named.length > 0 && (selectorText !== undefined || isOn(words, 'all'))) {
    return clientError('name cannot be provided when a selector is specified');
  }
  if (targets.named.length > 0) return selectByName(verb, words, cluster, targets);
  const selector = parseSelector(selectorText ?? '');
  if (isRejected(selector)) return selector;
  const namespace = isOn(words, 'all-namespaces') ? undefined : namespaceOf(words);
  const objects = targets.kinds.flatMap((info) =>
    listOf(cluster, info.kind, info.namespaced ? namespace : undefined).filter((object) =>
      matchesSelector(selector, object.metadata.labels),
    ),
  );
  return { targets, objects, missing: [] };
}

/** `delete web` lacks the word `deployment`. */
function namingItsKind(rejection: Rejection, verb: string, words: Words, cluster: Cluster): Rejection {
  const [first, ...rest] = words.positional;
  return withItsKind(rejection, cluster, first, namespaceOf(words), (name, kind = 'Deployment') =>
    commandLine(verb, words, [KINDS[kind].singular, name, ...rest]),
  );
}

/** As the server lists: by namespace, then by name. */
export function listOf(cluster: Cluster, kind: Kind, namespace: string | undefined): readonly KubeObject[] {
  const key = ({ metadata }: KubeObject) => `${metadata.namespace ?? ''}/${metadata.name}`;
  const all: readonly KubeObject[] = cluster.list(kind, namespace);
  return [...all].sort((a, b) => (key(a) < key(b) ? -1 : 1));
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
