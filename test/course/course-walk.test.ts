/**
 * The course walk, played as signed requests: docs/course-walk.md is what the tutor answers today, and each statement
 * of the course is shown by a reply with a picture.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { courseWalkPage, playCourse, type PlayedChapter } from '../../docs/course-walk';
import { fenced } from '../../docs/played-session';
import { STATEMENTS } from './statements';

const PAGE = join(__dirname, '..', '..', 'docs', 'course-walk.md');

let chapters: readonly PlayedChapter[] = [];
beforeAll(async () => {
  chapters = await playCourse();
}, 120_000);

test('docs/course-walk.md is what the tutor answers today (npm run docs)', () => {
  expect(readFileSync(PAGE, 'utf8')).toBe(courseWalkPage(chapters));
});

test.each(STATEMENTS)('%s is shown by a reply with a picture', (id) => {
  const replies = chapters.flatMap(({ played }) =>
    played.flatMap(({ deed, reply }) => {
      const words = deed.shows?.[id];
      return words === undefined ? [] : [{ words, reply }];
    }),
  );
  expect(replies.length).toBeGreaterThan(0);
  for (const { words, reply } of replies) {
    expect(fenced(reply)).toContain(words);
    expect(reply.blocks.filter(({ type }) => type === 'rich_text').length).toBeGreaterThan(0);
  }
});

test('nobody on the walk meets a failure', () => {
  const replies = chapters.flatMap(({ played }) => played.map(({ did, reply }) => `${did}: ${reply.text}`));
  expect(replies.filter((text) => /Something failed here|Nothing was changed: (others|the)/.test(text))).toEqual([]);
});
