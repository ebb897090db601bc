/** The course as a table: each of its statements is taught by a lesson, shown by what the lesson does, and asked. */
import { newCluster } from '../../src/cluster/new-cluster';
import { type Outcome, run } from '../../src/app/run';
import { ALL_VERBS } from '../../src/app/verbs';
import { STATEMENTS } from '../../src/tutor/course/statements';
import type { Exercise } from '../../src/tutor/exercises/exercise';
import { exerciseEntries, exerciseOf } from '../../src/tutor/exercises/library';
import { beginningOf } from '../../src/tutor/exercises/play';
import { bankItems } from '../../src/tutor/quiz/items';
import { NOTHING_TAUGHT } from '../../src/tutor/taught';

const lessons: readonly Exercise[] = exerciseEntries()
  .filter(({ kind }) => kind === 'lesson')
  .flatMap(({ id }) => exerciseOf('lesson', id) ?? []);

const RULES_THEN = /^settings rules kubernetes then (.+)$/;

/** Statements that the replies of a lesson show, when every step is done as the lesson says. */
function shownIn(lesson: Exercise): ReadonlySet<string> {
  let state = beginningOf(lesson).cluster;
  let taught = NOTHING_TAUGHT;
  const shown = new Set<string>();
  const commands = lesson.steps.flatMap(({ goal, show, solution }) => (goal ? solution : show ? [show] : []));
  for (const command of commands) {
    const [, lifted] = RULES_THEN.exec(command) ?? [];
    const before = lifted === undefined ? state : { ...state, rules: newCluster({ rules: 'kubernetes' }).rules };
    const outcome = run(before, lifted ?? command, { verbs: ALL_VERBS, taught, pressed: true }) as Outcome;
    expect({ command, refused: outcome.refused }).toEqual({ command, refused: undefined });
    state = outcome.cluster;
    taught = outcome.taught;
    for (const id of outcome.shown) shown.add(id);
  }
  return shown;
}

it.each(STATEMENTS.map(({ id, title }) => ({ id, title })))('$id is taught and asked: $title', ({ id }) => {
  expect(lessons.filter(({ teaches }) => teaches.includes(id)).map((lesson) => lesson.id)).not.toEqual([]);
  expect(bankItems().filter(({ statements }) => statements.includes(id))).not.toEqual([]);
});

it.each(lessons.map((lesson) => ({ id: lesson.id, lesson })))('$id shows what it teaches', ({ lesson }) => {
  const shown = shownIn(lesson);
  expect(lesson.teaches.filter((id) => !shown.has(id))).toEqual([]);
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
