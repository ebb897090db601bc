/**
 * A reply with what it says of the exercise, within the lines that a reply has: what is said least urgently gives way.
 */
import { cut } from '../../diagram/text/columns';
import type { Button, ExercisePart, Reply } from '../reply';
import { STORY_COLUMNS } from '../story/lines';
import { spoken } from '../text';

/** Lines of story, picture, notice and exercise together: the rest of the thirty is who, headline and buttons. */
const MOST_LINES = 26;
const NOTICE_LINES = 2;
/** Lines of a picture that still fit beside a debrief. */
const SMALL_PICTURE = 8;
const MOST_BUTTONS = 4;
/** Characters of a small line where room is scarce. */
const SHORT = 100;

export function withExercise(reply: Reply, part: ExercisePart): Reply {
  const { notice, story, picture, image, ...rest } = reply;
  const isBare = part.isEnd === true;
  const drawn = isBare && (picture?.length ?? 0) > SMALL_PICTURE ? undefined : picture;
  const told = isBare ? [] : story;
  const room = MOST_LINES - (drawn?.length ?? 0);
  const said = notice === undefined || part.isNews ? undefined : notice;
  const needed = told.length + linesOf(part.lines);
  const isFull = needed > room;
  const lines = isFull && !part.isNews ? part.lines.map((line) => shortened(line)) : part.lines;
  const fitting = isBare ? told : withinLines(told, room - linesOf(lines));
  return {
    ...rest,
    story: fitting,
    ...(drawn === undefined ? {} : { picture: drawn, ...(image === undefined ? {} : { image }) }),
    ...(said === undefined || needed + NOTICE_LINES > room ? {} : { notice: said }),
    exercise: { ...part, lines },
    buttons: together(part.buttons, reply.buttons),
    text: `${reply.text} ${spoken(part.lines)}`,
  };
}

/** What the exercise offers comes first, *Why?* stays last. */
export function together(first: readonly Button[], others: readonly Button[]): readonly Button[] {
  const isWhy = ({ label }: Button) => label === 'Why?';
  const why = others.filter(isWhy);
  const all = [...first, ...others.filter((button) => !isWhy(button))];
  const once = all.filter(({ run }, place) => all.findIndex((one) => one.run === run) === place);
  return [...once.slice(0, MOST_BUTTONS - why.length), ...why];
}

const linesOf = (lines: readonly string[]): number =>
  lines.reduce((sum, line) => sum + Math.ceil(line.length / STORY_COLUMNS), 0);

const shortened = (line: string): string =>
  line.length <= SHORT ? line : cut(line, SHORT).replace(/(?<!\s)\s+\S*\.\.$/, ' ..');

/** The story with its last steps counted where they do not fit; a line that continues another goes with it. */
function withinLines(story: readonly string[], room: number): readonly string[] {
  if (story.length <= room) return story;
  const [, counted = '0'] = /^\.\.\. (\d+) more steps?$/.exec(story.at(-1) ?? '') ?? [];
  const told = counted === '0' ? story : story.slice(0, -1);
  const starts = told.flatMap((line, place) => (line.startsWith('    ') ? [] : [place]));
  const kept = starts.filter((_, index) => (starts[index + 1] ?? told.length) <= Math.max(1, room - 1));
  const end = starts[kept.length] ?? told.length;
  const left = starts.length - kept.length + Number(counted);
  return [...told.slice(0, end), `... ${left} more step${left === 1 ? '' : 's'}`];
}
