/**
 * A channel's quiz: asking a question, and closing it.
 *
 * How no answer is lost and none comes late, without a transaction: a question is closed by one conditional write, and
 * only then are its answers read and counted into a tally, by another conditional write. Whoever answers looks at the
 * question again after the answer was stored. Still open: every count comes later and finds the answer. Closed: the
 * tally says whether it counted, and where there is no tally yet, it is made now.
 */
import type { Result } from '../api/rejection';
import { works } from '../tutor/quiz/experiment';
import { type Chosen, nextQuestion } from '../tutor/quiz/bank';
import { promptReply } from '../tutor/quiz/prompt';
import type { Topic } from '../tutor/quiz/question';
import { afterwordOf, revealReply } from '../tutor/quiz/reveal';
import type { Reply } from '../tutor/reply';
import type { ChannelId, ChannelRecord, Clock, Person, SaveResult } from './ports';
import { quizId } from './quiz-id';
import type { Closed, CountedAnswer, Pin, QuizLog, QuizStore, StoredQuestion, Tally } from './quiz-port';
import { othersWereFaster, unknownQuestion } from './quiz-rejections';

/** Milliseconds in which a question can be answered. */
export const OPEN_FOR = 10 * 60_000;
/** Milliseconds after which an answer that nobody says was shown counts as lost. */
const SHOWN_WITHIN = 10_000;
/** Tries before a write gives way to others. */
const TRIES = 8;

/** Who wants something of the quiz, and where. */
export interface QuizRequest {
  readonly id: ChannelId;
  readonly person: Person;
  /** The same for every delivery of one request. */
  readonly request: string;
  /** What was typed or pressed, without `/kube`. */
  readonly command: string;
  readonly record: Pick<ChannelRecord, 'cluster' | 'version'>;
}

export type Settled = StoredQuestion & Required<Pick<StoredQuestion, 'closing' | 'tally'>>;

type Choose = (asked: readonly string[]) => Chosen;

export class Quiz {
  constructor(
    readonly store: QuizStore,
    readonly clock: Clock,
  ) {}

  /**
   * Asks the channel a question. One that is open already is shown to the person again.
   * @param wish a topic, or the choice itself, from the templates that the channel was asked already
   */
  async ask(request: QuizRequest, wish?: Topic | Choose): Promise<Result<Reply>> {
    for (let tries = 0; tries < TRIES; tries++) {
      const log = await this.store.loadLog(request.id);
      const before = await this.askedBefore(request, log);
      if (before !== undefined) return before;
      const chosen = choiceOf(request, templates(log), wish);
      const now = this.clock.now();
      const pin = pinOf(chosen, request);
      const made: StoredQuestion = {
        id: quizId(request.id.team, request.id.channel, request.request, String(log.version)),
        request: request.request,
        askedBy: request.person,
        askedAt: now,
        closesAt: now + OPEN_FOR,
        ...(pin === undefined ? {} : { pin }),
        question: chosen.question,
      };
      // The same request, delivered twice at once, makes the same id: the first one's question is asked.
      const created = await this.store.create(request.id, made);
      const asked = created === 'saved' ? made : ((await this.store.load(request.id, made.id)) ?? made);
      const { template } = asked.question;
      const next: QuizLog = {
        version: log.version + 1,
        asked: [
          ...log.asked.filter((one) => chosen.asked.includes(one.template)),
          { template, id: asked.id, request: request.request },
        ],
        open: { id: asked.id, closesAt: asked.closesAt },
        ...(isUnshown(log.closed) ? { closed: log.closed } : {}),
      };
      if ((await this.store.saveLog(request.id, next)) === 'saved') return this.prompt(asked, 'channel');
    }
    return othersWereFaster(request.command);
  }

  /** Closes a question and shows the answer: to the channel by whoever closed it, to the others for themselves. */
  async close(request: QuizRequest, id: string): Promise<Result<Reply>> {
    const question = await this.find(request, id);
    return 'rejected' in question ? question : this.closeNow(request, question);
  }

  /** The channel's open question, if its time is over. */
  async due(channel: ChannelId, { open }: QuizLog): Promise<StoredQuestion | undefined> {
    if (open === undefined || this.clock.now() <= open.closesAt) return undefined;
    const question = await this.store.load(channel, open.id);
    if (question?.closing === undefined) return question;
    // Whoever closed it was cut off before the log knew.
    await this.noteClosed(channel, question.id, question.closing.request);
    return undefined;
  }

  /** Whether something is due in this channel: a question to close, or an answer that the channel did not get. */
  hasNews({ open, closed }: QuizLog): boolean {
    const now = this.clock.now();
    return (open !== undefined && now > open.closesAt) || (isUnshown(closed) && now > closed.at + SHOWN_WITHIN);
  }

  /** Notes that the channel was shown the answer to the question that this request closed. */
  async noteShown(channel: ChannelId, request: string, log: QuizLog): Promise<void> {
    if (isUnshown(log.closed) && log.closed.request === request) await this.saveShown(channel, log);
  }

  /** An answer that the channel did not get, because whoever closed the question was cut off. It is given once. */
  async missed(request: QuizRequest, log: QuizLog): Promise<Settled | undefined> {
    const { closed } = log;
    if (!isUnshown(closed) || this.clock.now() <= closed.at + SHOWN_WITHIN) return undefined;
    if ((await this.saveShown(request.id, log)) === 'conflict') return undefined;
    return this.settled(request.id, closed.id);
  }

  /** The question of this id in this channel, or why there is none. */
  async find(request: QuizRequest, id: string): Promise<Result<StoredQuestion>> {
    return (await this.store.load(request.id, id)) ?? unknownQuestion();
  }

  /** Whether the time of a question is over. */
  isOver(question: StoredQuestion): boolean {
    return this.clock.now() > question.closesAt;
  }

  async closeNow(request: QuizRequest, question: StoredQuestion): Promise<Reply> {
    const by = this.isOver(question) ? {} : { by: request.person };
    if (question.closing === undefined) {
      const closing = { ...by, request: request.request };
      const closed = await this.store.close(request.id, question.id, closing);
      if (closed === 'saved') await this.noteClosed(request.id, question.id, request.request);
    }
    return this.reveal(request, await this.settled(request.id, question.id));
  }

  /** A closed question: for the channel when this very request closed it, else for the person alone. */
  reveal(request: QuizRequest, { question, closing, tally }: Settled): Reply {
    const facts = {
      chosen: tally.map(({ letter }) => letter),
      closed: closing.by === undefined ? ('by time' as const) : ('by person' as const),
      canDo: question.isOwn && question.command !== undefined && works(request.record.cluster, question.command),
    };
    if (closing.request === request.request) return revealReply(question, { ...facts, audience: 'channel' });
    const own = tally.find(({ person }) => person === request.person.id);
    const afterword = own === undefined ? undefined : afterwordOf(question, own.letter, own.confidence);
    return revealReply(question, { ...facts, audience: 'asker', afterword });
  }

  /** A question that was closed, with its answers counted: once, by whoever comes first. */
  async settled(channel: ChannelId, id: string): Promise<Settled> {
    for (let tries = 0; tries < 2; tries++) {
      const question = await this.store.load(channel, id);
      if (question?.closing === undefined) throw new Error('only a closed question can be settled');
      const { closing, tally } = question;
      if (tally !== undefined) return { ...question, closing, tally };
      await this.store.settle(channel, id, await this.count(channel, question));
    }
    throw new Error('a settled question has lost its tally');
  }

  prompt(asked: StoredQuestion, audience: Reply['audience']): Reply {
    const closesIn = asked.closesAt - this.clock.now();
    return promptReply(asked.question, { id: asked.id, closesIn, audience });
  }

  private async count(channel: ChannelId, { id, closesAt }: StoredQuestion): Promise<Tally> {
    const answers = await this.store.answers(channel, id);
    return answers
      .filter(({ at }) => at <= closesAt)
      .map(({ person, letter, confidence }): CountedAnswer =>
        confidence === undefined ? { person, letter } : { person, letter, confidence },
      )
      .sort((a, b) => (a.person < b.person ? -1 : 1));
  }

  /** What a request for a question gets when it was delivered before, or when a question is still open. */
  private async askedBefore(request: QuizRequest, log: QuizLog): Promise<Reply | undefined> {
    const again = log.asked.find((one) => one.request === request.request);
    const closedByThis = log.closed?.request === request.request ? log.closed : undefined;
    const id = (again ?? closedByThis ?? log.open)?.id;
    const question = id === undefined ? undefined : await this.store.load(request.id, id);
    if (question === undefined) return undefined;
    if (question.closing !== undefined) {
      if (again === undefined && closedByThis === undefined) return undefined;
      return this.reveal(request, await this.settled(request.id, question.id));
    }
    if (this.isOver(question)) return this.closeNow(request, question);
    return this.prompt(question, again === undefined ? 'asker' : 'channel');
  }

  private saveShown(channel: ChannelId, log: QuizLog): Promise<SaveResult> {
    const closed = log.closed === undefined ? {} : { closed: { ...log.closed, shown: true } };
    return this.store.saveLog(channel, { ...log, version: log.version + 1, ...closed });
  }

  /** Takes a closed question out of the log's `open`, so that nobody has to look whether it is due. */
  private async noteClosed(channel: ChannelId, id: string, request: string): Promise<void> {
    for (let tries = 0; tries < TRIES; tries++) {
      const { open, ...log } = await this.store.loadLog(channel);
      if (open?.id !== id) return;
      const next = { ...log, version: log.version + 1, closed: { id, request, at: this.clock.now() } };
      if ((await this.store.saveLog(channel, next)) === 'saved') return;
    }
  }
}

/** Logs of earlier programs do not say when a question was closed; what they closed counts as shown. */
const isUnshown = (closed: Closed | undefined): closed is Closed & { readonly at: number } =>
  closed?.at !== undefined && closed.shown !== true;

const templates = (log: QuizLog): readonly string[] => log.asked.map(({ template }) => template);

function choiceOf({ record }: QuizRequest, asked: readonly string[], wish: Topic | Choose | undefined): Chosen {
  return typeof wish === 'function' ? wish(asked) : nextQuestion(record.cluster, asked, wish);
}

function pinOf(chosen: Chosen, { record }: QuizRequest): Pin | undefined {
  if (chosen.example !== undefined) return { example: chosen.example };
  return chosen.question.isOwn ? { version: record.version } : undefined;
}
