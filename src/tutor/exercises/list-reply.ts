/**
 * The lists of lessons and missions, and what one of them is about.
 */
import { cut, MAX_LINES, spread } from '../../diagram/columns';
import { button } from '../button';
import { CHAPTERS, type Chapter } from '../course/statements';
import type { Button, ExercisePart, Reply } from '../reply';
import { spoken } from '../text';
import type { Exercise } from './exercise';
import { type ExerciseEntry, exerciseEntries } from './library';
import { nameOf } from './words';

/** What a list knows of the channel. */
export interface ListFacts {
  /** Ids of what was done here. */
  readonly done: readonly string[];
  /** The id of what runs now. */
  readonly now?: string;
  readonly pressed: boolean;
}

/** A mission that the workspace has added. */
export interface OwnEntry {
  readonly id: string;
  readonly title: string;
  readonly minutes: number;
}

const lessonsOf = (): readonly ExerciseEntry[] => exerciseEntries().filter(({ kind }) => kind === 'lesson');

/** The first lesson that was not done here. */
function nextLesson(done: readonly string[]): ExerciseEntry | undefined {
  return lessonsOf().find(({ id }) => !done.includes(id));
}

/** For `progress`: how many lessons were done here, and the next one, or the exercise that runs. */
export function lessonsPart(done: readonly string[], running?: Pick<Exercise, 'kind' | 'id'>): ExercisePart {
  const lessons = lessonsOf();
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
  const number = lessons.indexOf(next) + 1;
  return {
    lines: [`${said} Next: lesson ${number}, ${next.title}.`],
    isNews: false,
    buttons: [button(`Start lesson ${number}`, `lesson start ${next.id}`)],
  };
}

/** @param wish the chapter to unfold; that of the next lesson where none is named */
export function lessonList(facts: ListFacts, wish?: Chapter): Reply {
  const lessons = lessonsOf();
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
      : `Next: lesson ${lessons.indexOf(next) + 1}, ${next.title}, about ${next.minutes} minutes.`;
  return {
    audience: 'asker',
    command: wish === undefined ? 'lesson list' : `lesson ${wish.toLowerCase()}`,
    pressed,
    headline,
    story: [],
    picture: lines.slice(0, MAX_LINES),
    notice,
    buttons: [
      ...(next === undefined ? [] : [button(`Start lesson ${lessons.indexOf(next) + 1}`, `lesson start ${next.id}`)]),
      ...(other === undefined ? [] : [button(other, `lesson ${other.toLowerCase()}`)]),
      { label: 'All missions', run: 'mission list' },
    ],
    text: spoken([headline, ...lessons.map((lesson, place) => spokenLine(lesson, place, facts)), notice]),
  };
}

function lessonLine({ id, title }: ExerciseEntry, { done, now }: ListFacts): string {
  const number = String(lessonsOf().findIndex((one) => one.id === id) + 1).padStart(3);
  const state = id === now ? 'now' : done.includes(id) ? 'done' : '';
  return state === '' ? cut(`${number} ${title}`, 38) : spread(`${number} ${title}`, state);
}

const spokenLine = ({ id, title }: ExerciseEntry, place: number, { done, now }: ListFacts): string =>
  `Lesson ${place + 1}, ${title}${id === now ? ', runs now' : done.includes(id) ? ', done' : ''}`;

/** @param own what the workspace has added; with `onlyOwn` nothing else is listed */
export function missionList(facts: ListFacts, own: readonly OwnEntry[], onlyOwn = false): Reply {
  const { done, pressed } = facts;
  const built = onlyOwn ? [] : exerciseEntries().filter(({ kind }) => kind === 'mission');
  const lines = built.map((entry) => missionLine(entry, facts)).slice(0, MAX_LINES - 1);
  const room = MAX_LINES - lines.length - 1;
  const picture = [...lines, ...ownLines(own, room, facts)];
  const all = [...built, ...own];
  const next = all.find(({ id }) => !done.includes(id));
  const headline =
    all.length === 0 ? 'No missions of this workspace yet' : `${all.length} missions: incidents that a team mends`;
  const notice =
    all.length === 0
      ? 'Write one and add it: docs/authoring.md tells how.'
      : 'The cluster of a mission is broken. Find out what it is, and mend it together.';
  return {
    audience: 'asker',
    command: onlyOwn ? 'mission ours' : 'mission list',
    pressed,
    headline,
    story: [],
    ...(picture.length === 0 ? {} : { picture }),
    notice,
    buttons: [
      ...(next === undefined ? [] : [button('Start the next', `mission start ${next.id}`)]),
      { label: 'All lessons', run: 'lesson list' },
      ...(onlyOwn ? [{ label: 'All missions', run: 'mission list' }] : [{ label: 'Show progress', run: 'progress' }]),
    ],
    text: spoken([
      headline,
      ...all.map(({ id, title }) => `${id}: ${title}${done.includes(id) ? ', done' : ''}`),
      notice,
    ]),
  };
}

/** Those of the workspace under a line of their own; what does not fit is counted. */
function ownLines(own: readonly OwnEntry[], room: number, facts: ListFacts): readonly string[] {
  if (own.length === 0) return [];
  if (room <= 1) return [spread('of this workspace', `${own.length}: mission ours`)];
  const isAll = own.length <= room;
  const shown = own.slice(0, isAll ? room : room - 1).map((entry) => missionLine(entry, facts));
  return ['of this workspace', ...shown, ...(isAll ? [] : [`${own.length - shown.length} more`])];
}

function missionLine({ id, minutes }: OwnEntry, { done, now }: ListFacts): string {
  return spread(id, id === now ? 'now' : done.includes(id) ? 'done' : `${minutes} min`);
}

/** What a lesson or mission is about, before it begins. */
export function aboutReply(exercise: Exercise, { done, now, pressed }: ListFacts): Reply {
  const { kind, id, title, minutes, steps, text, chapter } = exercise;
  const headline = `${nameOf(exercise)}: ${title}`;
  const where = chapter === undefined ? '' : `${chapter}, `;
  const facts = `${where}${steps.length} ${steps.length === 1 ? 'step' : 'steps'}, about ${minutes} minutes`;
  const state = id === now ? 'It runs here now.' : done.includes(id) ? 'It was done here already.' : '';
  const start: Button = id === now ? { label: 'Go on', run: kind } : button(`Start the ${kind}`, `${kind} start ${id}`);
  return {
    audience: 'asker',
    command: `${kind} ${id}`,
    pressed,
    headline,
    story: [],
    exercise: { lines: [text, `${facts}. ${state}`.trim()], isNews: true, buttons: [] },
    buttons: [start, { label: kind === 'lesson' ? 'All lessons' : 'All missions', run: `${kind} list` }],
    text: spoken([headline, text, facts, state]),
  };
}
