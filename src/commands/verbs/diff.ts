/**
 * `diff -f -`: what `apply -f -` would change, object by object. Nothing changes.
 * Follows kubectl/pkg/cmd/diff.
 */
import { KINDS } from '../../api/kinds';
import { lastAppliedOf } from '../../api/last-applied';
import { type Draft, type KubeObject, refOf } from '../../api/objects';
import { threeWayMerge } from '../../api/patch';
import { isRejected, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import { createObject, updateObject } from '../../cluster/admission';
import type { Cluster } from '../../cluster/cluster';
import { printObjects } from '../../printers/objects';
import { unifiedDiff } from '../../printers/unified-diff';
import { refOfDraft } from '../changes/draft-ref';
import { comparedValues } from '../changes/hidden-values';
import { configuration } from '../changes/last-applied';
import { readInput } from '../grammar/manifest-input';
import type { Verb } from '../verb';

export const diff: Verb<readonly Draft[]> = {
  name: 'diff',
  usage: 'diff -f -',
  summary: 'shows what apply would change, and changes nothing',
  examples: ['diff -f -'],
  effect: 'look',
  origin: 'kubectl',
  flags: [{ name: 'filename', short: 'f', takes: 'text' }],
  parse: (words) => {
    if (words.positional.length === 0) return readInput(words, 'diff');
    const message = `Unexpected args: [${words.positional.join(' ')}]\nSee 'kubectl diff -h' for help and examples`;
    return { ...clientError(message), hint: 'Put the YAML on the lines below /kube diff -f -' };
  },
  run: (drafts, cluster) => {
    const parts: string[] = [];
    for (const draft of drafts) {
      const part = difference(cluster, draft);
      if (isRejected(part)) return part;
      parts.push(part);
    }
    const stdout = parts.join('');
    const count = `${drafts.length} object${drafts.length === 1 ? '' : 's'}`;
    return {
      understood: 'diff -f -',
      kubectl: { line: `diff -f -   (${count})` },
      stdout,
      ...(stdout === '' ? {} : { code: 1 }),
      focus: drafts.map(refOfDraft).filter((ref) => cluster.resolve(ref) !== undefined),
      isTable: true,
    };
  },
};

/** The server tries the change out (a dry run), so its defaults do not show as differences. */
function difference(cluster: Cluster, draft: Draft): Result<string> {
  const trial = cluster.fork();
  const live = trial.resolve(refOfDraft(draft));
  const merged =
    live === undefined
      ? createObject(trial, draft)
      : updateObject(trial, threeWayMerge(live.kind, lastAppliedOf(live), live, configuration(draft)));
  return isRejected(merged) ? merged : differenceOf(live, merged);
}

/** As `kubectl diff` prints it; empty where nothing differs. */
export function differenceOf(live: KubeObject | undefined, merged: KubeObject): string {
  const [before, after] = comparedValues(live, merged);
  const hunks = unifiedDiff(before === undefined ? '' : shown(before), shown(after));
  if (hunks === '') return '';
  const file = fileOf(merged);
  return `diff -u -N /tmp/LIVE/${file} /tmp/MERGED/${file}\n--- /tmp/LIVE/${file}\n+++ /tmp/MERGED/${file}\n${hunks}`;
}

/** The version of an object says only that something changed. */
function shown(object: KubeObject): string {
  const { resourceVersion: _version, ...metadata } = object.metadata;
  return printObjects([{ ...object, metadata } as KubeObject], 'yaml', { isList: false });
}

/** `apps.v1.Deployment.default.web`. */
function fileOf(object: KubeObject): string {
  const { group, version, kind } = KINDS[object.kind];
  const { name, namespace = '' } = refOf(object);
  return [...(group === '' ? [] : [group]), version, kind, namespace, name].join('.');
}
