/**
 * `edit`: the YAML of one object in a form, saved as it was changed there. Follows kubectl/pkg/cmd/util/editor.
 */
import { isEqual } from '../../api/equal';
import { readManifests } from '../../api/manifests';
import { type Draft, type KubeObject, refOf } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { clientError, modifiedMeanwhile } from '../../api/status';
import { updateObject } from '../../cluster/admission';
import type { Cluster } from '../../cluster/cluster';
import { resultLine } from '../../printers/result';
import { editText, LONGEST_EDIT, yamlOf } from '../changes/edit-text';
import { actAsYou } from '../changes/intent';
import { mergeEdits } from '../changes/merge-edits';
import { collect, together } from '../changes/outcomes';
import { splitEdit } from '../grammar/manifest-command';
import type { Words } from '../grammar/words';
import { missingResources, select } from '../naming/selection';
import { typeThenName } from '../naming/type-name';
import type { Done, Verb } from '../verb';

interface EditArgs {
  readonly object: KubeObject;
  /** The whole text, as it was edited. */
  readonly edited: string;
  /** What was shown, where it is known. */
  readonly shown?: string;
}

export const edit: Verb<EditArgs> = {
  name: 'edit',
  usage: 'edit KIND NAME',
  summary: 'opens the YAML of an object in a form, and saves what you change',
  examples: ['edit deployment web', 'edit deployment/web'],
  effect: 'change',
  origin: 'kubectl',
  flags: [
    { name: 'filename', short: 'f', takes: 'text' },
    { name: 'validate', takes: 'optional' },
  ],
  parse: readEdit,
  run: runEdit,
};

function readEdit(words: Words, cluster: Cluster): Result<EditArgs> {
  if (words.positional.length === 0) return missingResources(edit.examples[0]!);
  const selected = select('edit', words, cluster);
  if (isRejected(selected)) return selected;
  if (selected.missing.length > 0) return together(selected.missing);
  const [object, ...others] = selected.objects;
  if (object === undefined) return clientError('edit cancelled, no objects found');
  if (others.length > 0) return oneOf(selected.objects);
  if (words.stdin === undefined) return lacksText(object);
  return { object, ...splitEdit(words.stdin) };
}

function oneOf(objects: readonly KubeObject[]): Rejection {
  const fixes = objects.slice(0, 4).map((object) => `edit ${typeThenName(object)}`);
  const message = `A form has room for one object; these are ${objects.length}.`;
  return { rejected: true, code: 'Tutor', message, hint: `Name one: /kube ${fixes[0]!}`, fixes };
}

/** There is a form for it; where there is none, the text is typed. */
function lacksText(object: KubeObject): Rejection {
  const name = typeThenName(object);
  const prefilled = editText(object);
  const other = `get ${name} -o yaml`;
  const rejected = { rejected: true, code: 'Tutor', fixes: [other] } as const;
  if (prefilled !== undefined) {
    const message = 'No editor opened here: a form needs the bot token of the app.';
    const hint = `Put the edited YAML on the lines below /kube edit ${name}, or change one field: patch, set, scale.`;
    return { ...rejected, message, hint, lacks: 'manifest', prefilled };
  }
  const message = `${name} is too long for a form, which holds ${LONGEST_EDIT.toLocaleString('en')} characters.`;
  return { ...rejected, message, hint: 'Change one field with patch, set or scale, or edit it with the real kubectl.' };
}

function runEdit({ object, edited, shown }: EditArgs, cluster: Cluster): Result<Done> {
  const line = { line: `edit ${typeThenName(object)}` };
  const answer = { understood: line.line, kubectl: line };
  if (isBlank(edited)) return cancelled('Edit cancelled, saved file was empty.', answer, object);
  const named = readManifests(edited, 'delete');
  if (isRejected(named)) return named;
  if (named.length !== 1 || !isSameObject(named[0]!, object)) {
    return clientError('At least one of apiVersion, kind and name was changed');
  }
  const mine = readOne(edited);
  if (isRejected(mine)) return mine;
  const theirs = readOne(yamlOf(object));
  if (isRejected(theirs)) return theirs;
  const before = shown === undefined ? theirs : readOne(shown);
  if (isRejected(before)) return before;
  const merged = mergeEdits(editable(before), editable(mine), editable(theirs));
  if (merged.conflicts.length > 0) return changedMeanwhile(object, merged.conflicts);
  if (isEqual(merged.value, editable(theirs))) {
    return cancelled('Edit cancelled, no changes made.', answer, object);
  }
  const next = withEdits(object, merged.value as Draft);
  const intent = { verb: 'changed', object: refOf(object), detail: { what: 'edit' } } as const;
  const stored = actAsYou(cluster, intent, (target) => updateObject(target, next, { name: 'kubectl-edit' }));
  return collect(
    [isRejected(stored) ? { rejection: stored } : { object: stored, line: resultLine(stored, 'edited') }],
    answer,
  );
}

/** Nothing was read from a file: kubectl names none. */
function readOne(text: string): Result<Draft> {
  const drafts = readManifests(text, 'replace');
  if (isRejected(drafts)) return { ...drafts, message: drafts.message.replace('error when replacing "STDIN": ', '') };
  return drafts[0] ?? clientError('no objects passed to edit');
}

const isBlank = (text: string): boolean => text.split('\n').every((line) => /^\s*(?:#|$)/.test(line));

function isSameObject({ apiVersion, kind, metadata }: Draft, object: KubeObject): boolean {
  const { name, namespace } = object.metadata;
  const isThere = metadata.namespace === undefined || metadata.namespace === namespace;
  return apiVersion === object.apiVersion && kind === object.kind && metadata.name === name && isThere;
}

/** Nothing was saved, and nothing went wrong. */
function cancelled(text: string, answer: Pick<Done, 'understood' | 'kubectl'>, object: KubeObject): Done {
  return { ...answer, stdout: '', stderr: `${text}\n`, focus: [refOf(object)], effect: 'look', isTable: true };
}

/** What the server says of an object itself cannot be edited. */
function editable({ status: _status, metadata, ...rest }: Draft): unknown {
  const { labels, annotations, finalizers, ownerReferences } = metadata;
  return { ...rest, metadata: { labels, annotations, finalizers, ownerReferences } };
}

function withEdits(object: KubeObject, { metadata, ...edited }: Draft): KubeObject {
  const {
    labels: _labels,
    annotations: _notes,
    finalizers: _holds,
    ownerReferences: _owners,
    ...kept
  } = object.metadata;
  const status = 'status' in object ? { status: object.status } : {};
  return { ...edited, metadata: { ...kept, ...metadata }, ...status } as unknown as KubeObject;
}

/** What was written stays in the form. */
function changedMeanwhile(object: KubeObject, conflicts: readonly string[]): Rejection {
  const { kind, metadata } = object;
  const fields = conflicts.slice(0, 3).join(', ');
  const hint = `Others changed ${fields} meanwhile. Copy your lines, and open the form anew: /kube edit ${typeThenName(object)}`;
  return { ...modifiedMeanwhile(kind, metadata.name), hint };
}
