/**
 * How many Pods each domain holds, for each spreading constraint: kept up as single Nodes change.
 * Follows calPreFilterState and updateWithPod in pkg/scheduler/framework/plugins/podtopologyspread/filtering.go.
 */
import { isEqual } from '../../api/equal';
import type { Spreading, SpreadPlace } from './topology-spread';

export class DomainCounts {
  /** Pods by domain, one map for each constraint. */
  readonly totals: readonly Map<string, number>[];

  constructor(private readonly spreading: Spreading) {
    this.totals = spreading.constraints.map(() => new Map<string, number>());
  }

  /** Counts these places and no others. */
  recount(places: readonly SpreadPlace[]): void {
    for (const total of this.totals) total.clear();
    for (const place of places) if (this.isCounted(place)) this.add(place, place.counts);
  }

  /**
   * Puts one place, whose Pods changed, where its older form was. Answers whether that can be done:
   * a place that moved to another domain takes a recount.
   */
  replace(before: SpreadPlace, after: SpreadPlace): boolean {
    if (before.isEligible !== after.isEligible || !isEqual(before.domains, after.domains)) return false;
    if (this.isCounted(after)) {
      this.add(
        after,
        after.counts.map((count, i) => count - before.counts[i]!),
      );
    }
    return true;
  }

  private add({ domains }: SpreadPlace, counts: readonly number[]): void {
    for (let i = 0; i < counts.length; i++) {
      const [total, domain] = [this.totals[i]!, domains[i]];
      if (domain !== undefined) total.set(domain, (total.get(domain) ?? 0) + counts[i]!);
    }
  }

  /** Where every constraint must hold, only Nodes with all the labels count. */
  private isCounted({ isEligible, domains }: SpreadPlace): boolean {
    return isEligible && (this.spreading.isDefault || !domains.includes(undefined));
  }
}
