import { measured } from '../../src/app/event-metrics';
import { CommandHandler } from '../../src/app/handle-command';
import type { MetricName } from '../../src/app/ports';
import { pseudonymsWith } from '../../src/app/pseudonyms';
import { ALL_VERBS } from '../../src/app/verbs';
import { MemoryClusterStore } from '../../src/store/memory-cluster-store';
import { ANA, ChannelUnderTest, SQUAD } from './channel-under-test';

const pseudonyms = pseudonymsWith('salt');

/** A channel whose log tells of each command, and what follows from it. */
function told(clusters = new MemoryClusterStore()) {
  const channel = new ChannelUnderTest(clusters);
  const figures = new Map<MetricName, number[]>();
  const metrics = {
    add: (name: MetricName, value: number) => void figures.set(name, [...(figures.get(name) ?? []), value]),
  };
  const log = measured(channel.log, metrics);
  const handler = new CommandHandler({ ...channel.ports, log, pseudonyms }, ALL_VERBS);
  let requests = 0;
  const type = (text: string, request = `request-${++requests}`) =>
    handler.handle({ id: SQUAD, person: ANA, text, request, pressed: false });
  const lines = () =>
    channel.log.lines
      .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
      .filter(({ event }) => event === 'command');
  return { channel, type, lines, figures };
}

describe('the line of a command', () => {
  it('has the verb, what came of it and what it took, and nothing that names anybody', async () => {
    const { type, lines, channel } = told();
    await type('deploy web 3');
    expect(lines()).toEqual([
      {
        event: 'command',
        verb: 'deploy',
        outcome: 'changed',
        pressed: false,
        ms: 0,
        conflicts: 0,
        steps: expect.any(Number) as number,
        team: pseudonyms(SQUAD.team),
        channel: pseudonyms(SQUAD.channel),
      },
    ]);
    expect(lines()[0]?.steps).toBeGreaterThan(10);
    for (const word of ['web', ANA.name, `"${ANA.id}"`, `"${SQUAD.team}"`, `"${SQUAD.channel}"`]) {
      expect(channel.log.lines.join()).not.toContain(word);
    }
  });

  it.each([
    ['get pods', 'get', 'answered'],
    ['history', 'history', 'answered'],
    ['', 'start', 'answered'],
    ['scale nothing 3', 'scale', 'refused'],
    ['save', 'save', 'refused'],
    ['frobnicate my-secret', '?', 'refused'],
    ['deploy web --my-secret', '?', 'refused'],
    ['undo', 'undo', 'refused'],
  ])('%j is %s, %s', async (text, verb, outcome) => {
    const { type, lines, channel } = told();
    await type(text);
    expect(lines()).toMatchObject([{ verb, outcome, steps: 0 }]);
    expect(channel.log.lines.join()).not.toContain('my-secret');
  });

  it('tells a delivery of before, and what was taken back', async () => {
    const { type, lines } = told();
    await type('deploy web', 'same');
    await type('deploy web', 'same');
    await type('undo');
    expect(lines().map(({ outcome }) => outcome)).toEqual(['changed', 'again', 'changed']);
    expect(lines()[2]?.steps).toBe(0);
  });

  it('counts how often others were faster, and says where that never ended', async () => {
    class OftenLate extends MemoryClusterStore {
      late = 3;
      override save(...args: Parameters<MemoryClusterStore['save']>): ReturnType<MemoryClusterStore['save']> {
        return this.late-- > 0 ? Promise.resolve('conflict') : super.save(...args);
      }
    }
    const store = new OftenLate();
    const { type, lines, figures } = told(store);
    await type('deploy web');
    store.late = Infinity;
    await type('scale web 2');
    expect(lines()).toMatchObject([
      { outcome: 'changed', conflicts: 3 },
      { outcome: 'busy', steps: 0 },
    ]);
    expect(lines()[1]?.ms).toBeGreaterThanOrEqual(2_200);
    expect(figures.get('Conflicts')?.[0]).toBe(3);
    expect(figures.get('BusyCommands')).toEqual([1]);
  });

  it('says where the store failed', async () => {
    class Broken extends MemoryClusterStore {
      override load(): Promise<never> {
        return Promise.reject(new Error('no store'));
      }
    }
    const { type, lines } = told(new Broken());
    await expect(type('deploy web')).rejects.toThrow('no store');
    expect(lines()).toMatchObject([{ outcome: 'failed' }]);
  });

  it('is not there where ids have no pseudonyms', async () => {
    const channel = new ChannelUnderTest();
    await channel.type('deploy web');
    expect(channel.log.lines).toEqual([]);
  });

  it('becomes figures', async () => {
    const { type, figures } = told();
    await type('deploy web', 'same');
    await type('deploy web', 'same');
    await type('frobnicate');
    expect(Object.fromEntries(figures)).toEqual({
      Commands: [1, 1, 1],
      CommandDuration: [0, 0, 0],
      Conflicts: [0, 0, 0],
      EngineSteps: [expect.any(Number) as number, 0, 0],
      Redeliveries: [1],
      RefusedCommands: [1],
    });
  });
});

describe('pseudonyms', () => {
  it('are the same for the same id and salt, and tell nothing of the id', () => {
    expect(pseudonyms('C0123')).toMatch(/^[0-9a-f]{12}$/);
    expect(pseudonymsWith('salt')('C0123')).toBe(pseudonyms('C0123'));
    expect(pseudonyms('C0124')).not.toBe(pseudonyms('C0123'));
    expect(pseudonymsWith('other')('C0123')).not.toBe(pseudonyms('C0123'));
  });

  it('without a salt are those of one process', () => {
    for (const salt of [undefined, '']) {
      const some = pseudonymsWith(salt);
      expect(some('C0123')).toBe(some('C0123'));
      expect(some('C0123')).not.toBe(pseudonymsWith(salt)('C0123'));
    }
  });
});
