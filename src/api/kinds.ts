/**
 * The kinds that a cluster knows, as `kubectl api-resources` lists them.
 */
import type { Kind } from './objects';

export interface KindInfo {
  readonly kind: Kind;
  /** `v1`, `apps/v1`. */
  readonly apiVersion: string;
  /** `apps`; empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly singular: string;
  readonly shortNames: readonly string[];
  readonly namespaced: boolean;
  /** `all`: listed by `kubectl get all`. */
  readonly categories: readonly string[];
  /** Its objects are not stored but read off others; nobody can write them. */
  readonly isDerived?: true;
}

type Extra = Partial<Pick<KindInfo, 'version' | 'shortNames' | 'namespaced' | 'categories' | 'isDerived'>>;

function info(kind: Kind, group: string, plural: string, extra: Extra = {}): KindInfo {
  const { version = 'v1' } = extra;
  return {
    kind,
    apiVersion: group === '' ? version : `${group}/${version}`,
    group,
    version,
    plural,
    singular: kind.toLowerCase(),
    shortNames: extra.shortNames ?? [],
    namespaced: extra.namespaced ?? true,
    categories: extra.categories ?? [],
    ...(extra.isDerived === true && { isDerived: true }),
  };
}

const ALL = ['all'];

/** Core kinds first: the group order decides which kind an unqualified word means. */
export const KINDS: Readonly<Record<Kind, KindInfo>> = {
  ConfigMap: info('ConfigMap', '', 'configmaps', { shortNames: ['cm'] }),
  Endpoints: info('Endpoints', '', 'endpoints', { shortNames: ['ep'], isDerived: true }),
  Event: info('Event', '', 'events', { shortNames: ['ev'] }),
  LimitRange: info('LimitRange', '', 'limitranges', { shortNames: ['limits'] }),
  Namespace: info('Namespace', '', 'namespaces', { shortNames: ['ns'], namespaced: false }),
  Node: info('Node', '', 'nodes', { shortNames: ['no'], namespaced: false }),
  PersistentVolumeClaim: info('PersistentVolumeClaim', '', 'persistentvolumeclaims', { shortNames: ['pvc'] }),
  PersistentVolume: info('PersistentVolume', '', 'persistentvolumes', { shortNames: ['pv'], namespaced: false }),
  Pod: info('Pod', '', 'pods', { shortNames: ['po'], categories: ALL }),
  ResourceQuota: info('ResourceQuota', '', 'resourcequotas', { shortNames: ['quota'] }),
  Secret: info('Secret', '', 'secrets'),
  Service: info('Service', '', 'services', { shortNames: ['svc'], categories: ALL }),
  ControllerRevision: info('ControllerRevision', 'apps', 'controllerrevisions'),
  DaemonSet: info('DaemonSet', 'apps', 'daemonsets', { shortNames: ['ds'], categories: ALL }),
  Deployment: info('Deployment', 'apps', 'deployments', { shortNames: ['deploy'], categories: ALL }),
  ReplicaSet: info('ReplicaSet', 'apps', 'replicasets', { shortNames: ['rs'], categories: ALL }),
  StatefulSet: info('StatefulSet', 'apps', 'statefulsets', { shortNames: ['sts'], categories: ALL }),
  HorizontalPodAutoscaler: info('HorizontalPodAutoscaler', 'autoscaling', 'horizontalpodautoscalers', {
    version: 'v2',
    shortNames: ['hpa'],
    categories: ALL,
  }),
  CronJob: info('CronJob', 'batch', 'cronjobs', { shortNames: ['cj'], categories: ALL }),
  Job: info('Job', 'batch', 'jobs', { categories: ALL }),
  Lease: info('Lease', 'coordination.k8s.io', 'leases', { isDerived: true }),
  EndpointSlice: info('EndpointSlice', 'discovery.k8s.io', 'endpointslices'),
  PodDisruptionBudget: info('PodDisruptionBudget', 'policy', 'poddisruptionbudgets', { shortNames: ['pdb'] }),
  PriorityClass: info('PriorityClass', 'scheduling.k8s.io', 'priorityclasses', {
    shortNames: ['pc'],
    namespaced: false,
  }),
  StorageClass: info('StorageClass', 'storage.k8s.io', 'storageclasses', { shortNames: ['sc'], namespaced: false }),
  VolumeAttachment: info('VolumeAttachment', 'storage.k8s.io', 'volumeattachments', { namespaced: false }),
};

/** The kinds whose objects a cluster holds. */
export const STORED_KINDS: readonly KindInfo[] = Object.values(KINDS).filter(({ isDerived }) => isDerived !== true);

/** Kinds whose objects only the control plane writes. */
export const isMadeByControllers = ({ kind }: KindInfo): boolean => MADE_BY_CONTROLLERS.has(kind);

const MADE_BY_CONTROLLERS: ReadonlySet<Kind> = new Set([
  'ControllerRevision',
  'Endpoints',
  'EndpointSlice',
  'Event',
  'Lease',
  'VolumeAttachment',
]);

/**
 * The kind that a word means: plural, singular, Kind (any case) or short name, also in kubectl's long forms
 * `deployments.apps` and `deployments.v1.apps`.
 */
export function kindNamed(word: string): KindInfo | undefined {
  const [name = '', ...rest] = word.toLowerCase().split('.');
  const group = rest.join('.');
  return Object.values(KINDS).find((candidate) => {
    const { plural, singular, shortNames } = candidate;
    if (name !== plural && name !== singular && !shortNames.includes(name)) return false;
    return group === '' || group === candidate.group || groupVersions(candidate).includes(group);
  });
}

/** `v1.apps`; of the core group, whose name is empty, `v1.` and what is left of it where a full stop went. */
const groupVersions = ({ group, version }: KindInfo): readonly string[] =>
  group === '' ? [`${version}.`, version] : [`${version}.${group}`];

/** The kind that a manifest's apiVersion and kind name, exactly. */
export function kindOfManifest(apiVersion: string, kind: string): KindInfo | undefined {
  const known = Object.hasOwn(KINDS, kind) ? KINDS[kind as Kind] : undefined;
  return known?.apiVersion === apiVersion ? known : undefined;
}

/** The resource as error texts name it: `pods`, `deployments.apps`. */
export function resourceName(kind: Kind): string {
  const { plural, group } = KINDS[kind];
  return group === '' ? plural : `${plural}.${group}`;
}
