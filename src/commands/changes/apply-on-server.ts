/**
 * `apply --server-side`: the server merges, and knows whose each field is. Follows kubectl/pkg/cmd/apply.
 */
import type { Draft } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';
import { applyObject } from '../../cluster/server-side-apply';
import { saysTheSame } from '../../cluster/server-side-apply/managed-fields';
import { resultLine } from '../../printers/result';
import { isOn, textOf, type Words } from '../grammar/words';
import { refOfDraft } from './draft-ref';
import { actAsYou, type Intent } from './intent';
import { lastAppliedText } from './last-applied';
import type { Outcome } from './outcomes';

export interface ServerSide {
  readonly manager: string;
  readonly force: boolean;
  /** As kubectl takes it. */
  readonly shown: string;
  /** The same command with `--force-conflicts`; undefined where the manifest is too long for a button. */
  readonly forced?: string;
}

const KUBECTL = 'kubectl';
/** Slack's limit for the value of a button, less some room. */
const LONGEST_FIX = 1500;

/** What the flags ask for; undefined: nothing of the server. */
export function readServerSide(words: Words): Result<ServerSide | undefined> {
  const force = isOn(words, 'force-conflicts');
  if (!isOn(words, 'server-side')) {
    return force ? clientError('--force-conflicts only works with --server-side') : undefined;
  }
  if (isOn(words, 'force')) return clientError('--force cannot be used with --server-side');
  const manager = textOf(words, 'field-manager') ?? KUBECTL;
  const flags = manager === KUBECTL ? '' : ` --field-manager=${manager}`;
  const forced = `apply --server-side --force-conflicts${flags} -f -\n${words.stdin ?? ''}`;
  return {
    manager,
    force,
    shown: `--server-side${force ? ' --force-conflicts' : ''}${flags}`,
    ...(forced.length > LONGEST_FIX ? {} : { forced }),
  };
}

/** Applies one manifest. */
export function applyOnServer(cluster: Cluster, draft: Draft, server: ServerSide): Outcome {
  const ref = refOfDraft(draft);
  const live = cluster.resolve(ref);
  const options = { ...server, lastApplied: lastAppliedText(draft) };
  const placed = { ...draft, metadata: { ...draft.metadata, namespace: ref.namespace } };
  const change = (target: Cluster) => applyObject(target, placed, options);
  const intent: Intent = { verb: live === undefined ? 'created' : 'changed', object: ref };
  const stored = actAsYou(
    cluster,
    (made) => (live !== undefined && saysTheSame(live, made) ? undefined : intent),
    change,
  );
  if (isRejected(stored)) return { rejection: stored.code === 'Conflict' ? conflicting(stored, server) : stored };
  return { object: stored, line: resultLine(stored, 'serverside-applied') };
}

const REVIEW = `Please review the fields above--they currently have other managers. Here
are the ways you can resolve this warning:
* If you intend to manage all of these fields, please re-run the apply
  command with the \`--force-conflicts\` flag.
* If you do not intend to manage all of the fields, please edit your
  manifest to remove references to the fields that should keep their
  current managers.
* You may co-own fields by updating your manifest to match the existing
  value; in this case, you'll become the manager if the other manager(s)
  stop managing the field (remove it from their configuration).
See https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts`;

/** kubectl explains every conflict at length. */
function conflicting(rejection: Rejection, { forced }: ServerSide): Rejection {
  const message = rejection.message.replace(/^Error from server \(Conflict\): /, '');
  return {
    ...clientError(`${message}\n${REVIEW}`),
    hint: 'Somebody else set this. Leave it out of your YAML, or take it over with --force-conflicts.',
    ...(forced === undefined ? {} : { fixes: [forced] }),
  };
}
