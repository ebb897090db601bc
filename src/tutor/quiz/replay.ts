/**
 * Asks a question again on the copy of the cluster that it was about, to see whether its key is the same today.
 */
import type { ClusterState } from '../../cluster/state';
import { bankItems } from './items';
import { PREDICTIONS } from './predictions';
import { type Question, type QuestionDraft, rightOption } from './question';

export type Replay =
  /** `bank`: nothing was run, the key is written down. */
  | { readonly found: 'same'; readonly by: 'run' | 'bank' }
  /** What would be right today. */
  | { readonly found: 'other'; readonly text: string }
  /** The program of today has no such question, or it does not suit that cluster any more. */
  | { readonly found: 'gone' }
  | { readonly found: 'no copy' };

/** @param copy the cluster that it was about; undefined for a question that is about none, or where it was not kept */
export function replay(question: Question, copy: ClusterState | undefined): Replay {
  if (question.kind === 'course') {
    const item = bankItems().find(({ id }) => id === question.template);
    return item === undefined ? { found: 'gone' } : compared(question, item.right, 'bank');
  }
  if (copy === undefined) return { found: 'no copy' };
  const prediction = PREDICTIONS.find(({ template }) => template === question.template);
  const draft: QuestionDraft | undefined = prediction?.ask(copy, question.isOwn);
  return draft === undefined || draft.command !== question.command
    ? { found: 'gone' }
    : compared(question, draft.right, 'run');
}

function compared(question: Question, { text }: { readonly text: string }, by: 'run' | 'bank'): Replay {
  return rightOption(question).text === text ? { found: 'same', by } : { found: 'other', text };
}
