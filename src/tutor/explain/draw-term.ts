/**
 * The picture of a term: from the channel's own cluster where there is something to see, else an example.
 */
import { own } from '../../api/own';
import { Cluster } from '../../cluster/cluster';
import type { Term } from '../content/terms/term';
import { buildExample } from '../quiz/example';
import { SIGHTS, type TermSight } from './sights';
import type { Drawing } from './sights/sight';

export interface TermDrawing extends Drawing {
  /** What the picture is of; undefined for one that holds everywhere. */
  readonly source: string | undefined;
}

const SEED = 7;
const examples = new Map<string, Drawing | undefined>();

/** The same each time, so it is made once. */
function exampleOf(name: string, { sight, example }: TermSight): Drawing | undefined {
  if (!examples.has(name)) {
    examples.set(name, sight(new Cluster(buildExample({ seed: SEED, commands: example }))));
  }
  return examples.get(name);
}

/** Undefined for a term that is not drawn. */
export function drawTerm({ name, picture, said = [] }: Term, cluster: Cluster): TermDrawing | undefined {
  const drawn = own(SIGHTS, name);
  const here = drawn?.sight(cluster);
  if (here !== undefined) return { picture: here.picture, said: here.said, source: 'The picture: this cluster, now.' };
  if (picture !== undefined) return { picture, said, source: undefined };
  if (drawn === undefined) return undefined;
  const example = exampleOf(name, drawn);
  if (example === undefined) return undefined;
  return {
    picture: example.picture,
    said: example.said,
    source: 'The picture: an example; this cluster has none now.',
  };
}
