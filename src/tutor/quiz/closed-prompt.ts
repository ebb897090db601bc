/**
 * What stays of a prompt when nobody can answer it any more: question and options, without buttons.
 */
import type { Reply } from '../reply';
import { STORY_COLUMNS, wrap } from '../story/lines';
import { spoken } from '../text';
import { headlineOf, optionLines } from './prompt';
import type { Question } from './question';

export interface ClosedPromptFacts {
  readonly answered: number;
  /** `discussed`: people choose once more, below another message. */
  readonly because: 'closed' | 'discussed';
}

export function closedPromptReply(question: Question, { answered, because }: ClosedPromptFacts): Reply {
  const headline = headlineOf(question);
  const state = because === 'closed' ? 'closed' : 'first round closed';
  const footer = because === 'closed' ? 'The answer stands below.' : 'It goes on below: discuss, then choose again.';
  return {
    audience: 'channel',
    command: 'quiz',
    lead: `quiz for {channel}, ${state}, ${answered} answered`,
    headline,
    story: wrap(question.situation, STORY_COLUMNS, '    '),
    picture: question.picture,
    notice: optionLines(question).join('\n'),
    buttons: [],
    footer: [footer],
    text: spoken([
      headline,
      question.situation,
      ...optionLines(question),
      `This question is ${because === 'closed' ? 'closed' : 'in its second round'}, ${answered} answered`,
      footer,
    ]),
  };
}
