/**
 * How many Pods each domain holds, for each spreading constraint: kept up as single Nodes change.
 * Follows calPreFilterState and updateWithPod in pkg/scheduler/framework/plugins/podtopologyspread/filtering.go.
 */
import { isEqual } from '../../api/equal';
import type { Spreading, SpreadPlace } from './topology-spread';

export class DomainCounts {
  /** Pods by domain, one map for each constraint. A domain without Pods is there with 0. */
  readonly totals: readonly Map<string, number>[];

  constructor(spreading: Spreading) {
    this.totals = spreading.constraints.map(() => new Map<string, number>());
  }

  /** Counts these places and no others. */
  recount(places: readonly SpreadPlace[]): void {
    for (const total of this.totals) total.clear();
    for (const place of places) place.counts.forEach((count, i) => this.add(place, i, count));
  }

  /**
   * Puts one place, whose Pods changed, where its older form was. Answers whether that can be done:
   * a place that moved to another domain takes a recount.
   */
  replace(before: SpreadPlace, after: SpreadPlace): boolean {
    if (before.domains !== after.domains) {
      if (!isEqual(before.isCounted, after.isCounted) || !isEqual(before.domains, after.domains)) return false;
    }
    for (let i = 0; i < this.totals.length; i++) this.add(after, i, after.counts[i]! - before.counts[i]!);
    return true;
  }

  private add({ domains, isCounted }: SpreadPlace, constraint: number, count: number): void {
    const domain = domains[constraint];
    if (domain === undefined || !isCounted[constraint]) return;
    const total = this.totals[constraint]!;
    total.set(domain, (total.get(domain) ?? 0) + count);
  }
}
