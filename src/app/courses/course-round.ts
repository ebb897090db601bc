/**
 * The ten questions of a course in one channel: which comes next, and how people did before the lessons and after them.
 */
import { rightOption } from '../../tutor/quiz/question';
import { bankQuestion } from '../../tutor/quiz/bank';
import { bankItems } from '../../tutor/quiz/items';
import type { ChannelId, Ports } from '../ports';
import type { Choose } from '../quiz/quiz';
import { type ChannelCourse, changeChannelCourse } from './channel-course';
import type { Course, Round } from './course';

/** The question of the course that this channel was not asked yet in this round. */
export function nextOf(course: Course, here: ChannelCourse, round: Round): string | undefined {
  return course.questions.find((template) => !Object.hasOwn(here[round], template));
}

/** Asks a certain question of the bank, whether it was asked before or not. */
export function askFixed(template: string, seed: number): Choose | undefined {
  const item = bankItems().find(({ id }) => id === template);
  if (item === undefined) return undefined;
  return (asked) => ({ question: bankQuestion(item, seed), asked: asked.filter((one) => one !== template) });
}

/** Notes which question it was that the channel was asked; where another one is open, nothing. */
export async function noteAsked(ports: Ports, channel: ChannelId, round: Round, template: string): Promise<boolean> {
  const { asked, open } = await ports.quizzes.loadLog(channel);
  const last = asked.findLast((one) => one.template === template);
  if (last === undefined || last.id !== open?.id) return false;
  await changeChannelCourse(ports, channel, (here) =>
    // One that is still open from before the lessons is none of those after them.
    here === undefined || Object.values(here.before).includes(last.id)
      ? undefined
      : { ...here, [round]: { ...here[round], [template]: last.id } },
  );
  return true;
}

/** What became of one question in both rounds: for each person, whether their answer was right. */
type Answers = ReadonlyMap<string, boolean>;

export interface RoundResult {
  readonly asked: number;
  /** Of them, those that somebody answered. */
  readonly answered: number;
  readonly answers: Readonly<Record<string, Answers>>;
}

/** How a channel did in a round. */
export async function resultOf({ quizzes }: Ports, channel: ChannelId, here: ChannelCourse, round: Round) {
  const asked = Object.entries(here[round]);
  const found = await Promise.all(
    asked.map(async ([template, id]) => [template, await quizzes.load(channel, id)] as const),
  );
  const answers = found.map(([template, question]): readonly [string, Answers] => {
    const right = question === undefined ? undefined : rightOption(question.question).letter;
    return [template, new Map((question?.tally ?? []).map(({ person, letter }) => [person, letter === right]))];
  });
  const answered = answers.filter(([, people]) => people.size > 0).length;
  return { asked: asked.length, answered, answers: Object.fromEntries(answers) } satisfies RoundResult;
}
