/** What must hold of a cluster after every command. */
import { Cluster } from '../../src/cluster/cluster';
import { decodeCluster, encodeCluster } from '../../src/cluster/codec';
import { invariants } from '../../src/cluster/invariants';
import { CONTROLLERS } from '../../src/controllers';
import { Loop } from '../../src/controllers/loop';
import type { ClusterState } from '../../src/cluster/state';
import { type Deed, deed } from './deed';

/** One sentence each: what was wrong on the way, and what is unsound now. */
export function soundness({ after, problems }: Deed): readonly string[] {
  return [...problems, ...invariants(after, true)];
}

/** A refused command leaves the cluster as it was, byte for byte. */
export function untouched(deed: Deed, before: string, after: string): readonly string[] {
  return deed.refused && before !== after ? ['a command that was refused changed something'] : [];
}

/** The cluster is stored and read without a loss, and reconciling every key of what was read changes nothing. */
export function storage(text: string): readonly string[] {
  const loaded = decodeCluster(text);
  const again = encodeCluster(loaded);
  const cluster = new Cluster(loaded);
  const loop = new Loop(cluster, CONTROLLERS);
  loop.drain();
  loop.close();
  return [
    ...(again === text ? [] : [`storing and reading changes it: ${firstDifference(text, again)}`]),
    ...differs('reconciling every key of the stored cluster changes it', text, encodeCluster(cluster.snapshot())),
  ];
}

/**
 * From the stored cluster before, the same command gives the same cluster. Only the order of fields may differ: one that
 * had no value has no place in what was stored.
 */
export function repetition(before: string, command: string, after: string): readonly string[] {
  const again = textAfter(decodeCluster(before), [command]);
  if (again === after) return [];
  return differs('from the stored cluster it comes out otherwise', ordered(after), ordered(again));
}

/** From the start, the same commands give the same cluster, byte for byte. */
export function replay(start: ClusterState, commands: readonly string[], text: string): readonly string[] {
  return differs('a replay from the start comes out otherwise', text, textAfter(start, commands));
}

/** The same data with the fields of every record in the order of the alphabet. */
function ordered(text: string): string {
  return JSON.stringify(JSON.parse(text), (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}

function textAfter(start: ClusterState, commands: readonly string[]): string {
  let state = start;
  for (const command of commands) state = deed(state, command).after.snapshot();
  return encodeCluster(state);
}

function differs(what: string, one: string, other: string): readonly string[] {
  return one === other ? [] : [`${what}: ${firstDifference(one, other)}`];
}

function firstDifference(one: string, other: string): string {
  let at = 0;
  while (one[at] === other[at]) at++;
  const around = (text: string) => text.slice(Math.max(0, at - 120), at + 80);
  return `${around(one)} … ${around(other)}`;
}
