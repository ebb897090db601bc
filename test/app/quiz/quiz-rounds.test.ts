/**
 * People answer, let discuss and close at once: whoever was told "noted" counts, in the round in which they chose.
 */
import { isRejected, type Result } from '../../../src/api/rejection';
import type { Clock, Person, Ports } from '../../../src/app/ports';
import { Quiz, type QuizRequest } from '../../../src/app/quiz/quiz';
import { answer } from '../../../src/app/quiz/quiz-answers';
import { ask, type Asking } from '../../../src/app/quiz/quiz-ask';
import { discuss } from '../../../src/app/quiz/quiz-discuss';
import type { QuizStore } from '../../../src/app/quiz/quiz-port';
import { newCluster } from '../../../src/cluster/new-cluster';
import { MemoryClusterStore } from '../../../src/store/memory-cluster-store';
import { MemoryDocuments } from '../../../src/store/memory-documents';
import { MemoryQuizStore } from '../../../src/store/memory-quiz-store';
import type { Letter } from '../../../src/tutor/quiz/question';
import type { Reply } from '../../../src/tutor/reply';
import { Race } from './quiz-race';

const CHANNEL = { team: 'T1', channel: 'C1' };
const START = Date.UTC(2026, 10, 22);
const person = (n: number): Person => ({ id: `U${n}`, name: `person-${n}` });
const CLUSTER = newCluster({ seed: 5, rules: 'course' });
const clock: Clock = { now: () => START, sleep: () => Promise.resolve() };

let requests = 0;
function by(who: Person, request = `request-${++requests}`): QuizRequest {
  return { id: CHANNEL, person: who, request, command: 'quiz', record: { cluster: CLUSTER, version: 0 } };
}

function reply(result: Result<Reply | Asking>): Reply {
  if (isRejected(result)) throw new Error(result.message);
  return 'reply' in result ? result.reply : result;
}

const portsOf = (quizzes: QuizStore): Ports => ({
  ...{ clusters: new MemoryClusterStore(), quizzes, documents: new MemoryDocuments(clock), clock },
  log: { info: () => {}, error: () => {} },
});

/** An open question that two people have answered with A. */
async function answeredByTwo() {
  const store = new MemoryQuizStore();
  const quiz = new Quiz(store, clock);
  reply(await ask(quiz, by(person(0)), 'storage'));
  const { id } = (await store.loadLog(CHANNEL)).open!;
  for (const n of [1, 2]) reply(await answer(quiz, by(person(n)), id, 'A'));
  return { store, quiz, id };
}

async function copied({ store, id }: Awaited<ReturnType<typeof answeredByTwo>>) {
  const copy = new MemoryQuizStore();
  await copy.create(CHANNEL, (await store.load(CHANNEL, id))!);
  await copy.saveLog(CHANNEL, await store.loadLog(CHANNEL));
  for (const given of await store.answers(CHANNEL, id)) await copy.saveAnswer(CHANNEL, id, given);
  return copy;
}

const SEEDS = Array.from({ length: 120 }, (_, seed) => seed);

test('answers, two discussions and two closings at once', async () => {
  const first = await answeredByTwo();
  const { id } = first;
  const endings = new Set<string>();
  for (const seed of SEEDS) {
    const store = await copied(first);
    const race = new Race(seed);
    const quiz = new Quiz(race.wrap(store), clock);
    const ports = portsOf(store);
    const told = new Map<string, string>();
    const noted = (n: number, given: Reply) => {
      const letter = /^Noted: ([A-D])/.exec(given.headline)?.[1] ?? /^You said ([A-D])/.exec(given.notice ?? '')?.[1];
      if (letter !== undefined) told.set(person(n).id, letter);
    };
    const answering = (n: number, letters: readonly Letter[]) => async () => {
      for (const letter of letters) noted(n, reply(await answer(quiz, by(person(n)), id, letter)));
    };
    const begun: Reply[] = [];
    const revealed: Reply[] = [];
    const discussing = async () => void begun.push(reply(await discuss(ports, quiz, by(person(8)), id, undefined)));
    const closing = async () => void revealed.push(reply(await quiz.close(by(person(9)), id)));
    await race.run([
      ...[answering(1, ['B', 'C']), answering(2, ['A']), answering(3, ['D', 'B'])],
      ...[discussing, discussing, closing, closing],
    ]);
    const stored = (await store.load(CHANNEL, id))!;
    const publicly = (replies: readonly Reply[], lead: string) =>
      replies.filter((one) => one.audience === 'channel' && one.lead?.includes(lead) === true);
    const rounds = publicly([...begun, ...revealed], 'second round').length;
    // Closed before its discussion was shown, it is not asked again.
    if (stored.discussion !== undefined && stored.closing !== undefined) expect(rounds).toBeLessThanOrEqual(1);
    else expect(rounds).toBe(stored.discussion === undefined ? 0 : 1);
    expect(publicly([...begun, ...revealed], 'closed by')).toHaveLength(stored.closing === undefined ? 0 : 1);
    const tally = stored.tally ?? (await new Quiz(store, clock).count(CHANNEL, stored));
    expect(stored.tally === undefined).toBe(stored.closing === undefined);
    for (const [who, letter] of told) {
      const counted = tally.find((one) => one.person === who);
      expect([seed, who, counted?.letter]).toEqual([seed, who, letter]);
    }
    // Both had answered before anything happened, so they have a first choice where there were two rounds.
    for (const who of ['U1', 'U2']) {
      const counted = tally.find((one) => one.person === who)!;
      expect(counted.first === undefined).toBe(stored.discussion === undefined);
    }
    expect(tally.find((one) => one.person === 'U2')!.letter).toBe('A');
    endings.add(
      `${stored.discussion === undefined ? 'plain' : 'discussed'} ${stored.closing === undefined ? 'open' : 'closed'}`,
    );
  }
  expect([...endings].sort()).toEqual(['discussed closed', 'discussed open', 'plain closed']);
});

test('an answer that was on its way when the discussion began does not undo one of the second round', async () => {
  const { store, quiz, id } = await answeredByTwo();
  const before = (await store.load(CHANNEL, id))!;
  const ports = portsOf(store);
  reply(await discuss(ports, quiz, by(person(8)), id, undefined));
  reply(await answer(quiz, by(person(1)), id, 'B'));
  // The other device of the same person had read the question in its first round.
  const late = new Quiz({ ...proxied(store), load: () => Promise.resolve(before) }, clock);
  reply(await answer(late, by(person(1)), id, 'D'));
  const [one] = await quiz.count(CHANNEL, (await store.load(CHANNEL, id))!);
  expect(one).toEqual({ person: 'U1', letter: 'D', first: 'A' });
});

/** The store with its methods as properties, so that one can be put in the place of another. */
function proxied(store: QuizStore): QuizStore {
  return {
    loadLog: (...args) => store.loadLog(...args),
    saveLog: (...args) => store.saveLog(...args),
    load: (...args) => store.load(...args),
    create: (...args) => store.create(...args),
    discuss: (...args) => store.discuss(...args),
    close: (...args) => store.close(...args),
    settle: (...args) => store.settle(...args),
    loadAnswer: (...args) => store.loadAnswer(...args),
    saveAnswer: (...args) => store.saveAnswer(...args),
    answers: (...args) => store.answers(...args),
    recent: (...args) => store.recent(...args),
  };
}
