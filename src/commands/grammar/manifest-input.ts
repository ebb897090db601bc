/**
 * Manifests that follow a command: `apply -f -` with YAML on the next lines.
 */
import { type ManifestVerb, readManifests } from '../../api/manifests';
import type { Draft } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import { DEFAULT_NAMESPACE, textOf, type Words } from './words';

/**
 * The objects of a command's input, with the namespace that `-n` names.
 * @param doing how the input is read: `delete` wants nothing but names
 */
export function readInput(words: Words, doing: ManifestVerb, verb: string = doing): Result<readonly Draft[]> {
  const file = textOf(words, 'filename');
  if (file === undefined && words.stdin === undefined) {
    return lacking(verb, clientError('must specify one of -f and -k'));
  }
  if (file !== undefined && file !== '-') {
    return {
      ...clientError(`the path "${file}" does not exist`),
      hint: file.startsWith('paste-')
        ? `What was pasted is kept for an hour. Paste it again: /kube ${verb} -f - and the YAML on the lines below`
        : 'There are no files here: /kube apply -f - and the YAML on the lines below',
    };
  }
  const drafts = readManifests(words.stdin ?? '', doing);
  if (isRejected(drafts)) return words.stdin === undefined ? lacking(verb, drafts) : drafts;
  const wanted = textOf(words, 'namespace');
  const other = drafts.find(({ metadata }) => wanted !== undefined && (metadata.namespace ?? wanted) !== wanted);
  if (other !== undefined) {
    const { namespace = DEFAULT_NAMESPACE } = other.metadata;
    return clientError(
      `the namespace from the provided object "${namespace}" does not match the namespace "${wanted ?? ''}". ` +
        `You must pass '--namespace=${namespace}' to perform this operation.`,
    );
  }
  return wanted === undefined ? drafts : drafts.map((draft) => inNamespace(draft, wanted));
}

/** Nothing to read: there may be a form to put it into. */
function lacking(verb: string, rejection: Rejection): Rejection {
  return { ...rejection, hint: `Put the YAML on the lines below /kube ${verb} -f -`, lacks: 'manifest' };
}

function inNamespace(draft: Draft, namespace: string): Draft {
  return { ...draft, metadata: { ...draft.metadata, namespace } };
}
