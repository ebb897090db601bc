/**
 * The story of a version's command as moving pictures, with what the tutor says at each moment.
 */
import { svgOf } from '../../diagram/drawing/svg';
import { replayDrawings } from '../../diagram/replay/drawings';
import type { Replay } from '../../diagram/replay/replay';
import { tellStory } from '../../tutor/story/tell';
import type { AnyVerb } from '../channel-verb';
import { type PictureRequest, unitsOf } from './picture-request';
import type { SvgFrame } from './pictures';
import { replayOf } from './replay';
import type { Versions } from './versions';

/** One picture where nothing is kept to compare with. */
export function movingPicture(
  { before, after }: Versions,
  request: PictureRequest,
  verbs: readonly AnyVerb[],
): readonly SvgFrame[] {
  const replay = replayOf(before ?? after, after, verbs);
  const drawings = replayDrawings(replay, captionsOf(replay), unitsOf(request));
  return drawings.map(({ drawing, milliseconds }) => ({ svg: svgOf(drawing, request.theme), milliseconds }));
}

/** What is said at a moment: more cannot be read while it stands. */
const MOST_LINES = 2;

/** The story of each frame, in the words of replies. */
export function captionsOf({ before, frames }: Replay): readonly (readonly string[])[] {
  return frames.map(({ cluster, steps }, index) => {
    const start = frames[index - 1]?.cluster ?? before;
    const { lines } = tellStory({ before: start, after: cluster, steps, knownTerms: [] });
    return sentencesOf(lines).slice(0, MOST_LINES);
  });
}

/** Lines of a story without their times; those that begin with blanks continue the one before. */
function sentencesOf(lines: readonly string[]): readonly string[] {
  const whole: string[] = [];
  for (const line of lines) {
    if (/^ {2,}/.test(line) && whole.length > 0) whole.push(`${whole.pop() ?? ''} ${line.trim()}`);
    else whole.push(line.replace(/^(\d+[dhms]+)+ +/, '').trim());
  }
  return whole;
}
