/**
 * `/kube which`: finds the kind of workload for an app, with at most four questions; and cases to sort.
 */
import type { Rejection, Result } from '../../api/rejection';
import type { Words } from '../../commands/grammar/words';
import { button } from '../button';
import type { Button, Reply } from '../reply';
import { STORY_COLUMNS, wrap } from '../story/lines';
import { spoken, spokenStory } from '../text';
import { printable } from '../typed';
import { answerCase } from '../which/case-replies';
import { drawRecommended, exampleButton } from '../which/example';
import { type Facts, nextQuestion, type Question } from '../which/questions';
import { readFacts, wordsOf } from '../which/read-facts';
import { recommend } from '../which/recommend';
import type { TutorContext, TutorVerb } from './tutor-verb';

export const which: TutorVerb = {
  name: 'which',
  aliases: ['choose', 'which kind'],
  usage: 'which [ANSWERS | case NUMBER]',
  summary: 'finds the kind of workload that fits an app',
  examples: ['which', 'which database 3 copies', 'which nightly backup', 'which case 3'],
  effect: 'look',
  origin: 'tutor',
  answer: findKind,
};

function findKind({ positional }: Words, context: TutorContext): Result<Reply> {
  const [first = '', ...rest] = positional;
  if (/^(cases?|example|examples|sort)$/i.test(first)) return answerCase(rest, context);
  const { facts, unknown } = readFacts(positional);
  const question = nextQuestion(facts);
  if (unknown.length > 0) return notUnderstood(unknown[0] ?? '', facts, question);
  return question === undefined ? recommended(facts, context) : ask(question, facts, context);
}

function ask(question: Question, facts: Facts, { pressed }: TutorContext): Reply {
  const story = [question.text, question.help].flatMap((sentence) => wrap(sentence, STORY_COLUMNS, '    '));
  const { count, ...answers } = facts;
  const headline = `Which kind fits your app? Question ${wordsOf(answers).length + 1}`;
  const said = question.answers.map(({ label, word }) => button(label, commandOf({ ...facts, [question.asks]: word })));
  const isFirst = wordsOf(answers).length === 0;
  return {
    audience: 'asker',
    command: commandOf(facts),
    pressed,
    headline,
    story,
    buttons: [...said, ...(isFirst ? [button('Sort cases instead', 'which case')] : waysBack(facts))].slice(0, 4),
    text: spoken([
      headline,
      ...spokenStory(story),
      `Answers: ${question.answers.map(({ label }) => label).join('; ')}`,
    ]),
  };
}

/** One question back, and all the way. */
function waysBack(facts: Facts): readonly Button[] {
  const { count, ...answers } = facts;
  const before = wordsOf(answers).slice(0, -1);
  const again = button('Start again', 'which');
  return before.length === 0 ? [again] : [button('Back', ['which', ...before].join(' ')), again];
}

function recommended(facts: Facts, { cluster, verbs, pressed }: TutorContext): Reply {
  const recommendation = recommend(facts);
  const { kind, headline, reasons, notice } = recommendation;
  const story = reasons.flatMap((reason) => wrap(reason, STORY_COLUMNS, '    '));
  const { picture, said } = drawRecommended(recommendation);
  return {
    audience: 'asker',
    command: commandOf(facts),
    pressed,
    headline,
    story,
    picture,
    notice: `Notice: ${notice}`,
    buttons: [
      ...exampleButton(recommendation, cluster, verbs),
      button(`Explain: ${kind}`, `explain ${kind}`),
      ...waysBack(facts),
    ],
    text: spoken([headline, ...spokenStory(story), ...said, `Notice: ${notice}`]),
  };
}

const commandOf = (facts: Facts): string => ['which', ...wordsOf(facts)].join(' ');

function notUnderstood(word: string, facts: Facts, question: Question | undefined): Rejection {
  return {
    rejected: true,
    code: 'Tutor',
    message: `"${printable(word)}" is no answer that I know.`,
    hint: question === undefined ? 'All questions from the start: /kube which' : question.text,
    fixes: question?.answers.map(({ word }) => commandOf({ ...facts, [question.asks]: word })) ?? ['which'],
  };
}
