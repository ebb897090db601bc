/** The whole course as it is really answered: docs/course-walk.md. */
import { COURSE_WALK } from './course-walk-deeds';
import { type PlayedDeed, playSession, sessionPart } from './played-session';

const INTRODUCTION = `# The course, command by command

Three people walk through the whole course. Every reply below was really given: the commands were sent as signed
requests through the whole tutor. \`npm run docs\` writes this page anew, and a test compares.
`;

export interface PlayedChapter {
  readonly title: string;
  readonly played: readonly PlayedDeed[];
}

/** Plays every chapter in a channel of its own. */
export async function playCourse(): Promise<readonly PlayedChapter[]> {
  const chapters: PlayedChapter[] = [];
  for (const { title, deeds } of COURSE_WALK) chapters.push({ title, played: await playSession(deeds) });
  return chapters;
}

/** The page, as Markdown. */
export function courseWalkPage(chapters: readonly PlayedChapter[]): string {
  let number = 0;
  const parts = chapters.flatMap(({ title, played }) => [
    `# ${title}\n`,
    ...played.map((one) => sessionPart(one, ++number)),
  ]);
  return [INTRODUCTION, ...parts].join('\n');
}
