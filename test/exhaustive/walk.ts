/**
 * Every sequence of commands up to a length. Sequences share their beginnings; what follows from one cluster is tried
 * once, however it was reached: the engine is a function of the cluster and the command, which is checked too.
 */
import { createHash } from 'node:crypto';
import { encodeCluster } from '../../src/cluster/codec';
import { newCluster } from '../../src/cluster/new-cluster';
import type { ClusterState } from '../../src/cluster/state';
import { repetition, replay, soundness, storage, untouched } from './checks';
import { deed } from './deed';
import { reproduction } from './reproduction';

export interface WalkOptions {
  /** Commands before the first that counts. */
  readonly given: readonly string[];
  readonly kinds: readonly string[];
  readonly depth: number;
  /**
   * How often the stored form is checked and the sequence replayed from the start: after each command of a sequence
   * shorter than `depth`, and after one in so many of the longest.
   */
  readonly oneIn: number;
  /** How many sequences that went wrong are reported; the walk ends then. */
  readonly most?: number;
}

export interface WalkResult {
  /** Sequences that were tried, or follow from a cluster that was. */
  readonly sequences: number;
  /** Commands that had to be run for that. */
  readonly runs: number;
  /** Different clusters that were reached: hashes of the stored form. */
  readonly clusters: number;
  /** A scenario file for every sequence that went wrong. */
  readonly failures: readonly string[];
}

const NODES = 2;

export function walk(options: WalkOptions): WalkResult {
  const { given, kinds, depth, oneIn, most = 3 } = options;
  const fresh = newCluster({ nodes: NODES });
  const start = given.reduce<ClusterState>((state, command) => deed(state, command).after.snapshot(), fresh);
  const seen = new Set<string>();
  // By hash of the cluster and what is left to do: how many sequences follow.
  const followed = new Map<string, number>();
  const failures: string[] = [];
  let runs = 0;

  const follow = (state: ClusterState, text: string, path: readonly string[]): number => {
    const left = depth - path.length;
    if (left === 0 || failures.length >= most) return 0;
    const key = `${left} ${hashOf(text)}`;
    const known = followed.get(key);
    if (known !== undefined) return known;
    let sequences = 0;
    for (const kind of kinds) {
      runs++;
      const done = deed(state, kind);
      const next = done.after.snapshot();
      const after = encodeCluster(next);
      const hash = hashOf(after);
      const commands = [...path, kind];
      const problems = [...soundness(done), ...untouched(done, text, after)];
      if (!seen.has(hash) && (left > 1 || runs % oneIn === 0)) {
        problems.push(...storage(after), ...repetition(text, kind, after));
        problems.push(...replay(fresh, [...given, ...commands], after));
      }
      seen.add(hash);
      if (problems.length > 0) failures.push(reproduction([...given, ...commands], problems, NODES));
      sequences += 1 + follow(next, after, commands);
    }
    followed.set(key, sequences);
    return sequences;
  };

  const sequences = follow(start, encodeCluster(start), []);
  return { sequences, runs, clusters: seen.size, failures };
}

const hashOf = (text: string): string => createHash('sha1').update(text).digest('base64');
