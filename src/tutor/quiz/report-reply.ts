/**
 * A question that somebody doubts: the receipt for who reported it, and what an instructor reads about it.
 */
import { FEWEST_PEOPLE } from '../report/channel-report';
import type { Button, Reply } from '../reply';
import { STORY_COLUMNS, wrap } from '../story/lines';
import { spoken } from '../text';
import { optionLines } from './prompt';
import type { Replay } from './replay';
import { type Letter, type Question, rightOption } from './question';

export interface ReportFacts {
  readonly number: number;
  /** The letters that counted, of nobody in particular. */
  readonly chosen: readonly Letter[];
  /** The version of kube-tutor that asked. */
  readonly program: string;
  /** `5m ago` */
  readonly ago: string;
}

const plain = (command: string, headline: string, notice: string, buttons: readonly Button[]): Reply => ({
  audience: 'asker',
  isPersonal: true,
  command,
  headline,
  story: [],
  notice,
  buttons,
  text: spoken([headline, notice]),
});

/** For who pressed *Looks wrong?*. */
export function reportedReply(number: number): Reply {
  const notice = 'Question, answers without names and the copy of the cluster are kept for an instructor.';
  return plain('quiz wrong', `Noted as report ${number}`, notice, [
    { label: 'Run it again', run: `quiz report ${number} replay` },
    { label: 'Next question', run: 'quiz next' },
  ]);
}

/** `/kube quiz report 12` */
export function reportReply(question: Question, { number, chosen, program, ago }: ReportFacts): Reply {
  const facts = [
    `Reported ${ago === 'now' ? 'a moment ago' : ago}, asked by kube-tutor ${program}.`,
    `Question ${question.template}, key ${rightOption(question).letter}. ${chosenLine(question, chosen)}`,
  ];
  const { notice = '', ...reply } = plain(`quiz report ${number}`, question.ask, optionLines(question).join('\n'), [
    { label: 'Run it again', run: `quiz report ${number} replay` },
    { label: 'Next question', run: 'quiz next' },
  ]);
  const story = [...facts, question.situation].flatMap((line) => wrap(line, STORY_COLUMNS, '    '));
  return {
    ...reply,
    ...{ lead: `quiz report ${number} for {channel}`, story, picture: question.picture, notice },
    text: spoken([question.ask, ...facts, question.situation, ...optionLines(question)]),
  };
}

/** `Chosen: A 3, B 0, C 1, D 2.` Of few people it would tell what somebody chose. */
function chosenLine({ options }: Question, chosen: readonly Letter[]): string {
  if (chosen.length < FEWEST_PEOPLE) return `Fewer than ${FEWEST_PEOPLE} people answered.`;
  const counts = options.map(({ letter }) => `${letter} ${chosen.filter((one) => one === letter).length}`);
  return `Chosen: ${counts.join(', ')}.`;
}

/** What running the question again has shown. */
export function replayReply(question: Question, number: number, replay: Replay): Reply {
  const right = rightOption(question);
  const [headline, notice] = verdict(replay, right.letter, right.text);
  return plain(`quiz report ${number} replay`, headline, notice, [
    { label: 'Show the report', run: `quiz report ${number}` },
    { label: 'Next question', run: 'quiz next' },
  ]);
}

function verdict(replay: Replay, letter: Letter, text: string): readonly [string, string] {
  switch (replay.found) {
    case 'same':
      return [
        `The key is the same today: ${letter}`,
        replay.by === 'run'
          ? `Run again on the copy, ${letter} is right: ${text}. No other option is.`
          : `The bank of questions says the same as then: ${text}.`,
      ];
    case 'other':
      return ['The key is another one today', `Then: ${letter}, ${text}. Today: ${replay.text}.`];
    case 'gone':
      return ['This question is not asked like that any more', `Then the key was ${letter}: ${text}.`];
    case 'no copy':
      return [
        'It cannot be run again',
        'The copy of the cluster was too large to keep. Question and answers are kept.',
      ];
  }
}
