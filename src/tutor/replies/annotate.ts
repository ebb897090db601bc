/**
 * The reply to `annotate`: a note on an object. Few notes change what controllers do; most are for people and tools.
 */
import { DELETION_COST } from '../../api/deletion-cost';
import { cut } from '../../diagram/text/columns';
import { button, QUIZ } from '../button';
import type { Situation } from '../situation';
import { setAndOff } from '../story/done-by-you';
import { count, listed, nameIn } from '../story/pod-name';
import type { OwnReply } from './own-reply';

const CHANGE_CAUSE = 'kubernetes.io/change-cause';

export const annotateReply: OwnReply = {
  headline: (situation) => {
    const { set, off, names } = notesOf(situation);
    if (names.length === 0) return undefined;
    const what = names.length === 1 ? cut(names[0]!, 24) : count(names.length, 'object');
    return set.length > 0
      ? `${what} got the note ${lastPart(set[0]!)}`
      : `${what} lost the note ${lastPart(off[0] ?? '')}`;
  },
  story: (situation) => {
    const { set, off, names } = notesOf(situation);
    if (names.length === 0) return undefined;
    const on = listed(names, 'objects');
    const text = [
      ...(set.length > 0 ? [`you annotated ${on} (an annotation: a note): ${set.join(', ')}`] : []),
      ...(off.length > 0 ? [`you took the note ${off.join(', ')} off ${on}`] : []),
    ].join('; ');
    return [{ at: 0, text, weight: 9, steps: situation.steps.length }];
  },
  notice: (situation) => {
    const { set, names } = notesOf(situation);
    if (names.length === 0) return undefined;
    if (set.includes(CHANGE_CAUSE)) return 'rollout history shows this note beside the revision. Nobody else reads it.';
    if (set.includes(DELETION_COST)) {
      return 'when its ReplicaSet is scaled down, Pods of lower cost go first, if all are ready.';
    }
    return 'selectors look at labels, never at annotations: a note moves no Pod.';
  },
  buttons: ({ focus }) => {
    if (focus === undefined) return undefined;
    const history = button('Show the history', `rollout history deployment/${focus.name}`);
    return [...(focus.kind === 'Deployment' ? [history] : []), button('Explain: label', 'explain label'), QUIZ];
  },
};

interface Notes {
  readonly set: readonly string[];
  readonly off: readonly string[];
  readonly names: readonly string[];
}

function notesOf({ steps, before, after }: Situation): Notes {
  const deeds = steps.filter(({ detail }) => detail?.what === 'annotations');
  const [set, off] = setAndOff(String(deeds[0]?.detail?.annotations ?? ''));
  return { set, off, names: deeds.map(({ object }) => nameIn(object, before, after)) };
}

/** `kubernetes.io/change-cause` is told as `change-cause`. */
const lastPart = (key: string): string => cut(key.split('/').at(-1)!, 22);
