/**
 * Services that lead nowhere, and requests that are lost.
 */
import { type Pod, refOf, type Service } from '../../api/objects';
import { matchesLabels } from '../../api/selectors';
import type { Cluster } from '../../cluster/cluster';
import { measureLoad, POD_CAPACITY } from '../../containers/load';
import { cut } from '../../diagram/text/columns';
import { workloadOf } from '../../diagram/owner';
import { podsOf } from '../../diagram/workload';
import { isReady } from '../../diagram/pod-state';
import { button } from '../button';
import type { Button } from '../reply';
import type { Finding, Patient } from './finding';
import { fixSelector } from './selectors';

export function checkServices({ cluster }: Patient): readonly Finding[] {
  return cluster
    .list('Service')
    .flatMap((service) => [...leadsNowhere(service, cluster), ...losesRequests(service, cluster)]);
}

function leadsNowhere(service: Service, cluster: Cluster): readonly Finding[] {
  const { selector } = service.spec;
  const { name, namespace } = service.metadata;
  if (selector === undefined || Object.keys(selector).length === 0) return [];
  const matching = cluster.list('Pod', namespace).filter((pod) => matchesLabels(selector, pod.metadata.labels));
  if (matching.some(isReady)) return [];
  const wants = Object.entries(selector).map((label) => label.join('='));
  const isEmpty = matching.length === 0;
  const owner = isEmpty ? wouldMatch(selector, service, cluster) : ownerOf(matching, cluster);
  return [
    {
      rank: isEmpty ? 60 : 58,
      about: [refOf(service), ...(owner === undefined ? [] : [refOf(owner)])],
      symptom: isEmpty ? `Service ${cut(name, 20)} finds no Pod` : `Service ${cut(name, 20)} has no ready Pod`,
      short: `${cut(name, 12)}  Service without Pods`,
      why: [
        isEmpty ? `No Pod has the labels ${wants.join(', ')}` : `${matching.length} Pods fit, none of them is ready`,
        'Whoever asks it is refused at once',
      ],
      evidence: `Selector:   ${wants.join(',')}\nEndpoints:  `,
      helps: isEmpty
        ? 'Pods with these labels, or a selector that fits those there are.'
        : 'ready Pods: see what keeps them from it.',
      cures:
        owner === undefined
          ? [
              ...otherLabels(service, cluster),
              button('Delete the Service', `delete service ${name}`),
              button('Get Pods', 'get pods --show-labels'),
            ]
          : more(owner, cluster),
    },
  ];
}

type Scalable = NonNullable<ReturnType<typeof wouldMatch>>;

/** The workload whose Pods would have the labels, if it had some. */
function wouldMatch(selector: Readonly<Record<string, string>>, { metadata }: Service, cluster: Cluster) {
  const owners = [
    ...cluster.list('Deployment', metadata.namespace),
    ...cluster.list('StatefulSet', metadata.namespace),
  ];
  return owners.find(({ spec }) => matchesLabels(selector, spec.template.metadata.labels));
}

/** The labels of the workload that has its name: what the selector was to say, most likely. */
function otherLabels(service: Service, cluster: Cluster): readonly Button[] {
  const { name, namespace } = service.metadata;
  const meant = cluster.get('Deployment', name, namespace) ?? cluster.get('StatefulSet', name, namespace);
  const labels = meant?.spec.selector.matchLabels;
  return labels === undefined ? [] : [fixSelector(service, labels)];
}

function ownerOf(pods: readonly Pod[], cluster: Cluster): Scalable | undefined {
  const owner = pods[0] === undefined ? undefined : workloadOf(pods[0], cluster);
  return owner?.kind === 'Deployment' || owner?.kind === 'StatefulSet' ? owner : undefined;
}

function more(owner: Scalable, cluster: Cluster): readonly Button[] {
  const { name } = owner.metadata;
  const hasPods = podsOf(owner, cluster).length > 0;
  return hasPods
    ? [button(`Why ${name}?`, `why ${name}`)]
    : [button('Scale to 3', `scale ${owner.kind.toLowerCase()}/${name} 3`)];
}

function losesRequests(service: Service, cluster: Cluster): readonly Finding[] {
  const { rate, lost, pods } = measureLoad(cluster, service);
  if (rate === 0 || lost === 0) return [];
  const { name, namespace } = service.metadata;
  const owner = cluster.get('Deployment', name, namespace) ?? cluster.get('StatefulSet', name, namespace);
  const needed = Math.ceil((rate * 1.1) / POD_CAPACITY);
  return [
    {
      rank: 66,
      about: [refOf(service), ...(owner === undefined ? [] : [refOf(owner)])],
      symptom: `${cut(name, 20)} loses ${lost} of ${rate} requests/s`,
      short: `${cut(name, 12)}  loses ${lost} requests/s`,
      why: [`${pods.length} ready Pods can answer ${pods.length * POD_CAPACITY} requests/s, ${rate} are sent`],
      helps: `more Pods: ${needed} would do.`,
      cures: [
        ...(owner === undefined
          ? []
          : [button(`Scale to ${needed}`, `scale ${owner.kind.toLowerCase()}/${name} ${needed}`)]),
        button('Stop the load', `load ${name} 0`),
      ],
    },
  ];
}
