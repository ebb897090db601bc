/**
 * `label`: sets and removes labels. Follows kubectl/pkg/cmd/label.
 */
import { type KubeObject, refOf } from '../../api/objects';
import { own } from '../../api/own';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import { updateObject } from '../../cluster/admission';
import type { Cluster } from '../../cluster/cluster';
import { resultLine } from '../../printers/result';
import { actAsYou } from '../changes/intent';
import { collect, type Outcome } from '../changes/outcomes';
import { type LabelChanges, readLabelChanges } from '../grammar/labels';
import { isPair } from '../grammar/pairs';
import { commandLine, isOn, type Words } from '../grammar/words';
import { changedSince, lackingResources, listed, unnamed } from '../changes/notes';
import { select } from '../naming/selection';
import { typeThenName } from '../naming/type-name';
import type { Done, Verb } from '../verb';

interface LabelArgs {
  readonly objects: readonly KubeObject[];
  /** Names that were not found beside these. */
  readonly missing: readonly Rejection[];
  readonly changes: LabelChanges;
  readonly overwrite: boolean;
  readonly pairs: readonly string[];
  /** What is there is to be shown, too. */
  readonly isListed: boolean;
}

export const label: Verb<LabelArgs> = {
  name: 'label',
  usage: 'label KIND NAME KEY=VALUE',
  summary: 'sets a label, or removes it with KEY-',
  examples: ['label node node-2 disk=ssd', 'label node node-2 disk-'],
  effect: 'change',
  origin: 'kubectl',
  flags: [
    { name: 'overwrite', takes: 'switch' },
    { name: 'selector', short: 'l', takes: 'text' },
    { name: 'field-selector', takes: 'text' },
    { name: 'all', takes: 'switch' },
    { name: 'all-namespaces', short: 'A', takes: 'switch' },
    { name: 'list', takes: 'switch' },
    { name: 'resource-version', takes: 'text' },
  ],
  parse: readLabel,
  run: runLabel,
};

function readLabel(words: Words, cluster: Cluster): Result<LabelArgs> {
  const resources = withNodeKind(
    words.positional.filter((word) => !isPair(word)),
    cluster,
  );
  const pairs = words.positional.filter(isPair);
  if (resources.length === 0) return lackingResources(label.examples[0]!);
  const changes = readLabelChanges(pairs);
  if (isRejected(changes)) return changes;
  const isListed = isOn(words, 'list');
  if (pairs.length === 0 && !isListed) {
    return {
      ...clientError('at least one label update is required'),
      hint: 'label sets a label: /kube label node node-2 disk=ssd',
    };
  }
  const selected = select('label', { ...words, positional: resources }, cluster);
  if (isRejected(selected)) return withPairs(selected, pairs);
  const lacking = unnamed('label', words, selected);
  if (lacking !== undefined) return lacking;
  const stale = changedSince(words, selected.objects);
  if (stale !== undefined) return stale;
  const overwrite = isOn(words, 'overwrite');
  const taken = overwrite ? undefined : firstTaken(selected.objects, changes);
  if (taken !== undefined) {
    const again = commandLine(
      'label',
      { ...words, flags: new Map([...words.flags, ['overwrite', true]]) },
      words.positional,
    );
    return {
      ...clientError(`'${taken.key}' already has a value (${taken.value}), and --overwrite is false`),
      hint: 'Say that you mean it with --overwrite.',
      fixes: [again],
    };
  }
  const { objects, missing } = selected;
  return { objects, missing, changes, overwrite, pairs, isListed };
}

/** `label node-2 disk=ssd`: a Node's name alone is understood. */
function withNodeKind(resources: readonly string[], cluster: Cluster): readonly string[] {
  const [first = ''] = resources;
  return cluster.get('Node', first) === undefined ? resources : ['node', ...resources];
}

function withPairs<T extends { readonly fixes?: readonly string[] }>(rejection: T, pairs: readonly string[]): T {
  return { ...rejection, fixes: rejection.fixes?.map((fix) => [fix, ...pairs].join(' ')) };
}

function firstTaken(objects: readonly KubeObject[], { set }: LabelChanges): { key: string; value: string } | undefined {
  for (const { metadata } of objects) {
    for (const [key, value] of Object.entries(set)) {
      const before = own(metadata.labels, key);
      if (before !== undefined && before !== value) return { key, value: before };
    }
  }
  return undefined;
}

function runLabel(
  { objects, missing, changes, overwrite, pairs, isListed }: LabelArgs,
  cluster: Cluster,
): Result<Done> {
  const names = objects.map(typeThenName);
  const flags = [...pairs, ...(overwrite ? ['--overwrite'] : []), ...(isListed ? ['--list'] : [])];
  const line = ['label', ...names, ...flags].join(' ');
  if (isListed && pairs.length === 0) return listed(objects, line, 'labels');
  return collect(
    [...objects.map((object) => relabel(cluster, object, changes)), ...missing.map((rejection) => ({ rejection }))],
    { understood: line, kubectl: { line } },
  );
}

function relabel(cluster: Cluster, object: KubeObject, { set, removed }: LabelChanges): Outcome {
  const before = object.metadata.labels ?? {};
  const missing = removed.filter((key) => own(before, key) === undefined).map((key) => `label "${key}" not found.\n`);
  const kept = Object.entries(before).filter(([key]) => !removed.includes(key));
  const labels = Object.fromEntries([...kept, ...Object.entries(set)]);
  const isSame = Object.keys(labels).length === Object.keys(before).length && sameValues(labels, before);
  if (isSame) return { object, line: missing.join('') + resultLine(object, 'not labeled') };
  const next = { ...object, metadata: { ...object.metadata, labels } } as KubeObject;
  const detail = {
    labels: [...Object.entries(set).map((pair) => pair.join('=')), ...removed.map((key) => `${key}-`)].join(', '),
  };
  const stored = actAsYou(cluster, { verb: 'labelled', object: refOf(object), detail }, (target) =>
    updateObject(target, next, { name: 'kubectl-label' }),
  );
  if (isRejected(stored)) return { rejection: stored };
  const operation = Object.keys(set).length === 0 ? 'unlabeled' : 'labeled';
  return { object: stored, line: missing.join('') + resultLine(stored, operation) };
}

function sameValues(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  return Object.entries(a).every(([key, value]) => own(b, key) === value);
}
