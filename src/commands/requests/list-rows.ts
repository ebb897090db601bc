/**
 * `curl NAME /rows`: the rows of the database, as the member tells them that takes requests.
 */
import { isRejected, type Result } from '../../api/rejection';
import type { Cluster } from '../../cluster/cluster';
import { rowsOf } from '../../containers/database';
import { lotsApart } from '../../containers/requests';
import type { Done } from '../verb';
import { doneAs, type Request } from './request';
import { keeperOf, rowsInvolved } from './row-keeper';

/** Rows that are printed; the others are counted. */
const MOST = 12;

export function listRows(request: Request, cluster: Cluster): Result<Done> {
  const keeper = keeperOf(cluster, request, lotsApart(cluster));
  if (isRejected(keeper)) return keeper;
  const { taker, through } = keeper;
  const rows = rowsOf(cluster, taker.member);
  const left = rows.length - MOST;
  const shown = left > 0 ? [`... ${left} older rows`, ...rows.slice(-MOST)] : rows;
  return doneAs(cluster, request, {
    effect: 'look',
    stdout: rows.length === 0 ? '(no rows)\n' : shown.map((row) => `${row}\n`).join(''),
    requests: { pods: [through?.pod ?? taker.member.pod], database: rowsInvolved(cluster, keeper, []) },
  });
}
