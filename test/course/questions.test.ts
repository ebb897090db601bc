/** Each statement of the course is asked by a question. */
import { bankItems } from '../../src/tutor/quiz/items';
import { STATEMENTS } from './statements';

const asked = new Set<string>(bankItems().flatMap(({ statements }) => statements));

test.each(STATEMENTS)('%s is asked by a question', (id) => {
  expect(asked).toContain(id);
});
