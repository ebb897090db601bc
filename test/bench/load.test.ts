import { failureOf, readWords } from './load';
import type { Done } from './load-crowd';
import { compare } from './load-history';
import { growth, underLoad } from './load-run';

describe('a crowd at the whole tutor', () => {
  it('gets answers, and finds each change once in the history', async () => {
    const figures = await underLoad({ people: 12, channels: 6, seconds: 1, think: 20, seed: 9 });
    expect(failureOf(figures)).toBeUndefined();
    expect(figures.acknowledged).toBeGreaterThan(12);
    expect(figures.kept.versions).toBe(figures.acknowledged);
    expect(figures.closed.commands + figures.open.commands + figures.full.commands).toBeGreaterThan(12);
    expect(figures.memory).toHaveLength(9);
  }, 60_000);
});

describe('what is compared', () => {
  const change = (trigger: string, more: Partial<Done> = {}): Done => ({
    ...{ channel: 'C0L0', person: 'U0P0', trigger, text: `annotate deployment web last-U0P0=${trigger} --overwrite` },
    ...{ pressed: false, kind: 'change', outcome: 'changed', milliseconds: 1, ...more },
  });
  const none = { lost: [], doubled: [], unasked: [], overwritten: [] };
  const done = [change('1'), change('2')];

  it('is well where each change is there once and the last note stands', () => {
    expect(compare(done, { requests: ['1', '2'], notes: { 'last-U0P0': '2' } })).toEqual(none);
  });

  it('finds a change that is not there', () => {
    const found = compare(done, { requests: ['2'], notes: { 'last-U0P0': '2' } });
    expect(found).toEqual({ ...none, lost: ['C0L0 1 annotate deployment web last-U0P0=1 --overwrite'] });
  });

  it('finds a change that is there twice', () => {
    const found = compare(done, { requests: ['1', '2', '1'], notes: { 'last-U0P0': '2' } });
    expect(found.doubled).toHaveLength(1);
  });

  it('finds a change that was said not to be made; one without an answer may be there', () => {
    const others = [change('3', { outcome: 'answered' }), change('4', { outcome: 'error' })];
    const kept = { requests: ['1', '2', '3', '4', '5'], notes: { 'last-U0P0': '2' } };
    expect(compare([...done, ...others], kept)).toEqual({ ...none, unasked: ['3', '5'] });
  });

  it('finds a note that somebody else took away', () => {
    expect(compare(done, { requests: ['1', '2'], notes: {} }).overwritten).toEqual(['last-U0P0']);
    // The later one is the one that was made later, not the one that was answered later.
    expect(compare(done, { requests: ['2', '1'], notes: { 'last-U0P0': '1' } })).toEqual(none);
  });
});

describe('npm run load', () => {
  it('reads its words', () => {
    expect(readWords(['--people', '20', '--channels', '10', '--seconds', '3', '--seed', '7', '--record'])).toEqual({
      ...{ people: 20, channels: 10, seconds: 3, think: 4_000, seed: 7, isRecorded: true },
    });
    expect(readWords([])).toMatchObject({ people: 200, channels: 100, seconds: 60, isRecorded: false });
  });

  it.each([['--peple', '3'], ['many'], ['--people', 'many'], ['--people', '5', '--channels', '6'], ['--seconds', '0']])(
    'does not read %s %s',
    (...words) => {
      expect(readWords(words)).toBeUndefined();
    },
  );

  it('says what is wrong', () => {
    const kept = { versions: 1, lost: ['a'], doubled: [], unasked: [], overwritten: [] };
    const well = { ...kept, lost: [] };
    const flat = { heap: 1, resident: 1 };
    expect(failureOf({ errors: [], kept, growth: flat, seconds: 60 })).toContain('lost (1): a');
    expect(failureOf({ errors: ['b'], kept: well, growth: flat, seconds: 60 })).toContain('errors (1): b');
    expect(failureOf({ errors: [], kept: well, growth: { heap: 2, resident: 2 }, seconds: 60 })).toContain('grows');
    expect(failureOf({ errors: [], kept: well, growth: flat, seconds: 60 })).toBeUndefined();
  });

  it('compares the last third with the first', () => {
    expect(growth([1, 1, 1, 5, 5, 5, 2, 2, 2])).toBe(2);
    expect(growth([3])).toBe(1);
  });
});
