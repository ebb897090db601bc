/**
 * `/kube quiz`: asks the channel a question, takes answers, closes and reveals. Its buttons carry the same words.
 */
import { own } from '../../api/own';
import { isRejected, type Result } from '../../api/rejection';
import type { Words } from '../../commands/grammar/words';
import { predictionNamed } from '../../tutor/quiz/bank';
import { LETTERS, type Letter, type Topic, TOPICS } from '../../tutor/quiz/question';
import type { Reply } from '../../tutor/reply';
import { answeringWith, type ChannelContext, type ChannelVerb } from '../channel-verb';
import { learnFromOne } from '../learners/learn-from';
import { type Choose, Quiz, type QuizRequest } from './quiz';
import { announce } from './quiz-announce';
import { answer, offerChange, setConfidence } from './quiz-answers';
import { ask } from './quiz-ask';
import { discuss, suggestion } from './quiz-discuss';
import { readQuizId } from './quiz-id';
import { takeLength } from './quiz-length';
import { noteAddress } from './quiz-prompts';
import { noOpenQuestion, unknownForm, unknownLetter, unknownPrediction, unknownQuestion } from './quiz-rejections';
import { reported, reportWrong } from './quiz-reports';
import { scheduleForm } from '../schedules/schedule-forms';

export const quiz: ChannelVerb = {
  name: 'quiz',
  usage: 'quiz [TOPIC] [TIME] | quiz schedule [DAYS TIME ZONE]',
  summary: 'asks the channel to predict what happens, on a copy of its cluster',
  examples: ['quiz', 'quiz statefulset', 'quiz 30m', 'quiz close', 'quiz schedule weekdays 10:00 Europe/Berlin'],
  effect: 'change',
  origin: 'tutor',
  keepsCluster: true,
  act: answeringWith(({ positional }, context) => answerForm(positional, context)),
};

/** Forms that are about one stored question: `answer ID B`, `sure ID`, … */
const ABOUT_ONE = ['answer', 'sure', 'unsure', 'change', 'close', 'discuss', 'wrong'] as const;
type AboutOne = (typeof ABOUT_ONE)[number];

/** Forms for which the channel's open question is meant where none is named. */
const ABOUT_OPEN: readonly AboutOne[] = ['close', 'discuss', 'change'];

/** What is wanted of the quiz, with all that it needs. */
interface Wish {
  readonly quiz: Quiz;
  readonly asked: QuizRequest;
  readonly context: ChannelContext;
}

function answerForm(positional: Words['positional'], context: ChannelContext): Promise<Result<Reply>> {
  const { ports, id, person, request, record } = context;
  const quiz = new Quiz(ports.quizzes, ports.clock);
  const asked: QuizRequest = { id, person, request, record, command: ['quiz', ...positional].join(' ') };
  const wish = { quiz, asked, context };
  const [first = 'next', ...rest] = positional.map((word) => word.toLowerCase());
  const form = ABOUT_ONE.find((name) => name === first);
  if (form !== undefined) return aboutOne(wish, form, rest);
  if (first === 'report') return reported(ports, asked, rest);
  if (first === 'schedule') return scheduleForm(rest, context);
  if (first === 'predict') return predict(wish, rest[0]);
  return askAbout(wish, first === 'topic' ? rest : [first, ...rest]);
}

/** `quiz`, `quiz statefulset`, `quiz 30m`, `quiz statefulset 2h`. */
async function askAbout(wish: Wish, words: readonly string[]): Promise<Result<Reply>> {
  const taken = takeLength(words.filter((word) => word !== 'next' && word !== 'for'));
  if (isRejected(taken)) return taken;
  const [word] = taken.rest;
  const topic = word === undefined ? undefined : topicOf(word);
  if (word !== undefined && topic === undefined) return unknownForm(word);
  return askAndAnnounce(wish, topic, taken.openFor);
}

/** `quiz predict lost-node`: a certain prediction, for the button *Predict first*. */
async function predict(wish: Wish, name: string | undefined): Promise<Result<Reply>> {
  const { cluster } = wish.asked.record;
  const found = name === undefined ? undefined : predictionNamed(cluster, name, []);
  if (name === undefined || found === undefined) return unknownPrediction(name);
  return askAndAnnounce(wish, (templates) => predictionNamed(cluster, name, templates) ?? found);
}

async function askAndAnnounce(
  { quiz, asked, context }: Wish,
  wish: Topic | Choose | undefined,
  openFor?: number,
): Promise<Result<Reply>> {
  const asking = await ask(quiz, asked, wish, openFor);
  if (isRejected(asking) || asking.asked === undefined) return isRejected(asking) ? asking : asking.reply;
  const announcement = { question: asking.asked, prompt: asking.reply };
  return announce(context.ports, quiz, asked, announcement, context.answerTo);
}

/** Asks the channel a certain question, as `quiz` asks one of its own choice. */
export function askQuestion(context: ChannelContext, choose: Choose): Promise<Result<Reply>> {
  const { ports, id, person, request, record } = context;
  const quiz = new Quiz(ports.quizzes, ports.clock);
  return askAndAnnounce({ quiz, asked: { id, person, request, record, command: 'quiz' }, context }, choose);
}

async function aboutOne(wish: Wish, form: AboutOne, [typed, choice]: readonly string[]): Promise<Result<Reply>> {
  const { quiz, asked, context } = wish;
  const { ports, answerTo } = context;
  const named = readQuizId(typed);
  const isOpenMeant = named === undefined && (typed === undefined || typed === 'now') && ABOUT_OPEN.includes(form);
  const id = isOpenMeant ? await openId(wish) : named;
  if (id === undefined) return isOpenMeant ? noOpenQuestion() : unknownQuestion();
  if (form === 'close') return close(wish, id, typed === 'now' || choice === 'now');
  if (form === 'discuss') return discuss(ports, quiz, asked, id, answerTo);
  if (form === 'wrong') return reportWrong(ports, quiz, asked, id, context.version);
  if (form === 'change') return offerChange(quiz, asked, id);
  if (form !== 'answer') return setConfidence(quiz, asked, id, form);
  const letter = letterOf(choice);
  return letter === undefined ? unknownLetter(id) : answerWith(wish, id, letter);
}

const openId = async ({ quiz, asked }: Wish): Promise<string | undefined> =>
  (await quiz.store.loadLog(asked.id)).open?.id;

/** Closes a question, or says that a discussion would help. */
async function close(wish: Wish, id: string, now: boolean): Promise<Result<Reply>> {
  const { quiz, asked } = wish;
  await noteButton(wish, id);
  return (now ? undefined : await suggestion(quiz, asked, id)) ?? quiz.close(asked, id);
}

async function answerWith({ quiz, asked, context }: Wish, id: string, letter: Letter): Promise<Result<Reply>> {
  await noteButton({ quiz, asked, context }, id);
  return answer(quiz, asked, id, letter, (question, late) =>
    learnFromOne(context.ports, asked.id.team, question, late),
  );
}

/** A press of a button of the prompt brings an address with which the prompt can be replaced later. */
async function noteButton({ quiz, asked, context }: Wish, id: string): Promise<void> {
  const { ports, answerTo } = context;
  if (answerTo?.replaces !== true) return;
  const question = await quiz.store.load(asked.id, id);
  if (question === undefined || question.closing !== undefined) return;
  await noteAddress(ports, asked.id, question, answerTo);
}

const letterOf = (word: string | undefined): Letter | undefined =>
  LETTERS.find((letter) => letter === word?.toUpperCase());

/** `statefulset`, `statefulsets` and `sts` are the same topic. */
function topicOf(word: string): Topic | undefined {
  const short: Readonly<Record<string, Topic>> = {
    sts: 'statefulset',
    ds: 'daemonset',
    deploy: 'deployment',
    po: 'pod',
  };
  return own(short, word) ?? TOPICS.find((topic) => topic === word || `${topic}s` === word);
}
