/**
 * A channel's quiz: its questions, their closing, and what people are shown of them.
 *
 * How no answer is lost and none comes late, without a transaction: a question is closed by one conditional write, and
 * only then are its answers read and counted into a tally, by another conditional write. Whoever answers looks at the
 * question again after the answer was stored. Still open: every count comes later and finds the answer. Closed: the
 * tally says whether it counted, and where there is no tally yet, it is made now.
 */
import type { Result } from '../../api/rejection';
import type { Chosen } from '../../tutor/quiz/bank';
import { works } from '../../tutor/quiz/experiment';
import { promptReply } from '../../tutor/quiz/prompt';
import { afterwordOf, revealReply } from '../../tutor/quiz/reveal';
import type { Reply } from '../../tutor/reply';
import type { ChannelId, ChannelRecord, Clock, Person } from '../ports';
import { tallyOf } from './quiz-count';
import { isUnshown, QuizLogs } from './quiz-logs';
import type { CountedAnswer, QuizLog, QuizStore, StoredQuestion, Tally } from './quiz-port';
import { unknownQuestion } from './quiz-rejections';

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

/** The choice itself, from the templates that the channel was asked already. */
export type Choose = (asked: readonly string[]) => Chosen;

export class Quiz {
  readonly logs: QuizLogs;

  constructor(
    readonly store: QuizStore,
    readonly clock: Clock,
  ) {
    this.logs = new QuizLogs(store, clock);
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
    if (question?.closing !== undefined) {
      // Whoever closed it was cut off before the log knew.
      await this.logs.noteClosed(channel, question.id, question.closing.request);
      return undefined;
    }
    if (question === undefined || this.isOver(question)) return question;
    // Whoever let it be discussed was cut off before the log knew.
    await this.logs.noteOpen(channel, question);
    return undefined;
  }

  /** An answer that the channel did not get, because whoever closed the question was cut off. It is given once. */
  async missed(request: QuizRequest, log: QuizLog): Promise<Settled | undefined> {
    const { closed } = log;
    if (!isUnshown(closed) || !this.logs.isLost(closed)) return undefined;
    if ((await this.logs.saveClosed(request.id, log, { shown: true })) === 'conflict') return undefined;
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
      const closing = { ...by, request: request.request, at: this.clock.now() };
      const isDiscussed = question.discussion !== undefined;
      const closed = await this.store.close(request.id, question.id, closing, isDiscussed);
      if (closed === 'saved') await this.logs.noteClosed(request.id, question.id, request.request);
      const now = closed === 'saved' ? undefined : await this.store.load(request.id, question.id);
      // A discussion began before this request did: nobody wants that to end at once.
      if (now !== undefined && now.closing === undefined) return this.prompt(now, 'asker');
    }
    return this.reveal(request, await this.settled(request.id, question.id));
  }

  /**
   * A closed question: for the channel when this very request closed it, else for the person alone.
   * @param late the answer that this person gives now
   */
  reveal(request: QuizRequest, settled: Settled, late?: CountedAnswer): Reply {
    const { question, closing, tally, discussion, id } = settled;
    const facts = {
      id,
      chosen: tally.map(({ letter }) => letter),
      ...(discussion === undefined ? {} : { before: tally.flatMap(({ first }) => first ?? []) }),
      closed: closing.by === undefined ? ('by time' as const) : ('by person' as const),
      canDo: question.isOwn && question.command !== undefined && works(request.record.cluster, question.command),
    };
    if (closing.request === request.request) return revealReply(question, { ...facts, audience: 'channel' });
    const own = tally.find(({ person }) => person === request.person.id);
    const said = own ?? late;
    const afterword = said === undefined ? undefined : afterwordOf(question, said.letter, said.confidence);
    const isLate = own === undefined && late !== undefined;
    const lateness = isLate ? { late: this.clock.now() - overSince(settled) } : {};
    return revealReply(question, { ...facts, ...lateness, audience: 'asker', afterword });
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

  /** The answers that count by now. */
  async count(channel: ChannelId, question: StoredQuestion): Promise<Tally> {
    return tallyOf(question, await this.store.answers(channel, question.id));
  }

  prompt(asked: StoredQuestion, audience: Reply['audience']): Reply {
    const closesIn = asked.closesAt - this.clock.now();
    const { discussion } = asked;
    const round = discussion === undefined ? {} : { discussed: true };
    return promptReply(asked.question, { id: asked.id, closesIn, audience, ...round });
  }
}

/** Since when nobody can answer. */
const overSince = ({ closing, closesAt }: Settled): number =>
  closing.by === undefined ? closesAt : Math.min(closing.at ?? closesAt, closesAt);
