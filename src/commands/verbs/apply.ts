/**
 * `apply -f -`: makes objects as a manifest says, or changes them to what it says.
 * Follows kubectl/pkg/cmd/apply.
 */
import { isEqual } from '../../api/equal';
import { KINDS } from '../../api/kinds';
import { LAST_APPLIED, lastAppliedOf } from '../../api/last-applied';
import { type Draft, type KubeObject, refOf } from '../../api/objects';
import { threeWayMerge } from '../../api/patch';
import { isRejected, type Rejection } from '../../api/rejection';
import { clientError, whileDoing } from '../../api/status';
import { createObject, updateObject } from '../../cluster/admission';
import type { Cluster } from '../../cluster/cluster';
import { CLIENT_SIDE_APPLY, createdBy } from '../../cluster/server-side-apply/managed-fields';
import { resultLine } from '../../printers/result';
import { applyOnServer, readServerSide, type ServerSide } from '../changes/apply-on-server';
import { refOfDraft } from '../changes/draft-ref';
import { actAsYou } from '../changes/intent';
import { withLastApplied } from '../changes/last-applied';
import { collect, type Outcome } from '../changes/outcomes';
import { readInput } from '../grammar/manifest-input';
import { textOf, type Words } from '../grammar/words';
import type { Verb } from '../verb';

interface ApplyArgs {
  readonly drafts: readonly Draft[];
  readonly server?: ServerSide;
  /** The field manager. */
  readonly by: string;
}

export const apply: Verb<ApplyArgs> = {
  name: 'apply',
  usage: 'apply [-f -]',
  summary: 'makes or changes objects as YAML says, in a form or on the lines below',
  examples: ['apply -f -', 'apply'],
  effect: 'change',
  origin: 'kubectl',
  flags: [
    { name: 'filename', short: 'f', takes: 'text' },
    { name: 'server-side', takes: 'switch' },
    { name: 'force-conflicts', takes: 'switch' },
    { name: 'field-manager', takes: 'text' },
    { name: 'validate', takes: 'optional' },
    // A patch that the server refuses is never tried again as a deletion, and what others changed is always overwritten.
    { name: 'force', takes: 'switch' },
    { name: 'overwrite', takes: 'switch' },
  ],
  parse: (words) => {
    const unexpected = words.positional[0];
    if (unexpected !== undefined) return unexpectedWords(words);
    const server = readServerSide(words);
    if (isRejected(server)) return server;
    const drafts = readInput(words, 'apply');
    if (isRejected(drafts)) return drafts;
    const by = textOf(words, 'field-manager') ?? CLIENT_SIDE_APPLY;
    return { drafts, by, ...(server === undefined ? {} : { server }) };
  },
  run: ({ drafts, server, by }, cluster) => {
    const outcomes = drafts.map((draft) =>
      server === undefined ? applyDraft(cluster, draft, by) : applyOnServer(cluster, draft, server),
    );
    const count = `${drafts.length} object${drafts.length === 1 ? '' : 's'}`;
    const flags = server === undefined ? '' : `${server.shown} `;
    return collect(outcomes, {
      understood: `apply ${flags}-f -`,
      kubectl: { line: `apply ${flags}-f -   (${count})` },
    });
  },
};

function unexpectedWords(words: Words): Rejection {
  return {
    ...clientError(`Unexpected args: [${words.positional.join(' ')}]\nSee 'kubectl apply -h' for help and examples`),
    hint: 'Put the YAML on the lines below /kube apply -f -',
  };
}

function applyDraft(cluster: Cluster, draft: Draft, by: string): Outcome {
  const ref = refOfDraft(draft);
  const live = cluster.resolve(ref);
  const wanted = withLastApplied(draft);
  if (live === undefined) {
    const made = actAsYou(cluster, { verb: 'created', object: ref }, (target) =>
      createObject(target, wanted, createdBy(by)),
    );
    return isRejected(made)
      ? { rejection: whileDoing('creating', made) }
      : { object: made, line: resultLine(made, 'created') };
  }
  const lastApplied = lastAppliedOf(live);
  const next = threeWayMerge(live.kind, lastApplied, live, wanted);
  const warning = lastApplied === undefined ? missingAnnotation(live) : undefined;
  return { ...change(cluster, live, next, by), warning };
}

function change(cluster: Cluster, live: KubeObject, next: KubeObject, name: string): Outcome {
  if (isEqual(live, next)) {
    // kubectl sends the selector of a budget each time, since it is to be replaced and not merged.
    const isSent = live.kind === 'PodDisruptionBudget' && live.spec.selector !== undefined;
    return { object: live, line: resultLine(live, isSent ? 'configured' : 'unchanged') };
  }
  const stored = actAsYou(cluster, { verb: 'changed', object: refOf(live) }, (target) =>
    updateObject(target, next, { name }),
  );
  return isRejected(stored)
    ? { rejection: notApplied(live, next, stored) }
    : { object: stored, line: resultLine(stored, 'configured') };
}

function missingAnnotation(live: KubeObject): string {
  const { plural } = KINDS[live.kind];
  return (
    `Warning: resource ${plural}/${live.metadata.name} is missing the ${LAST_APPLIED} annotation which is required by ` +
    'kubectl apply. kubectl apply should only be used on resources created declaratively by either ' +
    'kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.\n'
  );
}

/**
 * A manifest that carries an old resourceVersion does so at every try: kubectl gives up then, and shows the patch.
 */
function notApplied(live: KubeObject, next: KubeObject, rejection: Rejection): Rejection {
  if (rejection.code !== 'Conflict') return whileDoing('patching', rejection);
  const { apiVersion, kind, plural, group } = KINDS[live.kind];
  const resource = `${group === '' ? '/' : ''}${apiVersion}`;
  const { name, namespace = '' } = live.metadata;
  const { uid, resourceVersion } = next.metadata;
  const patch = {
    ...(resourceVersion === live.metadata.resourceVersion ? {} : { resourceVersion }),
    ...(uid === live.metadata.uid ? {} : { uid }),
  };
  const prefix = 'Error from server (Conflict): ';
  return {
    ...rejection,
    message: [
      `${prefix}error when applying patch:`,
      JSON.stringify({ metadata: patch }),
      'to:',
      `Resource: "${resource}, Resource=${plural}", GroupVersionKind: "${resource}, Kind=${kind}"`,
      `Name: "${name}", Namespace: "${namespace}"`,
      `for: "STDIN": error when patching "STDIN": ${rejection.message.slice(prefix.length)}`,
    ].join('\n'),
    hint: 'The manifest names a version of the object that is gone. Leave out resourceVersion and uid.',
  };
}
