/**
 * What `create KIND`, `run` and `expose` have in common: kubectl makes an object of its words and flags, and posts it.
 * Follows kubectl/pkg/cmd/create.
 */
import { KINDS } from '../../api/kinds';
import { type Draft, type Kind, refOf } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { clientError, failedTo } from '../../api/status';
import { createObject } from '../../cluster/admission';
import type { Cluster } from '../../cluster/cluster';
import { createdBy } from '../../cluster/server-side-apply/managed-fields';
import { nameOfRef, resultLine } from '../../printers/result';
import { actAsYou } from '../changes/intent';
import { commandLine, namespaceOf, quoted, type Words } from '../grammar/words';
import type { Done } from '../verb';

/** An object as kubectl makes it: fields in the order of Go's structs, empty ones among them. */
export interface Made {
  readonly kind: Kind;
  readonly apiVersion: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly [field: string]: unknown };
  readonly [field: string]: unknown;
}

export interface Generated {
  /** What the server gets. */
  readonly draft: Draft;
  /** What `--dry-run=client -o yaml` prints. */
  readonly made: Made;
  readonly line: string;
}

/** Where a generated object goes, and the command that makes it. `command`: what stood behind `--`. */
export function generated(verb: string, words: Words, object: Made, command: readonly string[] = []): Generated {
  const { namespaced } = KINDS[object.kind];
  const { name, ...notes } = object.metadata;
  const isSaid = namespaced && words.flags.has('namespace');
  const made = isSaid ? { ...object, metadata: { name, namespace: namespaceOf(words), ...notes } } : object;
  const { status: _empty, ...rest } = made;
  const draft = namespaced ? { ...rest, metadata: { ...made.metadata, namespace: namespaceOf(words) } } : rest;
  const flags = commandLine(verb, words, [name]);
  return {
    draft: draft as unknown as Draft,
    made,
    line: command.length === 0 ? flags : `${flags} -- ${command.map(quoted).join(' ')}`,
  };
}

/**
 * Posts it. @param what in kubectl's words for what the server refuses: `deployment`; none where it has no words of its own
 */
export function post(
  { draft, made, line }: Generated,
  cluster: Cluster,
  what?: string,
  manager = 'kubectl-create',
): Result<Done> {
  const { name = '', namespace } = draft.metadata;
  const object = { kind: draft.kind, name, ...(namespace === undefined ? {} : { namespace }) };
  const stored = actAsYou(cluster, { verb: 'created', object }, (target) =>
    createObject(target, draft, createdBy(manager)),
  );
  if (isRejected(stored)) return what === undefined ? stored : failedTo(`create ${what}:`, stored);
  return {
    understood: line,
    kubectl: { line },
    stdout: resultLine(stored, 'created'),
    focus: [refOf(stored)],
    made: [made],
  };
}

/** What kubectl says of it without a server. */
export function onlyMade({ draft, made, line }: Generated): Done {
  const object = { kind: draft.kind, name: made.metadata.name };
  const stdout = `${nameOfRef(object)} created\n`;
  return { understood: line, kubectl: { line }, stdout, focus: [object], made: [made] };
}

/** kubectl wants exactly one name. `what`: the command, `create job`. */
export function oneName(what: string, { length }: readonly string[], example: string): Rejection {
  return {
    ...clientError(`exactly one NAME is required, got ${length}\nSee 'kubectl ${what} -h' for help and examples`),
    hint: length === 0 ? 'How is it called?' : 'One name at a time. Words with blanks need quotes.',
    fixes: [example],
  };
}
