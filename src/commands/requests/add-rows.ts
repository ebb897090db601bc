/**
 * `curl NAME /add TEXT`: a row for the database.
 */
import { refOf } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import type { Cluster } from '../../cluster/cluster';
import { addRow } from '../../containers/database-request';
import type { Done } from '../verb';
import { keeperOf, rowsInvolved } from './row-keeper';
import { doneAs, type Request } from './request';

export function addRows(request: Request, cluster: Cluster): Result<Done> {
  const trial = add(request, cluster.fork());
  if (isRejected(trial)) return trial;
  return add(request, cluster);
}

function add(request: Request, cluster: Cluster): Result<Done> {
  const { service, text, count, path, from } = request;
  const keeper = keeperOf(cluster, request, cluster.random);
  if (isRejected(keeper)) return keeper;
  const { taker, through } = keeper;
  cluster.beginWork(undefined);
  cluster.record({
    actor: 'you',
    verb: 'asked-app',
    object: refOf(service),
    detail: { path, count, from: from ?? '' },
  });
  if (through !== undefined) {
    const detail = { to: through.backend, service: service.metadata.name };
    cluster.record({ actor: 'app', verb: 'forwarded', object: refOf(through.pod), detail });
  }
  const added: string[] = [];
  for (let sent = 0; sent < count; sent++) {
    const row = addRow(cluster, taker, text);
    if (isRejected(row)) return isFull(row.message);
    added.push(row);
  }
  cluster.nudge(taker.member.pod);
  return doneAs(cluster, request, {
    stdout: added.map((row) => `${taker.member.pod.metadata.name} took the row ${row}\n`).join(''),
    focus: [refOf(taker.set ?? taker.member.pod), refOf(service)],
    requests: {
      pods: Array.from({ length: count }, () => through?.pod ?? taker.member.pod),
      database: rowsInvolved(cluster, keeper, added),
    },
  });
}

function isFull(message: string): Result<never> {
  return {
    rejected: true,
    code: 'Client',
    message: 'HTTP/1.1 507 Insufficient Storage',
    hint: `The database cannot keep another row: ${message.split('\n')[0] ?? ''}`,
    fixes: ['show storage'],
  };
}
