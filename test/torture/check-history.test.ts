/** Histories that are wrong in one way each, made of one that is right: each must be found. */
import type { ChannelRecord } from '../../src/app/ports';
import { checkClaims } from './check-claims';
import { checkMarks } from './check-documents';
import { checkHistory } from './check-history';
import { checkReads } from './check-reads';
import { STORM } from './fates';
import type { Claiming, Delivery, History, Marking, Remains } from './history';
import { Model } from './model';
import { playInMemory } from './places';
import { Round } from './round';

const CALM = { ...STORM, ...Object.fromEntries(Object.keys(STORM).map((name) => [name, name === 'well' ? 1 : 0])) };
const CHANNEL = 'C1';

let right: History;
let remains: Remains;
let versions: readonly ChannelRecord[];
beforeAll(async () => {
  const options = { seed: 3, commands: 60, channels: 1, sandboxes: 2, weather: CALM };
  right = await playInMemory(3, (place) => new Round(options, place));
  remains = right.remains.find(({ id }) => id.channel === CHANNEL)!;
  versions = remains.versions.filter((version) => typeof version !== 'string');
}, 60_000);

/** The rules that a history breaks in which other things remained, or were seen. */
async function broken(
  remained: Partial<Remains>,
  seen: (delivery: Delivery) => Delivery = (delivery) => delivery,
): Promise<readonly string[]> {
  const history: History = {
    ...right,
    deliveries: right.deliveries.map(seen),
    remains: right.remains.map((one) => (one === remains ? { ...one, ...remained } : one)),
  };
  return [...new Set((await checkHistory(history)).map(({ rule }) => rule))];
}

test('the history that they are made of is right', async () => {
  expect(versions.length).toBeGreaterThan(15);
  expect(await broken({})).toEqual([]);
});

test('a lost update: the last version is not there', async () => {
  expect(await broken({ versions: versions.slice(0, -1) })).toContain('what was acknowledged is there');
});

test('a lost update in the middle: another one took its place', async () => {
  const without = versions.filter(({ version }) => version !== 5).map((one, i) => ({ ...one, version: i + 1 }));
  expect(await broken({ versions: without })).toContain('what was acknowledged is there');
});

test('a command that was carried out twice', async () => {
  const last = versions.at(-1)!;
  const version = last.version + 1;
  const again = {
    ...last,
    version,
    requests: [...last.requests, { ...last.requests.at(-1)!, version }],
    commands: [...last.commands, { ...last.commands.at(-1)!, version }],
  };
  expect(await broken({ versions: [...versions, again] })).toContain('a request is carried out once');
});

test('half of a command: the objects are there, and the steps are not', async () => {
  const half = versions.map((one) => (one.version === 7 ? { ...one, cluster: { ...one.cluster, steps: [] } } : one));
  expect(await broken({ versions: half })).toContain('a version is what its command makes of the one before');
});

test('an older version that changed later', async () => {
  const changed = versions.map((one) => (one.version === 3 ? { ...one, cluster: versions[0]!.cluster } : one));
  expect(await broken({ versions: changed })).toContain('a version is what its command makes of the one before');
});

test('a version that cannot be read, and one that nobody asked for', async () => {
  const torn = versions.map((one) => (one.version === 4 ? 'a part is missing' : one));
  expect(await broken({ versions: torn })).toContain('every version can be read');
  const made = versions.map((one) => (one.version === 4 ? { ...one, requests: [] } : one));
  expect(await broken({ versions: made })).toContain('every version was asked for');
});

test('a version that comes before one that was over when it was asked for', async () => {
  const [first] = versions[0]!.requests;
  const seen = (one: Delivery): Delivery =>
    one.request === first!.id && one.answer !== undefined
      ? { ...one, began: 1e6, answer: { ...one.answer, at: 1e6 + 1 } }
      : one;
  expect(await broken({}, seen)).toContain('what was over comes before what began then');
});

test('a stale read: what was looked up later is what was so before', async () => {
  const changes = right.deliveries.filter(
    ({ channel, answer }) => channel === CHANNEL && answer?.outcome === 'changed',
  );
  const late = right.deliveries.findLast(({ text, answer }) => text === 'history' && answer?.outcome === 'answered')!;
  const early = { ...late.answer!.reply!, headline: '1 change, the last just now' };
  expect(changes.filter(({ answer }) => answer!.at < late.began).length).toBeGreaterThan(1);
  const seen = (one: Delivery): Delivery => (one === late ? { ...one, answer: { ...one.answer!, reply: early } } : one);
  expect(await broken({}, seen)).toEqual(['what is looked up is not older than what was known']);
});

test('a change that changes nothing looks at the cluster, also where a look was noted before', async () => {
  const newest = versions.at(-1)!;
  const found = newest.cluster.objects.find((one) => one.kind === 'Deployment');
  if (found?.kind !== 'Deployment') throw new Error('no Deployment in the last version');
  const text = `scale ${found.metadata.name} ${found.spec.replicas}`;
  const asked = { channel: CHANNEL, request: 'look', person: { id: 'U9', name: 'eve' }, text, began: 1e6 };
  const answers = await Promise.all(
    [undefined, newest.version].map((seen) => new Model(remains).play(asked, { version: newest.version, at: 0, seen })),
  );
  const [stranger, visitor] = answers.map(({ reply }) => reply.picture?.join('\n') ?? '');
  expect([stranger?.includes('[R] ready'), visitor?.includes('[R] ready')]).toEqual([true, false]);
  for (const { reply, outcome } of answers) {
    const read = { ...asked, answer: { at: 1e6 + 1, outcome, reply } };
    expect(await checkReads(remains, [...right.deliveries, read])).toEqual([]);
    const wrong = {
      ...read,
      answer: { ...read.answer, reply: { ...reply, picture: versions[0]!.commands.map(String) } },
    };
    expect(await checkReads(remains, [...right.deliveries, wrong])).toHaveLength(1);
  }
});

test('a person who is told that nothing was changed, and it was', async () => {
  const request = versions[5]!.requests.at(-1)!.id;
  const seen = (one: Delivery): Delivery =>
    one.request === request && one.answer !== undefined ? { ...one, answer: { ...one.answer, outcome: 'busy' } } : one;
  expect(await broken({}, seen)).toContain('what was denied is not there');
});

test('a person who is told of something else', async () => {
  const request = versions[5]!.requests.at(-1)!.id;
  const seen = (one: Delivery): Delivery =>
    one.request === request && one.answer?.reply !== undefined
      ? { ...one, answer: { ...one.answer, reply: { ...one.answer.reply, headline: 'Something else' } } }
      : one;
  expect(await broken({}, seen)).toEqual(['whoever asked is told what was done']);
});

test('answers to a question that are lost, or taken in twice', async () => {
  const lost = remains.quizzes.map(({ question }) => ({ question, answers: [] }));
  expect(await broken({ quizzes: lost })).toContain('an answer that was acknowledged is there');
  const twice = remains.quizzes.map(({ question, answers }) => ({
    question,
    answers: answers.map((one) => ({ ...one, requests: [...one.requests, one.requests.at(-1)!] })),
  }));
  expect(await broken({ quizzes: twice })).toContain('an answer is taken in once');
});

test.each<[string, readonly string[], string]>([
  ['lost', ['b'], 'a mark that was acknowledged is there'],
  ['made twice', ['a', 'b', 'a'], 'a mark is made once'],
  ['of nobody', ['a', 'b', 'x'], 'every mark was asked for'],
  ['in another order', ['b', 'a'], 'what was over comes before what began then'],
])('a mark that is %s', (_, marks, rule) => {
  const markings: readonly Marking[] = [
    { channel: CHANNEL, mark: 'a', began: 1, done: 2 },
    { channel: CHANNEL, mark: 'b', began: 3, done: 4 },
  ];
  expect(checkMarks({ ...remains, marks: ['a', 'b'] }, markings)).toEqual([]);
  expect(checkMarks({ ...remains, marks }, markings).map((one) => one.rule)).toContain(rule);
});

test.each<[string, readonly Claiming[], readonly string[]]>([
  ['answered once', [claim(1, 2, 5), { event: 'e', began: 6, result: { at: 7, claim: 'answered' } }], []],
  ['answered by two at once', [claim(1, 2, 5), claim(3, 4, 6)], ['an event is answered by one at a time']],
  [
    'left by the only one',
    [{ event: 'e', began: 1, result: { at: 2, claim: 'held' } }],
    ['who is alone with an event answers it'],
  ],
  [
    'called answered, by nobody',
    [1, 2].map((began) => ({ event: 'e', began, result: { at: 5 + began, claim: 'answered' as const } })),
    ['an event that counts as answered was answered'],
  ],
])('an event that is %s', (_, claimings, rules) => {
  expect(checkClaims(claimings).map(({ rule }) => rule)).toEqual(rules);
});

function claim(began: number, claimed: number, at: number): Claiming {
  return { event: 'e', began, claimed, result: { at, claim: 'mine' } };
}
