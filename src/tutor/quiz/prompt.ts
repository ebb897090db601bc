/**
 * The question as the channel sees it: situation, picture, four options, and a button for each.
 */
import type { Button, Reply } from '../reply';
import { STORY_COLUMNS, wrap } from '../story/lines';
import { spoken } from '../text';
import { LETTERS, type Question } from './question';

export interface PromptFacts {
  /** Of the stored question: what the buttons carry. */
  readonly id: string;
  /** Milliseconds until nobody can answer any more. */
  readonly closesIn: number;
  /** `asker` shows an open question once more to one person. */
  readonly audience: Reply['audience'];
}

export function promptReply(question: Question, { id, closesIn, audience }: PromptFacts): Reply {
  const headline = headlineOf(question);
  const options = question.options.map(({ letter, text }) => `${letter}  ${text}`);
  const closes = `Closes in ${Math.max(1, Math.ceil(closesIn / 60_000))} min.`;
  const footer = ['Answers are private and can be changed. ' + closes, copyLine(question)].filter(
    (line) => line !== '',
  );
  return {
    audience,
    isPersonal: audience === 'asker',
    command: 'quiz',
    lead: audience === 'channel' ? 'quiz for {channel}, asked by {person}' : 'quiz for {channel}, still open',
    headline,
    story: wrap(question.situation, STORY_COLUMNS, '    '),
    picture: question.picture,
    notice: options.join('\n'),
    buttons: [...letterButtons(id), { label: 'Close and reveal', run: `quiz close ${id}` }],
    footer,
    text: spoken([
      headline,
      question.situation,
      question.pictureText ?? '',
      ...question.options.map(({ letter, text }) => `${letter}: ${text}`),
      `Answer with /kube quiz answer ${id} A, or B, C, D`,
      ...footer,
    ]),
  };
}

/** [A] [B] [C] [D], each of which answers the stored question. */
export function letterButtons(id: string): readonly Button[] {
  return LETTERS.map((letter) => ({ label: letter, run: `quiz answer ${id} ${letter}` }));
}

/** What people predict is said so, because it has not happened anywhere yet. */
function headlineOf(question: Question): string {
  return question.kind === 'prediction' ? `Predict: ${question.ask}` : question.ask;
}

function copyLine(question: Question): string {
  if (question.kind === 'course') return '';
  return question.isOwn
    ? 'Your cluster is not touched: this runs on a copy.'
    : 'This runs on an example cluster. Yours is not touched.';
}
