/**
 * Labels that do not say what was meant: a Service that picks Pods of another app, a Pod that its owner let go.
 */
import { type Pod, refOf, type ReplicaSet, type Service } from '../../api/objects';
import { own } from '../../api/own';
import { matchesLabels } from '../../api/selectors';
import type { Cluster } from '../../cluster/cluster';
import { readyPods } from '../../containers/requests';
import { cut } from '../../diagram/text/columns';
import { controllerOf, imageOf, topOwnerOf } from '../../diagram/owner';
import { shortName } from '../../diagram/short-name';
import { button } from '../button';
import type { Button } from '../reply';
import { type Finding, type Patient } from './finding';

export function checkSelectors({ cluster }: Patient): readonly Finding[] {
  return [
    ...cluster.list('Service').flatMap((service) => picksOthers(service, cluster) ?? []),
    ...cluster.list('ReplicaSet').flatMap((set) => letGo(set, cluster) ?? []),
  ];
}

const programOf = (image: string): string => image.split('/').at(-1)?.split(':')[0] ?? image;

/** Two versions of one app behind one Service are meant so; two apps are not. */
function picksOthers(service: Service, cluster: Cluster): Finding | undefined {
  const ready = readyPods(cluster, service);
  const apps = new Map<string, string>();
  for (const pod of ready) {
    const owner = topOwnerOf(pod, cluster);
    if (owner !== undefined) apps.set(programOf(imageOf(pod.spec)), owner.metadata.name);
  }
  if (apps.size < 2 || service.spec.selector === undefined) return undefined;
  const name = cut(service.metadata.name, 20);
  const owners = [...apps.values()];
  const labels = Object.entries(service.spec.selector).map((label) => label.join('='));
  return {
    rank: 63,
    about: [refOf(service)],
    symptom: cut(`Service ${name} sends to ${apps.size} apps: ${owners.join(', ')}`, 60),
    short: `${cut(name, 12)}  Service of ${apps.size} apps`,
    why: [
      `Its selector ${labels.join(', ')} fits Pods of ${owners.slice(0, 3).join(' and ')}`,
      'Every ready Pod with these labels gets a share of the requests, whoever made it',
    ],
    evidence: `Selector:   ${labels.join(',')}`,
    helps: 'a selector that fits the Pods of one app.',
    cures: narrower(service, ready, cluster),
  };
}

/** The selector of the app that the Service is named after, or else of the first. */
function narrower(service: Service, pods: readonly Pod[], cluster: Cluster): readonly Button[] {
  const { name } = service.metadata;
  const meant = pods.find((pod) => topOwnerOf(pod, cluster)?.metadata.name === name) ?? pods[0];
  const app = own(meant?.metadata.labels, 'app');
  if (app === undefined) return [button('Get labels', 'get pods --show-labels')];
  return [fixSelector(service, { app }), button('Get labels', 'get pods --show-labels')];
}

/** Gives a Service exactly these labels to pick by. */
export function fixSelector({ metadata, spec }: Service, labels: Readonly<Record<string, string>>): Button {
  const dropped = Object.fromEntries(Object.keys(spec.selector ?? {}).map((key) => [key, null]));
  const patch = JSON.stringify({ spec: { selector: { ...dropped, ...labels } } });
  const { name, namespace = 'default' } = metadata;
  return button(
    'Fix the selector',
    `patch service ${name} -p '${patch}'${namespace === 'default' ? '' : ` -n ${namespace}`}`,
  );
}

const HASH = 'pod-template-hash';

/** Pods of a ReplicaSet whose labels were changed: nobody brings them back when they go. */
function letGo(set: ReplicaSet, cluster: Cluster): Finding | undefined {
  const labels = set.spec.selector.matchLabels ?? {};
  const hash = own(labels, HASH);
  if (hash === undefined) return undefined;
  const [first, ...others] = cluster
    .list('Pod', set.metadata.namespace)
    .filter(
      (pod) =>
        own(pod.metadata.labels, HASH) === hash &&
        controllerOf(pod, cluster) === undefined &&
        pod.metadata.deletionTimestamp === undefined &&
        !matchesLabels(labels, pod.metadata.labels),
    );
  const wrong = Object.entries(labels).find(([key, value]) => own(first?.metadata.labels, key) !== value);
  if (first === undefined || wrong === undefined) return undefined;
  const [key, value] = wrong;
  const pods = [first, ...others];
  const name = shortName(first);
  const who = others.length === 0 ? `${name} belongs` : `${pods.length} Pods belong`;
  const is = own(first.metadata.labels, key);
  const names = pods.map(({ metadata }) => metadata.name).join(' ');
  return {
    rank: 51,
    about: pods.map(refOf),
    symptom: cut(`${who} to nobody: label ${key} changed`, 60),
    short: `${cut(name, 16)}  belongs to nobody`,
    why: [
      `${cut(set.metadata.name, 30)} picks ${key}=${value}; ${name} has ${is === undefined ? `no ${key}` : `${key}=${is}`}`,
      'So its ReplicaSet let it go and made another. Nobody brings this one back when it ends',
    ],
    evidence: `Labels:  ${labelText(first)}`,
    helps: 'the label back on it, or no such Pod.',
    cures: [
      button('Put the label back', `label pod ${names} ${key}=${value} --overwrite`),
      button(others.length === 0 ? 'Delete the Pod' : 'Delete the Pods', `delete pod ${names}`),
    ],
  };
}

const labelText = ({ metadata }: Pod): string =>
  Object.entries(metadata.labels ?? {})
    .map((label) => label.join('='))
    .join(',');
