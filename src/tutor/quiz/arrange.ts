/**
 * Puts the four options of a draft in the order in which people see them.
 */
import { mix } from '../../cluster/random';
import { MISCONCEPTIONS } from './misconceptions';
import { LETTERS, type Option, type Question, type QuestionDraft } from './question';

/** The options in an order that follows from the seed and the question: the same again for the same two. */
export function arrange(draft: QuestionDraft, seed: number): Question {
  const { right, wrong, ...rest } = draft;
  const unordered: Omit<Option, 'letter'>[] = [
    { text: right.text, explanation: `Right: ${right.why}` },
    ...wrong.map(({ text, misconception, fact }) => ({
      text,
      misconception,
      explanation: `Many think ${MISCONCEPTIONS[misconception]}. In fact ${fact}`,
    })),
  ];
  const salt = mix(seed ^ hash(draft.template));
  const ordered = unordered
    .map((option, place) => ({ option, rank: mix(salt + place) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ option }) => option);
  return { ...rest, options: LETTERS.map((letter, place) => ({ ...ordered[place]!, letter })) };
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ character.codePointAt(0)!, 0x01000193);
  return value >>> 0;
}
