import { AREAS } from './areas';
import { readWords } from './mutation';
import { type Report, scoreOf, unnoticed } from './score';

describe('the words after npm run mutation', () => {
  it('choose areas, or all of them', () => {
    expect(readWords([])).toMatchObject({ areas: AREAS, seed: 9, isForRecord: false });
    expect(readWords(['store', '--seed', '7'])?.areas.map(({ name }) => name)).toEqual(['store']);
    expect(readWords(['store', '--record'])).toMatchObject({ isForRecord: true });
    expect(readWords(['store', '--share', '50'])?.areas[0]?.share).toBe(0.5);
  });

  it.each([
    [['nowhere']],
    [['--what']],
    [['--share', '0']],
    [['--seed', 'x']],
    [['--workers', '0']],
    // What is recorded is the share that an area has.
    [['--share', '10', '--record']],
  ])('%j is not understood', (words) => {
    expect(readWords(words)).toBeUndefined();
  });
});

const mutant = (status: string, line: number, mutatorName = 'StringLiteral') => ({
  ...{ status, mutatorName, replacement: '""' },
  location: { start: { line, column: 5 }, end: { line, column: 8 } },
});
const report: Report = {
  files: {
    'src/a.ts': {
      source: ['one = two;', 'a = "b";', 'c = d;'].join('\n'),
      mutants: [
        mutant('Killed', 1),
        mutant('Killed', 2),
        mutant('Timeout', 3),
        mutant('Survived', 2),
        mutant('NoCoverage', 3, 'BlockStatement'),
        mutant('CompileError', 1),
        mutant('Ignored', 1),
      ],
    },
  },
};
const ALL = { seed: 1, share: 1 };

it('counts what was noticed of what was tried', () => {
  expect(scoreOf(report, ALL)).toEqual({
    ...{ all: 7, tried: 5, killed: 2, timedOut: 1, survived: 1, unreached: 1, constants: 1, percent: 60 },
    left: { StringLiteral: 1, BlockStatement: 1 },
  });
});

it('says where something was left unnoticed, and what stood there', () => {
  expect(unnoticed(report, ALL)).toEqual([
    'src/a.ts:2:5 Survived StringLiteral: "b" -> ""',
    'src/a.ts:3:5 NoCoverage BlockStatement: d; -> ""',
  ]);
});

it('counts those that no test reaches only where they are in the sample', () => {
  expect(scoreOf(report, { seed: 1, share: 0 })).toMatchObject({ tried: 4, unreached: 0 });
  const many = Array.from({ length: 1000 }, (_, i) => mutant('NoCoverage', i + 1));
  const { tried } = scoreOf({ files: { 'src/a.ts': { source: '', mutants: many } } }, { seed: 1, share: 0.3 });
  expect(tried).toBeGreaterThan(250);
  expect(tried).toBeLessThan(350);
});
