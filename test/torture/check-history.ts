/** Everything that must hold of a history. */
import { checkOrder } from './check-order';
import { checkReads } from './check-reads';
import { checkVersions } from './check-versions';
import type { History, Problem } from './history';

export async function checkHistory({ deliveries, remains }: History): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const one of remains) {
    const here = deliveries.filter(({ channel }) => channel === one.id.channel);
    problems.push(...checkOrder(one, here), ...(await checkVersions(one, here)), ...(await checkReads(one, here)));
  }
  return problems;
}
