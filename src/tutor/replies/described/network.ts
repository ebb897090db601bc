/** Descriptions of Services and their addresses: who answers. */
import type { Endpoints, EndpointSlice, Service } from '../../../api/objects';
import type { Cluster } from '../../../cluster/cluster';
import { button } from '../../button';
import type { Button } from '../../reply';
import { count } from '../../story/pod-name';
import { commandIn, nameOf, type PageOf } from './page';

const SERVICE = 'kubernetes.io/service-name';
const SERVICES = button('See all Services', 'get services');

export const servicePage: PageOf<Service> = (service, cluster) => {
  const { metadata, spec } = service;
  const name = nameOf(service);
  if (spec.type === 'ExternalName') {
    return {
      headline: `Service ${name} is another name for a host`,
      notice: 'ExternalName: whoever asks for the Service is told the name of a host outside. No Pod, no address.',
      buttons: [SERVICES, button('Show the picture', 'show')],
    };
  }
  const ready = readyIn(cluster, metadata.name, metadata.namespace);
  const selects = Object.keys(spec.selector ?? {}).length > 0;
  return {
    headline: ready === 0 ? `Service ${name}: nobody answers` : `Service ${name}: ${count(ready, 'Pod')} can answer`,
    notice: !selects
      ? 'Selector <none>: nobody fills in the Endpoints of this Service by itself.'
      : ready === 0
        ? 'Endpoints is empty: no Pod that is ready has the labels of the Selector. Compare it with get pods --show-labels.'
        : 'Endpoints are the Pods that have the labels of the Selector and are ready. They change with every Pod.',
    buttons: [
      ...visit(service, ready),
      button('See the labels', commandIn(service, 'get pods --show-labels')),
      SERVICES,
      button('Why?', commandIn(service, `why service ${metadata.name}`)),
    ],
  };
};

/** A request, where somebody answers it. */
const visit = ({ metadata, spec }: Service, ready: number): readonly Button[] =>
  ready > 0 && (spec.ports ?? []).length > 0 && (metadata.namespace ?? 'default') === 'default'
    ? [button('Send a request', `curl ${metadata.name}`)]
    : [];

function readyIn(cluster: Cluster, name: string, namespace: string | undefined): number {
  return cluster
    .list('EndpointSlice', namespace)
    .filter(({ metadata }) => metadata.labels?.[SERVICE] === name)
    .reduce((sum, { endpoints }) => sum + endpoints.filter(({ conditions }) => conditions?.ready !== false).length, 0);
}

export const slicePage: PageOf<EndpointSlice> = (slice) => {
  const service = slice.metadata.labels?.[SERVICE];
  const ready = slice.endpoints.filter(({ conditions }) => conditions?.ready !== false).length;
  return {
    headline: `${ready} of ${count(slice.endpoints.length, 'address')} ready`,
    notice: 'Ready false: the Pod runs, and its readiness probe (may it get traffic) says no. Requests pass it by.',
    buttons: [...owner(slice, service), SERVICES],
  };
};

export const endpointsPage: PageOf<Endpoints> = (endpoints) => {
  const ready = (endpoints.subsets ?? []).reduce((sum, { addresses = [] }) => sum + addresses.length, 0);
  return {
    headline: `Endpoints ${nameOf(endpoints)}: ${count(ready, 'address')} ready`,
    notice: 'Endpoints is the older form, and ends at 1000 addresses. The cluster itself goes by EndpointSlices.',
    buttons: [
      ...owner(endpoints, endpoints.metadata.name),
      button('See EndpointSlices', commandIn(endpoints, 'get endpointslices')),
    ],
  };
};

const owner = (about: EndpointSlice | Endpoints, service: string | undefined): readonly Button[] =>
  service === undefined ? [] : [button('See its Service', commandIn(about, `describe service ${service}`))];
