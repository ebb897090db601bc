/**
 * What must hold in every cluster, whatever was done to it. Tests check it after every command, and a scenario may
 * expect it (`cluster: sound`).
 */
import type { Cluster } from './cluster';
import { budgets, endpoints } from './invariants/services';
import { capacities, machines, places } from './invariants/places';
import { counts } from './invariants/counts';
import { identities, owners, removals } from './invariants/identities';
import { rollouts } from './invariants/rollouts';
import { claims } from './invariants/claims';

type Rule = (cluster: Cluster) => Iterable<string>;

const ALWAYS: readonly Rule[] = [identities, owners, removals, places, machines, claims, capacities];
const AT_REST: readonly Rule[] = [counts, rollouts, endpoints, budgets];

/** Violations, one sentence each; empty in a sound cluster. `atRest`: nothing is to do, so counts must agree too. */
export function invariants(cluster: Cluster, atRest = false): readonly string[] {
  const rules = atRest ? [...ALWAYS, ...AT_REST] : ALWAYS;
  return rules.flatMap((rule) => [...rule(cluster)]);
}
