/**
 * `label`: sets and removes labels. Follows kubectl/pkg/cmd/label.
 */
import { type KubeObject, refOf } from '../../api/objects';
import { own } from '../../api/own';
import { isRejected, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import { updateObject } from '../../cluster/admission';
import type { Cluster } from '../../cluster/cluster';
import { resultLine } from '../../printers/result';
import { actAsYou } from '../changes/intent';
import { collect, type Outcome, together } from '../changes/outcomes';
import { type LabelChanges, readLabelChanges } from '../grammar/labels';
import { isPair } from '../grammar/pairs';
import { commandLine, isOn, type Words } from '../grammar/words';
import { missingResources, select } from '../naming/selection';
import { typeThenName } from '../naming/type-name';
import type { Done, Verb } from '../verb';

interface LabelArgs {
  readonly objects: readonly KubeObject[];
  readonly changes: LabelChanges;
  readonly overwrite: boolean;
  readonly pairs: readonly string[];
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
    { name: 'all', takes: 'switch' },
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
  if (resources.length === 0) return missingResources(label.examples[0]!);
  const changes = readLabelChanges(pairs);
  if (isRejected(changes)) return changes;
  if (pairs.length === 0) {
    return {
      ...clientError('at least one label update is required'),
      hint: 'label sets a label: /kube label node node-2 disk=ssd',
    };
  }
  const selected = select('label', { ...words, positional: resources }, cluster);
  if (isRejected(selected)) return withPairs(selected, pairs);
  if (selected.missing.length > 0) return together(selected.missing);
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
  return { objects: selected.objects, changes, overwrite, pairs };
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

function runLabel({ objects, changes, overwrite, pairs }: LabelArgs, cluster: Cluster): Result<Done> {
  const names = objects.map(typeThenName);
  const line = `label ${names.join(' ')} ${pairs.join(' ')}${overwrite ? ' --overwrite' : ''}`;
  return collect(
    objects.map((object) => relabel(cluster, object, changes)),
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
