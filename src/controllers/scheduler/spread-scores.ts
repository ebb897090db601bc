/**
 * Spreading constraints that are only wishes: the fewer Pods in a domain, the better.
 * Follows pkg/scheduler/framework/plugins/podtopologyspread/scoring.go.
 */
import { HOSTNAME, type Spreading, type SpreadPlace } from './topology-spread';

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
  const wishes = soft.map((i) => {
    const { topologyKey, maxSkew } = constraints[i]!;
    const isHost = topologyKey === HOSTNAME;
    const size = isHost ? scored.length : countDomains(scored, i);
    return { i, total: isHost ? undefined : totals[i]!, weight: Math.log(size + 2), skew: maxSkew - 1 };
  });
  const raw: number[] = [];
  for (const place of places) {
    let score = 0;
    for (const { i, total, weight, skew } of wishes) {
      const domain = place.domains[i];
      if (domain === undefined) continue;
      const count = total === undefined ? place.counts[i]! : (total.get(domain) ?? 0);
      score += count * weight + skew;
    }
    raw.push(isDefault || !isIgnored(place) ? Math.round(score) : IGNORED);
  }
  return normalise(raw);
}

const IGNORED = -1;

/** How many domains these places are in. Nodes without the label are a domain too, if they are not ignored. */
function countDomains(places: readonly SpreadPlace[], constraint: number): number {
  const first = places[0]?.domains[constraint];
  if (places.every(({ domains }) => domains[constraint] === first)) return Math.min(1, places.length);
  return new Set(places.map(({ domains }) => domains[constraint])).size;
}

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
