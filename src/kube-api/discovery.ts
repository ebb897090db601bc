/**
 * Discovery: which groups, versions and resources there are. Follows apiserver/pkg/endpoints/discovery, in the form that
 * the sender understands: all at once (v2, v2beta1), or one list for each group and version.
 */
import { acceptedTypes } from './accept';
import { type ApiRequest, type ApiResponse, json } from './request';
import { partsOf } from './resource-path';
import { type ApiResource, groupVersion, RESOURCES, type Subresource } from '../api/resources';

/** Undefined where the path is not one of discovery. */
export function discovery(request: ApiRequest): ApiResponse | undefined {
  const [root, group, version, ...more] = partsOf(request.path) ?? [];
  if (root === 'api' && version === undefined) {
    if (group !== undefined) return resourceList('', group);
    return together(request, true) ?? json(CORE_VERSIONS);
  }
  if (root !== 'apis' || more.length > 0) return undefined;
  if (group === undefined) return together(request, false) ?? json(groupList());
  return version === undefined ? groupOf(group) : resourceList(group, version);
}

const CORE_VERSIONS = {
  kind: 'APIVersions',
  versions: ['v1'],
  serverAddressByClientCIDRs: [],
};

const groups = (): readonly string[] => [...new Set(RESOURCES.map(({ group }) => group))];

const versionsOf = (wanted: string): readonly string[] => [
  ...new Set(RESOURCES.flatMap(({ group, version }) => (group === wanted ? [version] : []))),
];

function groupList(): object {
  const named = groups().filter((group) => group !== '');
  return { kind: 'APIGroupList', apiVersion: 'v1', groups: named.map(apiGroup) };
}

function groupOf(group: string): ApiResponse | undefined {
  if (group === '' || !groups().includes(group)) return undefined;
  return json({ kind: 'APIGroup', apiVersion: 'v1', ...apiGroup(group) });
}

function apiGroup(group: string) {
  const versions = versionsOf(group).map((version) => ({ groupVersion: groupVersion({ group, version }), version }));
  return { name: group, versions, preferredVersion: versions[0] };
}

function resourceList(group: string, version: string): ApiResponse | undefined {
  const served = RESOURCES.filter((one) => one.group === group && one.version === version);
  if (served.length === 0) return undefined;
  return json({
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: groupVersion({ group, version }),
    resources: served.flatMap(legacyEntries),
  });
}

function legacyEntries(resource: ApiResource): readonly object[] {
  const { plural, singular, namespaced, kind, verbs, shortNames, categories, subresources } = resource;
  const own = {
    ...{ name: plural, singularName: singular, namespaced, kind, verbs },
    ...(shortNames.length > 0 && { shortNames }),
    ...(categories.length > 0 && { categories }),
  };
  const others = subresources.map(({ name, group, version, kind: its, verbs: can }) => ({
    name: `${plural}/${name}`,
    singularName: '',
    namespaced,
    ...(version !== undefined && { group: group ?? '', version }),
    kind: its,
    verbs: can,
  }));
  return [own, ...others];
}

const AGGREGATED = ['v2', 'v2beta1'];

/** Everything in one answer, where the sender asked for that. */
function together({ accept }: ApiRequest, isCore: boolean): ApiResponse | undefined {
  for (const { type, params } of acceptedTypes(accept)) {
    if (type !== 'application/json') continue;
    const version = params.get('v') ?? '';
    if (params.get('as') === undefined) return undefined;
    if (params.get('g') !== 'apidiscovery.k8s.io' || !AGGREGATED.includes(version)) continue;
    const contentType = `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`;
    const items = groups().filter((group) => (group === '') === isCore);
    const list = { kind: 'APIGroupDiscoveryList', apiVersion: `apidiscovery.k8s.io/${version}`, metadata: {} };
    return json({ ...list, items: items.map(groupEntry) }, 200, contentType);
  }
  return undefined;
}

const groupEntry = (group: string): object => ({
  metadata: { name: group, creationTimestamp: null },
  versions: versionsOf(group).map((version) => ({
    version,
    freshness: 'Current',
    resources: RESOURCES.filter((one) => one.group === group && one.version === version).map(resourceEntry),
  })),
});

const resourceEntry = (one: ApiResource): object => ({
  resource: one.plural,
  responseKind: kindOf(one),
  scope: one.namespaced ? 'Namespaced' : 'Cluster',
  singularResource: one.singular,
  verbs: one.verbs,
  ...(one.shortNames.length > 0 && { shortNames: one.shortNames }),
  ...(one.categories.length > 0 && { categories: one.categories }),
  ...(one.subresources.length > 0 && { subresources: one.subresources.map((sub) => subresourceEntry(one, sub)) }),
});

const subresourceEntry = (resource: ApiResource, { name, verbs, ...about }: Subresource): object => ({
  subresource: name,
  responseKind: kindOf({ group: resource.group, version: resource.version, ...about }),
  verbs,
});

const kindOf = ({ group, version, kind }: Pick<ApiResource, 'group' | 'version' | 'kind'>): object => ({
  group,
  version,
  kind,
});
