/**
 * What a reveal shows of an experiment: its story, and the cluster before and after in one picture.
 */
import { describePicture } from '../../diagram/describe';
import { MAX_LINES } from '../../diagram/columns';
import { drawPicture } from '../../diagram/picture';
import { type Happening, tellStory } from '../story/tell';
import { TERMS } from '../story/terms';
import type { Experiment } from './experiment';
import type { RevealScene } from './question';

/** A reveal has four explanations besides, so only the beginning of a long story fits. */
const MOST_STORY_LINES = 4;

export function sceneOf({ done, before, after, pending }: Experiment): RevealScene {
  const next = pending.flatMap(({ at, next }) => (next === undefined ? [] : [{ at, ...next }]));
  const scene = { before, after, focus: done.focus, next };
  const lines = drawPicture(scene);
  return {
    story: storyOf({ before, after, steps: after.steps, remark: done.remark }),
    picture: lines.length < MAX_LINES ? [...lines, '(on the copy)'] : lines,
    pictureText: describePicture(scene).join(' '),
  };
}

/** What happened, in a few lines; terms are not explained again. */
export function storyOf(happening: Omit<Happening, 'knownTerms'>): readonly string[] {
  // Which requests go where is not what was asked.
  const steps = happening.steps.filter(({ actor }) => actor !== 'Service');
  return shortened(tellStory({ ...happening, steps, knownTerms: Object.keys(TERMS) }).lines);
}

/** The first entries, each with the lines that continue it. */
function shortened(lines: readonly string[]): readonly string[] {
  const entries: string[][] = [];
  for (const line of lines.filter((one) => !one.startsWith('...'))) {
    if (line.startsWith(' ')) entries.at(-1)?.push(line);
    else entries.push([line]);
  }
  const told: string[] = [];
  for (const entry of entries) {
    if (told.length + entry.length > MOST_STORY_LINES) break;
    told.push(...entry);
  }
  return told;
}
