/** The course as a table: each of its statements is taught by a lesson, shown by what the lesson does, and asked. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { courseTablePage, lessonsOfCourse, shownInSteps } from '../../docs/course-table';
import { STATEMENTS } from '../../src/tutor/course/statements';
import { bankItems } from '../../src/tutor/quiz/items';

const lessons = lessonsOfCourse();

it.each(STATEMENTS.map(({ id, title }) => ({ id, title })))('$id is taught and asked: $title', ({ id }) => {
  expect(lessons.filter(({ teaches }) => teaches.includes(id)).map((lesson) => lesson.id)).not.toEqual([]);
  expect(bankItems().filter(({ statements }) => statements.includes(id))).not.toEqual([]);
});

it.each(lessons.map((lesson) => ({ id: lesson.id, lesson })))('$id shows what it teaches', ({ lesson }) => {
  const shown = shownInSteps(lesson);
  expect(lesson.teaches.filter((id) => !shown.has(id))).toEqual([]);
});

it('stands in docs/course.md as it is played', () => {
  const page = courseTablePage();
  expect(page).not.toContain('step ?');
  expect(readFileSync(join(__dirname, '../../docs/course.md'), 'utf8')).toBe(page);
});

it('opens no two lessons with the same question', () => {
  const questions = lessons.flatMap((lesson) => lesson.questions);
  expect(new Set(questions).size).toBe(questions.length);
});

it('goes through the chapters in order, 3 to 6 minutes each', () => {
  const chapters = lessons.map(({ chapter }) => chapter ?? '');
  expect(chapters).toEqual([...chapters].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)));
  for (const { minutes } of lessons) expect([3, 4, 5, 6]).toContain(minutes);
});

const ORDER = ['Pods', 'Deployments', 'StatefulSets', 'DaemonSets'];
