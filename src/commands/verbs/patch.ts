/**
 * `patch`: changes fields of an object. Follows kubectl/pkg/cmd/patch.
 */
import { isEqual } from '../../api/equal';
import { type KubeObject, refOf } from '../../api/objects';
import { patchedObject, type PatchType, withKeptStatus } from '../../api/patch/patched-object';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { badRequest, clientError } from '../../api/status';
import { readDocuments } from '../../api/yaml/documents';
import { updateObject } from '../../cluster/admission';
import type { Cluster } from '../../cluster/cluster';
import { resultLine } from '../../printers/result';
import { hiddenPatch } from '../changes/hidden-values';
import { actAsYou } from '../changes/intent';
import { collect, type Outcome } from '../changes/outcomes';
import { textOf, type Words } from '../grammar/words';
import { missingResources, select } from '../naming/selection';
import { typeThenName } from '../naming/type-name';
import type { Done, Verb } from '../verb';

interface PatchArgs {
  readonly objects: readonly KubeObject[];
  /** Names that were not found beside these. */
  readonly missing: readonly Rejection[];
  readonly type: PatchType;
  readonly patch: unknown;
  /** As it was typed. */
  readonly text: string;
}

export const patch: Verb<PatchArgs> = {
  name: 'patch',
  usage: "patch KIND NAME -p 'JSON'",
  summary: 'changes fields of an object',
  examples: [`patch deployment web -p '{"spec":{"replicas":2}}'`],
  effect: 'change',
  origin: 'kubectl',
  flags: [
    { name: 'patch', short: 'p', takes: 'text' },
    { name: 'type', takes: 'text' },
  ],
  parse: readPatch,
  run: runPatch,
};

function readPatch(words: Words, cluster: Cluster): Result<PatchArgs> {
  const text = textOf(words, 'patch');
  if (text === undefined || text === '') {
    const message = 'must specify --patch or --patch-file containing the contents of the patch';
    return {
      ...clientError(message),
      hint: `The patch is JSON or YAML in quotes: /kube ${patch.examples[0]!}`,
      fixes: [patch.examples[0]!],
    };
  }
  const type = textOf(words, 'type') ?? 'strategic';
  if (type !== 'strategic' && type !== 'merge' && type !== 'json') {
    const hint = 'strategic is the usual one, and needs no flag.';
    return { ...clientError(`--type must be one of [json merge strategic], not "${type}"`), hint };
  }
  if (words.positional.length === 0) return missingResources(patch.examples[0]!);
  const selected = select('patch', words, cluster);
  if (isRejected(selected)) return selected;
  const parsed = text.trimStart().startsWith('{') ? readJson(text) : readYaml(text);
  if (isRejected(parsed)) return parsed;
  const { objects, missing } = selected;
  return { objects, missing, type, patch: parsed.value, text };
}

/** What begins with a brace is JSON, and goes to the server as it is. */
function readJson(text: string): Result<{ readonly value: unknown }> {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    const key = UNQUOTED_KEY.exec(text)?.[1];
    const character =
      key === undefined ? undefined : `invalid character '${key}' looking for beginning of object key string`;
    return badRequest(character ?? 'unexpected end of JSON input');
  }
}

/** The commonest slip: a key without quotes. */
const UNQUOTED_KEY = /[{,]\s*([^\s"{}])/;

/** Anything else is YAML. */
function readYaml(text: string): Result<{ readonly value: unknown }> {
  const documents = readDocuments(text);
  if (!isRejected(documents)) return { value: documents[0]?.value ?? null };
  const why = documents.message.slice(documents.message.indexOf('yaml: '));
  return { ...documents, message: `error: unable to parse ${JSON.stringify(text)}: ${why}` };
}

function runPatch({ objects, missing, type, patch: wanted, text }: PatchArgs, cluster: Cluster): Result<Done> {
  const names = objects.map(typeThenName);
  const said = objects.some(({ kind }) => kind === 'Secret') ? JSON.stringify(hiddenPatch(wanted)) : text;
  const line = `patch ${names.join(' ')}${type === 'strategic' ? '' : ` --type=${type}`} -p '${said}'`;
  return collect(
    [
      ...objects.map((object) => patchOne(cluster, object, type, wanted)),
      ...missing.map((rejection) => ({ rejection })),
    ],
    { understood: line, kubectl: { line } },
  );
}

function patchOne(cluster: Cluster, object: KubeObject, type: PatchType, wanted: unknown): Outcome {
  const patched = patchedObject(object, type, wanted);
  if (isRejected(patched)) return { rejection: patched };
  const next = withKeptStatus(patched.object, object);
  if (isEqual(next, object)) return { object, line: resultLine(object, 'patched (no change)') };
  const intent = { verb: 'changed', object: refOf(object), detail: { what: 'patch' } } as const;
  const stored = actAsYou(cluster, intent, (target) => updateObject(target, next, { name: 'kubectl-patch' }));
  return isRejected(stored) ? { rejection: stored } : { object: stored, line: resultLine(stored, 'patched') };
}
