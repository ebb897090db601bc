/**
 * A closed question as people see it: the right answer, how the channel did, what happened on the copy, and an
 * explanation for every option. Never who chose what.
 */
import type { Button, Reply } from '../reply';
import { STORY_COLUMNS, wrap } from '../story/lines';
import { spoken, spokenStory } from '../text';
import { MISCONCEPTIONS } from './misconceptions';
import { lengthOf } from './prompt';
import { type Letter, type Option, type Question, rightOption } from './question';

export interface RevealFacts {
  /** Of the stored question. */
  readonly id: string;
  /** The letters that count, in no particular order. */
  readonly chosen: readonly Letter[];
  /** What was chosen before a discussion; absent where there was none. */
  readonly before?: readonly Letter[];
  /** Whether somebody closed it, or its time was over. */
  readonly closed: 'by person' | 'by time';
  /** Whether the command could be run in the channel's cluster as it is now. */
  readonly canDo: boolean;
  /** `asker` shows it to one person, with what that person chose. */
  readonly audience: Reply['audience'];
  /** For that person alone. */
  readonly afterword?: string;
  /** Milliseconds by which the answer of that person came too late. */
  readonly late?: number;
}

export function revealReply(question: Question, facts: RevealFacts): Reply {
  const right = rightOption(question);
  const headline = `${right.letter}: ${right.text}`;
  const { before, chosen } = facts;
  const belief = beliefLine(question, chosen);
  const counts = before === undefined ? resultLine(chosen, right.letter, belief === undefined) : undefined;
  const result = [counts ?? roundsLine(before ?? [], chosen, right.letter), belief ?? ''].filter((line) => line !== '');
  const others = question.options.filter((option) => option !== right);
  const explanations = [right, ...others].map(({ letter, explanation }) => `${letter}  ${explanation}`);
  const { story, picture, pictureText } = question.reveal;
  const page = question.page === undefined ? [] : [`More: ${question.page}, kubernetes.io`];
  const afterword = [...lateLine(facts), ...(facts.afterword === undefined ? [] : [facts.afterword])];
  return {
    audience: facts.audience,
    isPersonal: facts.audience === 'asker',
    command: 'quiz',
    lead: leadOf(facts),
    headline,
    story: [...result.flatMap((line) => wrap(line, STORY_COLUMNS, '    ')), ...story],
    picture,
    notice: [...afterword, ...explanations].join('\n'),
    buttons: buttonsOf(question, facts),
    ...(page.length === 0 ? {} : { footer: page }),
    text: spoken([
      headline,
      ...result,
      ...spokenStory(story),
      pictureText ?? '',
      ...afterword,
      ...[right, ...others].map(aloud),
      ...page,
    ]),
  };
}

/**
 * `3 of 6 were right. Most chosen of the others: A (2).`
 * @param namesOthers false where another line tells it
 */
export function resultLine(chosen: readonly Letter[], right: Letter, namesOthers = true): string {
  if (chosen.length === 0) return 'Nobody answered.';
  const wrong = chosen.filter((letter) => letter !== right);
  // Of a single answer there is nothing more to say that would not tell whose it was.
  if (chosen.length === 1) return `${wrong.length === 0 ? 'Everybody' : 'Nobody'} was right (1 answered).`;
  const share = `${chosen.length - wrong.length} of ${chosen.length}`;
  const verb = chosen.length - wrong.length === 1 ? 'was' : 'were';
  if (wrong.length === 0 || !namesOthers) return `${share} ${verb} right.`;
  const counts = [...new Set(wrong)]
    .map((letter) => ({ letter, count: wrong.filter((other) => other === letter).length }))
    .sort((a, b) => b.count - a.count || (a.letter < b.letter ? -1 : 1));
  const highest = counts[0]?.count ?? 0;
  // What a single person chose is that person's alone.
  if (highest === 1) return `${share} ${verb} right.`;
  const most = counts.filter(({ count }) => count === highest).map(({ letter }) => letter);
  const count = `${highest}${most.length > 1 ? ' each' : ''}`;
  return `${share} ${verb} right. Most chosen of the others: ${most.join(', ')} (${count}).`;
}

/** `Before the discussion 3 of 8 were right, after it 7 of 8.` */
function roundsLine(before: readonly Letter[], after: readonly Letter[], right: Letter): string {
  if (before.length === 0) return resultLine(after, right);
  const count = (letters: readonly Letter[]) => letters.filter((letter) => letter === right).length;
  const verb = count(before) === 1 ? 'was' : 'were';
  return `Before the discussion ${count(before)} of ${before.length} ${verb} right, after it ${count(after)} of ${after.length}.`;
}

/** What those think who were wrong, where several of them think the same. */
function beliefLine(question: Question, chosen: readonly Letter[]): string | undefined {
  const held = question.options
    .flatMap(({ letter, misconception }) => (misconception === undefined ? [] : [{ letter, misconception }]))
    .map((belief) => ({ ...belief, count: chosen.filter((letter) => letter === belief.letter).length }))
    .sort((a, b) => b.count - a.count);
  const [first, second] = held;
  if (first === undefined || first.count < 2 || first.count === second?.count) return undefined;
  return `Most common belief: ${MISCONCEPTIONS[first.misconception]} (${first.letter}, ${first.count} people).`;
}

function lateLine({ late, closed }: RevealFacts): readonly string[] {
  if (late === undefined) return [];
  const over = closed === 'by time' ? 'The time of this question was over' : 'This question was closed';
  return [`${over} ${lateBy(late)}. Your answer counts for your review, not for the channel.`];
}

/** In words that hold in every time zone. */
function lateBy(milliseconds: number): string {
  return milliseconds < 60_000 ? 'a moment ago' : `${lengthOf(milliseconds)} ago`;
}

/** What a person's own choice was worth; told to nobody else. */
export function afterwordOf(question: Question, letter: Letter, confidence: 'sure' | 'unsure' | undefined): string {
  const isRight = rightOption(question).letter === letter;
  if (confidence === 'sure') {
    return isRight
      ? `You said ${letter} and were sure: right.`
      : `You said ${letter} and were sure. This is the most useful kind of mistake: see ${letter} below.`;
  }
  if (confidence === 'unsure') {
    return isRight
      ? `You said ${letter}, were not sure, and it is right.`
      : `You said ${letter} and were not sure. See ${letter} below.`;
  }
  return isRight ? `You said ${letter}: right.` : `You said ${letter}. See ${letter} below.`;
}

function leadOf({ closed, chosen, audience }: RevealFacts): string {
  const answered = `${chosen.length} answered`;
  if (audience === 'asker') return `quiz for {channel}, closed, ${answered}`;
  return closed === 'by time'
    ? `quiz for {channel}, its time is over, ${answered}`
    : `quiz for {channel}, closed by {person}, ${answered}`;
}

function buttonsOf(question: Question, { canDo, id }: RevealFacts): readonly Button[] {
  const next: Button = { label: 'Next question', run: 'quiz next' };
  const wrong: Button = { label: 'Looks wrong?', run: `quiz wrong ${id}` };
  if (question.command === undefined || !canDo) return [next, { label: 'Show our cluster', run: 'show' }, wrong];
  return [{ label: 'Do it in our cluster', run: question.command }, next, wrong];
}

const aloud = ({ letter, text, explanation }: Option): string => `${letter}, ${text}: ${explanation}`;
