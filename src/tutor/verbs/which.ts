/**
 * `/kube which`: finds the kind of workload for an app, with a few questions; and cases to sort.
 */
import type { Rejection, Result } from '../../api/rejection';
import type { Words } from '../../commands/grammar/words';
import { button } from '../button';
import type { Reply } from '../reply';
import { STORY_COLUMNS, wrap } from '../story/lines';
import { spoken, spokenStory } from '../text';
import { printable } from '../typed';
import { answerCase } from '../which/case-replies';
import { deployButton, drawExample } from '../which/example';
import { type Facts, nextQuestion, type Question, recommend } from '../which/questions';
import { readFacts, wordsOf } from '../which/read-facts';
import type { TutorContext, TutorVerb } from './tutor-verb';

export const which: TutorVerb = {
  name: 'which',
  aliases: ['choose', 'which kind'],
  usage: 'which [ANSWERS | case NUMBER]',
  summary: 'finds the kind of workload that fits an app',
  examples: ['which', 'which data own', 'which case 3'],
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
  const words = wordsOf(facts);
  const headline = `Which kind fits your app? Question ${words.length + 1}`;
  const isFirst = words.length === 0;
  return {
    audience: 'asker',
    command: ['which', ...words].join(' '),
    pressed,
    headline,
    story,
    buttons: [
      ...question.answers.map(({ label, word }) => button(label, ['which', ...words, word].join(' '))),
      isFirst ? button('Sort cases instead', 'which case') : button('Start again', 'which'),
    ],
    text: spoken([
      headline,
      ...spokenStory(story),
      `Answers: ${question.answers.map(({ label }) => label).join('; ')}`,
    ]),
  };
}

function recommended(facts: Facts, { cluster, verbs, pressed }: TutorContext): Reply {
  const { kind, headline, reasons, notice, deploy, names } = recommend(facts);
  const story = reasons.flatMap((reason) => wrap(reason, STORY_COLUMNS, '    '));
  const { picture, said } = drawExample(`deploy ${names[0] ?? 'web'} ${deploy}`);
  return {
    audience: 'asker',
    command: ['which', ...wordsOf(facts)].join(' '),
    pressed,
    headline,
    story,
    picture,
    notice: `Notice: ${notice}`,
    buttons: [
      ...deployButton(deploy, names, cluster, verbs),
      button(`Explain: ${kind}`, `explain ${kind}`),
      button('Sort a case', 'which case 1'),
    ],
    text: spoken([headline, ...spokenStory(story), ...said, `Notice: ${notice}`]),
  };
}

function notUnderstood(word: string, facts: Facts, question: Question | undefined): Rejection {
  const words = wordsOf(facts);
  return {
    rejected: true,
    code: 'Tutor',
    message: `"${printable(word)}" is no answer that I know.`,
    hint: question === undefined ? 'All questions from the start: /kube which' : question.text,
    fixes: question?.answers.map((answer) => ['which', ...words, answer.word].join(' ')) ?? ['which'],
  };
}
