/**
 * `/kube quiz`: asks the channel a question, takes answers, closes and reveals. Its buttons carry the same words.
 */
import { own } from '../api/own';
import { isRejected, type Result } from '../api/rejection';
import type { Words } from '../commands/grammar/words';
import { predictionNamed } from '../tutor/quiz/bank';
import { LETTERS, type Letter, type Topic, TOPICS } from '../tutor/quiz/question';
import type { Reply } from '../tutor/reply';
import type { ChannelContext, ChannelVerb } from './channel-verb';
import { Quiz, type QuizRequest } from './quiz';
import { answer, offerChange, setConfidence } from './quiz-answers';
import { readQuizId } from './quiz-id';
import { unknownForm, unknownLetter, unknownPrediction, unknownQuestion } from './quiz-rejections';

export const quiz: ChannelVerb = {
  name: 'quiz',
  usage: 'quiz [TOPIC]',
  summary: 'asks the channel to predict what happens, on a copy of its cluster',
  examples: ['quiz', 'quiz statefulset'],
  effect: 'change',
  origin: 'tutor',
  keepsCluster: true,
  async act(words, context) {
    const reply = await answerForm(words.positional, context);
    return isRejected(reply) ? reply : { reply: { ...reply, pressed: context.pressed } };
  },
};

/** Forms that are about one stored question: `answer ID B`, `sure ID`, … */
const ABOUT_ONE = ['answer', 'sure', 'unsure', 'change', 'close'] as const;
type AboutOne = (typeof ABOUT_ONE)[number];

function answerForm(positional: Words['positional'], context: ChannelContext): Promise<Result<Reply>> {
  const { ports, id, person, request, record } = context;
  const quiz = new Quiz(ports.quizzes, ports.clock);
  const asked: QuizRequest = { id, person, request, record, command: ['quiz', ...positional].join(' ') };
  const [first = 'next', ...rest] = positional.map((word) => word.toLowerCase());
  const form = ABOUT_ONE.find((name) => name === first);
  if (form !== undefined) return aboutOne(quiz, asked, form, rest);
  if (first === 'predict') return predict(quiz, asked, rest[0]);
  const word = first === 'topic' ? rest[0] : first;
  if (word === 'next' || word === undefined) return quiz.ask(asked);
  const topic = topicOf(word);
  return topic === undefined ? Promise.resolve(unknownForm(word)) : quiz.ask(asked, topic);
}

/** `quiz predict lost-node`: a certain prediction, for the button *Predict first*. */
async function predict(quiz: Quiz, asked: QuizRequest, name: string | undefined): Promise<Result<Reply>> {
  const { cluster } = asked.record;
  const found = name === undefined ? undefined : predictionNamed(cluster, name, []);
  if (name === undefined || found === undefined) return unknownPrediction(name);
  return quiz.ask(asked, (templates) => predictionNamed(cluster, name, templates) ?? found);
}

async function aboutOne(
  quiz: Quiz,
  request: QuizRequest,
  form: AboutOne,
  [typed, choice]: readonly string[],
): Promise<Result<Reply>> {
  const id = readQuizId(typed);
  if (id === undefined) return unknownQuestion();
  if (form === 'close') return quiz.close(request, id);
  if (form === 'change') return offerChange(quiz, request, id);
  if (form !== 'answer') return setConfidence(quiz, request, id, form);
  const letter = letterOf(choice);
  return letter === undefined ? unknownLetter(id) : answer(quiz, request, id, letter);
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
