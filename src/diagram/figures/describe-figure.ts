/**
 * A figure in sentences, for those who listen: what each thing in it is called, in the order in which it stands there.
 */
import { describePicture } from '../describe';
import type { Shape } from '../drawing/shape';
import { duration } from '../duration';
import type { Scene } from '../scene';
import { nextPhrases, upcomingInScope } from '../upcoming';
import type { Seen } from '../view';

/** Slack takes no more of what stands for an image (https://docs.slack.dev/reference/block-kit/blocks/image-block). */
export const LONGEST_DESCRIPTION = 2000;
/** For the sentence about what is left out. */
const RESERVED = 40;

/** Of Nodes and their Pods there are better sentences; all other figures are told thing by thing. */
export function describeFigure(view: string, shapes: readonly Shape[], scene: Scene, seen: Seen): string {
  if (view === 'nodes') return withinLimit(describePicture(scene, seen));
  const labels = labelsOf(shapes);
  const things =
    labels.length > 0 ? labels : [view === 'storage' ? 'No claims and no volumes.' : 'Nothing runs here yet.'];
  return withinLimit([...things, ...nextSentences(scene, seen)]);
}

/** The labels of things, and of those within them. */
function labelsOf(shapes: readonly Shape[]): readonly string[] {
  return shapes.flatMap((shape) => (shape.shape === 'group' ? [`${shape.label}.`, ...labelsOf(shape.parts)] : []));
}

function nextSentences({ next = [], after }: Scene, { scope }: Seen): readonly string[] {
  return nextPhrases(upcomingInScope(next, scope, after), after).map(
    ({ after: due, phrase }) => `${due === undefined ? 'Never' : `In ${duration(due)}`}: ${phrase}.`,
  );
}

/** Whole sentences, as many as there is room for. */
function withinLimit(sentences: readonly string[]): string {
  const all = sentences.join(' ');
  if (all.length <= LONGEST_DESCRIPTION) return all;
  let length = 0;
  const kept = sentences.filter((sentence) => (length += sentence.length + 1) <= LONGEST_DESCRIPTION - RESERVED);
  return [...kept, `And ${sentences.length - kept.length} more.`].join(' ');
}
