/**
 * What a manifest would do to the objects that are there, tried on a copy: what would be new, what would be replaced.
 */
import { isEqual } from '../../api/equal';
import { LAST_APPLIED, lastAppliedOf } from '../../api/last-applied';
import type { KubeObject } from '../../api/objects';
import { isRejected } from '../../api/rejection';
import type { Cluster } from '../../cluster/cluster';
import { qualifiedName } from '../../printers/result';
import { execute } from '../execute';
import type { Words } from '../grammar/words';
import type { Verb } from '../verb';
import { differenceOf } from '../verbs/diff';

export interface Replacements {
  /** `deployment.apps/web`, of each object. */
  readonly made: readonly string[];
  readonly changed: readonly string[];
  readonly same: readonly string[];
  /** As `kubectl diff` prints it, of what is changed. */
  readonly diff: string;
  /** Objects that are deleted first. */
  readonly isForced: boolean;
}

/** Verbs whose manifest can take the place of what is there. */
const REPLACES: ReadonlySet<string> = new Set(['apply', 'replace']);
/** They say how objects go; what is compared is what comes. */
const WAYS_TO_DELETE: ReadonlySet<string> = new Set(['force', 'cascade', 'grace-period', 'timeout']);

/** Undefined for a command that replaces nothing, or that the server would refuse. */
export function replacementsOf(verb: Verb, words: Words, cluster: Cluster): Replacements | undefined {
  if (!REPLACES.has(verb.name) || words.flags.has('dry-run')) return undefined;
  const flags = new Map([...words.flags].filter(([flag]) => !WAYS_TO_DELETE.has(flag)));
  const trial = cluster.fork();
  const done = execute(verb, { ...words, flags }, trial);
  if (isRejected(done) || done.refused !== undefined) return undefined;
  const pairs = done.focus.flatMap((ref) => {
    const next = trial.resolve(ref);
    return next === undefined ? [] : [{ live: cluster.resolve(ref), next }];
  });
  const before = pairs.flatMap(({ live, next }) =>
    live === undefined ? [] : [{ live, next: withNotesOf(live, next) }],
  );
  const diffs = before.map(({ live, next }) => ({ next, text: isEqual(live, next) ? '' : differenceOf(live, next) }));
  return {
    made: pairs.filter(({ live }) => live === undefined).map(({ next }) => qualifiedName(next)),
    changed: diffs.filter(({ text }) => text !== '').map(({ next }) => qualifiedName(next)),
    same: diffs.filter(({ text }) => text === '').map(({ next }) => qualifiedName(next)),
    diff: diffs.map(({ text }) => text).join(''),
    isForced: words.flags.has('force'),
  };
}

/** What `apply` writes down is no difference that anybody asked for. */
function withNotesOf(live: KubeObject, next: KubeObject): KubeObject {
  const { [LAST_APPLIED]: _own, ...others } = next.metadata.annotations ?? {};
  const kept = lastAppliedOf(live) === undefined ? undefined : live.metadata.annotations?.[LAST_APPLIED];
  const annotations = kept === undefined ? others : { ...others, [LAST_APPLIED]: kept };
  const { annotations: _all, ...metadata } = next.metadata;
  const isNoted = Object.keys(annotations).length > 0 || live.metadata.annotations !== undefined;
  return { ...next, metadata: isNoted ? { ...metadata, annotations } : metadata };
}
