/** Each statement of the course is asked by a question. */
import { COURSE_ITEMS } from '../../src/tutor/quiz/content';
import { TOPICS } from '../../src/tutor/quiz/question';
import { STATEMENTS } from './statements';

const asked = new Set<string>(TOPICS.flatMap((topic) => COURSE_ITEMS[topic].map(({ statement }) => statement)));

test.each(STATEMENTS)('%s is asked by a question', (id) => {
  expect(asked).toContain(id);
});
