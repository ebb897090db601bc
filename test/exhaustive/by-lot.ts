/** Long sequences of more kinds of command, by lot. */
import * as fc from 'fast-check';
import { encodeCluster } from '../../src/cluster/codec';
import { newCluster } from '../../src/cluster/new-cluster';
import { replay, repetition, soundness, storage, untouched } from './checks';
import { deed } from './deed';
import { MORE_KINDS, STARTS } from './kinds';
import { reproduction } from './reproduction';

const NODES = 2;

/** What is wrong after the first command that leaves something wrong; the commands up to it that were not refused. */
function firstProblems(commands: readonly string[]): {
  readonly done: readonly string[];
  readonly problems: readonly string[];
} {
  const fresh = newCluster({ nodes: NODES });
  let state = fresh;
  let before = encodeCluster(state);
  const all: string[] = [];
  for (const command of commands) {
    const done = deed(state, command);
    state = done.after.snapshot();
    const after = encodeCluster(state);
    const problems = [
      ...soundness(done),
      ...untouched(done, before, after),
      ...storage(after),
      ...repetition(before, command, after),
    ];
    if (!done.refused || problems.length > 0) all.push(command);
    if (problems.length > 0) return { done: all, problems };
    before = after;
  }
  return { done: all, problems: replay(fresh, commands, before) };
}

/** Undefined, or a scenario file for the shortest sequence that goes wrong. */
export function searchByLot(runs: number, seed: number): string | undefined {
  const more = fc.array(fc.constantFrom(...MORE_KINDS), { minLength: 20, maxLength: 40 });
  const property = fc.property(
    fc.constantFrom(...STARTS),
    more,
    (start, commands) => firstProblems([...start, ...commands]).problems.length === 0,
  );
  const { failed, counterexample } = fc.check(property, { numRuns: runs, seed });
  if (!failed) return undefined;
  const [start = [], commands = []] = counterexample ?? [];
  const { done, problems } = firstProblems([...start, ...commands]);
  return reproduction(done, problems, NODES);
}
