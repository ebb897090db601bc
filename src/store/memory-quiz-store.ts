/**
 * Questions and answers in memory, with the behaviour of the DynamoDB store: for tests, and for tools that keep nothing.
 */
import type { ChannelId, SaveResult } from '../app/ports';
import type {
  Closing,
  Discussion,
  QuizLog,
  QuizStore,
  StoredAnswer,
  StoredQuestion,
  Tally,
} from '../app/quiz/quiz-port';
import { partitionOf } from './table';

export class MemoryQuizStore implements QuizStore {
  private readonly logs = new Map<string, QuizLog>();
  private readonly questions = new Map<string, StoredQuestion>();
  /** By question, then by person. */
  private readonly given = new Map<string, ReadonlyMap<string, StoredAnswer>>();

  loadLog(channel: ChannelId): Promise<QuizLog> {
    return Promise.resolve(this.logs.get(partitionOf(channel)) ?? { version: 0, asked: [] });
  }

  saveLog(channel: ChannelId, log: QuizLog): Promise<SaveResult> {
    return when((this.logs.get(partitionOf(channel))?.version ?? 0) === log.version - 1, () => {
      this.logs.set(partitionOf(channel), log);
    });
  }

  load(channel: ChannelId, id: string): Promise<StoredQuestion | undefined> {
    return Promise.resolve(this.questions.get(questionIn(channel, id)));
  }

  recent(channel: ChannelId, most: number): Promise<readonly StoredQuestion[]> {
    const own = [...this.questions].filter(([key]) => key.startsWith(questionIn(channel, ''))).map(([, one]) => one);
    return Promise.resolve(own.sort((a, b) => b.askedAt - a.askedAt).slice(0, most));
  }

  create(channel: ChannelId, question: StoredQuestion): Promise<SaveResult> {
    const key = questionIn(channel, question.id);
    return when(!this.questions.has(key), () => this.questions.set(key, question));
  }

  discuss(channel: ChannelId, id: string, discussion: Discussion, closesAt: number): Promise<SaveResult> {
    const key = questionIn(channel, id);
    const question = this.questions.get(key);
    const isFirstRound = question !== undefined && question.closing === undefined && question.discussion === undefined;
    return when(isFirstRound, () => this.questions.set(key, { ...question!, discussion, closesAt }));
  }

  close(channel: ChannelId, id: string, closing: Closing, isDiscussed = false): Promise<SaveResult> {
    const key = questionIn(channel, id);
    const question = this.questions.get(key);
    const isOpen = question !== undefined && question.closing === undefined;
    return when(isOpen && (question.discussion !== undefined) === isDiscussed, () =>
      this.questions.set(key, { ...question!, closing }),
    );
  }

  settle(channel: ChannelId, id: string, tally: Tally): Promise<SaveResult> {
    const key = questionIn(channel, id);
    const question = this.questions.get(key);
    return when(question?.closing !== undefined && question.tally === undefined, () =>
      this.questions.set(key, { ...question!, tally }),
    );
  }

  loadAnswer(channel: ChannelId, id: string, person: string): Promise<StoredAnswer | undefined> {
    return Promise.resolve(this.given.get(questionIn(channel, id))?.get(person));
  }

  saveAnswer(channel: ChannelId, id: string, answer: StoredAnswer): Promise<SaveResult> {
    const key = questionIn(channel, id);
    const before = this.given.get(key) ?? new Map<string, StoredAnswer>();
    return when((before.get(answer.person)?.version ?? 0) === answer.version - 1, () =>
      this.given.set(key, new Map(before).set(answer.person, answer)),
    );
  }

  answers(channel: ChannelId, id: string): Promise<readonly StoredAnswer[]> {
    return Promise.resolve([...(this.given.get(questionIn(channel, id))?.values() ?? [])]);
  }
}

const questionIn = (channel: ChannelId, id: string): string => `${partitionOf(channel)}#${id}`;

/** Does the write when its condition holds. */
function when(condition: boolean, write: () => unknown): Promise<SaveResult> {
  if (condition) write();
  return Promise.resolve(condition ? 'saved' : 'conflict');
}
