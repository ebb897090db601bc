/**
 * The last of some commands in a channel that knows every term, and its story on one line.
 */
import { newCluster } from '../../../src/cluster/new-cluster';
import { TERMS } from '../../../src/tutor/story/terms';
import { NOTHING_TAUGHT, type Taught } from '../../../src/tutor/taught';
import { playOne, type Played } from '../play';

const KNOWN = [...Object.keys(TERMS), 'image', 'mount', 'label', 'taint', 'evict', 'tolerate'];

export function storyOf({ reply }: Played): string {
  return reply.story.join(' ').replace(/\s+/g, ' ');
}

/** The last of these commands in a channel with the course rules. */
export const lastOf = (...texts: readonly string[]): Played => lastUnder('course', texts);

/** The last of these commands in a channel without the course rules. */
export const lastInKubernetes = (...texts: readonly string[]): Played => lastUnder('kubernetes', texts);

function lastUnder(rules: 'course' | 'kubernetes', texts: readonly string[]): Played {
  let state = newCluster({ seed: 7, rules });
  let taught: Taught = { ...NOTHING_TAUGHT, terms: KNOWN };
  let played: Played | undefined;
  for (const text of texts) {
    played = playOne(state, text, taught);
    ({ state, taught } = played);
  }
  if (played === undefined) throw new Error('nothing was played');
  return played;
}
