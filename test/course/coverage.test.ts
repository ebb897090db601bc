/**
 * Each statement of the course is shown by a reply of the course walk, with a picture, and asked by a question.
 */
import { COURSE_WALK } from '../../docs/course-walk-deeds';
import { COURSE_ITEMS } from '../../src/tutor/quiz/content';
import { TOPICS } from '../../src/tutor/quiz/question';
import { STATEMENTS } from './statements';

const asked = new Set<string>(TOPICS.flatMap((topic) => COURSE_ITEMS[topic].map(({ statement }) => statement)));
const shown = new Set(
  COURSE_WALK.flatMap(({ deeds }) => deeds.flatMap(({ shows = {} }) => Object.keys(shows))),
);

test.each(STATEMENTS)('%s is asked by a question', (id) => {
  expect(asked).toContain(id);
});

test.each(STATEMENTS)('%s is shown by a reply of the course walk', (id) => {
  expect(shown).toContain(id);
});

test('nothing else is said to be shown', () => {
  expect([...shown].filter((id) => !STATEMENTS.includes(id))).toEqual([]);
});
