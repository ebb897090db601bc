/**
 * The list of lessons, and what `progress` says of them.
 */
import { cut, MAX_LINES, spread } from '../../diagram/text/columns';
import { button } from '../button';
import { CHAPTERS, type Chapter } from '../course/statements';
import type { Button, ExercisePart, Reply } from '../reply';
import { spoken } from '../text';
import type { Exercise } from './exercise';
import { entriesOf, type ExerciseEntry, exerciseEntries, numberOf } from './library';
import type { ListFacts } from './list-facts';
import { nameOf } from './words';

/** The first lesson that was not done here. */
function nextLesson(done: readonly string[]): ExerciseEntry | undefined {
  return entriesOf('lesson').find(({ id }) => !done.includes(id));
}

/** For `progress`: how many lessons were done here, and the next one, or the exercise that runs. */
export function lessonsPart(done: readonly string[], running?: Pick<Exercise, 'kind' | 'id'>): ExercisePart {
  const lessons = entriesOf('lesson');
  const count = lessons.filter(({ id }) => done.includes(id)).length;
  const next = nextLesson(done);
  const said = `${count} of ${lessons.length} lessons done here.`;
  const now = running === undefined ? undefined : exerciseEntries().find(({ id }) => id === running.id);
  if (running !== undefined && !done.includes(running.id)) {
    const title = now === undefined ? '' : `: ${now.title}`;
    return {
      lines: [`${said} ${nameOf(running)} runs now${title}.`],
      isNews: false,
      buttons: [{ label: `Go on: ${running.kind}`, run: running.kind }],
    };
  }
  if (next === undefined) {
    return { lines: [said], isNews: false, buttons: [{ label: 'All missions', run: 'mission list' }] };
  }
  return {
    lines: [`${said} Next: lesson ${numberOf(next)}, ${next.title}.`],
    isNews: false,
    buttons: [startButton(next)],
  };
}

/** @param wish the chapter to unfold; that of the next lesson where none is named */
export function lessonList(facts: ListFacts, wish?: Chapter): Reply {
  const lessons = entriesOf('lesson');
  const { done, pressed } = facts;
  const count = lessons.filter(({ id }) => done.includes(id)).length;
  const next = nextLesson(done);
  const open = wish ?? next?.chapter ?? CHAPTERS[0];
  const headline =
    count === 0 ? `${lessons.length} lessons, none done yet` : `${count} of ${lessons.length} lessons done here`;
  const lines = CHAPTERS.flatMap((chapter) => {
    const own = lessons.filter((lesson) => lesson.chapter === chapter);
    const there = own.filter(({ id }) => done.includes(id)).length;
    const head = spread(chapter, own.length === 0 ? '-' : `${there} of ${own.length} done`);
    return chapter === open ? [head, ...own.map((lesson) => lessonLine(lesson, facts))] : [head];
  });
  const other = CHAPTERS.find((chapter) => chapter !== open && lessons.some((lesson) => lesson.chapter === chapter));
  const notice =
    next === undefined
      ? 'All are done here. A mission is an incident to mend: /kube mission'
      : `Next: lesson ${numberOf(next)}, ${next.title}, about ${next.minutes} minutes.`;
  return {
    audience: 'asker',
    command: wish === undefined ? 'lesson list' : `lesson ${wish.toLowerCase()}`,
    pressed,
    headline,
    story: [],
    picture: lines.slice(0, MAX_LINES),
    notice,
    buttons: [
      ...(next === undefined ? [] : [startButton(next)]),
      ...(other === undefined ? [] : [button(other, `lesson ${other.toLowerCase()}`)]),
      { label: 'All missions', run: 'mission list' },
    ],
    text: spoken([headline, ...lessons.map((lesson, place) => spokenLine(lesson, place, facts)), notice]),
  };
}

const startButton = (lesson: ExerciseEntry): Button =>
  button(`Start lesson ${numberOf(lesson)}`, `lesson start ${lesson.id}`);

function lessonLine(lesson: ExerciseEntry, { done, now }: ListFacts): string {
  const { id, title } = lesson;
  const number = String(numberOf(lesson)).padStart(3);
  const state = id === now ? 'now' : done.includes(id) ? 'done' : '';
  return state === '' ? cut(`${number} ${title}`, 38) : spread(`${number} ${title}`, state);
}

const spokenLine = ({ id, title }: ExerciseEntry, place: number, { done, now }: ListFacts): string =>
  `Lesson ${place + 1}, ${title}${id === now ? ', runs now' : done.includes(id) ? ', done' : ''}`;
