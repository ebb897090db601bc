/** What a run that was cut off, came late, or met damage leaves over: nobody is forgotten, nobody is woken. */
import { dueReviews } from '../../../src/app/learners/due-reviews';
import { learnFrom, learnFromOne } from '../../../src/app/learners/learn-from';
import { changeLearner, learnerPlace, loadLearner } from '../../../src/app/learners/learner';
import { noteNextReview, reviewsAt } from '../../../src/app/learners/review-calendar';
import { DAYS } from '../../../src/app/documents';
import { type Messenger, type MessageTarget, type Posted, StoreError } from '../../../src/app/ports';
import { MemoryClusterStore } from '../../../src/store/memory-cluster-store';
import { ANA, ChannelUnderTest } from '../channel-under-test';
import { counted, DAY, questionAt, rightOf, UN } from './learners';

const HOUR = 60 * 60_000;
const LATER = Number.MAX_SAFE_INTEGER;
const QUESTION = questionAt(0);
const RIGHT = rightOf(QUESTION);

class Bot implements Messenger {
  readonly sent: MessageTarget[] = [];

  post(to: MessageTarget): Promise<Posted | undefined> {
    this.sent.push(to);
    return Promise.resolve({ team: 'T1', channel: 'D1', ts: '1.2' });
  }

  update(): Promise<boolean> {
    return Promise.resolve(true);
  }

  refusal(): undefined {
    return undefined;
  }
}

/** Ana answered on 22 November at 0:00 and wants reviews: the first is due on the 25th at 9:00. */
async function waiting() {
  const bot = new Bot();
  const channel = new ChannelUnderTest(new MemoryClusterStore(), () => ({ messenger: bot }));
  await learnFromOne(channel, 'T1', { id: 'q1', question: QUESTION }, { person: 'U1', letter: RIGHT });
  await channel.by(ANA, 'review on');
  const moveTo = (day: number, hour: number) =>
    channel.clock.sleep(Date.UTC(2026, 10, 22 + day, hour) - channel.clock.now());
  return { bot, channel, run: () => dueReviews(channel.ports, LATER), moveTo };
}

test('a timer that comes in the night waits for the hours of the person', async () => {
  const { bot, run, moveTo } = await waiting();
  await moveTo(3, 20);
  await run();
  expect(bot.sent).toHaveLength(0);
  await moveTo(4, 8);
  await run();
  expect(bot.sent).toHaveLength(0);
  await moveTo(4, 9);
  await run();
  expect(bot.sent).toHaveLength(1);
});

test('a timer that was away for a day and more loses nobody', async () => {
  const { bot, run, moveTo } = await waiting();
  await moveTo(4, 22);
  await run();
  expect(bot.sent).toHaveLength(0);
  await moveTo(5, 9);
  await run();
  expect(bot.sent).toEqual([{ team: 'T1', person: 'U1' }]);
});

test('who was cut off between the person and the list leaves nobody out', async () => {
  const { bot, channel, run, moveTo } = await waiting();
  // As if a run had moved the person's time forward, and ended before the other list knew.
  const next = Date.UTC(2026, 10, 26, 9);
  await changeLearner(channel, UN, (learner) => ({ ...learner, messages: { ...learner.messages!, next } }));
  await moveTo(3, 9);
  await run();
  expect(await reviewsAt(channel, next)).toEqual([UN]);
  await moveTo(4, 9);
  await run();
  expect(bot.sent).toHaveLength(1);
});

test('who answers none of the messages is left alone after a month, until they want them again', async () => {
  const { bot, channel, run } = await waiting();
  for (let hours = 0; hours < 60 * 24; hours++) {
    await channel.clock.sleep(HOUR);
    await run();
  }
  const first = bot.sent.length;
  expect(first).toBeGreaterThan(25);
  expect(first).toBeLessThan(35);
  expect((await loadLearner(channel, UN)).messages).not.toHaveProperty('next');
  await channel.type('review on');
  await channel.clock.sleep(10 * HOUR);
  await run();
  expect(bot.sent).toHaveLength(first + 1);
});

test('who is asked about something after months gets the message, however long ago the last answer was', async () => {
  const { bot, channel, run } = await waiting();
  await changeLearner(channel, UN, ({ cards, messages, ...learner }) => {
    const due = channel.clock.now() + 200 * DAY;
    const later = Object.entries(cards).map(([belief, card]) => [belief, { ...card, due, stability: 200 }] as const);
    return { ...learner, cards: Object.fromEntries(later), messages: { ...messages!, next: due } };
  });
  await noteNextReview(channel, UN, channel.clock.now() + 200 * DAY);
  await channel.clock.sleep(200 * DAY + 9 * HOUR);
  await run();
  await channel.clock.sleep(DAY);
  await run();
  expect(bot.sent).toHaveLength(2);
});

test('an entry of a list that cannot be read does not hold up the others', async () => {
  const { bot, channel, run, moveTo } = await waiting();
  const owner = { due: '2026-11-25T09', team: 'T0', person: 'U0' };
  await channel.documents.save({ owner, name: 'REVIEW#T0#U0' }, 1, { damaged: true }, 9 * DAYS);
  await moveTo(3, 9);
  await run();
  expect(bot.sent).toHaveLength(1);
});

test('who could not be learned from is learned from when it is tried again, and nobody twice', async () => {
  const { documents, clock, log } = new ChannelUnderTest();
  const ports = { documents, clock, log };
  const load = documents.load.bind(documents);
  const tally = Array.from({ length: 200 }, (_, n) => ({ person: `U${n}`, letter: RIGHT }));
  const settled = counted('q1', QUESTION, tally);
  documents.load = async (place, isRight) => {
    if ('person' in place.owner && place.owner.person === 'U7') throw new StoreError('unavailable', 'away');
    return load(place, isRight);
  };
  expect(await learnFrom(ports, 'T1', settled)).toBe(false);
  documents.load = load;
  expect(await learnFrom(ports, 'T1', settled)).toBe(true);
  for (const { person } of tally) {
    expect(await loadLearner(ports, { team: 'T1', person })).toMatchObject({ answered: 1, learned: ['q1'] });
  }
});

test('a slow store has learned from all after some tries', async () => {
  const { documents, clock, log } = new ChannelUnderTest();
  const save = documents.save.bind(documents);
  documents.save = async (...given) => {
    await clock.sleep(30);
    return save(...given);
  };
  const tally = Array.from({ length: 90 }, (_, n) => ({ person: `U${n}`, letter: RIGHT }));
  const settled = counted('q1', QUESTION, tally);
  let tries = 1;
  while (!(await learnFrom({ documents, clock, log }, 'T1', settled))) tries++;
  expect(tries).toBeGreaterThan(1);
  expect(await loadLearner({ documents }, { team: 'T1', person: 'U89' })).toMatchObject({ answered: 1 });
});

test('somebody whose document is damaged is not tried for ever', async () => {
  const { documents, clock, log } = new ChannelUnderTest();
  await documents.save(learnerPlace(UN), 1, { cards: [] }, DAYS);
  const settled = counted('q1', QUESTION, [{ person: 'U1', letter: RIGHT }]);
  expect(await learnFrom({ documents, clock, log }, 'T1', settled)).toBe(true);
  expect(log.lines.join()).not.toContain('U1');
});

test('what a channel answered is learned by its next request where the closing one could not', async () => {
  const channel = new ChannelUnderTest();
  const prompt = await channel.type('quiz storage');
  await channel.press(prompt, 'A');
  await channel.press(prompt, 'Close and reveal');
  const next = { id: { team: 'T1', channel: 'C1' }, person: ANA, text: 'show', request: 'x', pressed: false };
  const load = channel.documents.load.bind(channel.documents);
  channel.documents.load = (place, isRight) =>
    place.name === 'LEARNER' ? Promise.reject(new StoreError('unavailable', 'away')) : load(place, isRight);
  await channel.handler.quizNews(next, true, 2_000);
  channel.documents.load = load;
  expect(await loadLearner(channel, UN)).toMatchObject({ answered: 0 });
  await channel.handler.quizNews(next, true, 2_000);
  expect(await loadLearner(channel, UN)).toMatchObject({ answered: 1 });
});
