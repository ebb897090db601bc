/**
 * A review as one person sees it: a question, how sure they are, the answer at once, and when it comes back.
 */
import { LETTERS, type Letter, type Question, rightOption } from '../quiz/question';
import { afterwordOf } from '../quiz/reveal';
import type { Button, Reply } from '../reply';
import { STORY_COLUMNS, wrap } from '../story/lines';
import { spoken } from '../text';
import { inWords } from './when';

/** What every reply of a review has. */
const PERSONAL = { audience: 'asker', isPersonal: true, command: 'review' } as const;

const PROGRESS: Button = { label: 'Show progress', run: 'progress' };
const QUIZ: Button = { label: 'Quiz me', run: 'quiz' };
const SETTINGS: Button = { label: 'Review settings', run: 'review settings' };
const NEXT: Button = { label: 'Next one', run: 'review next' };

/** Where a question stands in a review. */
export interface Place {
  /** Of the stored question: what the buttons carry. */
  readonly id: string;
  /** From 1. */
  readonly number: number;
}

export function reviewPrompt(question: Question, { id, number }: Place): Reply {
  const options = question.options.map(({ letter, text }) => `${letter}  ${text}`);
  const footer = ['Only you see this. It counts for you alone.'];
  return {
    ...PERSONAL,
    lead: `your review, question ${number}`,
    headline: question.ask,
    story: wrap(question.situation, STORY_COLUMNS, '    '),
    picture: question.picture,
    notice: options.join('\n'),
    buttons: LETTERS.map((letter) => ({ label: letter, run: `review answer ${id} ${letter}` })),
    footer,
    text: spoken([
      question.ask,
      question.situation,
      question.pictureText ?? '',
      ...question.options.map(({ letter, text }) => `${letter}: ${text}`),
      `Answer with /kube review answer ${id} A, or B, C, D`,
      ...footer,
    ]),
  };
}

/** After a letter was chosen, before the answer is shown. */
export function reviewReceipt(letter: Letter, { id, number }: Place): Reply {
  const headline = `Noted: ${letter}`;
  const notice = 'How sure are you? You see the answer next.';
  return {
    ...PERSONAL,
    lead: `your review, question ${number}`,
    headline,
    story: [],
    notice,
    buttons: [
      { label: 'Sure', run: `review sure ${id}` },
      { label: 'Not sure', run: `review unsure ${id}` },
      { label: 'Show the answer', run: `review reveal ${id}` },
    ],
    text: spoken([headline, notice]),
  };
}

export interface Answered {
  readonly letter: Letter;
  readonly confidence?: 'sure' | 'unsure';
  /** Milliseconds until this idea is asked about again. */
  readonly comesBack: number;
  /** Whether one more is due, and may be asked in this review. */
  readonly hasNext: boolean;
}

export function reviewReveal(question: Question, { number }: Place, answered: Answered): Reply {
  const { letter, confidence, comesBack, hasNext } = answered;
  const right = rightOption(question);
  const chosen = question.options.find((option) => option.letter === letter);
  const headline = `${right.letter}: ${right.text}`;
  const after = afterwordOf(question, letter, confidence);
  const back = `A question about this comes back ${inWords(comesBack)}.`;
  const explained = [right, ...(chosen === undefined || chosen === right ? [] : [chosen])];
  const page = question.page === undefined ? [] : [`More: ${question.page}, kubernetes.io`];
  return {
    ...PERSONAL,
    lead: `your review, question ${number}`,
    headline,
    story: [...wrap(after, STORY_COLUMNS, '    '), back],
    picture: question.reveal.picture,
    notice: [...explained.map((option) => `${option.letter}  ${option.explanation}`), ...page].join('\n'),
    buttons: hasNext ? [NEXT, PROGRESS] : [PROGRESS, QUIZ],
    text: spoken([
      headline,
      after,
      back,
      question.reveal.pictureText ?? '',
      ...explained.map(({ letter: one, text, explanation }) => `${one}, ${text}: ${explanation}`),
      ...page,
    ]),
  };
}

/** What there is to say where no question is asked. */
export type Standing =
  | { readonly kind: 'nothing learned' }
  | { readonly kind: 'nothing due'; readonly next: number | undefined }
  | { readonly kind: 'enough'; readonly asked: number; readonly due: number; readonly next: number | undefined };

/** @param messages whether reviews come as direct messages */
export function reviewStanding(standing: Standing, messages: boolean): Reply {
  const { headline, notice, buttons } = wordsFor(standing, messages);
  return { ...PERSONAL, lead: 'your review', headline, story: [], notice, buttons, text: spoken([headline, notice]) };
}

function wordsFor(
  standing: Standing,
  messages: boolean,
): { readonly headline: string; readonly notice: string; readonly buttons: readonly Button[] } {
  const how = messages ? 'It comes as a direct message.' : 'Ask again then: /kube review';
  switch (standing.kind) {
    case 'nothing learned':
      return {
        headline: 'Nothing to review: you have answered nothing yet',
        notice: 'What you answer in a quiz comes back here after some days, until it stays.',
        buttons: [QUIZ, PROGRESS],
      };
    case 'nothing due':
      return {
        headline: `Nothing is due${next(standing.next)}`,
        notice: `A question comes back shortly before most people would forget. ${how}`,
        buttons: [QUIZ, PROGRESS, SETTINGS],
      };
    case 'enough':
      return {
        headline: `${standing.asked} reviewed: enough for now`,
        notice:
          standing.due > 0
            ? `${standing.due} more ${standing.due === 1 ? 'is' : 'are'} due. Short reviews on several days last longer.`
            : `Nothing more is due${next(standing.next)}. ${how}`,
        buttons: [PROGRESS, QUIZ, SETTINGS],
      };
  }
}

const next = (wait: number | undefined): string => (wait === undefined ? '' : `; the next one ${inWords(wait)}`);
