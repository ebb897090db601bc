/**
 * `apply -f -`: makes objects as a manifest says, or changes them to what it says.
 * Follows kubectl/pkg/cmd/apply.
 */
import { isEqual } from '../../api/equal';
import { KINDS } from '../../api/kinds';
import { type Draft, type KubeObject, refOf } from '../../api/objects';
import { threeWayMerge } from '../../api/patch';
import { isRejected, type Rejection } from '../../api/rejection';
import { clientError, whileDoing } from '../../api/status';
import { createObject, updateObject } from '../../cluster/admission';
import type { Cluster } from '../../cluster/cluster';
import { resultLine } from '../../printers/result';
import { refOfDraft } from '../changes/draft-ref';
import { actAsYou } from '../changes/intent';
import { LAST_APPLIED, lastAppliedOf, withLastApplied } from '../changes/last-applied';
import { collect, type Outcome } from '../changes/outcomes';
import { readInput } from '../grammar/manifest-input';
import { isOn, type Words } from '../grammar/words';
import type { Verb } from '../verb';

interface ApplyArgs {
  readonly drafts: readonly Draft[];
  readonly isServerSide: boolean;
}

export const apply: Verb<ApplyArgs> = {
  name: 'apply',
  usage: 'apply -f -',
  summary: 'makes or changes objects as the YAML on the lines below says',
  examples: ['apply -f -'],
  effect: 'change',
  origin: 'kubectl',
  flags: [
    { name: 'filename', short: 'f', takes: 'text' },
    { name: 'server-side', takes: 'switch' },
    { name: 'force-conflicts', takes: 'switch' },
    { name: 'field-manager', takes: 'text' },
    { name: 'validate', takes: 'optional' },
  ],
  parse: (words) => {
    const unexpected = words.positional[0];
    if (unexpected !== undefined) return unexpectedWords(words);
    const drafts = readInput(words, 'apply');
    return isRejected(drafts) ? drafts : { drafts, isServerSide: isOn(words, 'server-side') };
  },
  run: ({ drafts, isServerSide }, cluster) => {
    const outcomes = drafts.map((draft) => (isServerSide ? applyOnServer(cluster, draft) : applyDraft(cluster, draft)));
    const count = `${drafts.length} object${drafts.length === 1 ? '' : 's'}`;
    return collect(outcomes, {
      understood: 'apply -f -',
      kubectl: { line: `apply ${isServerSide ? '--server-side ' : ''}-f -   (${count})` },
    });
  },
};

function unexpectedWords(words: Words): Rejection {
  return {
    ...clientError(`Unexpected args: [${words.positional.join(' ')}]\nSee 'kubectl apply -h' for help and examples`),
    hint: 'Put the YAML on the lines below /kube apply -f -',
  };
}

function applyDraft(cluster: Cluster, draft: Draft): Outcome {
  const ref = refOfDraft(draft);
  const live = cluster.resolve(ref);
  const wanted = withLastApplied(draft);
  if (live === undefined) {
    const made = actAsYou(cluster, { verb: 'created', object: ref }, (target) => createObject(target, wanted));
    return isRejected(made)
      ? { rejection: whileDoing('creating', made) }
      : { object: made, line: resultLine(made, 'created') };
  }
  const lastApplied = lastAppliedOf(live);
  const next = threeWayMerge(live.kind, lastApplied, live, wanted);
  const warning = lastApplied === undefined ? missingAnnotation(live) : undefined;
  return { ...change(cluster, live, next, 'configured', 'unchanged'), warning };
}

/** Field managers are not kept: what the manifest says goes in, what it leaves out stays. */
function applyOnServer(cluster: Cluster, draft: Draft): Outcome {
  const ref = refOfDraft(draft);
  const live = cluster.resolve(ref);
  if (live === undefined) {
    const made = actAsYou(cluster, { verb: 'created', object: ref }, (target) => createObject(target, draft));
    return isRejected(made) ? { rejection: made } : { object: made, line: resultLine(made, 'serverside-applied') };
  }
  const next = threeWayMerge(live.kind, undefined, live, draft);
  return change(cluster, live, next, 'serverside-applied', 'serverside-applied');
}

function change(cluster: Cluster, live: KubeObject, next: KubeObject, changed: string, same: string): Outcome {
  if (isEqual(live, next)) return { object: live, line: resultLine(live, same) };
  const stored = actAsYou(cluster, { verb: 'changed', object: refOf(live) }, (target) => updateObject(target, next));
  return isRejected(stored)
    ? { rejection: whileDoing('patching', stored) }
    : { object: stored, line: resultLine(stored, changed) };
}

function missingAnnotation(live: KubeObject): string {
  const { plural } = KINDS[live.kind];
  return (
    `Warning: resource ${plural}/${live.metadata.name} is missing the ${LAST_APPLIED} annotation which is required by ` +
    'kubectl apply. kubectl apply should only be used on resources created declaratively by either ' +
    'kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.\n'
  );
}
