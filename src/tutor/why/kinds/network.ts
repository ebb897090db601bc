/**
 * Services and their slices: which Pods they lead to, and by which labels.
 */
import type { EndpointSlice, Service } from '../../../api/objects';
import { matchesLabels } from '../../../api/selectors';
import type { Cluster } from '../../../cluster/cluster';
import { readyPods } from '../../../containers/requests';
import { cut } from '../../../diagram/text/columns';
import { shortName } from '../../../diagram/short-name';
import { count } from '../../story/pod-name';
import type { Standing } from './standing';

/** `web sends requests to 3 ready Pods`, or why to none. */
export function serviceStanding(service: Service, cluster: Cluster): Standing {
  const { selector = {} } = service.spec;
  const name = cut(service.metadata.name, 20);
  const labels = Object.entries(selector).map((label) => label.join('='));
  if (labels.length === 0) return { headline: `${name} has no selector, so it picks no Pods`, lines: [] };
  const matching = cluster
    .list('Pod', service.metadata.namespace)
    .filter((pod) => matchesLabels(selector, pod.metadata.labels));
  const ready = readyPods(cluster, service).length;
  const lines = [`spec.selector ${labels.join(',')}`, `${count(matching.length, 'Pod')} with it, ${ready} ready`];
  if (ready > 0) return { lines };
  const why = matching.length === 0 ? 'no Pod has its labels' : `none of its ${count(matching.length, 'Pod')} is ready`;
  return { headline: `${name} leads nowhere, because ${why}`, lines };
}

/** A slice lists the Pods of a Service. */
export function endpointsStanding(slice: EndpointSlice, cluster: Cluster): Standing {
  const names = slice.endpoints.flatMap(({ targetRef, conditions }) => {
    const pod = cluster.get('Pod', targetRef?.name ?? '', slice.metadata.namespace);
    return pod === undefined ? [] : [`${shortName(pod)}  ${conditions?.ready === true ? 'ready' : 'not ready'}`];
  });
  const service = slice.metadata.labels?.['kubernetes.io/service-name'] ?? '?';
  return {
    headline: `It lists the ${count(names.length, 'Pod')} that Service ${cut(service, 20)} picks`,
    lines: names.slice(0, 6),
  };
}
