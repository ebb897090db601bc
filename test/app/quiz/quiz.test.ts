import { isRejected, type Result } from '../../../src/api/rejection';
import type { Clock, Person } from '../../../src/app/ports';
import { Quiz, type QuizRequest } from '../../../src/app/quiz/quiz';
import { answer, offerChange, setConfidence } from '../../../src/app/quiz/quiz-answers';
import { ask, type Asking, OPEN_FOR } from '../../../src/app/quiz/quiz-ask';
import type { QuizStore, Tally } from '../../../src/app/quiz/quiz-port';
import { newCluster } from '../../../src/cluster/new-cluster';
import { nextRandom } from '../../../src/cluster/random';
import { MemoryQuizStore } from '../../../src/store/memory-quiz-store';
import { LETTERS, type Letter, rightOption } from '../../../src/tutor/quiz/question';
import type { Reply } from '../../../src/tutor/reply';
import { Race } from './quiz-race';

const CHANNEL = { team: 'T1', channel: 'C1' };
const START = Date.UTC(2026, 10, 22);
const person = (n: number): Person => ({ id: `U${n}`, name: `person-${n}` });
const BEN = person(0);
const NEW_CLUSTER = newCluster({ seed: 5, rules: 'course' });

class StillClock implements Clock {
  constructor(public time = START) {}
  now = (): number => this.time;
  sleep = (): Promise<void> => Promise.resolve();
}

let requests = 0;
function by(who: Person, request = `request-${++requests}`, record?: QuizRequest['record']): QuizRequest {
  return {
    id: CHANNEL,
    person: who,
    request,
    command: 'quiz',
    record: record ?? { cluster: NEW_CLUSTER, version: 0 },
  };
}

/** A channel with an open question about the course. */
async function asked(store: QuizStore = new MemoryQuizStore()) {
  const clock = new StillClock();
  const quiz = new Quiz(store, clock);
  const prompt = reply(await ask(quiz, by(BEN), 'storage'));
  const id = (await store.loadLog(CHANNEL)).open!.id;
  const question = (await store.load(CHANNEL, id))!.question;
  const right = rightOption(question).letter;
  const wrong = LETTERS.filter((letter) => letter !== right);
  return { store, clock, quiz, prompt, id, question, right, wrong };
}

/** The same question in a store of its own, without asking anew. */
async function copied({ store, id }: { readonly store: QuizStore; readonly id: string }) {
  const copy = new MemoryQuizStore();
  await copy.create(CHANNEL, (await store.load(CHANNEL, id))!);
  await copy.saveLog(CHANNEL, await store.loadLog(CHANNEL));
  return copy;
}

function reply(result: Result<Reply | Asking>): Reply {
  if (isRejected(result)) throw new Error(result.message);
  return 'reply' in result ? result.reply : result;
}

describe('asking', () => {
  test('posts a question with four options and a button for each', async () => {
    const { prompt, id } = await asked();
    expect(prompt.audience).toBe('channel');
    expect(prompt.notice!.split('\n').map((line) => line.slice(0, 3))).toEqual(['A  ', 'B  ', 'C  ', 'D  ']);
    expect(prompt.buttons.map(({ label, run }) => [label, run])).toEqual([
      ...LETTERS.map((letter) => [letter, `quiz answer ${id} ${letter}`]),
      ['Close and reveal', `quiz close ${id}`],
    ]);
    expect(prompt.footer?.[0]).toBe('Answers are private and can be changed. Closes in 10 min.');
  });

  test('twice by one request asks once', async () => {
    const store = new MemoryQuizStore();
    const quiz = new Quiz(store, new StillClock());
    const [first, second] = await Promise.all([ask(quiz, by(BEN, 'same')), ask(quiz, by(BEN, 'same'))]);
    const third = await ask(quiz, by(BEN, 'same'));
    expect(second).toEqual(first);
    expect(third).toEqual(first);
    expect((await store.loadLog(CHANNEL)).asked).toHaveLength(1);
  });

  test('while a question is open shows that one to the person who asks', async () => {
    const { quiz, prompt, clock } = await asked();
    clock.time += 4 * 60_000;
    const again = reply(await ask(quiz, by(person(1))));
    expect(again.audience).toBe('asker');
    expect(again.isPersonal).toBe(true);
    expect(again.headline).toBe(prompt.headline);
    expect(again.buttons).toEqual(prompt.buttons);
    expect(again.footer?.[0]).toMatch(/Closes in 6 min/);
  });

  test('never repeats a question until every one was asked', async () => {
    const { quiz, store, id } = await asked();
    await quiz.close(by(BEN), id);
    const first = (await store.loadLog(CHANNEL)).asked[0]!.template;
    const templates = [first];
    for (;;) {
      await ask(quiz, by(BEN), 'storage');
      const log = await store.loadLog(CHANNEL);
      await quiz.close(by(BEN), log.open!.id);
      const { template } = log.asked.at(-1)!;
      if (templates.includes(template)) break;
      templates.push(template);
    }
    expect(templates.length).toBeGreaterThanOrEqual(7);
    // The next round of this topic begins with its first question.
    expect((await store.loadLog(CHANNEL)).asked.map(({ template }) => template)).toEqual([first]);
  });

  test('after the time of the last question is over closes that one, for all to see', async () => {
    const { quiz, clock, id, store } = await asked();
    await answer(quiz, by(person(1)), id, 'A');
    clock.time += OPEN_FOR + 1;
    const request = by(BEN);
    const revealed = reply(await ask(quiz, request));
    expect(revealed.audience).toBe('channel');
    expect(revealed.lead).toBe('quiz for {channel}, its time is over, 1 answered');
    expect(reply(await ask(quiz, request))).toEqual(revealed);
    expect((await store.loadLog(CHANNEL)).asked).toHaveLength(1);
    expect(reply(await ask(quiz, by(BEN))).buttons).toHaveLength(5);
  });
});

describe('an answer', () => {
  test('gets a private receipt that asks how sure the person is', async () => {
    const { quiz, id } = await asked();
    const receipt = reply(await answer(quiz, by(person(1)), id, 'B'));
    expect(receipt).toMatchObject({
      audience: 'asker',
      isPersonal: true,
      headline: 'Noted: B',
      notice: 'How sure are you?',
    });
    expect(receipt.buttons.map(({ label, run }) => [label, run])).toEqual([
      ['Sure', `quiz sure ${id}`],
      ['Not sure', `quiz unsure ${id}`],
      ['Change', `quiz change ${id}`],
    ]);
  });

  test('can be changed; the last one counts, and confidence is asked for anew', async () => {
    const { quiz, id, store, right, wrong } = await asked();
    await answer(quiz, by(person(1)), id, wrong[0]!);
    await setConfidence(quiz, by(person(1)), id, 'sure');
    expect(reply(await offerChange(quiz, by(person(1)), id)).headline).toBe(`You chose ${wrong[0]}. What instead?`);
    await answer(quiz, by(person(1)), id, right);
    await quiz.close(by(BEN), id);
    expect((await store.load(CHANNEL, id))!.tally).toEqual([{ person: 'U1', letter: right }]);
  });

  test('delivered again does not undo a later change', async () => {
    const { quiz, id, store } = await asked();
    const first = by(person(1));
    await answer(quiz, first, id, 'A');
    await answer(quiz, by(person(1)), id, 'B');
    await answer(quiz, first, id, 'A');
    expect((await store.loadAnswer(CHANNEL, id, 'U1'))?.letter).toBe('B');
  });

  test('stores how sure somebody is', async () => {
    const { quiz, id, store } = await asked();
    await answer(quiz, by(person(1)), id, 'C');
    const noted = reply(await setConfidence(quiz, by(person(1)), id, 'unsure'));
    expect(noted.headline).toBe('Noted: C, and you are not sure');
    expect(noted.buttons.map(({ label }) => label)).toEqual(['Sure', 'Change']);
    expect(await store.loadAnswer(CHANNEL, id, 'U1')).toMatchObject({ letter: 'C', confidence: 'unsure' });
  });

  test('that was never given has no confidence', async () => {
    const { quiz, id } = await asked();
    expect(await setConfidence(quiz, by(person(1)), id, 'sure')).toMatchObject({
      rejected: true,
      message: 'You have not answered this question.',
    });
  });

  test('at the last instant counts, and one a millisecond later does not', async () => {
    const { quiz, id, store, clock } = await asked();
    clock.time = START + OPEN_FOR;
    expect(reply(await answer(quiz, by(person(1)), id, 'A')).headline).toBe('Noted: A');
    clock.time++;
    const late = reply(await answer(quiz, by(person(2)), id, 'A'));
    expect(late.audience).toBe('channel');
    expect(late.lead).toBe('quiz for {channel}, its time is over, 1 answered');
    expect((await store.load(CHANNEL, id))!.tally).toEqual([{ person: 'U1', letter: 'A' }]);
  });

  test('to a question of another channel is refused', async () => {
    const { quiz, id } = await asked();
    const elsewhere = { ...by(person(1)), id: { team: 'T1', channel: 'C2' } };
    expect(await answer(quiz, elsewhere, id, 'A')).toMatchObject({
      rejected: true,
      message: 'This channel has no such question.',
    });
  });
});

describe('closing', () => {
  test('shows the answer, how many were right, and an explanation for every option', async () => {
    const { quiz, id, right, wrong, question } = await asked();
    const letters = [right, right, wrong[0]!, wrong[0]!, wrong[1]!, right];
    for (const [n, letter] of letters.entries()) await answer(quiz, by(person(n)), id, letter);
    const revealed = reply(await quiz.close(by(BEN), id));
    expect(revealed.headline).toBe(`${right}: ${rightOption(question).text}`);
    expect(revealed.lead).toBe('quiz for {channel}, closed by {person}, 6 answered');
    expect(revealed.story[0]).toBe('3 of 6 were right.');
    expect(revealed.story.join(' ').replace(/\s+/g, ' ')).toMatch(
      new RegExp(`^3 of 6 were right\\. Most common belief: .+ \\(${wrong[0]}, 2 people\\)\\.`),
    );
    const lines = revealed.notice!.split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(new RegExp(`^${right}  Right: `));
    for (const line of lines.slice(1)) expect(line).toMatch(/^[A-D] {2}Many think .+ In fact /);
  });

  test('never says who chose what', async () => {
    const { quiz, id } = await asked();
    for (let n = 1; n <= 4; n++) await answer(quiz, by(person(n)), id, 'A');
    expect(JSON.stringify(await quiz.close(by(BEN), id))).not.toMatch(/U[1-4]|person-[1-4]/);
  });

  test('is done once; later ones see the answer for themselves, with what they chose', async () => {
    const { quiz, id, right, wrong } = await asked();
    await answer(quiz, by(person(1)), id, wrong[0]!);
    await setConfidence(quiz, by(person(1)), id, 'sure');
    await answer(quiz, by(person(2)), id, right);
    await setConfidence(quiz, by(person(2)), id, 'unsure');
    const request = by(BEN);
    const first = reply(await quiz.close(request, id));
    expect(reply(await quiz.close(request, id))).toEqual(first);
    const own = await Promise.all([1, 2, 3].map(async (n) => reply(await quiz.close(by(person(n)), id))));
    for (const one of own) expect(one).toMatchObject({ audience: 'asker', isPersonal: true });
    expect(own.map(({ notice }) => notice!.split('\n')[0])).toEqual([
      `You said ${wrong[0]} and were sure. This is the most useful kind of mistake: see ${wrong[0]} below.`,
      `You said ${right}, were not sure, and it is right.`,
      first.notice!.split('\n')[0],
    ]);
  });

  test('is final: answers and confidence come too late', async () => {
    const { quiz, id, store } = await asked();
    await answer(quiz, by(person(1)), id, 'A');
    await quiz.close(by(BEN), id);
    const late = await Promise.all([
      answer(quiz, by(person(1)), id, 'B'),
      answer(quiz, by(person(2)), id, 'A'),
      setConfidence(quiz, by(person(1)), id, 'sure'),
      offerChange(quiz, by(person(1)), id),
    ]);
    for (const one of late) {
      expect(reply(one)).toMatchObject({ audience: 'asker', lead: expect.stringContaining('closed') });
    }
    expect((await store.load(CHANNEL, id))!.tally).toEqual([{ person: 'U1', letter: 'A' }]);
  });

  test('with nobody’s answer says so', async () => {
    const { quiz, id } = await asked();
    expect(reply(await quiz.close(by(BEN), id)).story[0]).toBe('Nobody answered.');
  });

  test('by time is noticed by whoever does anything in the channel', async () => {
    const { quiz, id, clock, store } = await asked();
    expect(await quiz.due(CHANNEL, await quiz.store.loadLog(CHANNEL))).toBeUndefined();
    clock.time += OPEN_FOR + 1;
    const due = await quiz.due(CHANNEL, await quiz.store.loadLog(CHANNEL));
    expect(due?.id).toBe(id);
    expect((await quiz.closeNow(by(BEN), due!)).lead).toMatch(/its time is over/);
    expect(await quiz.due(CHANNEL, await quiz.store.loadLog(CHANNEL))).toBeUndefined();
    expect((await store.loadLog(CHANNEL)).open).toBeUndefined();
  });
});

/** What a person was told last, and what the tally says. */
function check(tally: Tally, told: ReadonlyMap<string, Reply>): void {
  for (const [who, last] of told) {
    const counted = tally.find((one) => one.person === who);
    const noted = /^Noted: ([A-D])/.exec(last.headline)?.[1];
    if (noted !== undefined) expect([who, counted?.letter]).toEqual([who, noted]);
    else if (last.audience === 'asker') {
      const said = /^You said ([A-D])/.exec(last.notice!)?.[1];
      expect([who, said]).toEqual([who, counted?.letter]);
    }
  }
}

describe('at once', () => {
  test('fifty people answer; each is counted once', async () => {
    const { quiz, id, store, right } = await asked();
    const people = Array.from({ length: 50 }, (_, n) => person(n));
    await Promise.all(people.map((who, n) => answer(quiz, by(who), id, LETTERS[n % 4]!)));
    const revealed = reply(await quiz.close(by(BEN), id));
    expect(revealed.lead).toMatch(/50 answered/);
    expect(revealed.story[0]).toMatch(new RegExp(`^1[23] of 50 were right`));
    const { tally } = (await store.load(CHANNEL, id))!;
    expect(new Set(tally!.map((one) => one.person)).size).toBe(50);
    expect(tally!.filter(({ letter }) => letter === right)).toHaveLength(LETTERS.indexOf(right) < 2 ? 13 : 12);
  });

  const SEEDS = Array.from({ length: 80 }, (_, seed) => seed);

  test('people answer and change while two others close: whoever was told "noted" counts, nobody else does', async () => {
    const outcomes = new Set<number>();
    const first = await asked();
    const { id } = first;
    for (const seed of SEEDS) {
      const store = await copied(first);
      const clock = new StillClock();
      const race = new Race(seed, () => clock.time++);
      const quiz = new Quiz(race.wrap(store), clock);
      const told = new Map<string, Reply>();
      const changing = (n: number) => async () => {
        for (const letter of ['A', 'C'] as Letter[]) {
          told.set(person(n).id, reply(await answer(quiz, by(person(n)), id, letter)));
        }
        told.set(person(n).id, reply(await setConfidence(quiz, by(person(n)), id, 'sure')));
      };
      const closing = async () => void revealed.push(reply(await quiz.close(by(BEN), id)));
      const revealed: Reply[] = [];
      await race.run([...[1, 2, 3, 4].map(changing), closing, closing]);
      expect(revealed.map(({ audience }) => audience).sort()).toEqual(['asker', 'channel']);
      const { tally } = (await store.load(CHANNEL, id))!;
      check(tally!, told);
      for (const one of revealed) expect(one.lead).toContain(`${tally!.length} answered`);
      outcomes.add(tally!.length);
    }
    // The seeds reach closings before, between and after the answers.
    expect([...outcomes].sort()).toEqual([0, 1, 2, 3, 4]);
  });

  test('the time runs out while people answer: whoever was told "noted" counts, nobody else does', async () => {
    const outcomes = new Set<number>();
    const first = await asked();
    const { id } = first;
    for (const seed of SEEDS) {
      const store = await copied(first);
      const clock = new StillClock();
      clock.time = START + OPEN_FOR - 8;
      const race = new Race(seed, (random) => (clock.time += nextRandom(random) < 0.5 ? 1 : 0));
      const quiz = new Quiz(race.wrap(store), clock);
      const told = new Map<string, Reply>();
      const one = (n: number) => async () => {
        for (const letter of ['A', 'B'] as Letter[]) {
          told.set(person(n).id, reply(await answer(quiz, by(person(n)), id, letter)));
        }
      };
      await race.run([1, 2, 3, 4, 5].map(one));
      const { tally, closesAt } = await quizAfter(quiz, race, clock, id);
      check(tally, told);
      for (const given of await store.answers(CHANNEL, id)) {
        if (given.at > closesAt) expect(tally.find((counted) => counted.person === given.person)).toBeUndefined();
      }
      outcomes.add(tally.length);
    }
    expect(outcomes.size).toBeGreaterThan(2);
  });

  test('several requests ask: one question is asked, everybody sees the same', async () => {
    for (const seed of SEEDS.slice(0, 20)) {
      const store = new MemoryQuizStore();
      const race = new Race(seed);
      const quiz = new Quiz(race.wrap(store), new StillClock());
      const asks = ['one', 'one', 'two', 'three'].map(
        (request) => async () => reply(await ask(quiz, by(BEN, request), 'pod')),
      );
      const prompts = await race.run(asks);
      expect((await store.loadLog(CHANNEL)).asked).toHaveLength(1);
      expect(new Set(prompts.map(({ buttons }) => buttons[0]!.run)).size).toBe(1);
    }
  });
});

async function quizAfter(quiz: Quiz, race: Race, clock: StillClock, id: string) {
  clock.time += OPEN_FOR;
  await race.run([async () => quiz.close(by(BEN), id)]);
  const [stored] = await race.run([async () => (await quiz.store.load(CHANNEL, id))!]);
  return { tally: stored!.tally!, closesAt: stored!.closesAt };
}
