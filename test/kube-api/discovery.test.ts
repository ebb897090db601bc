/** Discovery, in each of its forms. */
import { KINDS } from '../../src/api/kinds';
import { Cluster } from '../../src/cluster/cluster';
import { newCluster } from '../../src/cluster/new-cluster';
import { answerTo, asked } from './asked';

const cluster = new Cluster(newCluster());
const aggregated = (version: string) => `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`;
/** What kubectl 1.35 sends. */
const KUBECTL = `${aggregated('v2')},${aggregated('v2beta1')},application/json`;

interface Aggregated {
  readonly apiVersion: string;
  readonly items: readonly {
    readonly metadata: { readonly name?: string };
    readonly versions: readonly {
      readonly version: string;
      readonly resources: readonly {
        readonly resource: string;
        readonly responseKind: { readonly kind: string };
        readonly scope: string;
        readonly verbs: readonly string[];
        readonly subresources?: readonly { readonly subresource: string; readonly responseKind: object }[];
      }[];
    }[];
  }[];
}

interface Legacy {
  readonly resources: readonly { readonly name: string; readonly kind: string; readonly verbs: readonly string[] }[];
}

test.each([
  [KUBECTL, 'v2'],
  [`${aggregated('v2beta1')},application/json`, 'v2beta1'],
])('everything at once to whoever asks so: %s', (accept, version) => {
  for (const path of ['/api', '/apis']) {
    const { contentType } = answerTo(cluster, path, { accept });
    expect(contentType).toBe(aggregated(version));
    const list = asked(cluster, path, { accept }) as Aggregated;
    expect(list).toMatchObject({ kind: 'APIGroupDiscoveryList', apiVersion: `apidiscovery.k8s.io/${version}` });
  }
});

test.each(['application/json', '', '*/*', aggregated('v3') + ',application/json'])(
  'lists to anybody else: "%s"',
  (accept) => {
    expect(asked(cluster, '/api', { accept })).toMatchObject({ kind: 'APIVersions', versions: ['v1'] });
    expect(asked(cluster, '/apis', { accept })).toMatchObject({ kind: 'APIGroupList', apiVersion: 'v1' });
  },
);

function everything(): Aggregated['items'] {
  return ['/api', '/apis'].flatMap((path) => (asked(cluster, path, { accept: KUBECTL }) as Aggregated).items);
}

test('both forms name the same resources, with the same verbs', () => {
  for (const { metadata, versions } of everything()) {
    for (const { version, resources } of versions) {
      const path = metadata.name === '' ? `/api/${version}` : `/apis/${metadata.name}/${version}`;
      const legacy = (asked(cluster, path) as Legacy).resources.map(
        ({ name, kind, verbs }) => `${name} ${kind} ${verbs.join()}`,
      );
      const whole = resources.flatMap(({ resource, responseKind, verbs, subresources = [] }) => [
        `${resource} ${responseKind.kind} ${verbs.join()}`,
        ...subresources.map(
          (sub) =>
            `${resource}/${sub.subresource} ${(sub.responseKind as { kind: string }).kind} ${(sub as unknown as { verbs: string[] }).verbs.join()}`,
        ),
      ]);
      expect(legacy).toEqual(whole);
    }
  }
});

test('every kind of a cluster is there, in its group and scope', () => {
  const found = everything().flatMap(({ metadata, versions }) =>
    versions.flatMap(({ version, resources }) =>
      resources.map(({ resource, scope }) => `${metadata.name ?? ''}/${version}/${resource} ${scope}`),
    ),
  );
  const kinds = Object.values(KINDS).map(
    ({ group, version, plural, namespaced }) =>
      `${group}/${version}/${plural} ${namespaced ? 'Namespaced' : 'Cluster'}`,
  );
  expect(found).toEqual(expect.arrayContaining(kinds));
});

test('core comes first, and the newer autoscaling before the older', () => {
  const groups = (asked(cluster, '/apis') as { groups: { name: string; versions: { version: string }[] }[] }).groups;
  expect(groups[0]?.name).toBe('apps');
  expect(groups.at(-1)?.name).toBe('metrics.k8s.io');
  expect(asked(cluster, '/apis/autoscaling')).toMatchObject({
    kind: 'APIGroup',
    versions: [{ groupVersion: 'autoscaling/v2' }, { groupVersion: 'autoscaling/v1' }],
    preferredVersion: { version: 'v2' },
  });
});

test('what the control plane alone writes can only be looked at', () => {
  const { resources } = asked(cluster, '/apis/discovery.k8s.io/v1') as Legacy;
  expect(resources).toEqual([expect.objectContaining({ name: 'endpointslices', verbs: ['get', 'list', 'watch'] })]);
});

test('drain finds evictions, and scale is not for DaemonSets', () => {
  const names = (path: string) => (asked(cluster, path) as Legacy).resources.map(({ name }) => name);
  expect(names('/api/v1')).toEqual(expect.arrayContaining(['pods/eviction', 'pods/log', 'pods/exec', 'pods/status']));
  expect(names('/apis/apps/v1')).toContain('deployments/scale');
  expect(names('/apis/apps/v1')).not.toContain('daemonsets/scale');
});

test.each(['/api/v2', '/apis/nope', '/apis/apps/v9', '/apis/apps/v1/x/y/z'])('%s is not there', (path) => {
  expect(answerTo(cluster, path).status).toBe(404);
});
