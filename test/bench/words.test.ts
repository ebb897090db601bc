import { readWords } from './words';

const NAMES = ['cold', 'warm'];

describe('the words of npm run bench', () => {
  test('name parts, counts and whether to record', () => {
    expect(readWords(['warm', '--rounds', '40', '--record'], NAMES)).toEqual({
      parts: ['warm'],
      options: { runs: 15, rounds: 40, pods: Infinity },
      isRecorded: true,
    });
    expect(readWords([], NAMES)).toMatchObject({ parts: NAMES, isRecorded: false });
  });

  test.each([['luke-warm'], ['--fast'], ['--runs', 'many'], ['--runs', '0'], ['--runs', '-3'], ['--rounds', '1.5']])(
    '%s %s is not understood',
    (...words) => {
      expect(readWords(words, NAMES)).toBeUndefined();
    },
  );
});
