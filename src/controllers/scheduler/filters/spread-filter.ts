/**
 * Spreading constraints that must hold: no domain may be ahead of the emptiest by more than the skew.
 * Follows pkg/scheduler/framework/plugins/podtopologyspread/filtering.go.
 */
import type { Pod } from '../../../api/objects';
import { blocked, type Failure, unresolvable } from '../failure';
import type { PodClass } from '../pod-class';
import type { SpreadConstraint, SpreadPlace } from '../topology-spread';

interface Rule {
  readonly constraint: SpreadConstraint;
  /** The place of the constraint among all of the Pod's. */
  readonly index: number;
  readonly total: Map<string, number>;
  /** What the Pod itself adds. */
  readonly self: 0 | 1;
  /** The least of all domains; undefined: to be worked out. */
  least: number | undefined;
}

const NO_LABEL = unresolvable("node(s) didn't match pod topology spread constraints (missing required label)");
const TOO_FAR_AHEAD = blocked("node(s) didn't match pod topology spread constraints");

export class SpreadFilter {
  private constructor(
    private readonly pod: Pod,
    private readonly rules: readonly Rule[],
  ) {}

  /** The constraints that must hold, or undefined when there are none. */
  static of(pod: Pod, podClass: PodClass): SpreadFilter | undefined {
    const { constraints } = podClass.spreading;
    if (!constraints.some(({ isRequired }) => isRequired)) return undefined;
    const { totals } = podClass.judge();
    const rules = constraints.flatMap((constraint, index): Rule[] => {
      if (!constraint.isRequired) return [];
      const self = constraint.matches(pod.metadata.labels) ? 1 : 0;
      return [{ constraint, index, total: totals[index]!, self, least: undefined }];
    });
    return new SpreadFilter(pod, rules);
  }

  failure({ domains }: SpreadPlace): Failure | undefined {
    for (const rule of this.rules) {
      const domain = domains[rule.index];
      if (domain === undefined) return NO_LABEL;
      rule.least ??= leastOf(rule);
      const count = rule.total.get(domain) ?? 0;
      if (count + rule.self - rule.least > rule.constraint.maxSkew) return TOO_FAR_AHEAD;
    }
    return undefined;
  }

  /** A copy with counts of its own, to try something with. */
  copy(): SpreadFilter {
    return new SpreadFilter(
      this.pod,
      this.rules.map((rule) => ({ ...rule, total: new Map(rule.total) })),
    );
  }

  /** Counts a Pod that comes to a place, or leaves it. */
  update({ metadata }: Pod, { domains, isCounted }: SpreadPlace, sign: 1 | -1): void {
    if (metadata.namespace !== this.pod.metadata.namespace || metadata.deletionTimestamp !== undefined) return;
    for (const rule of this.rules) {
      const domain = domains[rule.index];
      if (domain === undefined || !isCounted[rule.index] || !rule.constraint.matches(metadata.labels)) continue;
      rule.total.set(domain, (rule.total.get(domain) ?? 0) + sign);
      rule.least = undefined;
    }
  }
}

/** Fewer domains than are wanted count as if one of them were empty. */
function leastOf({ total, constraint }: Rule): number {
  if (total.size < constraint.minDomains) return 0;
  let least = Infinity;
  for (const count of total.values()) least = Math.min(least, count);
  return least;
}
