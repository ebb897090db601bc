/**
 * Terms: how an app is reached, described, and what it keeps.
 */
import type { Term } from './term';

export const APPS: readonly Term[] = [
  {
    name: 'Service',
    short: 'one address for ready Pods',
    also: ['services', 'svc'],
    shelf: 'apps',
    text: [
      'A Service is one address for all ready Pods of an app. Pods come and go, the address stays.',
      'It finds its Pods by labels and shares the requests among those that are ready.',
    ],
    here: ['Service {service} sends requests to {endpoints} ready Pods.'],
    tries: [
      { label: 'Put load on it', run: 'load {service} 500' },
      { label: 'Deploy web', run: 'deploy web' },
    ],
    see: 'endpoint',
    page: 'Service',
  },
  {
    name: 'endpoint',
    short: 'one ready Pod behind a Service',
    also: ['endpoints', 'endpointslice', 'endpointslices'],
    shelf: 'apps',
    isAside: true,
    text: [
      'An endpoint is the address of one ready Pod behind a Service.',
      'A Pod that is not ready, or is stopping, leaves the list; so it gets no requests.',
    ],
    here: ['Service {service} has {endpoints} endpoints.'],
    tries: [{ label: 'Get endpoints', run: 'get endpointslices' }],
    see: 'Service',
    page: 'EndpointSlices',
  },
  {
    name: 'namespace',
    short: 'a part of a cluster with names of its own',
    also: ['namespaces', 'ns', 'namespace controller'],
    shelf: 'apps',
    isAside: true,
    text: [
      'A namespace is a part of a cluster with names of its own: two may each have a Deployment web.',
      'Nodes and volumes belong to no namespace. What you make here is in the namespace default.',
    ],
    here: ['this cluster has {namespaces} namespaces.'],
    tries: [{ label: 'Get namespaces', run: 'get namespaces' }],
    see: 'cluster',
    page: 'Namespaces',
  },
  {
    name: 'manifest',
    short: 'a text that says what you want',
    also: ['manifests', 'yaml', 'apply', 'spec', 'desired state'],
    shelf: 'apps',
    isAside: true,
    text: [
      'A manifest is a text that says what you want: kind, name, and the wish itself (the spec).',
      'kubectl apply sends it. From then on controllers work until the cluster is like that.',
    ],
    here: ['the manifest of {deployment} is in: get deployment {deployment} -o yaml'],
    tries: [
      { label: 'Show the YAML', run: 'get deployment {deployment} -o yaml' },
      { label: 'Deploy web', run: 'deploy web' },
    ],
    see: 'controller',
    page: 'Objects In Kubernetes',
  },
  {
    name: 'stateless',
    short: 'no data in the Pods',
    also: ['stateless app'],
    shelf: 'apps',
    text: [
      'A stateless app keeps no data in its Pods: every copy can answer every request.',
      'So a copy may be deleted and replaced at any time. A Deployment suits it.',
    ],
    here: ['delete a Pod of {deployment}: nobody misses anything.'],
    tries: [
      { label: 'Delete a Pod', run: 'delete pod {pod}' },
      { label: 'Deploy web', run: 'deploy web' },
    ],
    see: 'stateful',
    page: 'Deployments',
  },
  {
    name: 'stateful',
    short: 'data that outlive the Pods',
    also: ['stateful app', 'state'],
    shelf: 'apps',
    text: [
      'A stateful app keeps data that must outlive its Pods: a database, a queue.',
      'Its data belong on volumes, and each copy often needs a name and a volume of its own.',
      'A StatefulSet gives both.',
    ],
    here: ['{numbered pod} keeps its data in {claim}.'],
    tries: [
      { label: 'Which kind fits?', run: 'which' },
      { label: 'Deploy a database', run: 'deploy db 3 statefulset' },
    ],
    see: 'volume',
    page: 'StatefulSets',
  },
  {
    name: 'identity',
    short: 'a name and a volume that stay',
    also: ['persistent id', 'uid', 'ordinal', 'unique name', 'interchangeable', 'uniqueness'],
    shelf: 'apps',
    isAside: true,
    text: [
      "A StatefulSet's Pod has an identity: a numbered name, an address by that name, and its own volume.",
      'A new Pod with the name db-1 takes all of it over. Its UID and its IP address are new.',
      'Pods of a Deployment have none: they are interchangeable.',
    ],
    here: ['{numbered pod} is one of the Pods with an identity.'],
    tries: [
      { label: 'Delete {numbered pod}', run: 'delete pod {numbered pod}' },
      { label: 'Deploy a database', run: 'deploy db 3 statefulset' },
    ],
    see: 'StatefulSet',
    page: 'StatefulSets',
  },
  {
    name: 'address',
    short: 'where a Pod or a Service is reached',
    also: ['addresses', 'ip', 'ip address', 'clusterip', 'headless', 'headless service', 'dns'],
    shelf: 'apps',
    isAside: true,
    text: [
      'Each Pod has an address of its own, and all its containers share it. A new Pod gets a new one.',
      'A Service has an address that stays. A headless Service has none: it gives a name to each Pod.',
    ],
    here: ['Service {service} sends requests to {endpoints} ready Pods.'],
    tries: [
      { label: 'Get Pods', run: 'get pods -o wide' },
      { label: 'Deploy web', run: 'deploy web' },
    ],
    see: 'Service',
    page: 'Service',
  },
];
