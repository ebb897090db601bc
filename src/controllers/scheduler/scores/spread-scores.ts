/**
 * Spreading constraints that are only wishes: the fewer Pods in a domain, the better.
 * Follows pkg/scheduler/framework/plugins/podtopologyspread/scoring.go.
 */
import { HOSTNAME, type Spreading, type SpreadPlace } from '../topology-spread';

/**
 * Scores 0 to 100 of the Nodes that are left, in their order; undefined when the Pod has no wishes. `totals` are Pods by
 * domain, one map for each constraint.
 */
export function spreadScores(
  { constraints, isDefault }: Spreading,
  totals: readonly ReadonlyMap<string, number>[],
  places: readonly SpreadPlace[],
): readonly number[] | undefined {
  const soft = constraints.flatMap(({ isRequired }, i) => (isRequired ? [] : [i]));
  if (soft.length === 0) return undefined;
  const isIgnored = ({ domains }: SpreadPlace) => !isDefault && soft.some((i) => domains[i] === undefined);
  const scored = isDefault ? places : places.filter((place) => !isIgnored(place));
  const wishes = soft.flatMap((i) => {
    // A label that no Node has, as that of a zone in a cluster without zones, adds nothing.
    if (places.every(({ domains }) => domains[i] === undefined)) return [];
    const { topologyKey, maxSkew } = constraints[i]!;
    const isHost = topologyKey === HOSTNAME;
    const size = isHost ? scored.length : new Set(scored.map(({ domains }) => domains[i])).size;
    return [{ i, total: isHost ? undefined : totals[i]!, weight: Math.log(size + 2), skew: maxSkew - 1 }];
  });
  const raw: number[] = [];
  for (const place of places) {
    if (!isDefault && isIgnored(place)) {
      raw.push(IGNORED);
      continue;
    }
    let score = 0;
    for (const { i, total, weight, skew } of wishes) {
      const domain = place.domains[i];
      if (domain === undefined) continue;
      const count = total === undefined ? place.counts[i]! : (total.get(domain) ?? 0);
      score += count * weight + skew;
    }
    raw.push(Math.round(score));
  }
  return normalise(raw);
}

const IGNORED = -1;

/** The fewer, the better. Nodes that are ignored get nothing. */
function normalise(raw: number[]): readonly number[] {
  let most = 0;
  let least = Infinity;
  for (const score of raw) {
    if (score === IGNORED) continue;
    if (score > most) most = score;
    if (score < least) least = score;
  }
  for (let i = 0; i < raw.length; i++) {
    const score = raw[i]!;
    if (score === IGNORED) raw[i] = 0;
    else raw[i] = most === 0 ? 100 : Math.floor((100 * (most + least - score)) / most);
  }
  return raw;
}
