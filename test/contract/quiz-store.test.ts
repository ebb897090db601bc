/**
 * What every store of quizzes promises, shown on the one in memory and on DynamoDB's API.
 */
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { ChannelId, Clock } from '../../src/app/ports';
import type { QuizStore, StoredAnswer, StoredQuestion } from '../../src/app/quiz/quiz-port';
import { ensureTable, startDynamo } from '../../src/local/embedded-table';
import { createDynamoClient, IN_PROCESS } from '../../src/store/client';
import { DynamoQuizStore } from '../../src/store/dynamo-quiz-store';
import { MemoryQuizStore } from '../../src/store/memory-quiz-store';
import { partitionOf, QUIZ_LOG, questionKey } from '../../src/store/table';
import { clientOfFake } from './dynamo-under-test';
import { bankItems } from '../../src/tutor/quiz/items';
import { arrange } from '../../src/tutor/quiz/arrange';

const TABLE = 'quizzes';
const NOW = Date.UTC(2026, 10, 22);
const clock: Clock = { now: () => NOW, sleep: () => Promise.resolve() };

const item = bankItems()[0]!;
const question: StoredQuestion = {
  id: 'abcdefgh',
  request: 'request-1',
  askedBy: { id: 'U1', name: 'ana' },
  askedAt: NOW,
  closesAt: NOW + 600_000,
  pin: { version: 7 },
  question: arrange(
    { ...item, template: item.id, topic: 'pod', kind: 'course', reveal: { story: [] }, isOwn: false },
    1,
  ),
};

const answerOf = (person: string, version: number, letter: StoredAnswer['letter'] = 'A'): StoredAnswer => ({
  person,
  version,
  letter,
  at: NOW,
  requests: [`${person}-${version}`],
});

let channels = 0;
const newChannel = (): ChannelId => ({ team: 'T1', channel: `C${++channels}` });

let endpoint: string;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ endpoint, close } = await startDynamo(undefined));
  await ensureTable(endpoint, TABLE);
});
afterAll(() => close());

const stores: readonly (readonly [string, () => QuizStore])[] = [
  ['in memory', () => new MemoryQuizStore()],
  ['in DynamoDB', () => new DynamoQuizStore(createDynamoClient({ endpoint, timeouts: IN_PROCESS }), TABLE, clock)],
  ['in what is tortured', () => new DynamoQuizStore(clientOfFake(), TABLE, clock)],
];

describe.each(stores)('a store %s', (_name, makeStore) => {
  let store: QuizStore;
  let channel: ChannelId;
  beforeEach(() => {
    store = makeStore();
    channel = newChannel();
  });

  test('a channel that was asked nothing has an empty log', async () => {
    expect(await store.loadLog(channel)).toEqual({ version: 0, asked: [] });
  });

  test('of two that save the same version of a log, one is told that it came late', async () => {
    const asked = [{ template: 'crash', id: 'abcdefgh', request: 'r' }];
    const results = await Promise.all([1, 2].map(() => store.saveLog(channel, { version: 1, asked })));
    expect(results.sort()).toEqual(['conflict', 'saved']);
    expect(await store.loadLog(channel)).toEqual({ version: 1, asked });
    const open = { id: 'abcdefgh', closesAt: NOW };
    expect(await store.saveLog(channel, { version: 2, asked, open })).toBe('saved');
    expect(await store.saveLog(channel, { version: 2, asked: [] })).toBe('conflict');
    expect(await store.loadLog(channel)).toEqual({ version: 2, asked, open });
  });

  test('a question is created once and read as it was', async () => {
    expect(await store.load(channel, question.id)).toBeUndefined();
    expect(await store.create(channel, question)).toBe('saved');
    expect(await store.create(channel, { ...question, request: 'another' })).toBe('conflict');
    expect(await store.load(channel, question.id)).toEqual(question);
  });

  test('the questions of a channel are listed, the latest first, at most so many', async () => {
    const asked = Array.from({ length: 5 }, (_, n) => ({ ...question, id: `abcdefg${n + 2}`, askedAt: NOW + n }));
    for (const one of asked) await store.create(channel, one);
    await store.create(newChannel(), question);
    await store.saveAnswer(channel, asked[0]!.id, answerOf('U1', 1));
    expect(await store.recent(channel, 10)).toEqual(asked.toReversed());
    expect(await store.recent(channel, 3)).toHaveLength(3);
    expect(await store.recent(newChannel(), 10)).toEqual([]);
  });

  test('another channel does not see it', async () => {
    await store.create(channel, question);
    expect(await store.load(newChannel(), question.id)).toBeUndefined();
  });

  test('of many that close a question, one does', async () => {
    await store.create(channel, question);
    const closings = Array.from({ length: 10 }, (_, n) => ({ request: `close-${n}` }));
    const results = await Promise.all(closings.map((closing) => store.close(channel, question.id, closing)));
    expect(results.filter((result) => result === 'saved')).toHaveLength(1);
    expect((await store.load(channel, question.id))?.closing).toEqual(closings[results.indexOf('saved')]);
  });

  const discussion = (n: number) => ({ by: question.askedBy, request: `discuss-${n}`, at: NOW + n });

  test('of many that let a question be discussed, one does; it is open for longer then', async () => {
    await store.create(channel, question);
    const numbers = Array.from({ length: 10 }, (_, n) => n);
    const later = NOW + 900_000;
    const results = await Promise.all(
      numbers.map((n) => store.discuss(channel, question.id, discussion(n), later + n)),
    );
    expect(results.filter((result) => result === 'saved')).toHaveLength(1);
    const n = results.indexOf('saved');
    expect(await store.load(channel, question.id)).toEqual({
      ...question,
      closesAt: later + n,
      discussion: discussion(n),
    });
    expect(await store.discuss(channel, question.id, discussion(11), later)).toBe('conflict');
  });

  test('who does not know of the discussion does not close the question', async () => {
    await store.create(channel, question);
    expect(await store.close(channel, question.id, { request: 'r' }, true)).toBe('conflict');
    await store.discuss(channel, question.id, discussion(1), NOW + 1);
    expect(await store.close(channel, question.id, { request: 'r' })).toBe('conflict');
    expect(await store.settle(channel, question.id, [])).toBe('conflict');
    expect(await store.close(channel, question.id, { request: 'r' }, true)).toBe('saved');
    expect(await store.load(channel, question.id)).toMatchObject({
      discussion: discussion(1),
      closing: { request: 'r' },
    });
    expect(await store.discuss(channel, question.id, discussion(2), NOW + 2)).toBe('conflict');
  });

  test('of many that close and let discuss at once, one does', async () => {
    await store.create(channel, question);
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        n % 2 === 0
          ? store.close(channel, question.id, { request: `close-${n}` })
          : store.discuss(channel, question.id, discussion(n), NOW + n),
      ),
    );
    expect(results.filter((result) => result === 'saved')).toHaveLength(1);
    const stored = await store.load(channel, question.id);
    expect((stored?.closing === undefined) !== (stored?.discussion === undefined)).toBe(true);
  });

  test('a question that is not there cannot be closed', async () => {
    expect(await store.close(channel, 'missing2', { request: 'r' })).toBe('conflict');
    expect(await store.load(channel, 'missing2')).toBeUndefined();
  });

  test('answers are counted once, and only after closing', async () => {
    await store.create(channel, question);
    const tally = [{ person: 'U1', letter: 'A' as const }];
    expect(await store.settle(channel, question.id, tally)).toBe('conflict');
    await store.close(channel, question.id, { by: question.askedBy, request: 'r' });
    expect(await store.settle(channel, question.id, tally)).toBe('saved');
    expect(await store.settle(channel, question.id, [])).toBe('conflict');
    const settled = await store.load(channel, question.id);
    expect(settled).toEqual({ ...question, closing: { by: question.askedBy, request: 'r' }, tally });
  });

  test('one person has one answer, which changes only from the version that was read', async () => {
    await store.create(channel, question);
    const first = await Promise.all([
      store.saveAnswer(channel, question.id, answerOf('U1', 1, 'A')),
      store.saveAnswer(channel, question.id, answerOf('U1', 1, 'B')),
    ]);
    expect(first.sort()).toEqual(['conflict', 'saved']);
    expect(await store.saveAnswer(channel, question.id, answerOf('U1', 2, 'C'))).toBe('saved');
    expect(await store.saveAnswer(channel, question.id, answerOf('U1', 2, 'D'))).toBe('conflict');
    expect(await store.loadAnswer(channel, question.id, 'U1')).toEqual(answerOf('U1', 2, 'C'));
    expect(await store.answers(channel, question.id)).toEqual([answerOf('U1', 2, 'C')]);
  });

  test('fifty people answer at once, and every answer is there', async () => {
    await store.create(channel, question);
    const people = Array.from({ length: 50 }, (_, n) => `U${n}`);
    await Promise.all(people.map((person) => store.saveAnswer(channel, question.id, answerOf(person, 1))));
    const answers = await store.answers(channel, question.id);
    expect(answers.map(({ person }) => person).sort()).toEqual([...people].sort());
    expect(await store.answers(channel, 'another2')).toEqual([]);
  });

  test('channels do not mix', async () => {
    const other = newChannel();
    await store.saveAnswer(channel, question.id, answerOf('U1', 1));
    expect(await store.answers(other, question.id)).toEqual([]);
    expect(await store.loadAnswer(other, question.id, 'U1')).toBeUndefined();
  });
});

describe('what is stored in DynamoDB', () => {
  const broken: readonly (readonly [string, Record<string, { S: string } | { N: string }>, RegExp])[] = [
    ['was not written by this program', { other: { S: 'x' } }, /not written by kube-tutor/],
    ['has a newer form', { form: { N: '2' }, body: { S: '{}' } }, /newer program/],
    ['is no JSON', { form: { N: '1' }, body: { S: '{' } }, /not JSON/],
    ['is incomplete', { form: { N: '1' }, body: { S: '{"id":"abcdefgh"}' } }, /incomplete/],
  ];

  test.each(broken)('and %s gives a clear error, and is not written over', async (_name, attributes, message) => {
    const client = createDynamoClient({ endpoint, timeouts: IN_PROCESS });
    const store = new DynamoQuizStore(client, TABLE, clock);
    const channel = newChannel();
    for (const sk of [questionKey(question.id), QUIZ_LOG]) {
      const key = { pk: { S: partitionOf(channel) }, sk: { S: sk } };
      await client.send(new PutItemCommand({ TableName: TABLE, Item: { ...key, ...attributes } }));
    }
    await expect(store.load(channel, question.id)).rejects.toThrow(message);
    await expect(store.loadLog(channel)).rejects.toThrow(message);
    expect(await store.create(channel, question)).toBe('conflict');
    await expect(store.close(channel, question.id, { request: 'r' })).rejects.toThrow(message);
  });

  test('and is over its time counts as gone', async () => {
    const client = createDynamoClient({ endpoint, timeouts: IN_PROCESS });
    const channel = newChannel();
    await new DynamoQuizStore(client, TABLE, clock).create(channel, question);
    const later = new DynamoQuizStore(client, TABLE, { ...clock, now: () => NOW + 91 * 24 * 3600_000 });
    expect(await later.load(channel, question.id)).toBeUndefined();
    expect(await later.create(channel, question)).toBe('saved');
  });
});
