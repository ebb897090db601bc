/**
 * What one person reads after choosing: never seen by the others.
 */
import type { Button, Reply } from '../reply';
import { spoken } from '../text';
import { letterButtons } from './prompt';
import type { Letter, Question } from './question';

export interface ReceiptFacts {
  readonly id: string;
  /** What was pressed or typed, without `/kube`. */
  readonly command: string;
  readonly letter: Letter;
  readonly confidence?: 'sure' | 'unsure';
}

const SURE = { sure: 'and you are sure', unsure: 'and you are not sure' };

/** `Noted: A. How sure are you?` */
export function receiptReply({ id, command, letter, confidence }: ReceiptFacts): Reply {
  const sure: Button = { label: 'Sure', run: `quiz sure ${id}` };
  const unsure: Button = { label: 'Not sure', run: `quiz unsure ${id}` };
  const change: Button = { label: 'Change', run: `quiz change ${id}` };
  const headline = confidence === undefined ? `Noted: ${letter}` : `Noted: ${letter}, ${SURE[confidence]}`;
  const notice =
    confidence === undefined
      ? 'How sure are you?'
      : 'Nobody else sees it. You can change it until the question closes.';
  return {
    audience: 'asker',
    isPersonal: true,
    command: readable(command, id),
    headline,
    story: [],
    notice,
    buttons: confidence === undefined ? [sure, unsure, change] : [confidence === 'sure' ? unsure : sure, change],
    text: spoken([headline, notice]),
  };
}

/** The command without the name of the question, which says nothing to people. */
const readable = (command: string, id: string): string => command.replace(` ${id}`, '');

/** The options once more, for somebody who wants to change an answer. */
export function changeReply(question: Question, { id, command, letter }: ReceiptFacts): Reply {
  const headline = `You chose ${letter}. What instead?`;
  const options = question.options.map((option) => `${option.letter}  ${option.text}`);
  return {
    audience: 'asker',
    isPersonal: true,
    command: readable(command, id),
    headline,
    story: [],
    notice: options.join('\n'),
    buttons: letterButtons(id),
    text: spoken([headline, ...options]),
  };
}
