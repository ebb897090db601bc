/** Everything that must hold of a history. */
import { checkClaims } from './check-claims';
import { checkMarks } from './check-documents';
import { checkOrder } from './check-order';
import { checkQuiz } from './check-quiz';
import { checkReads } from './check-reads';
import { checkVersions } from './check-versions';
import type { History, Problem } from './history';

export async function checkHistory({ deliveries, markings, claimings, remains }: History): Promise<readonly Problem[]> {
  const problems: Problem[] = [...checkClaims(claimings)];
  for (const one of remains) {
    const here = deliveries.filter(({ channel }) => channel === one.id.channel);
    problems.push(...checkOrder(one, here), ...checkMarks(one, markings), ...checkQuiz(one, here));
    // Of what cannot be read nothing follows.
    if (one.versions.some((version) => typeof version === 'string')) continue;
    problems.push(...(await checkVersions(one, here)), ...(await checkReads(one, here)));
  }
  return problems;
}
