/**
 * Everything at once, each in a process of its own: people answer, one closes, one lets it be discussed, the timer fires
 * twice. Whatever the order of their reads and writes: one answer for the channel, no vote lost, everybody learns once.
 */
import { CommandHandler } from '../../../src/app/handle-command';
import { loadLearner } from '../../../src/app/learners/learner';
import type { Messenger, Posted, Ports } from '../../../src/app/ports';
import { closeDue } from '../../../src/app/quiz/quiz-due';
import { ALL_VERBS } from '../../../src/app/verbs';
import { nextRandom } from '../../../src/cluster/random';
import { MemoryClusterStore } from '../../../src/store/memory-cluster-store';
import type { Reply } from '../../../src/tutor/reply';
import { ANA, ChannelUnderTest, SQUAD } from '../channel-under-test';
import { Race } from './quiz-race';

const MINUTE = 60_000;
const PEOPLE = ['U1', 'U2', 'U3', 'U4', 'U5'].map((id) => ({ id, name: `name-${id}` }));
const anything = (_value: Readonly<Record<string, unknown>>): _value is Readonly<Record<string, unknown>> & object =>
  true;

class Bot implements Messenger {
  readonly posts: Reply[] = [];
  private count = 0;

  async post(_to: unknown, reply: Reply): Promise<Posted | undefined> {
    this.posts.push(reply);
    return Promise.resolve({ ...SQUAD, ts: String(++this.count) });
  }

  update(): Promise<boolean> {
    return Promise.resolve(true);
  }

  refusal(): undefined {
    return undefined;
  }
}

const isReveal = ({ lead = '' }: Reply) => /^quiz for .*(closed by|time is over)/.test(lead);

test.each(Array.from({ length: 30 }, (_, seed) => seed + 1))('in the order of lot %d', async (seed) => {
  const bot = new Bot();
  const channel = new ChannelUnderTest(new MemoryClusterStore(), () => ({ messenger: bot }));
  const { clock } = channel;
  const race = new Race(seed, (random) => void clock.sleep(Math.floor(nextRandom(random) * 4)));
  const ports: Ports = {
    ...channel.ports,
    quizzes: race.wrap(channel.quizzes),
    documents: race.wrap(channel.documents as never) as never,
  };
  let requests = 0;
  const send = (text: string, person = ANA, outside = ports) => {
    const request = { id: SQUAD, person, text, request: `r${++requests}`, pressed: true };
    const answerTo = { url: 'https://hooks.slack.com/1', replaces: true };
    const handler = new CommandHandler(outside, ALL_VERBS);
    return handler.handle({ ...request, answerTo }).then(async (reply) => {
      const news = await handler.quizNews(request, true, 2_000);
      if (news === undefined) return [reply];
      // It was posted, and whoever posts it says so.
      await handler.quizNews(request, true, 2_000);
      return [reply, news.reply];
    });
  };
  await send('quiz storage', ANA, channel.ports);
  const { open } = await channel.quizzes.loadLog(SQUAD);
  const id = open!.id;
  for (const person of PEOPLE.slice(0, 2)) await send(`quiz answer ${id} A`, person, channel.ports);
  await clock.sleep(open!.closesAt - clock.now() - 60);

  const answers = PEOPLE.map((person, n) => () => send(`quiz answer ${id} ${'ABCDB'[n]!}`, person));
  const timer = async () => {
    await closeDue(ports, Infinity);
    return [];
  };
  const replies = await race.run<readonly Reply[]>([
    ...answers,
    () => send(`quiz sure ${id}`, PEOPLE[0]),
    () => send(`quiz close ${id} now`),
    () => send(`quiz discuss ${id}`, PEOPLE[1]),
    timer,
    timer,
  ]);
  for (const wait of [0, 11 * MINUTE, MINUTE, MINUTE]) {
    await clock.sleep(wait);
    await closeDue(channel.ports, Infinity);
  }
  const last = await send('show', ANA, channel.ports);

  const stored = await channel.quizzes.load(SQUAD, id);
  const told = [...replies.flat(), ...last].filter(({ audience }) => audience === 'channel');
  expect([...told, ...bot.posts].filter(isReveal)).toHaveLength(1);
  for (const [n, [reply]] of replies.slice(0, 5).entries()) {
    const counted = stored!.tally!.find(({ person }) => person === PEOPLE[n]!.id);
    // A receipt, or the answer itself, which says what this person chose: in time, or too late.
    const [, letter] = /(?:Noted: |You said )([A-D])/.exec(reply!.text) ?? [];
    if (reply!.text.includes('not for the channel')) expect(counted).toBeUndefined();
    else expect(counted?.letter).toBe(letter);
  }
  for (const { id: person } of PEOPLE) expect((await loadLearner(channel, { team: 'T1', person })).answered).toBe(1);
  expect(await channel.documents.list({ channel: SQUAD }, 'PROMPT#', anything)).toEqual([]);
  expect((await channel.quizzes.loadLog(SQUAD)).closed).toMatchObject({ id, shown: true, done: true });
  expect(channel.log.lines).toEqual([]);
});

test('that an answer was shown is noted, though others write the log meanwhile', async () => {
  const channel = new ChannelUnderTest();
  const request = (name: string, text: string) => ({ id: SQUAD, person: ANA, text, request: name, pressed: false });
  await channel.type('quiz');
  const { open } = await channel.quizzes.loadLog(SQUAD);
  await channel.handler.handle(request('close', `quiz close ${open!.id}`));
  const save = channel.quizzes.saveLog.bind(channel.quizzes);
  let saves = 0;
  channel.quizzes.saveLog = async (id, log) => {
    if (++saves === 1) await save(id, { ...(await channel.quizzes.loadLog(id)), version: log.version, invited: true });
    return save(id, log);
  };
  await channel.handler.quizNews(request('close', 'quiz close'), true, 2_000);
  await channel.clock.sleep(MINUTE);
  expect(await channel.handler.quizNews(request('later', 'show'), true, 2_000)).toBeUndefined();
  expect(saves).toBeGreaterThan(1);
});
