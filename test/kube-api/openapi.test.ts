/** OpenAPI, as far as kubectl reads it. */
import { FIELDS } from '../../src/api/schema/field-meanings';
import { Cluster } from '../../src/cluster/cluster';
import { newCluster } from '../../src/cluster/new-cluster';
import { RESOURCES } from '../../src/api/resources';
import { answerTo, asked } from './asked';

const cluster = new Cluster(newCluster());

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}
interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: object;
  readonly 'x-kubernetes-group-version-kind': object;
}
interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly 'x-kubernetes-group-version-kind'?: readonly object[];
}

const paths = () => (asked(cluster, '/openapi/v3') as { paths: Record<string, { serverRelativeURL: string }> }).paths;
const documentAt = (path: string) => asked(cluster, path) as Document;

test('there is a document for every group and version, below the address of the cluster', () => {
  const versions = new Set(RESOURCES.map(({ group, version }) => `${group}/${version}`));
  expect(Object.keys(paths())).toHaveLength(versions.size);
  for (const { serverRelativeURL } of Object.values(paths())) {
    expect(serverRelativeURL).toMatch(/^\/openapi\/v3\/apis?\/.+\?hash=/);
    expect(answerTo(cluster, serverRelativeURL).status).toBe(200);
  }
});

test('whoever changes something may ask for its fields to be checked', () => {
  for (const path of Object.keys(paths())) {
    const document = documentAt(`/openapi/v3/${path}`);
    for (const operations of Object.values(document.paths)) {
      for (const method of ['post', 'put', 'patch']) {
        const operation = operations[method];
        if (operation === undefined) continue;
        expect(operation.parameters).toContainEqual(expect.objectContaining({ name: 'fieldValidation', in: 'query' }));
        // With a body kubectl would take how lists merge from here, where it is not said.
        expect(operation.requestBody).toBeUndefined();
      }
    }
  }
});

test('every reference leads to a schema of the same document', () => {
  for (const path of Object.keys(paths())) {
    const { components } = documentAt(`/openapi/v3/${path}`);
    const references = [...JSON.stringify(components).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(
      ([, name]) => name!,
    );
    expect(references.filter((name) => components.schemas[name] === undefined)).toEqual([]);
  }
});

test('a kind is found by its group and version, and says what it and its fields are', () => {
  const { schemas } = documentAt('/openapi/v3/apis/apps/v1').components;
  expect(schemas.Deployment).toMatchObject({
    type: 'object',
    'x-kubernetes-group-version-kind': [{ group: 'apps', version: 'v1', kind: 'Deployment' }],
    properties: { spec: { allOf: [{ $ref: '#/components/schemas/DeploymentSpec' }] } },
  });
  expect(schemas.Deployment?.description).toMatch(/\.$/);
  expect(schemas.DeploymentSpec?.properties?.replicas).toEqual({
    description: FIELDS.replicas,
    type: 'integer',
    format: 'int32',
  });
  expect(schemas.ConfigMap).toBeUndefined();
});

test('lists, maps, numbers or texts, and quantities', () => {
  const { schemas } = documentAt('/openapi/v3/api/v1').components;
  expect(schemas.PodSpec).toMatchObject({ required: ['containers'] });
  expect(schemas.PodSpec?.properties?.containers).toMatchObject({
    type: 'array',
    items: { allOf: [{ $ref: '#/components/schemas/Container' }] },
  });
  expect(schemas.ResourceRequirements?.properties?.limits).toMatchObject({
    type: 'object',
    additionalProperties: { allOf: [{ $ref: '#/components/schemas/Quantity' }] },
  });
  expect(schemas.IntOrString).toMatchObject({ oneOf: [{ type: 'integer' }, { type: 'string' }] });
  expect(schemas.ObjectMeta?.properties?.creationTimestamp).toMatchObject({ type: 'string', format: 'date-time' });
});

test('version 2 is five bytes under a media type that clients in Go can read', () => {
  const { status, contentType, body } = answerTo(cluster, '/openapi/v2');
  expect(status).toBe(200);
  expect(contentType).toBe('application/com.github.proto-openapi.spec.v2.v1.0+protobuf');
  expect([...(body as Uint8Array)]).toEqual([0x0a, 0x03, 0x32, 0x2e, 0x30]);
});

test.each(['/openapi', '/openapi/v4', '/openapi/v3/apis/nope/v1', '/openapi/v2/x'])('%s is not there', (path) => {
  expect(answerTo(cluster, path).status).toBe(404);
});
