/**
 * Who keeps the rows of an app: the app itself, or the database that it forwards to.
 */
import { type Pod, refOf, type Service } from '../../api/objects';
import { isRejected, type Rejection } from '../../api/rejection';
import { type Cluster, keyOf } from '../../cluster/cluster';
import type { Random } from '../../cluster/random';
import { membersOf } from '../../containers/database';
import { keepsRows, replicatedBehind, type Taker, takerOf } from '../../containers/database-request';
import { backendOf, receivers } from '../../containers/requests';
import type { RowsOf } from '../verb';
import { answeringPods, type Request } from './request';

export interface Keeper {
  readonly taker: Taker;
  /** The Pod of the app in front, and the Service that it forwards to. */
  readonly through?: { readonly pod: Pod; readonly backend: string };
}

/** Finds who takes the rows; `env BACKEND` of a container names the Service that it forwards to. */
export function keeperOf(cluster: Cluster, request: Request, lots: Random): Keeper | Rejection {
  const { service, from } = request;
  const able = answeringPods(cluster, request);
  if (keepsRows(cluster, service)) {
    const taker = isRejected(able) ? undefined : takerOf(cluster, service, lots, from);
    if (taker !== undefined) return { taker };
    return isRejected(able) ? able : nobodyLeads(cluster, service, from);
  }
  if (isRejected(able)) return able;
  const [pod] = receivers(lots, service, able, { count: 1, ...(from === undefined ? {} : { from }) });
  const backend = pod === undefined ? undefined : backendOf(pod.spec);
  if (pod === undefined || backend === undefined) return keepsNothing(cluster, service);
  const behind = cluster.get('Service', backend, service.metadata.namespace);
  if (behind === undefined || !keepsRows(cluster, behind)) return noBackend(service, backend, behind !== undefined);
  const taker = takerOf(cluster, behind, lots, from);
  return taker === undefined ? nobodyLeads(cluster, behind, from) : { taker, through: { pod, backend } };
}

/** What a reply needs to know of the rows. */
export function rowsInvolved(cluster: Cluster, { taker, through }: Keeper, added: readonly string[]): RowsOf {
  const { member, set } = taker;
  const members = set === undefined ? [member] : membersOf(cluster, set);
  return {
    member: member.pod,
    members: members.map(({ pod }) => pod),
    ...(set === undefined ? {} : { set }),
    ...(through === undefined ? {} : { through: through.pod }),
    added,
  };
}

function keepsNothing(cluster: Cluster, { metadata: { name, namespace } }: Service): Rejection {
  const database = cluster.list('Service', namespace).find((service) => keepsRows(cluster, service))?.metadata.name;
  const app = cluster.get('Deployment', name, namespace);
  const forward = database === undefined ? 'deploy db 3 statefulset' : `set env deployment/${name} BACKEND=${database}`;
  return {
    rejected: true,
    code: 'Tutor',
    message: `${name} keeps no rows: it forwards them to no database.`,
    hint: 'An app forwards to a database when it is deployed so: /kube deploy shop to db',
    fixes: app === undefined && database !== undefined ? [`curl ${database} /add hello`] : [forward],
  };
}

function noBackend({ metadata: { name } }: Service, backend: string, isThere: boolean): Rejection {
  const message = `HTTP/1.1 502 Bad Gateway: ${name} forwards to ${backend}, and no database answers there`;
  const fixes = isThere ? ['show'] : [`deploy ${backend} 3 statefulset --image db:v1`];
  return {
    rejected: true,
    code: 'Client',
    message,
    hint: `${isThere ? `Behind Service ${backend} is` : `There is no Service ${backend}, so there is`} no Pod of the image db.`,
    fixes,
  };
}

function nobodyLeads(cluster: Cluster, service: Service, from: string | undefined): Rejection {
  const { name } = service.metadata;
  const set = replicatedBehind(cluster, service);
  const leader = set === undefined ? undefined : cluster.machines.databases.get(keyOf(set))?.leader;
  const why = from === undefined ? (leader === undefined ? 'nobody leads' : `${leader} does not answer`) : undefined;
  const fixes = set === undefined ? ['show'] : [`show ${refOf(set).name}`, 'wait 10s'];
  return {
    rejected: true,
    code: 'Client',
    message: `HTTP/1.1 503 Service Unavailable: ${why ?? `nobody on ${from ?? ''} leads`}`,
    hint:
      from === undefined
        ? `Writes go to the member of ${name} that leads.`
        : `${from} is cut off: a program there reaches only what runs beside it.`,
    fixes,
  };
}
