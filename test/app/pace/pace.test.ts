/** Nobody types faster than others can follow, in however many processes; and nobody is kept from a quiz. */
import { CommandHandler } from '../../../src/app/handle-command';
import { USUAL_PACE } from '../../../src/app/pace/pace';
import { RecentRequests } from '../../../src/app/pace/recent-requests';
import type { Person, Ports } from '../../../src/app/ports';
import { ALL_VERBS } from '../../../src/app/verbs';
import type { Reply } from '../../../src/tutor/reply';
import { violations } from '../../tutor/style-rules';
import { ANA, BEN, ChannelUnderTest, SQUAD } from '../channel-under-test';

const PACE = { ...USUAL_PACE, changesOfPerson: 3, changesOfChannel: 5, requestsOfPerson: 12, requestsOfChannel: 20 };

/** A process of its own on the stores of a channel. */
function processOf(ports: Ports, pace = PACE) {
  const handler = new CommandHandler({ ...ports, pace }, ALL_VERBS);
  let requests = 0;
  return (person: Person, text: string, pressed = false): Promise<Reply> =>
    handler.handle({ id: SQUAD, person, text, request: `${person.id}-${text}-${++requests}`, pressed });
}

const someone = (number: number): Person => ({ id: `U${number}`, name: `p${number}` });

describe('changes', () => {
  it('of one person are counted over all processes; the answer says when to go on', async () => {
    const { ports, clock, clusters } = new ChannelUnderTest();
    const [one, other] = [processOf(ports), processOf(ports)];
    await one(ANA, 'deploy web');
    await clock.sleep(10_000);
    await other(ANA, 'scale web 4');
    await one(ANA, 'scale web 5');
    const refused = await other(ANA, 'scale web 6');
    expect(refused).toMatchObject({ audience: 'asker', headline: 'Nothing was changed. Go on in 50s.' });
    expect(refused.notice).toBe('One person gets 3 changes a minute, so that others can read what happened.');
    expect(refused.buttons[0]).toEqual({ label: 'Try again', run: 'scale web 6' });
    expect(violations(refused, { verbs: ALL_VERBS })).toEqual([]);
    expect((await clusters.load(SQUAD))?.version).toBe(3);
    expect((await other(BEN, 'scale web 6')).headline).toContain('web has 6');
    await clock.sleep(50_000);
    expect((await other(ANA, 'scale web 7')).headline).toContain('web has 7');
  });

  it('of a channel are counted, too', async () => {
    const say = processOf(new ChannelUnderTest().ports);
    await say(ANA, 'deploy web');
    for (const number of [2, 3, 4, 5]) await say(someone(number), `scale web ${number + 2}`);
    const refused = await say(someone(6), 'scale web 9');
    expect(refused.notice).toBe('A channel gets 5 changes a minute, so that others can read what happened.');
    expect(violations(refused, { verbs: ALL_VERBS })).toEqual([]);
  });

  it.each(['undo', 'settings quiet on', 'save x', 'reset --yes', 'wait 5m', 'settings rules kubernetes'])(
    '%s is one, typed or pressed',
    async (text) => {
      const { ports, clusters } = new ChannelUnderTest();
      const say = processOf(ports);
      for (const command of ['deploy web', 'scale web 4', 'scale web 5']) await say(ANA, command);
      for (const pressed of [false, true]) expect((await say(ANA, text, pressed)).headline).toContain('Go on in 1m00s');
      expect((await clusters.load(SQUAD))?.version).toBe(3);
    },
  );

  it('look-ups go on meanwhile', async () => {
    const say = processOf(new ChannelUnderTest().ports);
    for (const command of ['deploy web', 'scale web 4', 'scale web 5']) await say(ANA, command);
    expect((await say(ANA, 'show')).headline).not.toContain('Go on');
    expect((await say(ANA, 'settings')).headline).not.toContain('Go on');
    expect((await say(ANA, 'reset')).headline).toContain('Reset this cluster?');
  });

  it('a request that is delivered again is no other one', async () => {
    const { ports } = new ChannelUnderTest();
    const handler = new CommandHandler({ ...ports, pace: PACE }, ALL_VERBS);
    const deploy = { id: SQUAD, person: ANA, text: 'deploy web', request: 'once', pressed: false };
    const first = await handler.handle(deploy);
    for (const count of [4, 5, 6]) {
      await handler.handle({ ...deploy, text: `scale web ${count}`, request: `r${count}` });
    }
    expect(await handler.handle(deploy)).toEqual(first);
  });
});

describe('requests', () => {
  it('of one person are counted in a process', async () => {
    const { ports, clock } = new ChannelUnderTest();
    const say = processOf(ports);
    for (let count = 0; count < 12; count++) expect((await say(ANA, 'show')).headline).not.toContain('Go on');
    const refused = await say(ANA, 'show');
    expect(refused.headline).toBe('Nothing was changed. Go on in 5s.');
    expect(refused.buttons.map(({ label }) => label)).toEqual(['History', 'Show the cluster']);
    expect(violations(refused, { verbs: ALL_VERBS })).toEqual([]);
    expect((await say(BEN, 'show')).headline).not.toContain('Go on');
    await clock.sleep(5_000);
    expect((await say(ANA, 'show')).headline).not.toContain('Go on');
  });

  it('of a channel are counted, but for the answers to a quiz', async () => {
    const say = processOf(new ChannelUnderTest().ports);
    const asked = await say(ANA, 'quiz statefulset');
    const answer = asked.buttons[1]?.run ?? '';
    expect(answer).toMatch(/^quiz answer/);
    for (let number = 10; number < 60; number++) {
      expect((await say(someone(number), answer, true)).headline).not.toContain('Go on');
    }
    for (let number = 10; number < 30; number++) await say(someone(number), 'show');
    expect((await say(BEN, 'show')).notice).toContain('A channel gets 20 commands a minute');
    expect((await say(BEN, answer, true)).headline).not.toContain('Go on');
  });

  it('are remembered of so many people and no more', () => {
    const recent = new RecentRequests();
    for (let person = 0; person < 20_000; person++) recent.take(`T1#U${person}`, 60, 0);
    expect(recent.size).toBe(5_000);
  });
});

describe('a command that is too long', () => {
  it.each([
    ['scale web '.padEnd(8_100, '9'), 'It has 8100 characters; 8000 are read.'],
    [`apply -f -\n${'x'.repeat(200_000)}`, 'It has 200011 characters; 200000 are read.'],
  ])('is not read', async (text, words) => {
    const channel = new ChannelUnderTest();
    const reply = await channel.type(text);
    expect(reply).toMatchObject({ audience: 'asker', headline: 'Nothing was changed. That is too long.' });
    expect(reply.notice).toContain(words);
    expect(reply.command.length).toBeLessThan(50);
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
    expect(await channel.clusters.load(SQUAD)).toBeUndefined();
  });

  it('may have a long manifest below it', async () => {
    const manifest = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\ndata:\n  a: "${'y'.repeat(20_000)}"`;
    expect((await new ChannelUnderTest().type(`apply -f -\n${manifest}`)).headline).not.toContain('too long');
  });
});

it('the usual pace counts no further back than a channel remembers', async () => {
  const channel = new ChannelUnderTest();
  for (let pods = 1; pods <= 60; pods++) await channel.type(`settings pods ${pods}`);
  expect(USUAL_PACE.changesOfChannel).toBeLessThanOrEqual((await channel.commands()).length);
});
