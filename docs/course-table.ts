/**
 * docs/course.md: for each statement of the course the step of a lesson that shows it, and the questions that ask it.
 * Computed: every lesson is played, and a step counts where its reply shows the statement.
 */
import { type Outcome, run } from '../src/app/run';
import { ALL_VERBS } from '../src/app/verbs';
import { STATEMENTS } from '../src/tutor/course/statements';
import type { Exercise } from '../src/tutor/exercises/exercise';
import { exerciseEntries, exerciseOf } from '../src/tutor/exercises/library';
import { beginningOf } from '../src/tutor/exercises/play';
import { bankItems } from '../src/tutor/quiz/items';
import { NOTHING_TAUGHT } from '../src/tutor/taught';

/** The lessons in the order of the course. */
export function lessonsOfCourse(): readonly Exercise[] {
  return exerciseEntries()
    .filter(({ kind }) => kind === 'lesson')
    .flatMap(({ id }) => exerciseOf('lesson', id) ?? []);
}

const RULES_THEN = /^settings rules kubernetes then (.+)$/;

/**
 * The statements that the replies of a lesson show when every step is done as the lesson says, each with the number of
 * the first step that shows it, counted from 1. Throws where a command of the lesson is refused.
 */
export function shownInSteps(lesson: Exercise): ReadonlyMap<string, number> {
  let state = beginningOf(lesson).cluster;
  let taught = NOTHING_TAUGHT;
  const shown = new Map<string, number>();
  for (const [place, { goal, show, solution }] of lesson.steps.entries()) {
    for (const command of goal !== undefined ? solution : show !== undefined ? [show] : []) {
      const [, lifted] = RULES_THEN.exec(command) ?? [];
      const before = lifted === undefined ? state : { ...state, rules: 'kubernetes' as const };
      const outcome = run(before, lifted ?? command, { verbs: ALL_VERBS, taught, pressed: true }) as Outcome;
      if (outcome.refused === true) throw new Error(`lesson ${lesson.id}: "${command}" was refused`);
      ({ cluster: state, taught } = outcome);
      for (const id of outcome.shown) if (!shown.has(id)) shown.set(id, place + 1);
    }
  }
  return shown;
}

/** The page, ready to be written. */
export function courseTablePage(): string {
  const lessons = lessonsOfCourse().map((lesson, place) => ({
    lesson,
    number: place + 1,
    shown: shownInSteps(lesson),
  }));
  const rows = STATEMENTS.map(({ id, title }) => {
    const taught = lessons
      .filter(({ lesson }) => lesson.teaches.includes(id))
      .map(({ lesson, number, shown }) => `${number} \`${lesson.id}\`, step ${shown.get(id) ?? '?'}`);
    const asked = bankItems()
      .filter(({ statements }) => statements.includes(id))
      .map((item) => `\`${item.id}\``);
    return `| ${id} | ${title} | ${taught.join('<br>')} | ${asked.join(' ')} |`;
  });
  return [
    '# The course',
    '',
    'Each statement of the course is shown by a step of a lesson and asked by questions. Written by `npm run docs`, which',
    'plays every lesson: a step counts where its reply shows the statement. A test compares.',
    '',
    '| id | statement | shown by lesson | asked by |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
