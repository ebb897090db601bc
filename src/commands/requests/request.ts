/**
 * Requests to an app as they were typed, and what curl says when nobody answers.
 */
import { type Pod, refOf, type Service } from '../../api/objects';
import type { Rejection } from '../../api/rejection';
import type { Cluster } from '../../cluster/cluster';
import { isSilent, podsFor, readyPods } from '../../containers/requests';
import { appsBehind } from '../naming/services';
import type { Done, Requests } from '../verb';

export interface Request {
  readonly service: Service;
  readonly path: Requests['path'];
  /** What the row says (add). */
  readonly text: string;
  readonly count: number;
  /** The Node whose program asks. */
  readonly from?: string;
  /** The whole command, as it was understood. */
  readonly understood: string;
}

/** The Pods that can answer; there is at least one. Otherwise curl's own words. */
export function answeringPods(cluster: Cluster, { service, from }: Request): readonly Pod[] | Rejection {
  const pods = podsFor(cluster, service, from);
  return pods.length > 0 ? pods : nobodyAnswers(cluster, service, from);
}

function nobodyAnswers(cluster: Cluster, service: Service, from: string | undefined): Rejection {
  const [message, hint] = why(cluster, service, from);
  return { rejected: true, code: 'Client', message: `curl: ${message}`, hint, fixes: fixesFor(cluster, service) };
}

const TIMED_OUT = '(28) Connection timed out after 5000 milliseconds';

/** What curl says, and what is behind it. curl(1): 6 no such host, 7 refused, 28 no answer in time. */
function why(cluster: Cluster, service: Service, from: string | undefined): readonly [string, string] {
  const { name } = service.metadata;
  const { type, externalName = '', clusterIP, internalTrafficPolicy } = service.spec;
  if (type === 'ExternalName') {
    const hint = `Service ${name} is another name for ${externalName}, and a practice cluster reaches nothing outside.`;
    return [`(6) Could not resolve host: ${externalName}`, hint];
  }
  const hasReady = readyPods(cluster, service).length > 0;
  if (from !== undefined && isSilent(cluster, from)) {
    return [TIMED_OUT, `Nothing of ${name} answers on ${from}, and ${from} reaches nothing else.`];
  }
  if (from !== undefined && internalTrafficPolicy === 'Local' && clusterIP !== 'None') {
    return [TIMED_OUT, `Service ${name} keeps requests on their own Node, and none of its Pods is ready on ${from}.`];
  }
  if (hasReady) return [TIMED_OUT, 'The Pods that should answer are on a Node that is silent.'];
  const hint = `Service ${name} has no ready Pod to send requests to.`;
  if (clusterIP === 'None') return [`(6) Could not resolve host: ${name}`, hint];
  return [`(7) Failed to connect to ${name} port ${portOf(service)} after 0 ms: Connection refused`, hint];
}

const portOf = ({ spec: { ports = [] } }: Service): number => ports[0]?.port ?? 80;

/** Pods where none is wanted, time where some are on their way. */
function fixesFor(cluster: Cluster, service: Service): readonly string[] {
  const [app] = appsBehind(cluster, service);
  const object = app === undefined ? undefined : cluster.resolve(app);
  if (app === undefined || object === undefined) return ['show'];
  const isEmpty = 'spec' in object && 'replicas' in object.spec && object.spec.replicas === 0;
  return isEmpty ? [`scale ${app.name} 3`, `show ${app.name}`] : [`show ${app.name}`, `why ${app.name}`];
}

/** Who got them, and what was kept. */
type Answers = Pick<Requests, 'pods' | 'database'>;

/** The common part of what the verb has done. */
export function doneAs(
  cluster: Cluster,
  { service, path, count, from, understood }: Request,
  rest: Pick<Done, 'stdout' | 'effect'> & { readonly focus?: Done['focus']; readonly requests: Answers },
): Done {
  return {
    understood,
    kubectl: { none: from === undefined ? 'requests come from users' : `a program on ${from} asks` },
    focus: [...appsBehind(cluster, service), refOf(service)],
    ...rest,
    requests: {
      service: refOf(service),
      path,
      sent: count,
      ...(from === undefined ? {} : { from }),
      ...rest.requests,
    },
  };
}
