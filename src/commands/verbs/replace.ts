/**
 * `replace -f -`: puts objects in the place of those that are there; with `--force` deletes these first.
 * Follows kubectl/pkg/cmd/replace.
 */
import { inPlaceOf } from '../../api/in-place-of';
import { lastAppliedOf } from '../../api/last-applied';
import { type Draft, type KubeObject, refOf } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import { clientError, notFound, whileDoing } from '../../api/status';
import { createObject, updateObject } from '../../cluster/admission';
import type { Cluster } from '../../cluster/cluster';
import { deleteObject, type DeleteOptions } from '../../cluster/deletion';
import { createdBy } from '../../cluster/server-side-apply/managed-fields';
import { MINUTE } from '../../cluster/time';
import { deletedLine, resultLine } from '../../printers/result';
import { refOfDraft } from '../changes/draft-ref';
import { actAsYou, intendAsYou } from '../changes/intent';
import { withLastApplied } from '../changes/last-applied';
import { collect, type Outcome } from '../changes/outcomes';
import { readDeleteOptions } from '../grammar/delete-options';
import { parseDuration } from '../grammar/duration';
import { readInput } from '../grammar/manifest-input';
import { isOn, numberOf, textOf, type Words } from '../grammar/words';
import type { Done, Until, Verb } from '../verb';

interface ReplaceArgs {
  readonly drafts: readonly Draft[];
  /** How to delete what is there; left out: it is changed where it stands. */
  readonly force?: DeleteOptions;
  /** Virtual milliseconds. */
  readonly longest: number;
}

const MANAGER = 'kubectl-replace';

/** kubectl waits so long until what it deleted is gone. */
const LONGEST_WAIT = 5 * MINUTE;

export const replace: Verb<ReplaceArgs> = {
  name: 'replace',
  usage: 'replace -f - [--force]',
  summary: 'puts the YAML on the lines below in the place of what is there',
  examples: ['replace -f -', 'replace --force -f -'],
  effect: 'change',
  origin: 'kubectl',
  flags: [
    { name: 'filename', short: 'f', takes: 'text' },
    { name: 'force', takes: 'switch' },
    { name: 'cascade', takes: 'optional' },
    { name: 'grace-period', takes: 'number' },
    { name: 'timeout', takes: 'duration' },
    { name: 'save-config', takes: 'switch' },
    { name: 'validate', takes: 'optional' },
  ],
  parse: readReplace,
  run: (args, cluster) => (args.force === undefined ? replaceAll(args, cluster) : forceAll(args, args.force, cluster)),
};

function readReplace(words: Words): Result<ReplaceArgs> {
  if (words.positional.length > 0) {
    const message = 'when paths, URLs, or stdin is provided as input, you may not specify resource arguments as well';
    return { ...clientError(message), hint: 'Put the YAML on the lines below /kube replace -f -' };
  }
  const isForced = isOn(words, 'force');
  for (const flag of ['grace-period', 'timeout']) {
    if (words.flags.has(flag) && !isForced) return clientError(`--${flag} must have --force specified`);
  }
  const read = readInput(words, 'replace');
  if (isRejected(read)) return read;
  const drafts = read.map((draft) => withNotes(draft, isOn(words, 'save-config')));
  const longest = parseDuration(textOf(words, 'timeout') ?? '0') ?? 0;
  const args = { drafts, longest: longest > 0 ? longest : LONGEST_WAIT };
  if (!isForced) return args;
  // Unlike `delete --force`, it waits until Pods have stopped.
  const flags = new Map([...words.flags].filter(([flag]) => flag !== 'force'));
  const force = readDeleteOptions({ ...words, flags });
  if (isRejected(force)) return force;
  const grace = numberOf(words, 'grace-period');
  return { ...args, force: grace === 0 ? { ...force, gracePeriodSeconds: 1 } : force };
}

/** What `apply` has written down about an object is written anew where the manifest carries it. */
function withNotes(draft: Draft, isSaved: boolean): Draft {
  return isSaved || lastAppliedOf(draft) !== undefined ? withLastApplied(draft) : draft;
}

function replaceAll({ drafts }: ReplaceArgs, cluster: Cluster): Result<Done> {
  const outcomes = drafts.map((draft): Outcome => {
    const ref = refOfDraft(draft);
    const live = cluster.resolve(ref);
    if (live === undefined) return { rejection: whileDoing('replacing', notFound(ref.kind, ref.name)) };
    const intent = { verb: 'changed', object: ref, detail: { what: 'replace' } } as const;
    const stored = actAsYou(cluster, intent, (target) =>
      updateObject(target, inPlaceOf(live, draft), { name: MANAGER }),
    );
    return isRejected(stored)
      ? { rejection: whileDoing('replacing', stored) }
      : { object: stored, line: resultLine(stored, 'replaced') };
  });
  return collect(outcomes, answer('replace -f -', drafts.length));
}

function answer(line: string, count: number): Pick<Done, 'understood' | 'kubectl'> {
  const objects = `${count} object${count === 1 ? '' : 's'}`;
  return { understood: line, kubectl: { line: `${line}   (${objects})` } };
}

/** Deletes what is there, waits until it is gone, and makes everything anew. */
function forceAll({ drafts, longest }: ReplaceArgs, options: DeleteOptions, cluster: Cluster): Result<Done> {
  const old = drafts.flatMap((draft) => cluster.resolve(refOfDraft(draft)) ?? []);
  const line = answer('replace --force -f -', drafts.length);
  const made = drafts.map((draft) => createOn(cluster.fork(), draft, old));
  if (old.length === 0) {
    const outcomes = drafts.map((draft) => remake(cluster, draft));
    return collect(outcomes, line);
  }
  const refused = made.find(isRejected);
  if (refused !== undefined && made.every(isRejected)) return whileDoing('replacing', refused);
  for (const object of old) {
    intendAsYou(cluster, { verb: 'deleted', object: refOf(object) });
    deleteObject(cluster, object, options);
  }
  return {
    ...line,
    stdout: old.map((object) => deletedLine(object, false)).join(''),
    focus: drafts.map(refOfDraft),
    until: untilRemade(drafts, old, cluster, longest),
  };
}

/** Whether the server would take it, once the others are gone. */
function createOn(copy: Cluster, draft: Draft, old: readonly KubeObject[]): Result<KubeObject> {
  for (const object of old) copy.remove(object);
  return createObject(copy, draft);
}

function remake(cluster: Cluster, draft: Draft): Outcome {
  const made = actAsYou(cluster, { verb: 'created', object: refOfDraft(draft) }, (target) =>
    createObject(target, draft, createdBy(MANAGER)),
  );
  return isRejected(made) ? { rejection: made } : { object: made, line: resultLine(made, 'replaced') };
}

function untilRemade(drafts: readonly Draft[], old: readonly KubeObject[], cluster: Cluster, longest: number): Until {
  return {
    holds: () => old.every((object) => cluster.resolve(refOf(object))?.metadata.uid !== object.metadata.uid),
    longest,
    finish: (reached) => {
      if (!reached) return { stdout: '', stderr: 'error: timed out waiting for the condition\n', code: 1 };
      const outcomes = drafts.map((draft) => remake(cluster, draft));
      const stdout = outcomes.map((one) => ('line' in one ? one.line : '')).join('');
      const stderr = outcomes.map((one) => ('rejection' in one ? `${one.rejection.message}\n` : '')).join('');
      return { stdout, ...(stderr === '' ? {} : { stderr }), code: stderr === '' ? 0 : 1 };
    },
  };
}
