/** Whether every answer to a question that was acknowledged is stored once, and counts when the question is closed. */
import type { Delivery, Problem, Remains } from './history';

/** Requests that an answer remembers. */
const REMEMBERED = 8;

export function checkQuiz({ id, quizzes }: Remains, deliveries: readonly Delivery[]): readonly Problem[] {
  const here = deliveries.filter(({ channel }) => channel === id.channel);
  const problems: Problem[] = [];
  const broken = (rule: string, what: string): number => problems.push({ rule, what: `${id.channel} ${what}` });
  for (const { question, answers } of quizzes) {
    for (const { person, version, requests, letter } of answers) {
      const what = `${question.id} by ${person}`;
      if (new Set(requests).size < requests.length) broken('an answer is taken in once', what);
      if (Math.min(version, REMEMBERED) !== requests.length) broken('an answer counts its changes', what);
      const chosen = requests.map((request) => letterOf(here.find((one) => one.request === request))).filter(Boolean);
      if (chosen.length > 0 && chosen.at(-1) !== letter) broken('the answer that was taken in last counts', what);
    }
    for (const { request, person, answer, text } of here) {
      if (!isReceipt(text, question.id, answer)) continue;
      const own = answers.find((one) => one.person === person.id);
      const what = `${question.id} by ${person.id}: ${request} (${text})`;
      const isThere = own !== undefined && (own.version > REMEMBERED || own.requests.includes(request));
      if (!isThere) broken('an answer that was acknowledged is there', what);
      const isCounted = question.tally?.some((one) => one.person === person.id) ?? true;
      if (!isCounted) broken('an answer that was acknowledged counts', what);
    }
  }
  return problems;
}

const letterOf = (delivery: Delivery | undefined): string | undefined =>
  /^quiz answer \S+ (\w)$/.exec(delivery?.text ?? '')?.[1];

/** What somebody gets whose answer was taken in while the question was open: there they can say how sure they are. */
function isReceipt(text: string, id: string, answer: Delivery['answer']): boolean {
  if (answer?.outcome !== 'answered' || !text.startsWith(`quiz answer ${id} `)) return false;
  return answer.reply?.buttons.some(({ run }) => /^quiz (sure|unsure|change) /.test(run)) === true;
}
