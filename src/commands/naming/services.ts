/**
 * Finds the Service that requests go to: by its name, or because it is the only one.
 */
import { KINDS } from '../../api/kinds';
import type { KubeObject, Ref, Service } from '../../api/objects';
import { refOf } from '../../api/objects';
import type { Rejection, Result } from '../../api/rejection';
import { matchesLabels } from '../../api/selectors';
import type { Cluster } from '../../cluster/cluster';
import { nearest } from '../grammar/near-miss';
import { DEFAULT_NAMESPACE } from '../grammar/words';
import { workloads } from './workload-names';

/** What makes a Service fit, and how to write the command again with another name. */
export interface Wanted {
  readonly name: string | undefined;
  readonly namespace?: string;
  readonly fits: (service: Service) => boolean;
  readonly again: (name: string) => string;
}

/** The Service of this name or, without a name, the one Service that an app has. */
export function findService(
  cluster: Cluster,
  { name: typed, namespace = DEFAULT_NAMESPACE, fits, again }: Wanted,
): Result<Service> {
  const name = typed?.replace(/^.*\//, '');
  const services = cluster.list('Service', namespace).filter(fits);
  const found =
    name === undefined && services.length === 1 ? services[0] : services.find((one) => nameOf(one) === name);
  if (found !== undefined) return found;
  const names = services.map(nameOf);
  const isApp = workloads(cluster, namespace).some((app) => nameOf(app) === name);
  if (isApp) return nothingToAsk(cluster, name, namespace);
  const meant =
    name === undefined
      ? names
      : [nearest(name, names) ?? names.find((one) => name.startsWith(`${one}-`)) ?? names[0]].filter(
          (one) => one !== undefined,
        );
  const fixes = meant.slice(0, 4).map(again);
  if (fixes.length === 0) return nothingToAsk(cluster, name, namespace);
  const message = name === undefined ? 'Which app gets the requests?' : `No Service is called ${name}.`;
  return { rejected: true, code: 'Tutor', message, hint: `There is a Service ${names.join(', ')}.`, fixes };
}

const nameOf = (object: KubeObject): string => object.metadata.name;

/** Nothing has a Service: say so, and offer to deploy an app that has one, or to give one to the app that is meant. */
function nothingToAsk(cluster: Cluster, name: string | undefined, namespace: string): Rejection {
  const app = workloads(cluster, namespace).find((object) => nameOf(object) === name);
  const hint =
    app === undefined
      ? 'A Service is one address for all Pods of an app. /kube deploy web makes one.'
      : `${app.kind} ${nameOf(app)} has no Service that takes requests.`;
  const isExposable = app?.kind === 'Deployment' || app?.kind === 'ReplicaSet';
  const expose = isExposable ? [`expose ${KINDS[app.kind].singular} ${nameOf(app)} --port=80`] : [];
  const fixes = cluster.list('Deployment', namespace).length === 0 && app === undefined ? ['deploy web'] : expose;
  return { rejected: true, code: 'Tutor', message: 'No Service is there to send requests to.', hint, fixes };
}

/** The workloads whose Pods the Service selects. */
export function appsBehind(cluster: Cluster, service: Service): readonly Ref[] {
  const { selector } = service.spec;
  if (selector === undefined) return [];
  return workloads(cluster, service.metadata.namespace ?? DEFAULT_NAMESPACE)
    .filter((object) => matchesLabels(selector, object.spec.template.metadata.labels))
    .map(refOf);
}
