/**
 * What a container does, by the tag of its image: people and tests choose a fate by tag.
 */
import { SECOND } from '../cluster/time';

export interface Behaviour {
  /** Whether the image can be pulled. */
  readonly exists: boolean;
  /** When it answers: as soon as it runs, after `timing.slow`, or never. */
  readonly ready: 'at once' | 'slowly' | 'never';
  /** Whether its process does not react to SIGTERM: it ends only by force, when its grace is over. */
  readonly ignoresStop?: boolean;
  /** How a run ends by itself; absent: it runs on. */
  readonly ends?: { readonly after: number; readonly exitCode: number; readonly reason: string };
}

const RUNS: Behaviour = { exists: true, ready: 'at once' };
const ends = (exitCode: number, reason: string): Behaviour => ({
  ...RUNS,
  ends: { after: SECOND, exitCode, reason },
});

const BY_TAG: Readonly<Record<string, Behaviour>> = {
  bad: { ...RUNS, ready: 'never' },
  slow: { ...RUNS, ready: 'slowly' },
  nopull: { ...RUNS, exists: false },
  nostop: { ...RUNS, ignoresStop: true },
  crash: ends(1, 'Error'),
  oom: ends(137, 'OOMKilled'),
  exit0: ends(0, 'Completed'),
  exit1: ends(1, 'Error'),
};

/** What a container of this image does. Any image runs; a few tags choose another fate. */
export function behaviourOf(image: string): Behaviour {
  const tag = tagOf(image);
  return Object.hasOwn(BY_TAG, tag) ? BY_TAG[tag]! : RUNS;
}

/** The tag of an image, `latest` when it names none. A digest is not a tag, and neither is a registry's port. */
export function tagOf(image: string): string {
  const name = image.split('@')[0]!;
  const last = name.slice(name.lastIndexOf('/') + 1);
  const colon = last.indexOf(':');
  return colon < 0 ? 'latest' : last.slice(colon + 1);
}
