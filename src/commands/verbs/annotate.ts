/**
 * `annotate`: sets and removes annotations, such as the cause of a change, or how dear a Pod is.
 * Follows kubectl/pkg/cmd/annotate.
 */
import { isEqual } from '../../api/equal';
import { type KubeObject, refOf } from '../../api/objects';
import { own } from '../../api/own';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import { updateObject } from '../../cluster/admission';
import type { Cluster } from '../../cluster/cluster';
import { resultLine } from '../../printers/result';
import { actAsYou } from '../changes/intent';
import { collect, type Outcome } from '../changes/outcomes';
import { type AnnotationChanges, readAnnotationChanges } from '../grammar/annotations';
import { isPair } from '../grammar/pairs';
import { commandLine, isOn, quoted, type Words } from '../grammar/words';
import { changedSince, lackingResources, listed, unnamed } from '../changes/notes';
import { select } from '../naming/selection';
import { typeThenName } from '../naming/type-name';
import type { Done, Verb } from '../verb';

/** Why a rollout was made. It may be replaced without asking. */
const CHANGE_CAUSE = 'kubernetes.io/change-cause';

interface AnnotateArgs {
  readonly objects: readonly KubeObject[];
  /** Names that were not found beside these. */
  readonly missing: readonly Rejection[];
  readonly changes: AnnotationChanges;
  readonly overwrite: boolean;
  readonly pairs: readonly string[];
  /** What is there is to be shown, too. */
  readonly isListed: boolean;
}

export const annotate: Verb<AnnotateArgs> = {
  name: 'annotate',
  usage: 'annotate KIND NAME KEY=VALUE',
  summary: 'sets an annotation, or removes it with KEY-',
  examples: ['annotate deployment web kubernetes.io/change-cause="new logo"', 'annotate deployment web team-'],
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
  parse: readAnnotate,
  run: runAnnotate,
};

function readAnnotate(words: Words, cluster: Cluster): Result<AnnotateArgs> {
  const resources = words.positional.filter((word) => !isPair(word));
  const pairs = words.positional.filter(isPair);
  if (resources.length === 0) return lackingResources(annotate.examples[0]!);
  const isListed = isOn(words, 'list');
  if (pairs.length === 0 && !isListed) {
    return {
      ...clientError('at least one annotation update is required'),
      hint: `annotate sets an annotation: /kube ${annotate.examples[0]!}`,
    };
  }
  const changes = readAnnotationChanges(pairs);
  if (isRejected(changes)) return changes;
  const selected = select('annotate', { ...words, positional: resources }, cluster);
  if (isRejected(selected)) {
    const fixes = selected.fixes?.map((fix) => [fix, ...pairs.map(quoted)].join(' '));
    return { ...selected, fixes };
  }
  const lacking = unnamed('annotate', words, selected);
  if (lacking !== undefined) return lacking;
  const stale = changedSince(words, selected.objects);
  if (stale !== undefined) return stale;
  const overwrite = isOn(words, 'overwrite');
  const taken = overwrite ? undefined : alreadySet(selected.objects, changes);
  if (taken !== undefined) return { ...taken, fixes: [withOverwrite(words)] };
  const { objects, missing } = selected;
  return { objects, missing, changes, overwrite, pairs, isListed };
}

/** Follows validateNoAnnotationOverwrites: it does not matter whether the value is the same. */
function alreadySet(objects: readonly KubeObject[], { set }: AnnotationChanges): Rejection | undefined {
  for (const { metadata } of objects) {
    const taken = Object.keys(set).flatMap((key) => {
      const before = own(metadata.annotations, key);
      return before === undefined || key === CHANGE_CAUSE ? [] : [`'${key}' already has a value (${before})`];
    });
    if (taken.length === 0) continue;
    const message = `--overwrite is false but found the following declared annotation(s): ${taken.join('; ')}`;
    return { ...clientError(message), hint: 'Say that you mean it with --overwrite.' };
  }
  return undefined;
}

function withOverwrite(words: Words): string {
  const flags = new Map([...words.flags, ['overwrite', true] as const]);
  return commandLine('annotate', { ...words, flags }, words.positional);
}

function runAnnotate(args: AnnotateArgs, cluster: Cluster): Result<Done> {
  const { objects, missing, changes, overwrite, pairs, isListed } = args;
  const names = objects.map(typeThenName);
  const flags = [...pairs.map(quoted), ...(overwrite ? ['--overwrite'] : []), ...(isListed ? ['--list'] : [])];
  const line = ['annotate', ...names, ...flags].join(' ');
  if (isListed && pairs.length === 0) return listed(objects, line, 'annotations');
  return collect(
    [...objects.map((object) => annotateOne(cluster, object, changes)), ...missing.map((rejection) => ({ rejection }))],
    { understood: line, kubectl: { line } },
  );
}

function annotateOne(cluster: Cluster, object: KubeObject, { set, removed }: AnnotationChanges): Outcome {
  const kept = Object.entries(object.metadata.annotations ?? {}).filter(([key]) => !removed.includes(key));
  const annotations = Object.fromEntries([...kept, ...Object.entries(set)]);
  if (isEqual(annotations, object.metadata.annotations ?? {})) return { object, line: resultLine(object, 'annotated') };
  const next = { ...object, metadata: { ...object.metadata, annotations } } as KubeObject;
  const written = [...Object.keys(set), ...removed.map((key) => `${key}-`)];
  const detail = { what: 'annotations', annotations: written.join(', ') };
  const intent = { verb: 'changed', object: refOf(object), detail } as const;
  const stored = actAsYou(cluster, intent, (target) => updateObject(target, next, { name: 'kubectl-annotate' }));
  return isRejected(stored) ? { rejection: stored } : { object: stored, line: resultLine(stored, 'annotated') };
}
