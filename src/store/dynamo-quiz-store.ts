/**
 * Questions, answers and quiz logs of channels in DynamoDB. A question is written four times at most: asked, discussed,
 * closed, counted; each time only if that has not happened before.
 */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { ChannelId, Clock, SaveResult } from '../app/ports';
import type {
  Closing,
  Discussion,
  QuizLog,
  QuizStore,
  StoredAnswer,
  StoredQuestion,
  Tally,
} from '../app/quiz/quiz-port';
import { DynamoItems, type Item } from './dynamo-items';
import { checkAnswer, checkLog, checkQuestion, readForm, writeForm } from './quiz-form';
import { readable } from './readable';
import { answerKey, answerPrefix, partitionOf, questionKey, QUIZ_LOG } from './table';

export class DynamoQuizStore implements QuizStore {
  private readonly items: DynamoItems;

  constructor(client: DynamoDBClient, table: string, clock: Clock) {
    this.items = new DynamoItems(client, table, clock);
  }

  async loadLog(channel: ChannelId): Promise<QuizLog> {
    const item = await this.items.get(partitionOf(channel), QUIZ_LOG);
    return item === undefined ? { version: 0, asked: [] } : readForm(item, 'the quiz log', checkLog);
  }

  saveLog(channel: ChannelId, log: QuizLog): Promise<SaveResult> {
    return this.items.putVersion(this.item(channel, QUIZ_LOG, log), log.version);
  }

  async load(channel: ChannelId, id: string): Promise<StoredQuestion | undefined> {
    const item = await this.items.get(partitionOf(channel), questionKey(id));
    return item === undefined ? undefined : readForm(item, 'a question', checkQuestion);
  }

  async recent(channel: ChannelId, most: number): Promise<readonly StoredQuestion[]> {
    const items = await this.items.list(partitionOf(channel), questionKey(''), most);
    const questions = readable(items, (item) => readForm(item, 'a question', checkQuestion));
    return questions.toSorted((a, b) => b.askedAt - a.askedAt);
  }

  create(channel: ChannelId, question: StoredQuestion): Promise<SaveResult> {
    return this.items.putNew({ ...this.item(channel, questionKey(question.id), question), stage: { S: 'open' } });
  }

  discuss(channel: ChannelId, id: string, discussion: Discussion, closesAt: number): Promise<SaveResult> {
    const change = (question: StoredQuestion) => ({ ...question, discussion, closesAt });
    return this.moveOn(channel, id, { from: 'open', to: 'discussed' }, change);
  }

  close(channel: ChannelId, id: string, closing: Closing, isDiscussed = false): Promise<SaveResult> {
    const stage = { from: isDiscussed ? 'discussed' : 'open', to: 'closed' };
    return this.moveOn(channel, id, stage, (question) => ({ ...question, closing }));
  }

  settle(channel: ChannelId, id: string, tally: Tally): Promise<SaveResult> {
    return this.moveOn(channel, id, { from: 'closed', to: 'counted' }, (question) => ({ ...question, tally }));
  }

  async loadAnswer(channel: ChannelId, id: string, person: string): Promise<StoredAnswer | undefined> {
    const item = await this.items.get(partitionOf(channel), answerKey(id, person));
    return item === undefined ? undefined : readForm(item, 'an answer', checkAnswer);
  }

  saveAnswer(channel: ChannelId, id: string, answer: StoredAnswer): Promise<SaveResult> {
    const item = this.item(channel, answerKey(id, answer.person), answer);
    return this.items.putVersion(item, answer.version);
  }

  async answers(channel: ChannelId, id: string): Promise<readonly StoredAnswer[]> {
    const items = await this.items.list(partitionOf(channel), answerPrefix(id));
    return readable(items, (item) => readForm(item, 'an answer', checkAnswer));
  }

  /** What a question holds is settled by its stage, so reading it first and writing it whole is safe. */
  private async moveOn(
    channel: ChannelId,
    id: string,
    stage: { readonly from: string; readonly to: string },
    change: (question: StoredQuestion) => StoredQuestion,
  ): Promise<SaveResult> {
    const stored = await this.items.get(partitionOf(channel), questionKey(id));
    if (stored === undefined) return 'conflict';
    const question = readForm(stored, 'a question', checkQuestion);
    // Read at an earlier stage, it may lack what was added since, though the condition holds by now.
    if (stored.stage?.S !== stage.from) return 'conflict';
    const item = { ...this.item(channel, questionKey(id), change(question)), stage: { S: stage.to } };
    return this.items.put(item, 'stage = :from', { ':from': { S: stage.from } });
  }

  private item(channel: ChannelId, key: string, value: object): Item {
    return { ...this.items.envelope(partitionOf(channel), key), ...writeForm(value) };
  }
}
