/**
 * `which case 3`: a small case to sort, and what each answer to it means.
 */
import type { Rejection, Result } from '../../api/rejection';
import { kindNamed } from '../../api/kinds';
import { works } from '../../commands/working-fixes';
import { button } from '../button';
import { type Case, CASES, type Choice, CHOICES } from '../content/cases';
import type { Button, Reply } from '../reply';
import { STORY_COLUMNS, wrap } from '../story/lines';
import { spoken } from '../text';
import { printable } from '../typed';
import type { TutorContext } from '../verbs/tutor-verb';
import { drawExample } from './example';

/** The words after `case`: a number, and perhaps an answer. */
export function answerCase([first, second]: readonly string[], context: TutorContext): Result<Reply> {
  if (first === undefined) return listCases(context);
  const number = /^(next|first|one)$/i.test(first) ? 1 : Number(first.replace(/^#/, ''));
  const one = Number.isInteger(number) ? CASES[number - 1] : undefined;
  if (one === undefined) return noSuchCase(first);
  if (second === undefined) return ask(number, one, context);
  const kind = kindNamed(second)?.kind;
  const choice = CHOICES.find((candidate) => candidate === kind);
  return choice === undefined ? noSuchChoice(number, second) : judge(number, one, choice, context);
}

function ask(number: number, one: Case, { pressed }: TutorContext): Reply {
  const headline = `Case ${number} of ${CASES.length}: which kind fits?`;
  return {
    audience: 'asker',
    command: `which case ${number}`,
    pressed,
    headline,
    story: one.text,
    buttons: choicesOf(number, CHOICES),
    text: spoken([headline, one.text.join(' '), `Answers: ${CHOICES.join(', ')}`]),
  };
}

function judge(number: number, one: Case, choice: Choice, context: TutorContext): Reply {
  const isRight = choice === one.answer;
  const headline = isRight ? `Case ${number}: a ${choice} fits` : `Case ${number}: a ${choice} does not fit`;
  const story = wrap(one.because[choice], STORY_COLUMNS, '    ');
  const drawing = isRight ? drawExample(one.deploy) : undefined;
  const others = CHOICES.filter((other) => other !== choice);
  return {
    audience: 'asker',
    command: `which case ${number} ${choice.toLowerCase()}`,
    pressed: context.pressed,
    headline,
    story,
    ...(drawing === undefined ? {} : { picture: drawing.picture }),
    buttons: isRight ? onwards(number, one, context) : [...choicesOf(number, others), readCase(number)],
    text: spoken([headline, one.because[choice], ...(drawing?.said ?? [])]),
  };
}

function onwards(number: number, one: Case, { cluster, verbs }: TutorContext): readonly Button[] {
  const next =
    number < CASES.length ? button('Next case', `which case ${number + 1}`) : button('Which kind fits?', 'which');
  const deploy = works(one.deploy, cluster, verbs) ? [button('Deploy it', one.deploy)] : [];
  return [next, ...deploy, button(`Explain: ${one.answer}`, `explain ${one.answer}`)];
}

const choicesOf = (number: number, choices: readonly Choice[]): readonly Button[] =>
  choices.map((choice) => button(choice, `which case ${number} ${choice.toLowerCase()}`));

const readCase = (number: number): Button => button('Read it again', `which case ${number}`);

function listCases({ pressed }: TutorContext): Reply {
  const headline = `${CASES.length} small cases to sort`;
  const picture = CASES.map(({ title }, index) => `${index + 1}  ${title}`);
  const notice = 'Which kind fits each? Begin with one: /kube which case 3';
  return {
    audience: 'asker',
    command: 'which case',
    pressed,
    headline,
    story: [],
    picture,
    notice,
    buttons: [button('Case 1', 'which case 1'), button('Case 5', 'which case 5'), button('My own app', 'which')],
    text: spoken([headline, ...CASES.map(({ text }, index) => `Case ${index + 1}: ${text.join(' ')}`), notice]),
  };
}

function noSuchCase(typed: string): Rejection {
  return {
    rejected: true,
    code: 'Tutor',
    message: `There is no case "${printable(typed)}".`,
    hint: `Cases have the numbers 1 to ${CASES.length}.`,
    fixes: ['which case 1', 'which case'],
  };
}

function noSuchChoice(number: number, typed: string): Rejection {
  return {
    rejected: true,
    code: 'Tutor',
    message: `"${printable(typed)}" is none of the three answers.`,
    hint: `They are ${CHOICES.join(', ')}.`,
    fixes: CHOICES.map((choice) => `which case ${number} ${choice.toLowerCase()}`),
  };
}
