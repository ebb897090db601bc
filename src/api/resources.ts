/**
 * What the API serves, as discovery names it: every kind of a cluster, and views of them in other groups.
 */
import { isMadeByControllers, KINDS, type KindInfo } from './kinds';
import type { Kind } from './objects';

export interface ApiResource {
  /** Empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly singular: string;
  /** As answers say it: `Deployment`, `PodMetrics`. */
  readonly kind: string;
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  /** The kind whose objects are shown; undefined where a request makes the only object there is (access reviews). */
  readonly shows: Kind | undefined;
  /** Objects are stored in this group and version; in others they are shown in another form. */
  readonly isStored: boolean;
  readonly subresources: readonly Subresource[];
}

export interface Subresource {
  readonly name: string;
  readonly kind: string;
  /** Of the kind, where it is not that of the resource. */
  readonly group?: string;
  readonly version?: string;
  readonly verbs: readonly string[];
}

const READING = ['get', 'list', 'watch'];
const EVERYTHING = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];

const CHANGING = ['get', 'patch', 'update'];
const SCALE = { name: 'scale', kind: 'Scale', group: 'autoscaling', version: 'v1', verbs: CHANGING };

/** Beside `status`, which every kind with a status has. */
const SUBRESOURCES: Partial<Readonly<Record<Kind, readonly Subresource[]>>> = {
  Deployment: [SCALE],
  ReplicaSet: [SCALE],
  StatefulSet: [SCALE],
  Pod: [
    { name: 'eviction', kind: 'Eviction', group: 'policy', version: 'v1', verbs: ['create'] },
    { name: 'exec', kind: 'PodExecOptions', verbs: ['create', 'get'] },
    { name: 'log', kind: 'Pod', verbs: ['get'] },
  ],
};

const WITH_STATUS: ReadonlySet<Kind> = new Set([
  'CronJob',
  'DaemonSet',
  'Deployment',
  'HorizontalPodAutoscaler',
  'Job',
  'Namespace',
  'Node',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'Pod',
  'PodDisruptionBudget',
  'ReplicaSet',
  'ResourceQuota',
  'Service',
  'StatefulSet',
]);

function resourceOf(info: KindInfo): ApiResource {
  const { kind, group, version, plural, singular, namespaced, shortNames, categories } = info;
  const status = WITH_STATUS.has(kind) ? [{ name: 'status', kind, verbs: CHANGING }] : [];
  const others = SUBRESOURCES[kind] ?? [];
  return {
    ...{ group, version, plural, singular, kind, namespaced, shortNames, categories },
    verbs: isMadeByControllers(info) ? READING : EVERYTHING,
    shows: kind,
    isStored: true,
    subresources: [...others, ...status],
  };
}

const view = (
  groupVersion: string,
  kind: string,
  plural: string,
  rest: Partial<ApiResource> & { readonly namespaced: boolean },
): ApiResource => {
  const [group = '', version = ''] = groupVersion.split('/');
  const common = {
    verbs: READING,
    shortNames: [],
    categories: [],
    shows: undefined,
    isStored: false,
    subresources: [],
  };
  return { ...common, group, version, kind, plural, singular: kind.toLowerCase(), ...rest };
};

const AUTOSCALER = resourceOf(KINDS.HorizontalPodAutoscaler);
const ASKED = { verbs: ['create'], namespaced: false };
const MEASURED = { verbs: ['get', 'list'], singular: '' };

/** As a real cluster orders its groups: the first that has a word is what the word means. */
const GROUP_ORDER = [
  '',
  'apps',
  'events.k8s.io',
  'authentication.k8s.io',
  'authorization.k8s.io',
  'autoscaling',
  'batch',
  'policy',
  'storage.k8s.io',
  'scheduling.k8s.io',
  'coordination.k8s.io',
  'discovery.k8s.io',
  'metrics.k8s.io',
];

/** By group, the preferred version of a group first, then by name. */
export const RESOURCES: readonly ApiResource[] = [
  ...Object.values(KINDS).map(resourceOf),
  { ...AUTOSCALER, version: 'v1', isStored: false },
  view('authentication.k8s.io/v1', 'SelfSubjectReview', 'selfsubjectreviews', ASKED),
  view('authorization.k8s.io/v1', 'SelfSubjectAccessReview', 'selfsubjectaccessreviews', ASKED),
  view('authorization.k8s.io/v1', 'SelfSubjectRulesReview', 'selfsubjectrulesreviews', ASKED),
  view('events.k8s.io/v1', 'Event', 'events', { namespaced: true, shows: 'Event', shortNames: ['ev'] }),
  view('metrics.k8s.io/v1beta1', 'NodeMetrics', 'nodes', { ...MEASURED, namespaced: false, shows: 'Node' }),
  view('metrics.k8s.io/v1beta1', 'PodMetrics', 'pods', { ...MEASURED, namespaced: true, shows: 'Pod' }),
].sort(inOrder);

function inOrder(a: ApiResource, b: ApiResource): number {
  const byGroup = GROUP_ORDER.indexOf(a.group) - GROUP_ORDER.indexOf(b.group);
  if (byGroup !== 0) return byGroup;
  if (a.version !== b.version) return a.version > b.version ? -1 : 1;
  return a.plural < b.plural ? -1 : 1;
}

/** Each once, in the version that its group prefers. */
export const PREFERRED_RESOURCES: readonly ApiResource[] = RESOURCES.filter(
  ({ group, plural }, i) => i === RESOURCES.findIndex((one) => one.group === group && one.plural === plural),
);

/** The resource with this plural in a group and version. */
export function resourceNamed(group: string, version: string, plural: string): ApiResource | undefined {
  return RESOURCES.find((one) => one.plural === plural && one.group === group && one.version === version);
}

/** What the server says to whoever reads objects that others took the place of. Follows k8s.io/api (APILifecycleDeprecated). */
export const DEPRECATIONS: Readonly<Partial<Record<Kind, string>>> = {
  Endpoints: 'v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice',
};

/** `apps/v1`; the version alone for the core group. */
export const groupVersion = ({ group, version }: { readonly group: string; readonly version: string }): string =>
  group === '' ? version : `${group}/${version}`;
