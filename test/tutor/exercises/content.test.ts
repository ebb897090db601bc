/** Every lesson and mission that comes with the tutor: it is what it says, and its words are those of the tutor. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findTerm } from '../../../src/tutor/explain/find-term';
import { checkExercise } from '../../../src/tutor/exercises/check';
import type { Exercise } from '../../../src/tutor/exercises/exercise';
import { exerciseEntries, exerciseOf } from '../../../src/tutor/exercises/library';
import { readExercise, type WrittenExercise } from '../../../src/tutor/exercises/read-exercise';
import { bankItems } from '../../../src/tutor/quiz/items';

const CONTENT = join(__dirname, '../../../src/tutor/content');
const FORBIDDEN =
  /\b(please|sorry|oops|successfully|simply|just|up|down|alive|dead|healthy|killed|instances?|box(es)?)\b|!|\p{Extended_Pictographic}/iu;
const PHRASES =
  /\b(look up|scale[sd]? (it )?(up|down)|scaled? down|scaling (up|down)|add up|end up|slow(s|ed)? down)\b/gi;

interface FileOf extends WrittenExercise {
  readonly file: string;
}

const files: readonly FileOf[] = (['lessons', 'missions'] as const).flatMap((folder) =>
  readdirSync(join(CONTENT, folder))
    .sort()
    .map((name) => {
      const read = readExercise(readFileSync(join(CONTENT, folder, name), 'utf8'));
      if ('error' in read) throw new Error(`${name}:${read.error.line}: ${read.error.message}`);
      return { ...read, file: name };
    }),
);

const textsOf = ({ title, text, steps, debrief }: Exercise): readonly string[] => [
  title,
  text,
  ...steps.flatMap(({ say, done, hints }) => [say, ...(done === undefined ? [] : [done]), ...hints]),
  ...Object.values(debrief).filter((part): part is string => typeof part === 'string'),
];

describe.each(files)('$file', ({ exercise, ...written }) => {
  it('reaches every goal by its solutions, and by nothing that is listed as wrong', () => {
    const ids = new Set(bankItems().map(({ id }) => id));
    expect(checkExercise({ exercise, ...written }, { isQuestion: (id) => ids.has(id) })).toEqual([]);
  });

  it('is what the program reads', () => {
    expect(exerciseOf(exercise.kind, exercise.id)).toEqual(JSON.parse(JSON.stringify(exercise)));
  });

  it('uses the words of the tutor', () => {
    const wrong = textsOf(exercise).filter((text) =>
      FORBIDDEN.test(text.replace(/"[^"]*"|Type[^:]*:.*$/g, '').replaceAll(PHRASES, '')),
    );
    expect(wrong).toEqual([]);
    for (const term of exercise.concepts) expect(findTerm(term)).toBeDefined();
  });
});

it('has unique names, lessons in the order of their files', () => {
  const ids = exerciseEntries().map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(files.map(({ exercise }) => exercise.id));
});

it.each(files.filter(({ exercise }) => exercise.kind === 'mission'))(
  '$exercise.id says no more than its alarm: the name gives no cause away',
  ({ exercise: { id, title, text } }) => {
    const seen = new Set(`${title} ${text}`.toLowerCase().match(/[a-z0-9]+/g));
    expect(id.split('-').filter((word) => !seen.has(word))).toEqual([]);
  },
);

it('has at least ten missions', () => {
  expect(exerciseEntries().filter(({ kind }) => kind === 'mission').length).toBeGreaterThanOrEqual(10);
});
