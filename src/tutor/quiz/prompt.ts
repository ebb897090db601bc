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
  /** Whether people choose once more, after a discussion. */
  readonly discussed?: boolean;
  /** More small lines below the buttons. */
  readonly footer?: readonly string[];
}

export function promptReply(question: Question, facts: PromptFacts): Reply {
  const { id, closesIn, audience, discussed = false } = facts;
  const headline = headlineOf(question);
  const options = optionLines(question);
  const closes = `Closes in ${lengthOf(closesIn)}.`;
  const kept = discussed ? 'Your answer stays, unless you choose anew.' : 'Answers are private and can be changed.';
  const footer = [`${kept} ${closes}`, copyLine(question), ...(facts.footer ?? [])].filter((line) => line !== '');
  const where = audience === 'channel' ? 'asked by {person}' : 'still open';
  return {
    audience,
    isPersonal: audience === 'asker',
    command: 'quiz',
    lead: `quiz for {channel}, ${discussed ? 'second round, ' : ''}${where}`,
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

/** `A  the same Pod, its container restarted`, and so on. */
export function optionLines({ options }: Question): readonly string[] {
  return options.map(({ letter, text }) => `${letter}  ${text}`);
}

/** `10 min`, `24 h`: never less than is left, and never nothing. */
export function lengthOf(milliseconds: number): string {
  const minutes = Math.max(1, Math.ceil(milliseconds / 60_000));
  return minutes <= 90 ? `${minutes} min` : `${Math.ceil(minutes / 60)} h`;
}

/** [A] [B] [C] [D], each of which answers the stored question. */
export function letterButtons(id: string): readonly Button[] {
  return LETTERS.map((letter) => ({ label: letter, run: `quiz answer ${id} ${letter}` }));
}

/** What people predict is said so, because it has not happened anywhere yet. */
export function headlineOf(question: Question): string {
  return question.kind === 'prediction' ? `Predict: ${question.ask}` : question.ask;
}

function copyLine(question: Question): string {
  if (question.kind === 'course' && question.picture === undefined) return '';
  return question.isOwn
    ? 'Your cluster is not touched: this runs on a copy.'
    : 'This runs on an example cluster. Yours is not touched.';
}
