/**
 * What a reveal shows of an experiment: its story, and the cluster before and after in one picture.
 */
import { describePicture } from '../../diagram/describe';
import { MAX_LINES } from '../../diagram/text/columns';
import { drawPicture } from '../../diagram/text/picture';
import { type Happening, tellStory } from '../story/tell';
import { TERMS } from '../story/terms';
import type { Experiment } from './experiment';
import type { RevealScene } from './question';

/** A reveal has four explanations besides, so only the beginning of a long story fits; of a longer one beside less. */
const [MOST_STORY_LINES, LINES_BESIDE_LITTLE, LITTLE] = [4, 5, 13];

export function sceneOf({ done, before, after, pending }: Experiment): RevealScene {
  const next = pending.flatMap(({ at, next }) => (next === undefined ? [] : [{ at, ...next }]));
  const scene = { before, after, focus: done.focus, next };
  const picture = drawPicture(scene);
  return {
    story: firstEntries(storyOf({ before, after, steps: after.steps, remark: done.remark }), picture.length),
    picture: withRemark(picture, '(on the copy)'),
    pictureText: describePicture(scene).join(' '),
  };
}

/** A picture that says where all this happened, if there is room for it. */
export function withRemark(lines: readonly string[], remark: string): readonly string[] {
  return lines.length < MAX_LINES ? [...lines, remark] : lines;
}

/** What happened; terms are not explained again. */
export function storyOf(happening: Omit<Happening, 'knownTerms'>): readonly string[] {
  // Which requests go where is not what was asked.
  const steps = happening.steps.filter(({ actor }) => actor !== 'Service');
  return tellStory({ ...happening, steps, knownTerms: Object.keys(TERMS) }).lines;
}

/** The first entries that have room beside a picture, each with the lines that continue it. */
export function firstEntries(lines: readonly string[], pictureLines: number): readonly string[] {
  const most = pictureLines <= LITTLE ? LINES_BESIDE_LITTLE : MOST_STORY_LINES;
  const entries: string[][] = [];
  for (const line of lines.filter((one) => !one.startsWith('...'))) {
    if (line.startsWith(' ')) entries.at(-1)?.push(line);
    else entries.push([line]);
  }
  const told: string[] = [];
  for (const entry of entries) {
    if (told.length + entry.length > most) break;
    told.push(...entry);
  }
  return told;
}
